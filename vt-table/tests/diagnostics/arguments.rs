//! Arguments, query parameters and headers.

use super::{Case, check_all, check_rows};

pub(super) const ROWS: &[Case] = &[
    (
        "get = { get = \"/files/«{type}»\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "argument `type` is a Rust keyword; choose another name, such as `kind`",
    ),
    (
        "get = { get = \"/files\", query = [«\"type!\"»], returns = \"text\", doc = \"d\", source = \"notes\" }",
        "argument `type` is a Rust keyword; \
         define a parameter `kind` with `name = \"type\"`, and write `kind!`",
    ),
    (
        "get = { get = \"/files\", query = [«\"startDate!\"»], returns = \"text\", doc = \"d\", source = \"notes\" }",
        "argument `startDate` is not in snake case; write `start_date`",
    ),
    (
        "get = { get = \"/files/{id}\", query = [«\"id!\"»], returns = \"text\", doc = \"d\", source = \"notes\" }",
        "two arguments are named `id`; rename one of them",
    ),
    (
        "get = { get = \"/files/{id}\", headers = { x-id = «\"id\"» }, returns = \"text\", doc = \"d\", source = \"notes\" }",
        "two arguments are named `id`; rename one of them",
    ),
    (
        "get = { get = \"/files\", query = [«\"filter\"»], returns = \"text\", doc = \"d\", source = \"notes\" }",
        "unknown parameter `filter`; define it in `[parameters]`",
    ),
    (
        "get = { get = \"/files\", query = [«7»], returns = \"text\", doc = \"d\", source = \"notes\" }",
        "`query` must be text, not a number",
    ),
    (
        "get = { get = \"/files\", headers = { PROJECT-ID = «\"project_id?\"» }, returns = \"text\", doc = \"d\", source = \"notes\" }",
        "unknown parameter `project_id`; define it in `[parameters]`",
    ),
    (
        "get = { get = \"/files\", headers = { «\"x confirm\"» = \"confirm\" }, returns = \"text\", doc = \"d\", source = \"notes\" }",
        "`x confirm` is not a header name; use letters, digits and `-`",
    ),
    (
        "get = { get = \"/files\", headers = { «X-ApiKey» = \"apikey\" }, returns = \"text\", doc = \"d\", source = \"notes\" }",
        "header `X-ApiKey` is set by the client itself; remove it",
    ),
    (
        "get = { get = \"/files\", headers = { x-a = \"a\", «X-A» = \"b\" }, returns = \"text\", doc = \"d\", source = \"notes\" }",
        "header `X-A` is listed twice\nfirst listed at 5:37",
    ),
    (
        "get = { get = \"/files\", headers = «[\"x-a\"]», returns = \"text\", doc = \"d\", source = \"notes\" }",
        "`headers` must be a table, not an array",
    ),
];

pub(super) const CASES: &[Case] = &[
    (
        "[parameters]\nfilter = { doc = \"Which.\" }\n[resource.files]\ndoc = \"Files.\"\n\
         methods.list = { get = \"/files\", query = [«\"fliter\"»], pages = \"file\", doc = \"d\", source = \"notes\" }\n",
        "unknown parameter `fliter`; did you mean `filter`?",
    ),
    (
        "[arguments]\nquery = { doc = \"the query\" }\n[resource.files]\ndoc = \"Files.\"\n\
         methods.list = { get = \"/files\", query = [«\"query\"»], pages = \"file\", doc = \"d\", source = \"notes\" }\n",
        "unknown parameter `query`; write `query!` for a required argument",
    ),
    (
        "[parameters]\nfilter = { doc = \"Which.\" }\n[resource.files]\ndoc = \"Files.\"\n\
         methods.list = { get = \"/files\", query = [\"filter\", «\"filter!\"»], pages = \"file\", doc = \"d\", source = \"notes\" }\n",
        "query parameter `filter` is listed twice\nfirst listed at 5:43",
    ),
    (
        "[parameters]\nlimit = { doc = \"How many.\" }\n[resource.files]\ndoc = \"Files.\"\n\
         methods.list = { get = \"/files\", query = [«\"limit\"»], pages = \"file\", doc = \"d\", source = \"notes\" }\n",
        "query parameter `limit` already belongs to the paging; remove it from `query`",
    ),
    (
        "[parameters]\nposition = { name = \"cursor\", doc = \"Where.\" }\n[resource.files]\ndoc = \"Files.\"\n\
         methods.list = { get = \"/files\", query = [«\"position\"»], pages = \"file\", doc = \"d\", source = \"notes\" }\n",
        "query parameter `cursor` already belongs to the paging; remove it from `query`",
    ),
];

#[test]
fn arguments_parameters_and_headers() {
    check_rows(ROWS);
    check_all(CASES);
}

#[test]
fn every_header_that_only_the_client_decides_is_refused() {
    for name in ["Expect", "trailer", "upgrade", "keep-alive", "Host"] {
        super::check(
            &super::with_row(&format!(
                "get = {{ get = \"/files\", headers = {{ «{name}» = \"value\" }}, \
                 returns = \"text\", doc = \"d\", source = \"notes\" }}"
            )),
            &format!("header `{name}` is set by the client itself; remove it"),
        );
    }
}
