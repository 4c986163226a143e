//! The shape that most bodies share: an object in an envelope.

use serde::Serialize;
use serde_json::{Map, Value};

/// `{"data": …}`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Envelope<T> {
    pub(crate) data: T,
}

impl<T> Envelope<T> {
    pub(crate) fn of(data: T) -> Self {
        Envelope { data }
    }
}

/// `{"type": …, "id": …, "attributes": {…}}`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Entity {
    #[serde(rename = "type")]
    pub(crate) tag: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) id: Option<String>,
    pub(crate) attributes: Map<String, Value>,
}

impl Entity {
    pub(crate) fn new(tag: &'static str) -> Self {
        Entity {
            tag,
            id: None,
            attributes: Map::new(),
        }
    }

    /// The entity with one attribute more.
    pub(crate) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.attributes.insert(name.to_owned(), value.into());
        self
    }
}

/// Writes the methods that set attributes of bodies which hold an [`Entity`] or a like struct at
/// `0.data`: one per documented attribute, and one for any other.
macro_rules! attributes {
    ($($body:ident),+ => $attributes:tt) => {
        $( $crate::bodies::entity::attributes!(@methods $body $attributes); )+
    };
    (@methods $body:ident { $( $(#[$meta:meta])* $name:ident: $kind:tt, )* }) => {
        impl $body {
            $( $crate::bodies::entity::attributes!(@method $(#[$meta])* $name $kind); )*

            /// Any attribute by its name in the API, for those that have no method here.
            #[must_use]
            pub fn attribute(
                mut self,
                name: impl Into<String>,
                value: impl Into<serde_json::Value>,
            ) -> Self {
                self.0.data.attributes.insert(name.into(), value.into());
                self
            }
        }
    };
    (@method $(#[$meta:meta])* $name:ident [$item:ty]) => {
        $(#[$meta])*
        #[must_use]
        pub fn $name(mut self, values: impl IntoIterator<Item = impl Into<$item>>) -> Self {
            let values: Vec<$item> = values.into_iter().map(Into::into).collect();
            self.0.data.attributes.insert(stringify!($name).to_owned(), values.into());
            self
        }
    };
    (@method $(#[$meta:meta])* $name:ident ($kind:ty)) => {
        $crate::bodies::entity::attributes!(@method $(#[$meta])* $name $kind);
    };
    (@method $(#[$meta:meta])* $name:ident $kind:ty) => {
        $(#[$meta])*
        #[must_use]
        pub fn $name(mut self, value: impl Into<$kind>) -> Self {
            let value: $kind = value.into();
            self.0.data.attributes.insert(stringify!($name).to_owned(), value.into());
            self
        }
    };
}

pub(crate) use attributes;
