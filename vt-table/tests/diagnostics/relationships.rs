//! `[relationships]` and the relationships of resources.

use super::{Case, check_all};

/// The rows that relationships are stamped from.
const TEMPLATES: &str = "\
[relationships]
objects = { name = \"{name}\", get = \"{item}/{name}\", doc = \"{title}.\", source = \"notes\" }
ids = { name = \"{name}_ids\", get = \"{item}/relationships/{name}\", doc = \"{title}.\", source = \"notes\" }
related = { name = \"related\", get = \"{item}/{relationship}\", doc = \"Any.\", source = \"notes\" }
related_ids = { name = \"related_ids\", get = \"{item}/relationships/{relationship}\", doc = \"Any.\", source = \"notes\" }
";

pub(super) const CASES: &[Case] = &[
    (
        "[relationships]\n«object» = { get = \"/x\", doc = \"d\", source = \"notes\" }\n",
        "unknown key `object`; did you mean `objects`?",
    ),
    (
        "[relationships]\nobjects = { get = \"/x\", «returns» = \"any\", doc = \"d\", source = \"notes\" }\n",
        "`returns` cannot be used in `[relationships]`; remove it: the relationship says what is returned",
    ),
    (
        "[relationships]\nobjects = { get = \"/x\", «nullable» = true, doc = \"d\", source = \"notes\" }\n",
        "`nullable` cannot be used in `[relationships]`; remove it: the relationship says what is returned",
    ),
    (
        "[relationships]\nobjects = { get = \"/x\", «whole» = true, doc = \"d\", source = \"notes\" }\n",
        "`whole` cannot be used in `[relationships]`; remove it: the relationship says what is returned",
    ),
    (
        "[resource.files]\ndoc = \"Files.\"\n\
         methods.x = { get = \"/x\", «either» = \"file\", relationship = \"x\", doc = \"d\", source = \"notes\" }\n",
        "a row with `relationship` cannot have `either`; \
         use `returns` for at most one object, `pages` for several",
    ),
    (
        "[resource.files]\ndoc = \"Files.\"\n\
         methods.x = { get = \"/x\", pages = «\"Hit\"», relationship = { name = \"x\", ids = false }, doc = \"d\", source = \"notes\" }\n",
        "`Hit` is a Rust type, not an object tag; use a tag of `[objects]`, or `any`",
    ),
    (
        "[relationships]\nobjects = { «post» = \"/x\", doc = \"d\", source = \"notes\" }\n",
        "`post` cannot be used in `[relationships]`; remove it: relationships are read with `get`",
    ),
    (
        "[relationships]\nobjects = { get = \"/x\", relationship = «\"x\"», doc = \"d\", source = \"notes\" }\n",
        "`relationship` cannot be used in `[relationships]`; remove it: \
         the row is stamped for every relationship",
    ),
    (
        "[relationships]\nrelated = { get = \"/x\", doc = \"d\", source = \"notes\" }\n\
         related_ids = { get = \"/y\", doc = \"d\", source = \"notes\" }\n\
         ids = { name = \"{name}_ids\", get = \"/z/{name}\", doc = \"d\", source = \"notes\" }\n\
         [resource.files]\ndoc = \"Files.\"\nrelationships.«votes» = \"vote\"\nrelationships.comments = \"comment\"\n",
        "`[relationships]` has no row `objects`, which is needed here; \
         add it, or write `objects = false`",
    ),
    (
        "[resource.files]\ndoc = \"Files.\"\n«related» = false\n",
        "`related` has no effect without `relationships`; remove it, or add `relationships`",
    ),
];

/// Entries of `relationships` of a resource, on line 5.
const ENTRIES: &[Case] = &[
    (
        "votes = «\"vots\"»",
        "unknown object tag `vots`; did you mean `vote`?",
    ),
    (
        "votes = «3»",
        "`votes` must be an object tag, an array of names or a table, not a number",
    ),
    (
        "«fiel» = [\"bundled\"]",
        "unknown object tag `fiel`; did you mean `file`?",
    ),
    ("file = [«3»]", "`file` must be text, not a number"),
    (
        "«bundledFiles» = \"file\"",
        "relationship name `bundledFiles` is not in snake case; write `bundled_files`",
    ),
    (
        "file = [\"bundled\", «\"bundled\"»]",
        "duplicate relationship `bundled`\nfirst defined at 5:9",
    ),
    (
        "owner = { one = \"user\", «many» = \"user\" }",
        "relationship `owner` has both `one` and `many`; \
         `one` leads to at most one object, `many` to a collection",
    ),
    (
        "«owner» = { tier = \"owner\" }",
        "relationship `owner` has neither `one` nor `many`; \
         add the tag of the objects that it leads to, as in `many = \"…\"`",
    ),
    (
        "owner = { one = \"user\", «teir» = \"owner\" }",
        "unknown key `teir`; did you mean `tier`?",
    ),
    (
        "owner = { one = \"user\", tier = «\"onwer\"» }",
        "unknown tier `onwer`; did you mean `owner`?",
    ),
    (
        "«premuim».file = [\"bundled\"]",
        "unknown tier `premuim`; did you mean `premium`?",
    ),
    (
        "«parents» = { file = [\"bundled\"] }",
        "unknown tier `parents`; if it is a relationship, add `one` or `many`",
    ),
    (
        "premium.file = «\"bundled\"»",
        "`file` must be an array, not text",
    ),
    (
        "«votes» = { many = \"vote\", objects = false }",
        "no row returns the objects of relationship `votes`; \
         remove `objects = false`, or use a shared set that has a row `votes`",
    ),
    (
        "«type» = { many = \"file\", ids = false }",
        "method name `type` is a Rust keyword; choose another name",
    ),
];

#[test]
fn templates() {
    check_all(CASES);
}

#[test]
fn entries() {
    for (entry, message) in ENTRIES {
        let table = format!(
            "[resource.files]\ndoc = \"Files.\"\nitem = \"/files/{{id}}\"\n\
             [resource.files.relationships]\n{entry}\n{TEMPLATES}"
        );
        super::check(&table, message);
    }
}

/// Entries of the relationships of a set, on line 2; the set is used on lines 5 and 9.
const SHARED: &[Case] = &[
    (
        "votes = «\"vots\"»",
        "unknown object tag `vots`; did you mean `vote`?\n\
         stamped on `files` by `use` at 6:8\nstamped on `urls` by `use` at 10:8",
    ),
    (
        "votes = { many = \"vote\", doc = \"Votes on «{nuon}»\" }",
        "unknown variable `{nuon}`; did you mean `noun`?\n\
         stamped on `files` by `use` at 6:8\nstamped on `urls` by `use` at 10:8",
    ),
    (
        "votes = { many = \"vote\", deprecated = \"use «{itme}»\" }",
        "unknown variable `{itme}`; did you mean `item`?\n\
         stamped on `files` by `use` at 6:8\nstamped on `urls` by `use` at 10:8",
    ),
    (
        "votes = { many = \"vote\", source = \"«nots»\" }",
        "unknown source `nots`; did you mean `notes`?\n\
         stamped on `files` at 6:8\nstamped on `urls` at 10:8",
    ),
    (
        "source = \"«nots»\"\nvotes = \"vote\"",
        "unknown source `nots`; did you mean `notes`?\n\
         stamped on `files` at 7:8\nstamped on `urls` at 11:8",
    ),
    (
        "«badName» = \"vote\"",
        "relationship name `badName` is not in snake case; write `bad_name`\n\
         stamped on `files` by `use` at 6:8\nstamped on `urls` by `use` at 10:8",
    ),
    (
        "vote = [\"votes\", «\"votes\"»]",
        "duplicate relationship `votes`\nfirst defined at 2:9",
    ),
    (
        "«votes» = { tier = \"owner\" }",
        "relationship `votes` has neither `one` nor `many`; \
         add the tag of the objects that it leads to, as in `many = \"…\"`",
    ),
];

#[test]
fn mistakes_in_shared_relationships_tell_where_they_are_stamped() {
    for (entry, message) in SHARED {
        let entry = format!(
            "[shared.x.relationships]\n{entry}\n[resource.files]\ndoc = \"Files.\"\n\
             item = \"/files/{{id}}\"\nuse = [\"x\"]\n[resource.urls]\ndoc = \"URLs.\"\n\
             item = \"/urls/{{id}}\"\nuse = [\"x\"]\n{TEMPLATES}"
        );
        super::check(&entry, message);
    }
}

#[test]
fn a_relationship_can_clash_with_other_methods() {
    let row = "get = \"/mine\", pages = \"vote\", doc = \"d\", source = \"notes\"";
    super::check(
        &format!(
            "[resource.files]\ndoc = \"Files.\"\nitem = \"/files/{{id}}\"\n\
             methods.votes = {{ {row} }}\nrelationships.«votes» = \"vote\"\n{TEMPLATES}"
        ),
        "duplicate method `votes` on `files`\nfirst defined at 4:9",
    );
    super::check(
        &format!(
            "[shared.votes]\nvotes = {{ relationship = «\"votes\"», {row} }}\n\
             [resource.files]\ndoc = \"Files.\"\nitem = \"/files/{{id}}\"\nuse = [\"votes\"]\n\
             relationships.votes = {{ many = \"vote\", objects = false }}\n{TEMPLATES}"
        )
        .replace('«', "")
        .replace('»', "")
        .replace("relationships.votes", "relationships.«votes»"),
        "duplicate relationship `votes` on `files`\nfirst defined at 2:26",
    );
}

#[test]
fn what_a_relationship_lacks_is_reported_once() {
    let templates = TEMPLATES.replacen("\"{item}/{name}\"", "\"«{item}»/{name}\"", 1);
    let templates = templates.replace("\"{item}/rel", "\"/rel");
    let templates = templates.replace("\"{item}/{rel", "\"/{rel");
    super::check(
        &format!(
            "{templates}[resource.files]\npath = \"/of/{{id}}\"\ndoc = \"Files.\"\n[resource.files.relationships]\n\
             a = \"file\"\nb = \"file\"\nc = \"file\"\nd = \"file\"\n"
        ),
        "`{item}` is used, but resource `files` has no `item`; \
         add `item = \"…\"` to `[resource.files]`\n\
         stamped on `files` at 10:1\nstamped on `files` at 11:1\nstamped on `files` at 12:1",
    );
}
