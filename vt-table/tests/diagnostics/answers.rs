//! `returns`, `pages`, `either`, and paging.

use super::{Case, check_rows};

pub(super) const CASES: &[Case] = &[
    (
        "get = { get = \"/files\", returns = «\"fiel\"», doc = \"d\", source = \"notes\" }",
        "unknown object tag `fiel`; did you mean `file`?",
    ),
    (
        "get = { get = \"/files\", returns = «\"whatever\"», doc = \"d\", source = \"notes\" }",
        "unknown object tag `whatever`; add it to `[objects]`, or capitalise it if it is a Rust type",
    ),
    (
        "get = { get = \"/files\", returns = «\"nothnig\"», doc = \"d\", source = \"notes\" }",
        "unknown object tag `nothnig`; did you mean `nothing`?",
    ),
    (
        "get = { get = \"/files\", pages = «\"coment\"», doc = \"d\", source = \"notes\" }",
        "unknown object tag `coment`; did you mean `comment`?",
    ),
    (
        "get = { get = \"/files\", pages = «\"bytes\"», doc = \"d\", source = \"notes\" }",
        "`pages` cannot hold `bytes`; use an object tag or a Rust type, or `returns`",
    ),
    (
        "get = { get = \"/files\", either = «\"Hit\"», doc = \"d\", source = \"notes\" }",
        "`Hit` is a Rust type, not an object tag; use a tag of `[objects]`, or `any`",
    ),
    (
        "get = { get = \"/files\", either = «\"text\"», doc = \"d\", source = \"notes\" }",
        "`text` is not an object tag; only `returns` accepts it",
    ),
    (
        "get = { get = \"/files\", returns = «\"Vec<String>\"», doc = \"d\", source = \"notes\" }",
        "`Vec<String>` is not the path of a Rust type; \
         define an alias with `type`, and use that",
    ),
    (
        "get = { get = \"/files\", returns = \"text\", «nullable» = true, doc = \"d\", source = \"notes\" }",
        "`nullable` is only for objects; remove it",
    ),
    (
        "get = { get = \"/files\", pages = \"file\", «nullable» = true, doc = \"d\", source = \"notes\" }",
        "`nullable` cannot be used with `pages`; it belongs to `returns`",
    ),
    (
        "get = { get = \"/files\", returns = \"file\", «whole» = true, doc = \"d\", source = \"notes\" }",
        "`whole` is only for Rust types; remove it",
    ),
    (
        "get = { get = \"/files\", either = \"file\", «whole» = true, doc = \"d\", source = \"notes\" }",
        "`whole` cannot be used with `either`; it belongs to `returns`",
    ),
    (
        "get = { get = \"/files\", returns = \"file\", paging = «\"cursor\"», doc = \"d\", source = \"notes\" }",
        "`paging` cannot be used with `returns`; it belongs to `pages`",
    ),
    (
        "get = { get = \"/files\", returns = \"file\", items = «\"alerts\"», doc = \"d\", source = \"notes\" }",
        "`items` cannot be used with `returns`; it belongs to `pages`",
    ),
    (
        "get = { get = \"/files\", returns = \"file\", «page_size» = 40, doc = \"d\", source = \"notes\" }",
        "`page_size` cannot be used with `returns`; it belongs to `pages`",
    ),
    (
        "get = { get = \"/files\", either = \"file\", items = «\"alerts\"», doc = \"d\", source = \"notes\" }",
        "`items` cannot be used with `either`; it belongs to `pages`",
    ),
    (
        "get = { get = \"/files\", pages = \"file\", paging = «\"curser\"», doc = \"d\", source = \"notes\" }",
        "unknown paging `curser`; did you mean `cursor`?",
    ),
    (
        "get = { get = \"/files\", pages = \"file\", paging = \"none\", «page_size» = 40, doc = \"d\", source = \"notes\" }",
        "`page_size` cannot be used with `paging = \"none\"`; \
         if there is such a parameter, list it in `query`",
    ),
    (
        "get = { get = \"/files\", pages = \"file\", items = «\"result..hits\"», doc = \"d\", source = \"notes\" }",
        "`result..hits` is not a path in a JSON document; join names with `.`, as in `result.hits`",
    ),
    (
        "get = { get = \"/files\", pages = \"file\", page_size = «0», doc = \"d\", source = \"notes\" }",
        "`page_size` must be at least 1; remove it if the size is not documented",
    ),
    (
        "get = { get = \"/files\", pages = \"file\", page_size = { max = «-1» }, doc = \"d\", source = \"notes\" }",
        "`max` must be between 1 and 4294967295, not -1",
    ),
    (
        "get = { get = \"/files\", pages = \"file\", page_size = «true», doc = \"d\", source = \"notes\" }",
        "`page_size` must be a whole number, a table or false, not true",
    ),
    (
        "get = { get = \"/files\", pages = \"file\", page_size = { «maximum» = 40 }, doc = \"d\", source = \"notes\" }",
        "unknown key `maximum`; expected one of `parameter`, `default`, `max`",
    ),
    (
        "get = { get = \"/files\", pages = \"file\", page_size = { default = «50», max = 40 }, doc = \"d\", source = \"notes\" }",
        "the default page size of 50 exceeds the maximum of 40; no page can be larger than the maximum",
    ),
    (
        "get = { get = \"/files\", pages = \"file\", page_size = «5», doc = \"d\", source = \"notes\" }",
        "the default page size of 10 exceeds the maximum of 5; \
         set the default, as in `{ default = …, max = … }`",
    ),
];

#[test]
fn answers() {
    check_rows(CASES);
}
