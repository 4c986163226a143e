//! Objects: the unit of the API's answers, kept whole and read with tolerance.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;
use std::sync::{Arc, OnceLock};

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::json::attributes::{Attributes, Kind, Tolerant};
use crate::json::decode::DecodeError;
use crate::json::map::Map;
use crate::json::raw::{Json, raw_text};
use crate::json::reader::JsonReader;
use crate::model::envelope;
use crate::model::objects::{ContextAttributes, Dynamic};
use crate::model::relationship::{Links, Relationship, read_identifier};

/// An object of VirusTotal: a file, a URL, a comment.
///
/// It holds the JSON text that came, byte for byte, and attributes read from it. A field of
/// another type than documented stays empty in [`attributes`](Object::attributes), and is still
/// there for [`get`](Object::get). Serialising writes the text again (with `serde_json`; other
/// formats go through [`Json::to_value`]). Cloning is cheap.
///
/// ```
/// use vt_client::{Object, objects::File};
///
/// let file: Object<File> = r#"{"data": {"type": "file", "id": "8739c76e",
///     "attributes": {"size": 77312, "names": "none", "brand_new": {"field": [1]}}}}"#.parse()?;
/// assert_eq!(file.id(), "8739c76e");
/// assert_eq!(file.attributes().size, Some(77312));
/// assert!(file.attributes().names.is_empty()); // not a list
/// assert_eq!(file.get("names"), Some("none".into()));
/// assert_eq!(file.get("brand_new.field.0"), Some(1.into()));
/// # Ok::<(), vt_client::DecodeError>(())
/// ```
pub struct Object<A> {
    parts: Arc<Parts>,
    attributes: Arc<A>,
}

/// The text, and where things are in it. An empty range stands for what is absent.
struct Parts {
    /// The answer, or the object alone when it was an element of a list.
    text: Box<str>,
    object: Range<usize>,
    id: String,
    kind: String,
    links: Links,
    meta: Range<usize>,
    attributes: Range<usize>,
    context_attributes: Range<usize>,
    relationships: Range<usize>,
    read_relationships: OnceLock<Map<Relationship>>,
    read_context: OnceLock<Box<ContextAttributes>>,
}

impl<A> Object<A> {
    /// The identifier; a number on the wire is given as it is written. Empty when absent.
    pub fn id(&self) -> &str {
        &self.parts.id
    }

    /// The `type`: `file`, `comment`. Empty when absent.
    pub fn kind(&self) -> &str {
        &self.parts.kind
    }

    /// The typed attributes.
    pub fn attributes(&self) -> &A {
        &self.attributes
    }

    /// The links, of which objects have `self`.
    pub fn links(&self) -> &Links {
        &self.parts.links
    }

    /// The relationships that the request asked for, by their names.
    pub fn relationships(&self) -> &Map<Relationship> {
        self.parts.read_relationships.get_or_init(|| {
            let text = self.parts.json(&self.parts.relationships).text();
            Map::read(&mut JsonReader::new(text)).unwrap_or_default()
        })
    }

    /// The attributes that the object has in its context only, as they came; see
    /// [`context`](Object::context) for the typed ones.
    pub fn context_attributes(&self) -> Json<'_> {
        self.parts.json(&self.parts.context_attributes)
    }

    /// The typed attributes of the object in its context: the rule that matched, the notification,
    /// the role of a user in a list of them. All are empty where there is no context.
    pub fn context(&self) -> &ContextAttributes {
        let read = || Box::new(ContextAttributes::from_json(self.context_attributes()));
        self.parts.read_context.get_or_init(read)
    }

    /// The attributes as they came.
    pub fn raw_attributes(&self) -> Json<'_> {
        self.parts.json(&self.parts.attributes)
    }

    /// The JSON text of the object as it came, byte for byte.
    pub fn raw(&self) -> &str {
        self.json().text()
    }

    /// The object as it came, to look things up in.
    pub fn json(&self) -> Json<'_> {
        self.parts.json(&self.parts.object)
    }

    /// The `meta` that stood beside the object, `file_info` of an analysis for example; `null`
    /// for an element of a list.
    pub fn meta(&self) -> Json<'_> {
        self.parts.json(&self.parts.meta)
    }

    /// The whole answer that the object came in; the object itself for an element of a list.
    pub fn envelope(&self) -> Json<'_> {
        Json::trusted(&self.parts.text)
    }

    /// An attribute by its path, `last_analysis_stats.malicious`, typed or not. See
    /// [`Json::get`] for paths.
    pub fn get(&self, path: &str) -> Option<Value> {
        self.raw_attributes().get(path)
    }

    /// Reads the attributes as a type of the caller's.
    ///
    /// # Errors
    ///
    /// When the attributes are not what that type wants.
    pub fn attributes_as<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        let attributes = self.raw_attributes();
        attributes
            .parse()
            .map_err(|error| DecodeError::from_json(attributes.text(), 0, "attributes", &error))
    }
}

impl<A: Attributes> Object<A> {
    /// Reads an object from JSON, with or without an envelope.
    ///
    /// # Errors
    ///
    /// When the text is not JSON or holds no object.
    pub fn from_json(text: &str) -> Result<Self, DecodeError> {
        envelope::read_object(text.as_bytes())
    }

    /// Reads the attributes as those of another kind.
    pub fn into_typed<B: Attributes>(self) -> Object<B> {
        Object {
            attributes: Arc::new(B::from_json(self.raw_attributes())),
            parts: self.parts,
        }
    }

    /// An object alone, as an element of a list; `None` for another value than an object.
    pub(crate) fn alone(text: &str) -> Option<Self> {
        let mut head = Head::default();
        let mut reader = JsonReader::new(text);
        let object = reader.entries(|name, reader| head.read_entry(name, reader));
        object.then(|| head.into_object(text, 0..text.len(), 0..0))
    }
}

impl Parts {
    fn json(&self, range: &Range<usize>) -> Json<'_> {
        Json::trusted(self.text.get(range.clone()).unwrap_or_default())
    }
}

/// The entries of an object while it is read.
pub(crate) struct Head<A> {
    kind: Option<String>,
    id: Option<String>,
    links: Links,
    attributes: Range<usize>,
    typed: Option<A>,
    context_attributes: Range<usize>,
    relationships: Range<usize>,
}

impl<A> Default for Head<A> {
    fn default() -> Self {
        Head {
            kind: None,
            id: None,
            links: Links::default(),
            attributes: 0..0,
            typed: None,
            context_attributes: 0..0,
            relationships: 0..0,
        }
    }
}

impl<A: Attributes> Head<A> {
    /// Reads the value of one entry.
    pub(crate) fn read_entry(&mut self, name: &str, reader: &mut JsonReader<'_>) {
        match name {
            "type" => self.kind = String::read(reader),
            "id" => self.id = read_identifier(reader),
            "links" => self.links = Links::read(reader).unwrap_or_default(),
            "attributes" => {
                let start = reader.position();
                self.typed = Some(A::read_from(reader));
                self.attributes = start..reader.end();
            }
            "context_attributes" => self.context_attributes = skipped(reader),
            "relationships" => self.relationships = skipped(reader),
            _ => {
                reader.skip();
            }
        }
    }

    /// Whether it says what object it is.
    pub(crate) fn is_identified(&self) -> bool {
        self.kind.is_some() && self.id.is_some()
    }

    /// Whether it has any entry of an object.
    pub(crate) fn is_object(&self) -> bool {
        self.kind.is_some() || self.id.is_some() || self.typed.is_some()
    }

    /// Takes over what an inner object has and this one lacks.
    pub(crate) fn adopt(&mut self, inner: Head<A>) {
        if self.typed.is_none() {
            self.typed = inner.typed;
            self.attributes = inner.attributes;
        }
        if self.context_attributes.is_empty() {
            self.context_attributes = inner.context_attributes;
        }
        if self.relationships.is_empty() {
            self.relationships = inner.relationships;
        }
    }

    pub(crate) fn into_object(
        self,
        text: &str,
        object: Range<usize>,
        meta: Range<usize>,
    ) -> Object<A> {
        let typed = self
            .typed
            .unwrap_or_else(|| A::from_json(Json::trusted("null")));
        Object {
            attributes: Arc::new(typed),
            parts: Arc::new(Parts {
                text: text.into(),
                object,
                id: self.id.unwrap_or_default(),
                kind: self.kind.unwrap_or_default(),
                links: self.links,
                meta,
                attributes: self.attributes,
                context_attributes: self.context_attributes,
                relationships: self.relationships,
                read_relationships: OnceLock::new(),
                read_context: OnceLock::new(),
            }),
        }
    }
}

/// Where the next value is, which is stepped over.
pub(crate) fn skipped(reader: &mut JsonReader<'_>) -> Range<usize> {
    let start = reader.position();
    reader.skip();
    start..reader.end()
}

impl<A> Clone for Object<A> {
    fn clone(&self) -> Self {
        Object {
            parts: Arc::clone(&self.parts),
            attributes: Arc::clone(&self.attributes),
        }
    }
}

/// Shows type, id and size; attributes may be long or secret.
impl<A> fmt::Debug for Object<A> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Object")
            .field("type", &self.kind())
            .field("id", &self.id())
            .field("bytes", &self.raw().len())
            .finish()
    }
}

impl<A: Attributes> FromStr for Object<A> {
    type Err = DecodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::from_json(text)
    }
}

impl<A: Attributes> TryFrom<&str> for Object<A> {
    type Error = DecodeError;

    fn try_from(text: &str) -> Result<Self, Self::Error> {
        Self::from_json(text)
    }
}

impl<A> Serialize for Object<A> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json().serialize(serializer)
    }
}

/// Reads an object, with or without an envelope, from a deserialiser of `serde_json`.
impl<'de, A: Attributes> Deserialize<'de> for Object<A> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = raw_text(deserializer)?;
        envelope::read_object(text.as_bytes()).map_err(D::Error::custom)
    }
}

impl Tolerant for Object<Dynamic> {
    const KIND: Kind = Kind::Json;

    fn read(reader: &mut JsonReader<'_>) -> Option<Self> {
        Object::alone(reader.skip())
    }
}
