//! Objects named by type and id, for lists of members and for access rights.

use bytes::Bytes;
use serde::{Serialize, Serializer, ser::SerializeMap};

use super::entity::Envelope;
use super::{BodyError, IntoJson, JsonBody};
use crate::id::url_text;

/// One object, named by its type and id, or a URL named by its text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Descriptor {
    tag: String,
    name: Name,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Name {
    Id(String),
    Url(String),
}

impl Descriptor {
    /// An object of any type.
    pub fn new(tag: impl Into<String>, id: impl Into<String>) -> Self {
        Descriptor {
            tag: tag.into(),
            name: Name::Id(id.into()),
        }
    }

    /// A file, by a hash of it.
    pub fn file(hash: impl Into<String>) -> Self {
        Descriptor::new("file", hash)
    }

    /// A domain.
    pub fn domain(name: impl Into<String>) -> Self {
        Descriptor::new("domain", name)
    }

    /// An IP address.
    pub fn ip_address(address: impl Into<String>) -> Self {
        Descriptor::new("ip_address", address)
    }

    /// A URL, by its text: `{"type": "url", "url": …}`.
    pub fn url(url: impl Into<String>) -> Self {
        Descriptor {
            tag: "url".to_owned(),
            name: Name::Url(url.into()),
        }
    }

    /// A URL, by its SHA-256 identifier.
    pub fn url_id(id: impl Into<String>) -> Self {
        Descriptor::new("url", id)
    }

    /// A user.
    pub fn user(id: impl Into<String>) -> Self {
        Descriptor::new("user", id)
    }

    /// A group.
    pub fn group(id: impl Into<String>) -> Self {
        Descriptor::new("group", id)
    }

    /// What names the object: its id, or the text of a URL.
    pub(crate) fn id(&self) -> &str {
        match &self.name {
            Name::Id(name) | Name::Url(name) => name,
        }
    }

    fn check(&self) -> Result<(), BodyError> {
        let (field, name) = match &self.name {
            Name::Id(id) => ("id", id),
            Name::Url(url) => ("url", url),
        };
        if self.tag.trim().is_empty() {
            return Err(BodyError::empty("type"));
        }
        if name.trim().is_empty() {
            return Err(BodyError::empty(field));
        }
        if let Name::Url(url) = &self.name {
            url_text("a URL", "give a URL", url)
                .map_err(|error| BodyError::of_identifier(field, error))?;
        }
        Ok(())
    }
}

impl Serialize for Descriptor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("type", &self.tag)?;
        match &self.name {
            Name::Id(id) => map.serialize_entry("id", id)?,
            Name::Url(url) => map.serialize_entry("url", url)?,
        }
        map.end()
    }
}

/// A list of objects to be added to or removed from a relationship:
/// `{"data": [{"type", "id"}, …]}`.
///
/// A single [`Descriptor`], an array and a vector of them are accepted wherever it is.
///
/// Sources: <https://docs.virustotal.com/reference/collections-delete-element>,
/// <https://docs.virustotal.com/reference/graphs-add-viewer>.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Descriptors(Envelope<Vec<Descriptor>>);

impl Descriptors {
    /// The list of these objects.
    pub fn new(descriptors: impl IntoIterator<Item = Descriptor>) -> Self {
        Descriptors(Envelope::of(descriptors.into_iter().collect()))
    }
}

impl JsonBody for Descriptors {
    fn check(&self) -> Result<(), BodyError> {
        check_list("data", &self.0.data)
    }
}

impl IntoJson<Descriptors> for Descriptor {
    fn into_json(self) -> Result<Bytes, BodyError> {
        Descriptors::new([self]).into_json()
    }
}

impl IntoJson<Descriptors> for Vec<Descriptor> {
    fn into_json(self) -> Result<Bytes, BodyError> {
        Descriptors::new(self).into_json()
    }
}

impl<const N: usize> IntoJson<Descriptors> for [Descriptor; N] {
    fn into_json(self) -> Result<Bytes, BodyError> {
        Descriptors::new(self).into_json()
    }
}

/// The list names something, and each of its entries does.
pub(crate) fn check_list(field: &'static str, list: &[Descriptor]) -> Result<(), BodyError> {
    if list.is_empty() {
        return Err(BodyError::empty(field));
    }
    list.iter().try_for_each(Descriptor::check)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies::testing::{json, refused};

    #[test]
    fn every_kind_of_descriptor() {
        let list = Descriptors::new([
            Descriptor::file("ecc0f2aa"),
            Descriptor::domain("www.example.com"),
            Descriptor::ip_address("192.0.2.1"),
            Descriptor::url("http://example.com/"),
            Descriptor::url_id("f11f7cc9"),
            Descriptor::user("ana"),
            Descriptor::group("acme"),
            Descriptor::new("collection", "c1"),
        ]);
        assert_eq!(
            json(list),
            concat!(
                r#"{"data":[{"type":"file","id":"ecc0f2aa"},"#,
                r#"{"type":"domain","id":"www.example.com"},"#,
                r#"{"type":"ip_address","id":"192.0.2.1"},"#,
                r#"{"type":"url","url":"http://example.com/"},"#,
                r#"{"type":"url","id":"f11f7cc9"},"#,
                r#"{"type":"user","id":"ana"},"#,
                r#"{"type":"group","id":"acme"},"#,
                r#"{"type":"collection","id":"c1"}]}"#
            )
        );
    }

    #[test]
    fn shorter_forms() {
        let one = r#"{"data":[{"type":"user","id":"ana"}]}"#;
        let user = Descriptor::user("ana");
        assert_eq!(json::<Descriptors>(user.clone()), one);
        assert_eq!(json::<Descriptors>([user.clone()]), one);
        assert_eq!(json::<Descriptors>(vec![user]), one);
    }

    #[test]
    fn nothing_is_refused() {
        let bypass = "to send it all the same, pass a `serde_json::Value`";
        assert_eq!(
            refused::<Descriptors>(vec![]),
            format!("`data` is empty, but required; {bypass}")
        );
        assert_eq!(
            refused::<Descriptors>(Descriptor::user(" ")),
            format!("`id` is empty, but required; {bypass}")
        );
        assert_eq!(
            refused::<Descriptors>(Descriptor::url("")),
            format!("`url` is empty, but required; {bypass}")
        );
        assert_eq!(
            refused::<Descriptors>(Descriptor::new("", "x")),
            format!("`type` is empty, but required; {bypass}")
        );
    }
}
