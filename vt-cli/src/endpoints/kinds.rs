//! Bodies and answers in words: a kind and, if there is one, a type.

use std::borrow::Cow;

use vt_table::{Answer, Body, Item};

/// The kind of a body and the type that makes it; `none` if there is no body.
pub(super) fn body(body: &Body) -> (&'static str, Option<&str>) {
    match body {
        Body::None => ("none", None),
        Body::Json(kind) => ("json", Some(kind)),
        Body::Form(kind) => ("form", Some(kind)),
        Body::Multipart(kind) => ("multipart", Some(kind)),
        Body::Raw(kind) => ("raw", Some(kind)),
    }
}

/// The kind of an answer and the type of what is in it.
pub(super) fn answer(answer: &Answer) -> (&'static str, Option<&str>) {
    match answer {
        Answer::Nothing => ("nothing", None),
        Answer::Text => ("text", None),
        Answer::Bytes => ("bytes", None),
        Answer::Redirect => ("redirect", None),
        Answer::Object { tag, .. } => ("object", Some(tag)),
        Answer::Collection(Item::Object(tag)) => ("collection", Some(tag)),
        Answer::Collection(Item::Value(kind)) => ("list", Some(kind)),
        Answer::Either(tag) => ("either", Some(tag)),
        Answer::Data(kind) => ("data", Some(kind)),
        Answer::Whole(kind) => ("whole", Some(kind)),
    }
}

/// Both in one cell: `json NewComment`.
pub(super) fn cell((kind, name): (&'static str, Option<&str>)) -> Cow<'static, str> {
    match name {
        Some(name) => Cow::Owned(format!("{kind} {name}")),
        None => Cow::Borrowed(kind),
    }
}
