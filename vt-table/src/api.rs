//! A checked table as plain data; uses `endpoint` only.

use crate::endpoint::{Endpoint, Parameter, Tier};

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
    /// The query parameters that become Rust types, in table order.
    pub parameters: Vec<TypedParameter>,
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
    pub rust_type: String,
}

/// A query parameter with limited values, which becomes a Rust type.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TypedParameter {
    /// The name of the Rust type, made from the parameter's key: `ListType`.
    pub rust_type: String,
    /// The parameter's name on the wire, `type`.
    pub name: String,
    /// What it does.
    pub doc: String,
    /// The documented default, if there is one.
    pub default: Option<String>,
    /// The values that it takes.
    pub values: Values,
    /// The resources and methods that have it.
    pub methods: Vec<(String, String)>,
}

/// The values that a parameter takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Values {
    /// An enum: the names of its variants, and their values on the wire (`IpAddress` and
    /// `ip_address`).
    Words(Vec<(String, String)>),
    /// A number from the smallest to the largest.
    Range(i64, i64),
}

impl TypedParameter {
    /// Whether this is the type of an endpoint's parameter.
    pub fn describes(&self, parameter: &Parameter) -> bool {
        let same_values = match &self.values {
            Values::Words(words) => words.iter().map(|(_, word)| word).eq(&*parameter.values),
            Values::Range(from, to) => {
                parameter.values.is_empty() && parameter.range == Some((*from, *to))
            }
        };
        self.name == parameter.name && self.doc == parameter.doc && same_values
    }
}

/// One handle of the client and its methods.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Resource {
    /// Its name, `ip_addresses`.
    pub name: String,
    /// One of its objects in words: `IP address`.
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
    /// Whether there is a method for the identifiers alone.
    pub ids: bool,
    /// Who may read it.
    pub tier: Tier,
    /// What it leads to, in a few words: `Contacted domains`.
    pub doc: String,
}
