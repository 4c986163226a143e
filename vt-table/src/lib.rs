//! Tables of VirusTotal API endpoints: reading, stamping and checking.
//!
//! An [`Endpoint`] is plain data, which generated code, the command line, the emulator and the
//! tests share. With the feature `read` (the default), [`read()`] turns a table written in TOML
//! into endpoints. The feature `suggest`, which `read` includes, has `nearest`. Without features
//! the crate has no dependency.
#![cfg_attr(
    feature = "read",
    doc = r##"

```
let source = vt_table::TableSource::new("my.toml", r#"
    [sources]
    docs = { title = "My notes", page = "https://docs.example.com/{page}" }

    [resource.files]
    doc = "Files known to VirusTotal."
    item = "/files/{id}"

    [resource.files.methods]
    verdict = { get = "{item}/verdict", returns = "Text", doc = "Ours.", source = "docs:verdict" }
"#);
let loaded = vt_table::read(&source);
assert!(loaded.diagnostics.is_empty());
let verdict = loaded.api.endpoints().next().expect("one row");
assert_eq!(verdict.name(), "files.verdict");
assert_eq!(verdict.path, "/files/{id}/verdict");
assert_eq!(verdict.see, "https://docs.example.com/verdict");
```
"##
)]

mod endpoint;
#[cfg(feature = "suggest")]
mod nearest;
pub mod reserved;

#[cfg(feature = "read")]
mod api;
#[cfg(feature = "read")]
mod check;
#[cfg(feature = "read")]
mod names;
#[cfg(feature = "read")]
mod read;
#[cfg(feature = "read")]
mod report;
#[cfg(feature = "read")]
mod stamp;
#[cfg(feature = "read")]
mod suggest;
#[cfg(feature = "read")]
mod syntax;
#[cfg(feature = "read")]
mod template;
#[cfg(feature = "read")]
mod text;
#[cfg(feature = "read")]
mod values;

pub use endpoint::{
    Answer, Argument, Body, Endpoint, Item, List, Paging, PagingStyle, Parameter, Place,
    Relationship, Text, Tier, Verb,
};
#[cfg(feature = "suggest")]
pub use nearest::nearest;
#[cfg(feature = "read")]
pub use {
    api::{Api, ObjectKind, Related, Resource, TypedParameter, Values},
    names::camel_case,
    read::{Loaded, read},
    report::{Diagnostic, Note},
    text::TableSource,
};
