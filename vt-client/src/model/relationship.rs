//! Links and relationships of an object.

use std::fmt;

use crate::json::attributes::{Kind, Tolerant};
use crate::json::raw::{Json, Raw};
use crate::json::reader::JsonReader;
use crate::model::object::Object;
use crate::model::objects::Dynamic;

crate::attributes! {
    /// The `links` of an object, a page or a relationship.
    ///
    /// Source: [objects](https://docs.virustotal.com/reference/objects),
    /// [collections](https://docs.virustotal.com/reference/collections).
    pub struct Links {
        /// Where it is itself.
        pub own: Option<String> = "self",
        /// The next page.
        pub next: Option<String>,
        /// The whole objects of a relationship.
        pub related: Option<String>,
    }
}

/// A relationship that came inside of an object, when the request asked for it.
///
/// Source: [relationships](https://docs.virustotal.com/reference/relationships).
#[derive(Clone)]
pub struct Relationship {
    raw: Raw,
    objects: Vec<Object<Dynamic>>,
    to_many: bool,
    links: Links,
    cursor: Option<String>,
}

impl Relationship {
    /// The related objects: type and id, and attributes where they were asked for. At most one in
    /// a to-one relationship. What is no object is in the raw text only.
    pub fn objects(&self) -> &[Object<Dynamic>] {
        &self.objects
    }

    /// Whether `data` is a list.
    pub fn is_to_many(&self) -> bool {
        self.to_many
    }

    /// Where the next page starts, when not all objects are here (the service includes 20).
    pub fn cursor(&self) -> Option<&str> {
        self.cursor.as_deref()
    }

    /// Its links.
    pub fn links(&self) -> &Links {
        &self.links
    }

    /// Its `meta`: `cursor`, `count`.
    pub fn meta(&self) -> Json<'_> {
        self.raw
            .json()
            .find("/meta")
            .unwrap_or(Json::trusted("null"))
    }

    /// Its JSON text.
    pub fn raw(&self) -> &str {
        self.raw.get()
    }
}

impl fmt::Debug for Relationship {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(&self.objects).finish()
    }
}

impl Tolerant for Relationship {
    const KIND: Kind = Kind::Json;

    fn read(reader: &mut JsonReader<'_>) -> Option<Self> {
        if reader.peek() != b'{' {
            reader.skip();
            return None;
        }
        let text = reader.skip();
        let mut objects = Vec::new();
        let mut to_many = false;
        let mut links = Links::default();
        let mut meta_cursor = None;
        JsonReader::new(text).entries(|name, reader| match name {
            "data" => {
                objects.clear();
                to_many = reader.peek() == b'[';
                if to_many {
                    reader.elements(|reader| objects.extend(Object::read(reader)));
                } else {
                    objects.extend(Object::read(reader));
                }
            }
            "links" => links = Links::read(reader).unwrap_or_default(),
            "meta" => meta_cursor = read_cursor(reader),
            _ => {
                reader.skip();
            }
        });
        let cursor = meta_cursor.or_else(|| links.next_cursor());
        Some(Relationship {
            raw: Raw::trusted(text),
            objects,
            to_many,
            links,
            cursor,
        })
    }
}

impl Links {
    /// The `cursor` parameter of the link to the next page.
    pub(crate) fn next_cursor(&self) -> Option<String> {
        let next = self.next.as_deref()?;
        let (_, query) = next.split_once('?')?;
        let query = query.split('#').next().unwrap_or_default();
        url::form_urlencoded::parse(query.as_bytes())
            .find(|(name, value)| name == "cursor" && !value.is_empty())
            .map(|(_, value)| value.into_owned())
    }
}

/// The `cursor` in a `meta`.
pub(crate) fn read_cursor(meta: &mut JsonReader<'_>) -> Option<String> {
    let mut found = None;
    meta.entries(|name, reader| {
        if name == "cursor" {
            found = read_identifier(reader).filter(|text| !text.is_empty());
        } else {
            reader.skip();
        }
    });
    found
}

/// A string, or a number as it is written: ids are documented as strings, but numbers were seen.
pub(crate) fn read_identifier(reader: &mut JsonReader<'_>) -> Option<String> {
    if reader.peek() == b'"' {
        reader.string().map(Into::into)
    } else {
        reader.number().map(Into::into)
    }
}
