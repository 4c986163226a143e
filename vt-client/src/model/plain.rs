//! JSON without type and identifier.

use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::json::attributes::{Attributes, Kind, Tolerant};
use crate::json::decode::describe;
use crate::json::raw::{Json, Raw};
use crate::json::reader::JsonReader;
use crate::model::objects::Dynamic;

/// JSON that is no object of VirusTotal: an answer that is a dictionary, an item of a list that
/// has neither type nor identifier, the report of a tool inside of an object.
///
/// Like an [`Object`](crate::Object) it holds the JSON text that came, byte for byte, and typed
/// fields, which are read when they are first asked for: `plain.title`, or
/// [`plain.fields()`](Plain::fields). `Plain` alone, with [`Dynamic`], has none. A field of
/// another type than documented stays empty, and is still there for [`get`](Plain::get), as is
/// one that nobody knew. Serialising writes the text again (with `serde_json`). Cloning is cheap.
///
/// ```
/// use vt_client::answers::DtmAlert;
///
/// let text = r#"{"id": "d1", "title": 5, "new": {"field": [1]}}"#;
/// let alert: DtmAlert = serde_json::from_str(text)?;
/// assert_eq!(alert.id.as_deref(), Some("d1"));
/// assert_eq!(alert.title, None); // not a text
/// assert_eq!(alert.get("title"), Some(5.into()));
/// assert_eq!(alert.get("new.field.0"), Some(1.into()));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub struct Plain<A = Dynamic> {
    text: Raw,
    fields: OnceLock<Arc<A>>,
}

impl<A> Plain<A> {
    fn new(text: Raw) -> Self {
        Plain {
            text,
            fields: OnceLock::new(),
        }
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

impl<A: Attributes> Plain<A> {
    /// The typed fields.
    pub fn fields(&self) -> &A {
        let read = || Arc::new(A::from_json(self.json()));
        self.fields.get_or_init(read)
    }
}

/// The typed fields.
impl<A: Attributes> Deref for Plain<A> {
    type Target = A;

    fn deref(&self) -> &A {
        self.fields()
    }
}

impl<A> Clone for Plain<A> {
    fn clone(&self) -> Self {
        Plain {
            text: self.text.clone(),
            fields: self.fields.clone(),
        }
    }
}

/// Two are equal when their texts are.
impl<A> PartialEq for Plain<A> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
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

/// Reads from a deserialiser of `serde_json`: any value where there are no typed fields, an object
/// where there are.
impl<'de, A: Attributes> Deserialize<'de> for Plain<A> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Raw::deserialize(deserializer)?;
        if A::are_entries() && !text.get().starts_with('{') {
            let found = describe(&mut JsonReader::new(text.get()));
            return Err(D::Error::custom(format_args!(
                "expected an object, found {found}"
            )));
        }
        Ok(Plain::new(text))
    }
}

/// Inside of an object any value is kept, since it costs the others nothing.
impl<A: Attributes> Tolerant for Plain<A> {
    const KIND: Kind = Kind::Plain(A::fields);

    fn read(reader: &mut JsonReader<'_>) -> Option<Self> {
        Raw::read(reader).map(Plain::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::map::Map;
    use crate::json::timestamp::Timestamp;

    crate::attributes! {
        /// A thing.
        struct Thing {
            /// When.
            date: Option<Timestamp>,
            /// Words.
            words: Vec<String>,
            /// What is in it.
            inside: Option<Plain<Thing>>,
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
            let dynamic: Plain = serde_json::from_str(text).unwrap();
            assert_eq!(dynamic.raw(), text);
            assert_eq!(serde_json::to_string(&dynamic.clone()).unwrap(), text);
            assert!(!format!("{dynamic:?}").contains("words"));
            assert_eq!(dynamic.get("words.1").is_some(), text.contains("words"));
        }
        assert!(serde_json::from_str::<Plain>("{").is_err());
    }

    #[test]
    fn typed_fields_are_those_of_an_object() {
        let text = r#"{"date":"7","words":["a",1],"x":1.50e400}"#;
        let thing: Plain<Thing> = serde_json::from_str(text).unwrap();
        assert_eq!(
            (thing.date, &*thing.words),
            (Some(Timestamp(7)), &["a".to_owned()][..])
        );
        assert_eq!(thing.clone().fields(), thing.fields());
        assert_eq!(serde_json::to_string(&thing).unwrap(), text);
        let map: Plain<Map<u64>> = serde_json::from_str(r#"{"a":1,"b":"x"}"#).unwrap();
        assert_eq!((map.len(), map.get("b")), (1, Some("x".into())));
        for (text, found) in [("[1]", "a list"), ("5", "a number"), ("null", "null")] {
            for error in [
                serde_json::from_str::<Plain<Thing>>(text).unwrap_err(),
                serde_json::from_str::<Plain<Map<u64>>>(text).unwrap_err(),
            ] {
                let message = format!("expected an object, found {found}");
                assert!(error.to_string().starts_with(&message), "{error}");
            }
        }
    }

    #[test]
    fn inside_of_a_structure_any_value_is_kept() {
        for inside in [r#"{"date":3,"new":[1e400]}"#, "[7]", r#""text""#, "5"] {
            let text = format!(r#"{{"inside":{inside}}}"#);
            let thing: Thing = serde_json::from_str(&text).unwrap();
            assert_eq!(serde_json::to_string(&thing).unwrap(), text);
            let inner = thing.inside.unwrap();
            assert_eq!(inner.raw(), inside);
            assert_eq!(inner.date.is_some(), inside.contains("date"));
        }
        let none: Thing = serde_json::from_str(r#"{"inside":null}"#).unwrap();
        assert_eq!(none.inside, None);
    }
}
