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
        "`}` has no matching `{`; remove it",
    ),
    (
        "get = { get = \"/files/«{}»\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "a placeholder has no name; write `{id}`, for example",
    ),
    (
        "get = { get = \"/files/«{fileId}»\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "placeholder `{fileId}` is not in snake case; write `{file_id}`",
    ),
    (
        "get = { get = \"/files/{id}/x/«{id}»\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "placeholder `{id}` is used twice in the path; give each a name of its own",
    ),
    (
        "get = { get = \"{item}/«{id}»\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "placeholder `{id}` is used twice in the path; give each a name of its own",
    ),
    (
        "get = { get = \"/files/x«{id}»\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "placeholder `{id}` is not a whole path segment; put it between two `/`",
    ),
    (
        "get = { get = \"/files«/»/all\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "empty path segment; remove the extra `/`",
    ),
    (
        "get = { get = \"/files«/»\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "empty path segment; remove the extra `/`",
    ),
    (
        "get = { get = \"/files/«..»\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "path segment `..` is not allowed; write the path without it",
    ),
    (
        "get = { get = \"/files«?»limit=1\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "`?` cannot be used in a path; list query parameters in `query`",
    ),
    (
        "get = { get = \"/files«#»top\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "`#` cannot be used in a path; a path has no fragment",
    ),
    (
        "get = { get = \"/my« »files\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "` ` cannot be used in a path; use ASCII letters, digits and `-._~:@!$&'()*+,;=`",
    ),
    (
        "get = { get = \"/a/«é»\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "`é` cannot be used in a path; use ASCII letters, digits and `-._~:@!$&'()*+,;=`",
    ),
    (
        "get = { get = \"/a«%»20b\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "`%` cannot be used in a path; \
         write the character itself; paths are encoded when they are sent",
    ),
    (
        "get = { get = \"/x/«{itme}»\", returns = \"text\", doc = \"d\", source = \"notes\" }",
        "unknown placeholder `{itme}`; did you mean `{item}`? If it is an argument, define it in `[arguments]`",
    ),
];

/// `path` and `item` are checked once, where they are defined.
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
        "unknown placeholder `{toker}`; did you mean `{token}`? If it is an argument, define it in `[arguments]`",
    ),
    (
        "[resource.files]\ndoc = \"Files.\"\npath = \"/files«/»\"\n",
        "empty path segment; remove the extra `/`",
    ),
];

#[test]
fn paths() {
    check_rows(ROWS);
    check_all(CASES);
}
