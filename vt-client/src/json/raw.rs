//! JSON kept as text: a borrowed view, and an owned piece.

use std::fmt;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::json::reader::JsonReader;

/// A view of JSON text as it came from the service, to look up what has no typed field.
///
/// Nothing is parsed until something is asked for. What is absent reads as `null`. `Debug` shows
/// the size only; `Display` shows the text.
///
/// ```
/// use vt_client::{Object, objects::Analysis};
///
/// let analysis: Object<Analysis> = r#"{"data": {"type": "analysis", "id": "x"},
///     "meta": {"file_info": {"size": 68}}}"#.parse()?;
/// assert_eq!(analysis.meta().get("file_info.size"), Some(68.into()));
/// assert_eq!(analysis.meta().get("/file_info/size"), Some(68.into()));
/// assert!(analysis.meta().get("url_info").is_none());
/// # Ok::<(), vt_client::DecodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Json<'a>(&'a str);

impl<'a> Json<'a> {
    /// Views text that is known to be valid JSON; empty text is `null`.
    pub(crate) fn trusted(text: &'a str) -> Self {
        Json(if text.is_empty() { "null" } else { text })
    }

    /// The text, byte for byte; `null` for what is absent.
    pub fn text(self) -> &'a str {
        self.0
    }

    /// Whether this is `null` or absent.
    pub fn is_null(self) -> bool {
        self.0 == "null"
    }

    /// The value at a path, parsed.
    ///
    /// A path is names joined by dots (`last_analysis_stats.malicious`, `names.0`) or, when it
    /// starts with a slash, a JSON pointer (RFC 6901, `/last_analysis_stats/malicious`). Names
    /// that hold dots themselves are found too: the longest name that exists wins.
    ///
    /// `None` when there is nothing there, or when a [`Value`] cannot hold it (more than 128
    /// levels, a number beyond `f64`); [`Json::find`] gives the text even then. Note that `Value`
    /// rounds integers beyond 64 bits.
    pub fn get(self, path: &str) -> Option<Value> {
        self.find(path)?.to_value()
    }

    /// The piece of text at a path, written as for [`Json::get`].
    pub fn find(self, path: &str) -> Option<Json<'a>> {
        match path.strip_prefix('/') {
            Some(pointer) => pointer.split('/').try_fold(self, |json, token| {
                json.child(&token.replace("~1", "/").replace("~0", "~"))
            }),
            None => self.dotted(path),
        }
    }

    /// Reads the text as any type.
    pub fn parse<T: DeserializeOwned>(self) -> Result<T, serde_json::Error> {
        serde_json::from_str(self.0)
    }

    /// The text as a [`Value`], unless it nests deeper than 128 levels or has a number beyond
    /// `f64`.
    pub fn to_value(self) -> Option<Value> {
        self.parse().ok()
    }

    /// The names in an object, in the order of the text; nothing for other values.
    pub fn names(self) -> Vec<String> {
        let mut names = Vec::new();
        JsonReader::new(self.0).entries(|name, reader| {
            names.push(name.to_owned());
            reader.skip();
        });
        names
    }

    /// The element of an object or array; of duplicate names the last.
    pub(crate) fn child(self, name: &str) -> Option<Json<'a>> {
        let mut found = None;
        let mut reader = JsonReader::new(self.0);
        if reader.peek() == b'[' {
            let wanted = name.parse::<usize>().ok()?;
            let mut index = 0;
            reader.elements(|reader| {
                let text = reader.skip();
                if index == wanted {
                    found = Some(Json(text));
                }
                index += 1;
            });
        } else {
            reader.entries(|key, reader| {
                let text = reader.skip();
                if key == name {
                    found = Some(Json(text));
                }
            });
        }
        found
    }

    fn dotted(self, path: &str) -> Option<Json<'a>> {
        if let Some(json) = self.child(path) {
            return Some(json);
        }
        path.rmatch_indices('.').find_map(|(dot, _)| {
            let (name, rest) = (&path[..dot], &path[dot + 1..]);
            self.child(name)?.dotted(rest)
        })
    }
}

impl fmt::Display for Json<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}

impl fmt::Debug for Json<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Json({} bytes)", self.0.len())
    }
}

/// Writes the text as it is, with a serialiser of `serde_json`; other formats have no such thing.
impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let raw: &RawValue = serde_json::from_str(self.0).map_err(S::Error::custom)?;
        raw.serialize(serializer)
    }
}

/// A value kept as JSON text, for attributes whose inside is not typed.
#[derive(Clone, PartialEq, Eq)]
pub struct Raw(Arc<str>);

impl Raw {
    /// Keeps text that is known to be valid JSON.
    pub(crate) fn trusted(text: &str) -> Self {
        Raw(text.into())
    }

    /// The text, byte for byte.
    pub fn get(&self) -> &str {
        &self.0
    }

    /// A view to look things up in.
    pub fn json(&self) -> Json<'_> {
        Json(&self.0)
    }

    /// The value, unless it nests deeper than 128 levels or has a number beyond `f64`.
    pub fn to_value(&self) -> Option<Value> {
        self.json().to_value()
    }
}

impl fmt::Debug for Raw {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Raw({} bytes)", self.0.len())
    }
}

impl Serialize for Raw {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        raw_text(deserializer).map(|text| Raw(text.into()))
    }
}

/// The text of the value that a deserialiser of `serde_json` stands before.
pub(crate) fn raw_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Box<str>, D::Error> {
    Box::<RawValue>::deserialize(deserializer).map(Into::into)
}
