//! What an operation takes beside its body.

use super::text::{List, Text};

/// A required argument of a method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// Its name, which is also that of its placeholder in a path: `id`.
    pub name: Text,
    /// Where it goes.
    pub place: Place,
    /// The Rust type that checks it, as written in the table: `FileHash`.
    pub rust_type: Text,
    /// What it is, in a few words.
    pub doc: Text,
}

/// Where an argument goes in the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// One segment of the path.
    Path,
    /// The query parameter of this name.
    Query(Text),
    /// The request header of this name.
    Header(Text),
}

/// An optional query parameter or header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name on the wire, `filter`.
    pub name: Text,
    /// What it does, with its syntax.
    pub doc: Text,
    /// The documented values, if the reference lists them; the service may accept more.
    pub values: List<Text>,
    /// The documented default, if there is one.
    pub default: Option<Text>,
    /// The documented smallest and largest value of a number.
    pub range: Option<(i64, i64)>,
}
