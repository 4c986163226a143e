//! Objects, pages and other answers, read from fixtures.

#![allow(clippy::unwrap_used, clippy::panic)] // a panic is how a test fails

mod envelopes;
mod fields;
mod pages;
mod parts;
#[path = "../support/mod.rs"]
mod support;

use support::OBJECTS;
use vt_client::Object;
use vt_client::objects::Dynamic;

pub(crate) fn fixture(kind: &str) -> &'static str {
    OBJECTS.iter().find(|(name, _)| *name == kind).unwrap().1
}

pub(crate) fn object(kind: &str) -> Object<Dynamic> {
    fixture(kind).parse().unwrap()
}
