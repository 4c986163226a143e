//! The envelope of answers: `{"data": …, "meta": …, "links": …}`.
//!
//! A body is validated once as JSON; after that only the envelope can be wrong, never what is in
//! it.

use std::ops::Range;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use crate::json::attributes::{Attributes, Tolerant};
use crate::json::decode::{DecodeError, describe, json_text};
use crate::json::raw::Json;
use crate::json::reader::JsonReader;
use crate::model::item::{Item, ItemError};
use crate::model::object::{Head, Object, skipped};
use crate::model::relationship::{Links, read_cursor};

/// Reads the object in `data`. An object without an envelope is read too, and one whose `data`
/// holds the attributes only: `{"type", "id", "links", "data": {"attributes"}}`.
pub fn read_object<A: Attributes>(body: &[u8]) -> Result<Object<A>, DecodeError> {
    let text = json_text(body)?;
    match read_document(text)? {
        Ok(object) => Ok(object),
        Err(offset) => Err(expected(text, offset, "data", "an object")),
    }
}

/// Reads the object in `data`, which may be null: a to-one relationship that is empty.
pub fn read_nullable<A: Attributes>(body: &[u8]) -> Result<Option<Object<A>>, DecodeError> {
    let text = json_text(body)?;
    match read_document(text)? {
        Ok(object) => Ok(Some(object)),
        Err(offset) if text[offset..].starts_with("null") => Ok(None),
        Err(offset) => Err(expected(text, offset, "data", "an object or null")),
    }
}

/// Reads what is in `data` as any type.
pub fn read_data<T: DeserializeOwned>(body: &[u8]) -> Result<T, DecodeError> {
    let text = json_text(body)?;
    let mut data = None;
    let is_object = JsonReader::new(text).entries(|name, reader| {
        let start = reader.position();
        let value = reader.skip();
        if name == "data" {
            data = Some((start, value));
        }
    });
    if !is_object {
        return Err(expected(text, 0, "", "an object"));
    }
    let (offset, value) = data.ok_or_else(|| missing(text, "data"))?;
    serde_json::from_str(value)
        .map_err(|error| DecodeError::from_json(text, offset, "data", &error))
}

/// Reads the body, which has no envelope, as any type.
pub fn read_whole<T: DeserializeOwned>(body: &[u8]) -> Result<T, DecodeError> {
    let text = json_text(body)?;
    serde_json::from_str(text).map_err(|error| DecodeError::from_json(text, 0, "", &error))
}

/// A page of a collection.
#[non_exhaustive]
pub struct PageBody<T> {
    /// The items in the order of the wire. An item that the service could not give, or that is
    /// no item at all, is an error and does not end the page.
    pub items: Vec<Result<T, ItemError>>,
    /// Where the next page starts, in the cursor style: `meta.cursor`, or else the parameter of
    /// `links.next`.
    pub cursor: Option<String>,
    /// Whether there is another page: there is a cursor, or `more` is true beside the items.
    pub is_more: bool,
    /// Where the items stand in the text, error or not.
    spans: Vec<Range<usize>>,
    text: Arc<str>,
    meta: Range<usize>,
    links: Links,
}

impl<T> PageBody<T> {
    /// The `meta` beside the items: `count`, `total_hits`.
    pub fn meta(&self) -> Json<'_> {
        Json::trusted(self.text.get(self.meta.clone()).unwrap_or_default())
    }

    /// The links of the page.
    pub fn links(&self) -> &Links {
        &self.links
    }

    /// The whole answer, with all that stands beside the items.
    pub fn envelope(&self) -> Json<'_> {
        Json::trusted(&self.text)
    }

    /// Takes the items' texts out.
    pub(crate) fn take_texts(&mut self) -> ItemTexts {
        ItemTexts {
            text: Arc::clone(&self.text),
            spans: std::mem::take(&mut self.spans),
        }
    }
}

/// The JSON texts of a page's items, errors among them.
pub(crate) struct ItemTexts {
    text: Arc<str>,
    spans: Vec<Range<usize>>,
}

impl ItemTexts {
    /// The text of the item of this index.
    pub(crate) fn get(&self, index: usize) -> Option<&str> {
        self.text.get(self.spans.get(index)?.clone())
    }

    /// All texts, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        let text = |span: &Range<usize>| self.text.get(span.clone()).unwrap_or_default();
        self.spans.iter().map(text)
    }
}

/// Reads the items at a path (`data`, `alerts`, `result.hits`). One object in place of a list
/// reads as a page of one, null as an empty page.
pub fn read_page<T: Item>(body: &[u8], path: &str) -> Result<PageBody<T>, DecodeError> {
    read_page_with(body, path, T::from_element)
}

/// Reads a page with a reader of items, which is given their JSON text.
pub fn read_page_with<T>(
    body: &[u8],
    path: &str,
    read: fn(&str) -> Result<T, ItemError>,
) -> Result<PageBody<T>, DecodeError> {
    let text = json_text(body)?;
    let mut page = PageBody {
        items: Vec::new(),
        cursor: None,
        is_more: false,
        spans: Vec::new(),
        text: text.into(),
        meta: 0..0,
        links: Links::default(),
    };
    match read_container(&mut JsonReader::new(text), path, true, &mut page, read) {
        Items::Read => {}
        Items::Missing => return Err(missing(text, path)),
        Items::NoList(offset) => return Err(expected(text, offset, path, "a list")),
    }
    page.cursor = page.cursor.or_else(|| page.links.next_cursor());
    page.is_more |= page.cursor.is_some();
    Ok(page)
}

enum Items {
    Read,
    Missing,
    /// Something else starts here.
    NoList(usize),
}

/// Reads the object that has the items at a path, and what stands beside them.
fn read_container<T>(
    reader: &mut JsonReader<'_>,
    path: &str,
    outermost: bool,
    page: &mut PageBody<T>,
    read: fn(&str) -> Result<T, ItemError>,
) -> Items {
    let (step, rest) = match path.split_once('.') {
        Some((step, rest)) => (step, Some(rest)),
        None => (path, None),
    };
    let start = reader.position();
    let mut items = Items::Missing;
    let is_object = reader.entries(|name, reader| match name {
        _ if name == step => {
            items = match rest {
                Some(rest) => read_container(reader, rest, false, page, read),
                None => read_items(reader, page, read),
            };
        }
        "meta" if outermost => {
            let start = reader.position();
            page.cursor = read_cursor(reader);
            page.meta = start..reader.end();
        }
        "links" if outermost => page.links = Links::read(reader).unwrap_or_default(),
        "more" if rest.is_none() => page.is_more = reader.boolean() == Some(true),
        _ => {
            reader.skip();
        }
    });
    if is_object {
        items
    } else {
        Items::NoList(start)
    }
}

fn read_items<T>(
    reader: &mut JsonReader<'_>,
    page: &mut PageBody<T>,
    read: fn(&str) -> Result<T, ItemError>,
) -> Items {
    page.items.clear();
    page.spans.clear();
    let mut read_one = |reader: &mut JsonReader<'_>| {
        let start = reader.position();
        page.items.push(read(reader.skip()));
        page.spans.push(start..reader.end());
    };
    let start = reader.position();
    match reader.peek() {
        b'[' => {
            reader.elements(read_one);
        }
        b'{' => read_one(reader),
        b'n' => {
            reader.skip();
        }
        _ => {
            reader.skip();
            return Items::NoList(start);
        }
    }
    Items::Read
}

/// The object of an answer, or where the value starts that stands in its place.
fn read_document<A: Attributes>(text: &str) -> Result<Result<Object<A>, usize>, DecodeError> {
    let mut outer = Head::default();
    let mut data: Option<(Range<usize>, Option<Head<A>>)> = None;
    let mut meta = 0..0;
    let mut reader = JsonReader::new(text);
    let is_object = reader.entries(|name, reader| match name {
        "data" => {
            let start = reader.position();
            let mut inner = Head::default();
            let object = reader.entries(|name, reader| inner.read_entry(name, reader));
            data = Some((start..reader.end(), object.then_some(inner)));
        }
        "meta" => meta = skipped(reader),
        _ => outer.read_entry(name, reader),
    });
    if !is_object {
        return Err(expected(text, 0, "", "an object"));
    }
    match data {
        Some((_, Some(inner))) if outer.is_identified() && !inner.is_identified() => {
            outer.adopt(inner);
            Ok(Ok(outer.into_object(text, 0..text.len(), meta)))
        }
        Some((range, Some(inner))) => Ok(Ok(inner.into_object(text, range, meta))),
        Some((range, None)) => Ok(Err(range.start)),
        None if outer.is_object() => Ok(Ok(outer.into_object(text, 0..text.len(), meta))),
        None => Err(missing(text, "data")),
    }
}

fn expected(text: &str, offset: usize, path: &str, what: &str) -> DecodeError {
    let found = describe(&mut JsonReader::new(text.get(offset..).unwrap_or_default()));
    DecodeError::new(
        text,
        offset,
        path,
        format!("expected {what}, found {found}"),
    )
}

fn missing(text: &str, path: &str) -> DecodeError {
    DecodeError::new(
        text,
        0,
        path,
        format!("expected `{path}`, which is missing"),
    )
}
