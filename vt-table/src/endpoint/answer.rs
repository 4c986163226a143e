//! Request bodies and answers.

use super::text::Text;

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
    /// Bytes of any content type, made of this Rust type.
    Raw(Text),
}

/// What an operation answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing worth reading: an empty body or `{}`.
    Nothing,
    /// Text.
    Text,
    /// Bytes. A redirect to them is followed without the API key.
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

impl Answer {
    /// Whether it is a collection, or may be one.
    pub const fn is_collection(&self) -> bool {
        matches!(self, Self::Collection(_) | Self::Either(_))
    }

    /// Whether it is bytes, wherever they come from.
    pub const fn is_bytes(&self) -> bool {
        matches!(self, Self::Bytes | Self::Redirect)
    }
}

/// What a collection holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// Objects of this type tag; `any` for several types, `descriptor` for type and id alone.
    Object(Text),
    /// Other JSON, read as this Rust type as written in the table.
    Value(Text),
}
