//! Names that generated code cannot have.

use super::{Case, check_all, check_rows};

pub(super) const CASES: &[Case] = &[
    (
        "[resource.«IpAddresses»]\ndoc = \"IP addresses.\"\n",
        "resource name `IpAddresses` is not in snake case; write `ip_addresses`",
    ),
    (
        "[resource.«type»]\ndoc = \"Types.\"\n",
        "resource name `type` is a Rust keyword; choose another name",
    ),
    (
        "[resource.«blocking»]\ndoc = \"Blocks.\"\n",
        "resource name `blocking` is already a method of the client; choose another name",
    ),
    (
        "[resource.«files»]\nitem = \"/files/{id}\"\n",
        "resource `files` has no `doc`; add `doc = \"…\"`",
    ),
];

pub(super) const ROWS: &[Case] = &[
    (
        "«addFile» = { post = \"/files\", returns = \"nothing\", doc = \"d\", source = \"notes\" }",
        "method name `addFile` is not in snake case; write `add_file`",
    ),
    (
        "\"«{name}»\" = { post = \"/files\", returns = \"nothing\", doc = \"d\", source = \"notes\" }",
        "unknown variable `{name}`; expected one of `path`, `item`, `slug`, `Self`, `self`, `noun`",
    ),
    (
        "«move» = { post = \"/files\", returns = \"nothing\", doc = \"d\", source = \"notes\" }",
        "method name `move` is a Rust keyword; choose another name",
    ),
    (
        "«clone» = { post = \"/files\", returns = \"nothing\", doc = \"d\", source = \"notes\" }",
        "method name `clone` is taken: every handle has a method of that name; choose another name",
    ),
    (
        "get = { «name» = \"fetch\", get = \"/files\", returns = \"nothing\", doc = \"d\", source = \"notes\" }",
        "`name` is only for shared rows; a row of a resource is named by its key",
    ),
    (
        "get = { get = \"/files/{id}\", returns = \"file\", doc = \"d\", source = \"notes\" }\n\
         «fetch» = { get = \"/files/{hash}\", returns = \"file\", doc = \"d\", source = \"notes\" }",
        "duplicate request `GET /files/{hash}`: `files.get` already makes it\nfirst defined at 5:1",
    ),
];

#[test]
fn resource_names_that_cannot_be_used() {
    check_all(CASES);
}

#[test]
fn method_names_that_cannot_be_used() {
    check_rows(ROWS);
}

#[test]
fn every_name_that_clients_or_handles_have_is_refused() {
    for name in ["new", "client", "clone", "into", "from", "fmt", "drop"] {
        super::check(
            &super::with_row(&format!(
                "«{name}» = {{ post = \"/x\", returns = \"nothing\", doc = \"d\", source = \"notes\" }}"
            )),
            &format!(
                "method name `{name}` is taken: every handle has a method of that name; \
                 choose another name"
            ),
        );
    }
    for name in [
        "new",
        "from_env",
        "from_async",
        "as_async",
        "to_async",
        "builder",
        "call",
        "feed",
        "get",
        "post",
        "put",
        "patch",
        "delete",
        "request",
        "clone",
        "blocking",
        "base_url",
    ] {
        super::check(
            &format!("[resource.«{name}»]\ndoc = \"d\"\n"),
            &format!(
                "resource name `{name}` is already a method of the client; choose another name"
            ),
        );
    }
}

#[test]
fn the_same_path_under_another_verb_or_root_is_another_request() {
    let loaded = super::load(&super::completed(&super::with_row(
        "a = { get = \"/x/{id}\", returns = \"text\", doc = \"d\", source = \"notes\" }\n\
         b = { put = \"/x/{id}\", returns = \"text\", doc = \"d\", source = \"notes\" }\n\
         c = { get = \"/x/{id}\", root = \"/ui\", returns = \"text\", doc = \"d\", source = \"notes\" }\n\
         d = { get = \"/x/all\", returns = \"text\", doc = \"d\", source = \"notes\" }",
    )));
    assert_eq!(loaded.diagnostics, []);
    assert_eq!(loaded.api.endpoints().count(), 4);
}
