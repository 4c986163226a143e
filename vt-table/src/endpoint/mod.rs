//! One operation of the API as plain data; uses nothing.
//!
//! Everything here can stand in a `static`, which is how generated code holds it, and can as well
//! be filled at run time from a user's table. Consumers take `&[Endpoint]` and cannot tell which.
//!
//! The structs have public fields, so that generated code can write them as literals; only the
//! reader of tables and generated code should build them.

mod answer;
mod argument;
mod paging;
mod text;
mod tier;
mod verb;
mod words;

pub use answer::{Answer, Body, Item};
pub use argument::{Argument, Parameter, Place};
pub use paging::{Paging, PagingStyle};
pub use text::{List, Text};
pub use tier::Tier;
pub use verb::Verb;

/// One operation: a verb on a path template, what it takes and what it answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// The resource handle that has the method, `files`.
    pub group: Text,
    /// The method's name on that handle, `comments`.
    pub method: Text,
    /// The HTTP verb.
    pub verb: Verb,
    /// The path template below the root, `/files/{id}/comments`.
    pub path: Text,
    /// A path that replaces the one of the base URL, `/ui`; `None` for the API itself.
    pub root: Option<Text>,
    /// Whether the API key is sent.
    pub authenticated: bool,
    /// Required arguments, in the order of the generated method: path, query, headers.
    pub arguments: List<Argument>,
    /// Optional query parameters. Those of the paging are in [`Endpoint::paging`].
    pub query: List<Parameter>,
    /// Optional request headers.
    pub headers: List<Parameter>,
    /// The request body.
    pub body: Body,
    /// What the operation answers.
    pub answer: Answer,
    /// How a collection is paged.
    pub paging: Paging,
    /// Who may call it.
    pub tier: Tier,
    /// Whether sending it twice has the effect of sending it once. The JSON answer of such a POST
    /// may be a redirect to another host, from where it is fetched by GET.
    pub idempotent: bool,
    /// The relationship that the row reads, if it reads one.
    pub relationship: Option<Relationship>,
    /// What it does, in a sentence or two.
    pub doc: Text,
    /// Remarks on limits or on sources that disagree; may be empty.
    pub note: Text,
    /// Where the row comes from, the best source first, as in the table: `VT22:files-scan`.
    pub sources: List<Text>,
    /// The page of the API reference; empty if there is none.
    pub see: Text,
    /// What to use instead, if the operation is deprecated.
    pub deprecated: Option<Text>,
}

impl Endpoint {
    /// The full name, `files.comments`.
    pub fn name(&self) -> String {
        format!("{}.{}", self.group, self.method)
    }

    /// The path template with its root, where that replaces the path of the base URL: `/ui/search`.
    pub fn path_from_root(&self) -> Text {
        match &self.root {
            Some(root) => Text::Owned(format!("{root}{}", self.path)),
            None => self.path.clone(),
        }
    }
}

/// A relationship of a resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relationship {
    /// Its name in the API, `contacted_domains`; `{relationship}` for the generic rows.
    pub name: Text,
    /// Whether it leads to at most one object.
    pub to_one: bool,
    /// Whether the row returns descriptors (type and identifier) instead of whole objects.
    pub ids: bool,
}
