//! Collections of indicators.

use serde::Serialize;
use serde_json::{Map, Value};

use super::descriptors::{Descriptor, check_list};
use super::entity::{Envelope, attributes};
use super::{BodyError, JsonBody, check};
use crate::id::hint::Unchecked;

/// A collection to be created: a name, and indicators either as lists or in a text.
///
/// Whatever is in it is scanned and becomes known to everybody.
///
/// ```
/// use vt_client::bodies::NewCollection;
///
/// let listed = NewCollection::new("Campaign")
///     .description("Seen in May")
///     .domains(["www.example.com"])
///     .urls(["http://example.com/"]);
/// let found_in_a_text = NewCollection::new("Campaign").raw_items("it came from 192.0.2.1");
/// ```
///
/// Source: <https://docs.virustotal.com/reference/collections-create>.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct NewCollection(Envelope<Collection>);

/// A change of a collection: attributes, and indicators to be added from a text. What is not set
/// stays.
///
/// Source: <https://docs.virustotal.com/reference/collections-update>.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct CollectionUpdate(Envelope<Collection>);

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Collection {
    #[serde(rename = "type")]
    tag: &'static str,
    attributes: Map<String, Value>,
    #[serde(skip_serializing_if = "Relationships::is_empty")]
    relationships: Relationships,
    #[serde(skip_serializing_if = "Option::is_none")]
    raw_items: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
struct Relationships {
    #[serde(skip_serializing_if = "Option::is_none")]
    domains: Option<Envelope<Vec<Descriptor>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    files: Option<Envelope<Vec<Descriptor>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ip_addresses: Option<Envelope<Vec<Descriptor>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    urls: Option<Envelope<Vec<Descriptor>>>,
}

impl Collection {
    fn empty() -> Self {
        Collection {
            tag: "collection",
            attributes: Map::new(),
            relationships: Relationships::default(),
            raw_items: None,
        }
    }
}

impl Relationships {
    fn is_empty(&self) -> bool {
        self.lists().all(|(_, list)| list.is_none())
    }

    fn lists(&self) -> impl Iterator<Item = (&'static str, Option<&[Descriptor]>)> {
        [
            ("domains", &self.domains),
            ("files", &self.files),
            ("ip_addresses", &self.ip_addresses),
            ("urls", &self.urls),
        ]
        .into_iter()
        .map(|(name, list)| (name, list.as_ref().map(|list| list.data.as_slice())))
    }
}

impl NewCollection {
    /// An empty collection with this name.
    pub fn new(name: impl Into<String>) -> Self {
        NewCollection(Envelope::of(Collection::empty())).name(name)
    }

    /// Adds domains.
    #[must_use]
    pub fn domains(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        add(
            &mut self.0.data.relationships.domains,
            names,
            Descriptor::domain,
        );
        self
    }

    /// Adds files, by their hashes.
    #[must_use]
    pub fn files(mut self, hashes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        add(
            &mut self.0.data.relationships.files,
            hashes,
            Descriptor::file,
        );
        self
    }

    /// Adds IP addresses.
    #[must_use]
    pub fn ip_addresses(mut self, addresses: impl IntoIterator<Item = impl Into<String>>) -> Self {
        add(
            &mut self.0.data.relationships.ip_addresses,
            addresses,
            Descriptor::ip_address,
        );
        self
    }

    /// Adds URLs, by their texts.
    #[must_use]
    pub fn urls(mut self, urls: impl IntoIterator<Item = impl Into<String>>) -> Self {
        add(&mut self.0.data.relationships.urls, urls, Descriptor::url);
        self
    }

    /// Adds URLs, by their SHA-256 identifiers.
    #[must_use]
    pub fn url_ids(mut self, ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        add(&mut self.0.data.relationships.urls, ids, Descriptor::url_id);
        self
    }

    /// A text in which the service looks for indicators, in place of the lists.
    #[must_use]
    pub fn raw_items(mut self, text: impl Into<String>) -> Self {
        self.0.data.raw_items = Some(text.into());
        self
    }
}

impl CollectionUpdate {
    /// An update that changes nothing yet.
    #[expect(clippy::new_without_default, reason = "an empty update is of no use")]
    pub fn new() -> Self {
        CollectionUpdate(Envelope::of(Collection::empty()))
    }

    /// A text in which the service looks for indicators to be added.
    #[must_use]
    pub fn raw_items(mut self, text: impl Into<String>) -> Self {
        self.0.data.raw_items = Some(text.into());
        self
    }
}

attributes! {
    NewCollection, CollectionUpdate => {
        /// Its name.
        name: String,
        /// What it is about.
        description: String,
        /// Whether only its owner and those it is shared with see it.
        private: bool,
    }
}

impl JsonBody for NewCollection {
    fn check(&self) -> Result<(), BodyError> {
        let collection = &self.0.data;
        check::required(&collection.attributes, "name")?;
        for (name, list) in collection.relationships.lists() {
            if let Some(list) = list {
                check_list(name, list)?;
            }
        }
        if collection.raw_items.is_some() && !collection.relationships.is_empty() {
            return Err(BodyError::new(
                "raw_items",
                "`raw_items` and lists of indicators are both set, but only one of them is \
                 documented",
            )
            .unchecked(Unchecked::Json));
        }
        Ok(())
    }
}

impl JsonBody for CollectionUpdate {
    fn check(&self) -> Result<(), BodyError> {
        match self.0.data.raw_items {
            Some(_) => Ok(()),
            None => check::changes(&self.0.data.attributes),
        }
    }
}

fn add<T: Into<String>>(
    list: &mut Option<Envelope<Vec<Descriptor>>>,
    names: impl IntoIterator<Item = T>,
    describe: impl Fn(T) -> Descriptor,
) {
    let list = list.get_or_insert_with(|| Envelope::of(Vec::new()));
    list.data.extend(names.into_iter().map(describe));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies::testing::{refused, value};
    use serde_json::json;

    #[test]
    fn a_collection_of_lists() {
        let collection = NewCollection::new("Test collection")
            .description("Made by a program.")
            .private(true)
            .domains(["www.virustotal.com", "www.hooli.com"])
            .urls(["https://www.virustotal.com/"])
            .url_ids(["f11f7cc900638ae209f68498a90158fbbb067fbd4191549479e47a4f0b25ab1d"])
            .ip_addresses(["8.8.8.8"])
            .files(["ecc0f2aa29b102bf8d67b7d7173e8698c0341ddfdf9757be17595460fbf1791a"])
            .attribute("tlp", "amber");
        assert_eq!(
            value(collection),
            json!({"data": {
                "type": "collection",
                "attributes": {
                    "name": "Test collection",
                    "description": "Made by a program.",
                    "private": true,
                    "tlp": "amber",
                },
                "relationships": {
                    "domains": {"data": [
                        {"type": "domain", "id": "www.virustotal.com"},
                        {"type": "domain", "id": "www.hooli.com"},
                    ]},
                    "urls": {"data": [
                        {"type": "url", "url": "https://www.virustotal.com/"},
                        {
                            "type": "url",
                            "id": "f11f7cc900638ae209f68498a90158fbbb067fbd4191549479e47a4f0b25ab1d",
                        },
                    ]},
                    "ip_addresses": {"data": [{"type": "ip_address", "id": "8.8.8.8"}]},
                    "files": {"data": [{
                        "type": "file",
                        "id": "ecc0f2aa29b102bf8d67b7d7173e8698c0341ddfdf9757be17595460fbf1791a",
                    }]},
                },
            }})
        );
    }

    #[test]
    fn a_collection_of_a_text() {
        assert_eq!(
            value(NewCollection::new("n").raw_items("see www.virustotal.com")),
            json!({"data": {
                "type": "collection",
                "attributes": {"name": "n"},
                "raw_items": "see www.virustotal.com",
            }})
        );
        assert_eq!(
            value(NewCollection::new("n")),
            json!({"data": {"type": "collection", "attributes": {"name": "n"}}})
        );
    }

    #[test]
    fn updates_hold_what_is_set() {
        assert_eq!(
            value(
                CollectionUpdate::new()
                    .name("Updating the name")
                    .raw_items("www.virustotal.com")
            ),
            json!({"data": {
                "type": "collection",
                "attributes": {"name": "Updating the name"},
                "raw_items": "www.virustotal.com",
            }})
        );
        assert_eq!(
            value(CollectionUpdate::new().raw_items("x")),
            json!({"data": {"type": "collection", "attributes": {}, "raw_items": "x"}})
        );
        assert_eq!(
            refused(CollectionUpdate::new()),
            "the update changes nothing; set at least one attribute"
        );
    }

    #[test]
    fn what_is_not_documented_is_refused() {
        assert_eq!(NewCollection::new(" ").check().unwrap_err().field(), "name");
        let empty: [&str; 0] = [];
        let collection = NewCollection::new("n").files(empty);
        assert_eq!(collection.check().unwrap_err().field(), "files");
        assert_eq!(
            refused(
                NewCollection::new("n")
                    .raw_items("x")
                    .domains(["example.com"])
            ),
            "`raw_items` and lists of indicators are both set, but only one of them is documented; \
             to send it all the same, pass a `serde_json::Value`"
        );
    }
}
