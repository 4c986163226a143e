//! A table that was read: plain data, checked.

use crate::{Endpoint, Tier};

/// What a table describes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Api {
    /// The default base URL, from `[api]`.
    pub url: Option<String>,
    /// The kinds of objects, in table order.
    pub objects: Vec<ObjectKind>,
    /// The resources, in table order.
    pub resources: Vec<Resource>,
}

impl Api {
    /// The endpoints of all resources, in table order.
    pub fn endpoints(&self) -> impl Iterator<Item = &Endpoint> {
        self.resources
            .iter()
            .flat_map(|resource| &resource.endpoints)
    }
}

/// A kind of object: VirusTotal's `type` and the Rust type of its attributes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ObjectKind {
    /// The type tag on the wire, `ip_address`.
    pub tag: String,
    /// The Rust type as written in the table: `IpAddress`, `crate::Hunt`.
    pub rust: String,
}

/// One handle of the client and its methods.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Resource {
    /// Its name, `ip_addresses`.
    pub name: String,
    /// One of them, in words: `IP address`. The name with spaces where the table has none.
    pub noun: String,
    /// What the resource is, in a sentence.
    pub doc: String,
    /// Its methods: those of shared sets first, then its own and its relationships'.
    pub endpoints: Vec<Endpoint>,
    /// Its relationships.
    pub relationships: Vec<Related>,
}

/// A relationship of a resource.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Related {
    /// Its name in the API, `contacted_domains`.
    pub name: String,
    /// The type tag of the objects it leads to, `domain`; `any` for several types.
    pub tag: String,
    /// Whether it leads to at most one object.
    pub to_one: bool,
    /// Whether the ids can be asked for without the objects.
    pub ids: bool,
    /// Who may ask for it.
    pub tier: Tier,
    /// What it leads to, in a few words: `Contacted domains`.
    pub doc: String,
}
