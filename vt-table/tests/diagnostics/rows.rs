//! The keys of a row, and whether they fit each other.

use super::{Case, check_rows};

pub(super) const CASES: &[Case] = &[
    (
        "get = { get = \"/files\", «pagnes» = \"file\", doc = \"d\", source = \"notes\" }",
        "unknown key `pagnes`; did you mean `pages`?",
    ),
    (
        "get = { get = \"/files\", returns = \"file\", doc = \"d\", source = \"notes\", «frobnicate» = 1 }",
        "unknown key `frobnicate`",
    ),
    (
        "«scan» = { returns = \"file\", doc = \"d\", source = \"notes\" }",
        "row `scan` has no verb; add `get`, `post`, `put`, `patch` or `delete` with a path",
    ),
    (
        "scan = { get = \"/files\", «post» = \"/files\", returns = \"file\", doc = \"d\", source = \"notes\" }",
        "two verbs, `get` and `post`; write a row for each",
    ),
    (
        "scan = { post = \"/files\", json = \"New\", «form» = \"New\", returns = \"file\", doc = \"d\", source = \"notes\" }",
        "two bodies, `json` and `form`; keep one of them",
    ),
    (
        "scan = { get = \"/files\", «json» = \"New\", returns = \"file\", doc = \"d\", source = \"notes\" }",
        "a GET request cannot have a body, so `json` cannot be used; use another verb, or `query`",
    ),
    (
        "scan = { post = \"/files\", json = «\"new\"», returns = \"file\", doc = \"d\", source = \"notes\" }",
        "`new` is not the path of a Rust type; join names with `::`, and capitalise the last one",
    ),
    (
        "scan = { post = «7», returns = \"file\", doc = \"d\", source = \"notes\" }",
        "`post` must be text, not a number",
    ),
    (
        "«scan» = { post = \"/files\", doc = \"d\", source = \"notes\" }",
        "row `scan` does not say what it returns; \
         add `returns`, `pages` or `either`; write `returns = \"nothing\"` if it returns nothing",
    ),
    (
        "scan = { post = \"/files\", returns = \"file\", «pages» = \"file\", doc = \"d\", source = \"notes\" }",
        "two answers, `returns` and `pages`; \
         use `either` if it may return an object or a collection",
    ),
    (
        "«scan» = { post = \"/files\", returns = \"file\", source = \"notes\" }",
        "row `scan` has no `doc`; add `doc = \"…\"`",
    ),
    (
        "«scan» = { post = \"/files\", returns = \"file\", doc = \"d\" }",
        "row `scan` has no `source`; add `source = \"…\"`",
    ),
    (
        "scan = { post = \"/files\", returns = \"file\", tier = «\"premuim\"», doc = \"d\", source = \"notes\" }",
        "unknown tier `premuim`; did you mean `premium`?",
    ),
    (
        "scan = { post = \"/files\", returns = \"file\", tier = «\"gold\"», doc = \"d\", source = \"notes\" }",
        "unknown tier `gold`; expected one of `public`, `premium`, `hunting`, `feeds`, `monitor`, \
         `private-scanning`, `admin`, `owner`, `unknown`",
    ),
    (
        "scan = { post = \"/files\", returns = \"file\", idempotent = «\"yes\"», doc = \"d\", source = \"notes\" }",
        "`idempotent` must be true or false, not text",
    ),
    (
        "scan = { post = \"/files\", returns = \"file\", key = «0», doc = \"d\", source = \"notes\" }",
        "`key` must be true or false, not a number",
    ),
    (
        "scan = { post = \"/files\", returns = \"file\", root = «\"ui\"», doc = \"d\", source = \"notes\" }",
        "root `ui` is not a path prefix; write it like `/ui`",
    ),
    (
        "scan = { post = \"/files\", returns = \"file\", root = «\"/ui/..\"», doc = \"d\", source = \"notes\" }",
        "root `/ui/..` is not a path prefix; write it like `/ui`",
    ),
    (
        "scan = { post = \"/files\", returns = \"file\", root = «\"/u i\"», doc = \"d\", source = \"notes\" }",
        "root `/u i` is not a path prefix; write it like `/ui`",
    ),
    (
        "scan = { post = \"/files\", returns = \"file\", root = «\"/ui/\"», doc = \"d\", source = \"notes\" }",
        "root `/ui/` is not a path prefix; write it like `/ui`",
    ),
    (
        "scan = { post = \"/files\", returns = \"file\", deprecated = «\"\"», doc = \"d\", source = \"notes\" }",
        "`deprecated` is empty",
    ),
    (
        "scan = { post = \"/files\", returns = \"file\", relationship = «true», doc = \"d\", source = \"notes\" }",
        "`relationship` must be text or a table, not true",
    ),
    (
        "scan = { post = \"/files\", returns = \"file\", «relationship» = { ids = false }, doc = \"d\", source = \"notes\" }",
        "`relationship` has no `name`; add `name = \"…\"`",
    ),
];

#[test]
fn keys_of_rows() {
    check_rows(CASES);
}
