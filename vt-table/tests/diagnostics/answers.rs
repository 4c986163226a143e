//! `returns`, `pages`, `either`, and paging.

use super::{Case, check_rows};

pub(super) const CASES: &[Case] = &[
    (
        "get = { get = \"/files\", returns = «\"fiel\"», doc = \"d\", source = \"notes\" }",
        "unknown object tag `fiel`; did you mean `file`?",
    ),
    (
        "get = { get = \"/files\", returns = «\"whatever\"», doc = \"d\", source = \"notes\" }",
        "unknown object tag `whatever`; add it to `[objects]`; Rust types are capitalised",
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
        "`pages` of `bytes`; name what the pages hold, or use `returns`",
    ),
    (
        "get = { get = \"/files\", either = «\"Hit\"», doc = \"d\", source = \"notes\" }",
        "`Hit` is a Rust type, not an object tag; name a tag of `[objects]`, or `any`",
    ),
    (
        "get = { get = \"/files\", either = «\"text\"», doc = \"d\", source = \"notes\" }",
        "`text` is not an object tag; only `returns` knows this word",
    ),
    (
        "get = { get = \"/files\", returns = «\"Vec<String>\"», doc = \"d\", source = \"notes\" }",
        "`Vec<String>` is not the path of a Rust type; \
         give the type a name with `type`, and write that",
    ),
    (
        "get = { get = \"/files\", returns = \"text\", «nullable» = true, doc = \"d\", source = \"notes\" }",
        "`nullable` without an object; it belongs to an object tag",
    ),
    (
        "get = { get = \"/files\", pages = \"file\", «nullable» = true, doc = \"d\", source = \"notes\" }",
        "`nullable` with `pages`; it belongs to `returns`",
    ),
    (
        "get = { get = \"/files\", returns = \"file\", «whole» = true, doc = \"d\", source = \"notes\" }",
        "`whole` without a Rust type; it belongs to a Rust type",
    ),
    (
        "get = { get = \"/files\", either = \"file\", «whole» = true, doc = \"d\", source = \"notes\" }",
        "`whole` with `either`; it belongs to `returns`",
    ),
    (
        "get = { get = \"/files\", returns = \"file\", paging = «\"cursor\"», doc = \"d\", source = \"notes\" }",
        "`paging` without a collection; it belongs to `pages`",
    ),
    (
        "get = { get = \"/files\", returns = \"file\", items = «\"alerts\"», doc = \"d\", source = \"notes\" }",
        "`items` without a collection; it belongs to `pages`",
    ),
    (
        "get = { get = \"/files\", returns = \"file\", «page_size» = 40, doc = \"d\", source = \"notes\" }",
        "`page_size` without a collection; it belongs to `pages`",
    ),
    (
        "get = { get = \"/files\", either = \"file\", items = «\"alerts\"», doc = \"d\", source = \"notes\" }",
        "`items` with `either`; it belongs to `pages`",
    ),
    (
        "get = { get = \"/files\", pages = \"file\", paging = «\"curser\"», doc = \"d\", source = \"notes\" }",
        "unknown paging `curser`; did you mean `cursor`?",
    ),
    (
        "get = { get = \"/files\", pages = \"file\", paging = \"none\", «page_size» = 40, doc = \"d\", source = \"notes\" }",
        "`page_size` without pages; \
         with `paging = \"none\"`, list the parameter in `query` if there is one",
    ),
    (
        "get = { get = \"/files\", pages = \"file\", items = «\"result..hits\"», doc = \"d\", source = \"notes\" }",
        "`result..hits` is no place in a JSON document; write names joined by `.`: `result.hits`",
    ),
    (
        "get = { get = \"/files\", pages = \"file\", page_size = «0», doc = \"d\", source = \"notes\" }",
        "`page_size` of 0 items; leave it out where it is not documented",
    ),
    (
        "get = { get = \"/files\", pages = \"file\", page_size = { max = «-1» }, doc = \"d\", source = \"notes\" }",
        "`max` must be a number of items, not -1",
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
        "default page size 50 is over the maximum of 40; no page can be larger than the maximum",
    ),
    (
        "get = { get = \"/files\", pages = \"file\", page_size = «5», doc = \"d\", source = \"notes\" }",
        "default page size 10 is over the maximum of 5; \
         say what the default is: `{ default = …, max = … }`",
    ),
];

#[test]
fn answers() {
    check_rows(CASES);
}
