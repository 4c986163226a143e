//! One operation of the API as plain data.
//!
//! Everything here can stand in a `static` (that is how generated code holds it) and can as well
//! be filled at run time from a user's table. Consumers take `&[Endpoint]` and cannot tell which.
//!
//! The structs are open on purpose, so that generated code can write them as literals; only the
//! reader of tables and generated code should build them.

use std::borrow::Cow;
use std::fmt;

/// Text that is static in generated code and owned in tables read at run time.
pub type Text = Cow<'static, str>;

/// A list that is static in generated code and owned in tables read at run time.
pub type List<T> = Cow<'static, [T]>;

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
    /// Replaces the path prefix of the configured base URL, `/ui`; `None` for the API itself.
    pub root: Option<Text>,
    /// Whether the API key is sent.
    pub authenticated: bool,
    /// Required arguments in the order of the generated method's: path, query, headers.
    pub arguments: List<Argument>,
    /// Optional query parameters; those of the pagination are in [`Endpoint::paging`].
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
    /// Whether sending it twice has the effect of sending it once. The JSON answer of such a POST may be a redirect to another host, where it
    /// is fetched by GET.
    pub idempotent: bool,
    /// Set when the row is a relationship of its resource.
    pub relationship: Option<Relationship>,
    /// What it does, in a sentence or two.
    pub doc: Text,
    /// Remarks on limits or on disagreeing sources; may be empty.
    pub note: Text,
    /// Where the row comes from, best source first, as written in the table: `VT22:files-scan`.
    pub sources: List<Text>,
    /// The page of the API reference; empty when no page is public.
    pub see: Text,
    /// What to use instead, when the operation is deprecated.
    pub deprecated: Option<Text>,
}

impl Endpoint {
    /// The full name, `files.comments`.
    pub fn name(&self) -> String {
        format!("{}.{}", self.group, self.method)
    }
}

/// An HTTP verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verb {
    /// GET
    Get,
    /// POST
    Post,
    /// PUT
    Put,
    /// PATCH
    Patch,
    /// DELETE
    Delete,
}

impl Verb {
    /// Every verb that a table can name.
    pub const ALL: [Verb; 5] = [Verb::Get, Verb::Post, Verb::Put, Verb::Patch, Verb::Delete];

    /// As on the wire, `GET`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Verb::Get => "GET",
            Verb::Post => "POST",
            Verb::Put => "PUT",
            Verb::Patch => "PATCH",
            Verb::Delete => "DELETE",
        }
    }

    /// As a key of a row, `get`.
    pub const fn key(self) -> &'static str {
        match self {
            Verb::Get => "get",
            Verb::Post => "post",
            Verb::Put => "put",
            Verb::Patch => "patch",
            Verb::Delete => "delete",
        }
    }
}

impl fmt::Display for Verb {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// A required argument of a method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// Its name, which is the placeholder's in the path template: `id`.
    pub name: Text,
    /// Where it goes.
    pub place: Place,
    /// The Rust type that checks it, as written in the table: `FileHash`.
    pub kind: Text,
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
    /// The documented values, when the set is closed; the service may accept more.
    pub values: List<Text>,
    /// The documented default, when there is one.
    pub default: Option<Text>,
    /// The documented smallest and largest value of a number.
    pub range: Option<(i64, i64)>,
}

/// A request body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// No body.
    None,
    /// JSON, made of this Rust type as written in the table.
    Json(Text),
    /// `application/x-www-form-urlencoded`, made of this Rust type.
    Form(Text),
    /// `multipart/form-data`, made of this Rust type.
    Multipart(Text),
    /// Bytes as they are, made of this Rust type.
    Raw(Text),
}

/// What an operation answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing worth reading: an empty body or `{}`.
    Nothing,
    /// Text as it is.
    Text,
    /// Bytes as they are; a redirect to them is followed without the key.
    Bytes,
    /// A redirect to bytes on another host.
    Redirect,
    /// One object of this type tag in `data`.
    Object {
        /// The type tag, `file`, or `any`.
        tag: Text,
        /// Whether `data` may be null (an empty to-one relationship).
        nullable: bool,
    },
    /// Objects in `data` (or where the paging says).
    Collection(Item),
    /// One object or a collection of them, as the server decides.
    Either(Text),
    /// Other JSON in `data`, read as this Rust type as written in the table.
    Data(Text),
    /// JSON without an envelope, read as this Rust type as written in the table.
    Whole(Text),
}

/// What a collection holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// Objects of this type tag; `any` for several types, `descriptor` for type and id alone.
    Object(Text),
    /// Other JSON, read as this Rust type as written in the table.
    Value(Text),
}

/// How a collection is paged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paging {
    /// The style.
    pub style: PagingStyle,
    /// Where the items are in the body, `data` or `result.hits`.
    pub items: Text,
    /// The query parameter for the page size, `limit`; empty when there is none.
    pub size_parameter: Text,
    /// The documented page size when none is asked for.
    pub default_size: Option<u32>,
    /// The documented largest page size.
    pub maximum_size: Option<u32>,
}

impl Paging {
    /// No pagination.
    pub const NONE: Paging = Paging {
        style: PagingStyle::None,
        items: Cow::Borrowed("data"),
        size_parameter: Cow::Borrowed(""),
        default_size: None,
        maximum_size: None,
    };
}

/// How the next page is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PagingStyle {
    /// There is one page.
    None,
    /// `cursor`, from `meta.cursor` or `links.next`.
    Cursor,
    /// `page`, counted from 0, while the answer says that there is more.
    PageNumber,
    /// The HTTP `Link` header with `rel=next`.
    LinkHeader,
}

impl PagingStyle {
    /// As written in a table.
    pub const fn as_str(self) -> &'static str {
        match self {
            PagingStyle::None => "none",
            PagingStyle::Cursor => "cursor",
            PagingStyle::PageNumber => "page",
            PagingStyle::LinkHeader => "link",
        }
    }
}

/// Who may call an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tier {
    /// Anyone with a key.
    Public,
    /// VT Enterprise or Google Threat Intelligence.
    Premium,
    /// Premium with hunting.
    Hunting,
    /// Premium with feeds.
    Feeds,
    /// VT Monitor.
    Monitor,
    /// Private scanning.
    PrivateScanning,
    /// Administrators of a group or the account itself.
    Admin,
    /// The owner (or an editor) of the object.
    Owner,
    /// Not documented.
    Unknown,
}

impl Tier {
    /// Every tier that a table can name.
    pub const ALL: [Tier; 9] = [
        Tier::Public,
        Tier::Premium,
        Tier::Hunting,
        Tier::Feeds,
        Tier::Monitor,
        Tier::PrivateScanning,
        Tier::Admin,
        Tier::Owner,
        Tier::Unknown,
    ];

    /// As written in a table.
    pub const fn as_str(self) -> &'static str {
        match self {
            Tier::Public => "public",
            Tier::Premium => "premium",
            Tier::Hunting => "hunting",
            Tier::Feeds => "feeds",
            Tier::Monitor => "monitor",
            Tier::PrivateScanning => "private-scanning",
            Tier::Admin => "admin",
            Tier::Owner => "owner",
            Tier::Unknown => "unknown",
        }
    }
}

impl fmt::Display for Tier {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// A relationship of a resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relationship {
    /// Its name in the API, `contacted_domains`; `{relationship}` for the generic rows.
    pub name: Text,
    /// Whether it leads to at most one object.
    pub to_one: bool,
    /// Whether the row answers descriptors (type and id) and not whole objects.
    pub ids: bool,
}
