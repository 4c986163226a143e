//! JSON without type and identifier.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::json::{Json, Raw};
use crate::objects::Dynamic;
use crate::tolerant::Attributes;

/// JSON that is no object of VirusTotal: an answer without an envelope, or an item of a list that has neither type nor
/// identifier.
///
/// Like an [`Object`](crate::Object) it holds the JSON text that came, byte for byte, and fields read from it; `Plain` alone, with
/// [`Dynamic`], has no typed fields. A field of another type than documented stays empty in [`fields`](Plain::fields), and is
/// still there for [`get`](Plain::get). Serialising writes the text again (with `serde_json`). Cloning is cheap.
///
/// ```
/// use vt_client::answers::DtmAlert;
///
/// let alert: DtmAlert = serde_json::from_str(r#"{"id": "d1", "title": 5, "new": {"field": [1]}}"#)?;
/// assert_eq!(alert.fields().id.as_deref(), Some("d1"));
/// assert_eq!(alert.fields().title, None); // not a text
/// assert_eq!(alert.get("title"), Some(5.into()));
/// assert_eq!(alert.get("new.field.0"), Some(1.into()));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub struct Plain<A = Dynamic> {
    text: Raw,
    fields: Arc<A>,
}

impl<A> Plain<A> {
    /// The typed fields.
    pub fn fields(&self) -> &A {
        &self.fields
    }

    /// A field by its path, `summary.severity`, typed or not. See [`Json::get`] for paths.
    pub fn get(&self, path: &str) -> Option<Value> {
        self.json().get(path)
    }

    /// The value as it came, to look things up in.
    pub fn json(&self) -> Json<'_> {
        self.text.json()
    }

    /// The JSON text as it came, byte for byte.
    pub fn raw(&self) -> &str {
        self.text.get()
    }
}

impl<A> Clone for Plain<A> {
    fn clone(&self) -> Self {
        Plain {
            text: self.text.clone(),
            fields: Arc::clone(&self.fields),
        }
    }
}

/// Shows the size; the text may be long or secret.
impl<A> fmt::Debug for Plain<A> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Plain({} bytes)", self.raw().len())
    }
}

impl<A> Serialize for Plain<A> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.text.serialize(serializer)
    }
}

/// Reads any value from a deserialiser of `serde_json`.
impl<'de, A: Attributes> Deserialize<'de> for Plain<A> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Raw::deserialize(deserializer)?;
        let fields = Arc::new(A::from_json(text.json()));
        Ok(Plain { text, fields })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timestamp::Timestamp;

    crate::attributes! {
        /// A thing.
        struct Thing {
            /// When.
            date: Option<Timestamp>,
            /// Words.
            words: Vec<String>,
        }
    }

    #[test]
    fn any_json_is_read_and_written_again() {
        for text in [
            r#"{"date":"7","words":["a",1],"x":1.50e400}"#,
            "{}",
            "[1]",
            "5",
            "null",
            r#""text""#,
        ] {
            let thing: Plain<Thing> = serde_json::from_str(text).unwrap();
            assert_eq!(thing.raw(), text);
            assert_eq!(serde_json::to_string(&thing.clone()).unwrap(), text);
            assert!(!format!("{thing:?}").contains("words"));
            let is_thing = text.contains("date");
            assert_eq!(thing.fields().date, is_thing.then_some(Timestamp(7)));
            assert_eq!(thing.fields().words.len(), usize::from(is_thing));
            let dynamic: Plain = serde_json::from_str(text).unwrap();
            assert_eq!(dynamic.json().text(), text);
            assert_eq!(dynamic.get("words.1").is_some(), is_thing);
        }
        assert!(serde_json::from_str::<Plain>("{").is_err());
    }
}
