//! Path templates.

use super::{Case, check_all, check_rows};

pub(super) const ROWS: &[Case] = &[
    (
        "get = { get = «\"files/all\"», returns = \"text\", doc = \"d\", source = \"notes\" }",
        "path `files/all` does not begin with `/`; write `/files/all`",
    ),
    (
        "get = { get = \"/files/«{»id\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "`{` is never closed; add the missing `}`",
    ),
    (
        "get = { get = \"/files/id«}»\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "`}` without a `{` before it; remove it",
    ),
    (
        "get = { get = \"/files/«{}»\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "a placeholder without a name; write `{id}`, for example",
    ),
    (
        "get = { get = \"/files/«{fileId}»\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "placeholder `{fileId}` is not in snake case; write `{file_id}`",
    ),
    (
        "get = { get = \"/files/{id}/x/«{id}»\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "placeholder `{id}` stands twice in the path; give each its own name",
    ),
    (
        "get = { get = \"{item}/«{id}»\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "placeholder `{id}` stands twice in the path; give each its own name",
    ),
    (
        "get = { get = \"/files/x«{id}»\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "placeholder `{id}` is not a whole path segment; put it between two `/`",
    ),
    (
        "get = { get = \"/files«/»/all\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "empty segment in a path; remove the superfluous `/`",
    ),
    (
        "get = { get = \"/files«/»\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "empty segment in a path; remove the superfluous `/`",
    ),
    (
        "get = { get = \"/files/«..»\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "segment `..` in a path; it has a meaning of its own; write the path without it",
    ),
    (
        "get = { get = \"/files«?»limit=1\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "`?` cannot stand in a path; list query parameters in `query`",
    ),
    (
        "get = { get = \"/files«#»top\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "`#` cannot stand in a path; a path has no fragment",
    ),
    (
        "get = { get = \"/my« »files\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "` ` cannot stand in a path; only ASCII letters, digits and `-._~:@!$&'()*+,;=` can",
    ),
    (
        "get = { get = \"/a/«é»\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "`é` cannot stand in a path; only ASCII letters, digits and `-._~:@!$&'()*+,;=` can",
    ),
    (
        "get = { get = \"/a«%»20b\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "`%` cannot stand in a path; \
         write the character itself; paths are encoded when they are sent",
    ),
    (
        "get = { get = \"/x/«{itme}»\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "unknown placeholder `{itme}`; did you mean `{item}`? \
         An argument of its own needs an entry in `[arguments]`",
    ),
];

/// `path` and `item` are looked at where they stand, and once.
pub(super) const CASES: &[Case] = &[
    (
        "[resource.files]\ndoc = \"Files.\"\nitem = «\"files/{id}\"»\n[resource.files.methods]\n\
         get = { get = \"{item}\", returns = \"file\", doc = \"d\", source = \"notes\" }\n\
         votes = { get = \"{item}/votes\", pages = \"vote\", doc = \"d\", source = \"notes\" }\n",
        "path `files/{id}` does not begin with `/`; write `/files/{id}`",
    ),
    (
        "[resource.files]\ndoc = \"Files.\"\npath = \"/of/{id}/files\"\n\
         votes = { get = \"«{item}»/votes\", returns = \"text\", doc = \"d\", source = \"notes\" }\n",
        "`{item}` is used, but resource `files` has no `item`; \
         add `item = \"…\"` to `[resource.files]`",
    ),
    (
        "[resource.files]\ndoc = \"Files.\"\npath = \"/files\"\nitem = \"«{path}»/{id}\"\n",
        "`item` cannot use the variable `{path}`; write it out",
    ),
    (
        "[resource.files]\ndoc = \"Files.\"\nitem = \"/files/«{toker}»\"\n[resource.files.methods]\n\
         get = { get = \"{item}\", returns = \"file\", doc = \"d\", source = \"notes\" }\n\
         all = { get = \"/all/{token}\", returns = \"file\", doc = \"d\", source = \"notes\" }\n\
         [arguments]\ntoken = { doc = \"a token\" }\n",
        "unknown placeholder `{toker}`; did you mean `{token}`? \
         An argument of its own needs an entry in `[arguments]`",
    ),
    (
        "[resource.files]\ndoc = \"Files.\"\npath = \"/files«/»\"\n",
        "empty segment in a path; remove the superfluous `/`",
    ),
];

#[test]
fn paths() {
    check_rows(ROWS);
    check_all(CASES);
}
