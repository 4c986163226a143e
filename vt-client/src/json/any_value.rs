//! A value that is a text as a rule.

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::json::attributes::{Kind, Tolerant};
use crate::json::raw::Raw;
use crate::json::reader::JsonReader;

/// A value that is a text as a rule, and now and then a number, a truth or a list: what ExifTool
/// finds in a file, a header of a server's answer, a field of an event.
///
/// It is used as a text: a value that is none is its JSON text. Serialising writes what came.
///
/// ```
/// use vt_client::{Object, objects::File};
///
/// let file: Object<File> = r#"{"data": {"type": "file", "id": "f", "attributes":
///     {"exiftool": {"FileType": "Win32 EXE", "CodeSize": 512, "Pages": [1, 2]}}}}"#.parse()?;
/// let exiftool = &file.attributes().exiftool;
/// assert_eq!(exiftool.get("FileType").unwrap(), "Win32 EXE");
/// assert_eq!(exiftool.get("CodeSize").unwrap().parse(), Ok(512));
/// assert_eq!(exiftool.get("Pages").unwrap().as_str(), "[1, 2]");
/// # Ok::<(), vt_client::DecodeError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum AnyValue {
    /// A text.
    Text(String),
    /// Another value.
    Json(Raw),
}

impl AnyValue {
    /// The text; the JSON text of another value.
    pub fn as_str(&self) -> &str {
        match self {
            AnyValue::Text(text) => text,
            AnyValue::Json(json) => json.get(),
        }
    }
}

impl Deref for AnyValue {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for AnyValue {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq<str> for AnyValue {
    fn eq(&self, text: &str) -> bool {
        self.as_str() == text
    }
}

impl PartialEq<&str> for AnyValue {
    fn eq(&self, text: &&str) -> bool {
        self.as_str() == *text
    }
}

impl fmt::Display for AnyValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

impl fmt::Debug for AnyValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AnyValue::Text(text) => fmt::Debug::fmt(text, formatter),
            AnyValue::Json(json) => formatter.write_str(json.get()),
        }
    }
}

impl Serialize for AnyValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            AnyValue::Text(text) => serializer.serialize_str(text),
            AnyValue::Json(json) => json.serialize(serializer),
        }
    }
}

/// Reads any value from a deserialiser of `serde_json`.
impl<'de> Deserialize<'de> for AnyValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = Raw::deserialize(deserializer)?;
        let value = Self::read(&mut JsonReader::new(json.get()));
        Ok(value.unwrap_or(AnyValue::Json(json)))
    }
}

/// Null is no value.
impl Tolerant for AnyValue {
    const KIND: Kind = Kind::Any;

    fn read(reader: &mut JsonReader<'_>) -> Option<Self> {
        if reader.peek() == b'"' {
            String::read(reader).map(AnyValue::Text)
        } else {
            Raw::read(reader).map(AnyValue::Json)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::map::Map;

    #[test]
    fn no_value_of_a_map_is_left_out_but_null() {
        let text = r#"{"a":"\u0041","b":7,"c":1.50,"d":true,"e":[1,"x"],"f":{"g":1e400},"h":""}"#;
        let map: Map<AnyValue> = serde_json::from_str(text).unwrap();
        let texts: Vec<_> = map.values().map(AnyValue::as_str).collect();
        assert_eq!(
            texts,
            ["A", "7", "1.50", "true", r#"[1,"x"]"#, r#"{"g":1e400}"#, ""]
        );
        let written = serde_json::to_string(&map).unwrap();
        assert_eq!(written, text.replace("\\u0041", "A"));
        let map: Map<AnyValue> = serde_json::from_str(r#"{"a":null,"b":0}"#).unwrap();
        assert_eq!(map.keys().collect::<Vec<_>>(), ["b"]);
    }

    #[test]
    fn it_is_used_as_a_text() {
        let (text, number) = (
            AnyValue::Text("a b".to_owned()),
            AnyValue::Json(Raw::trusted("7")),
        );
        assert!(text == "a b" && *"7" == *number && number.parse() == Ok(7));
        assert_eq!(Some(text.clone()).as_deref(), Some("a b"));
        assert_eq!(
            format!("{text}|{number:>3}|{text:?}|{number:?}"),
            r#"a b|  7|"a b"|7"#
        );
        for value in [text, number] {
            let json = serde_json::to_string(&value).unwrap();
            assert_eq!(serde_json::from_str::<AnyValue>(&json).unwrap(), value);
        }
    }
}
