//! Texts, sources and links.

use super::{Case, check_rows};

pub(super) const CASES: &[Case] = &[
    (
        "get = { get = \"/files\", returns = \"text\", doc = \"d\", source = \"«dcos:files»\" }",
        "unknown source `dcos`; did you mean `docs`?",
    ),
    (
        "get = { get = \"/files\", returns = \"text\", doc = \"d\", source = \"notes; «VT99:files»\" }",
        "unknown source `VT99`; expected one of `docs`, `notes`",
    ),
    (
        "get = { get = \"/files\", returns = \"text\", doc = \"d\", source = \"«docs»; notes\" }",
        "source `docs` needs a page; write `docs:the-page`",
    ),
    (
        "get = { get = \"/files\", returns = \"text\", doc = \"d\", source = \"docs:files; «notes:files»\" }",
        "source `notes` has no pages; write `notes`, or give the source a `page` in `[sources]`",
    ),
    (
        "get = { get = \"/files\", returns = \"text\", doc = \"d\", source = \"«docs:files, notes»\" }",
        "`files, notes` is not a page of source `docs`; \
         write a page as one word, and separate sources with `; `",
    ),
    (
        "get = { get = \"/files\", returns = \"text\", doc = \"d\", source = \"notes;«»\" }",
        "empty source; remove the extra `;`",
    ),
    (
        "get = { get = \"/files\", returns = \"text\", doc = \"d\", source = \"notes\", see = «\"http://example.com/\"» }",
        "`see` must begin with `https://`",
    ),
    (
        "get = { get = \"/files\", returns = \"text\", doc = \"d\", source = \"notes\", see = «\"https://\"» }",
        "`see` has no host",
    ),
    (
        "get = { get = \"/files\", returns = \"text\", doc = \"All about «{itme}».\", source = \"notes\" }",
        "unknown variable `{itme}`; did you mean `item`?",
    ),
];

#[test]
fn documentation() {
    check_rows(CASES);
}

#[test]
fn a_variable_that_the_resource_does_not_give() {
    for doc in ["\"A «{self}».\"", "«\"\\\"{self}\\\"\"»"] {
        super::check(
            &format!(
                "[resource.zoo]\ndoc = \"Animals.\"\n[resource.zoo.methods]\n\
                 get = {{ get = \"/zoo\", returns = \"text\", doc = {doc}, source = \"notes\" }}\n"
            ),
            "`{self}` is used, but resource `zoo` has no `self`; add `self = \"…\"` to `[resource.zoo]`",
        );
    }
}
