//! Shared sets and what is stamped from them.

use super::{Case, check_all};

pub(super) const CASES: &[Case] = &[
    (
        "[shared.«votes»]\nvotes = { get = \"/votes\", pages = \"vote\", doc = \"d\", source = \"notes\" }\n",
        "shared set `votes` is never used; name it in the `use` of a resource, or remove it",
    ),
    (
        "[shared.votes]\nvotes = { get = \"/votes\", pages = \"vote\", doc = \"d\", source = \"notes\" }\n\
         [resource.files]\ndoc = \"Files.\"\nuse = [«\"vote\"»]\n",
        "unknown shared set `vote`; did you mean `votes`?",
    ),
    (
        "[shared.votes]\nvotes = { get = \"/votes\", pages = \"vote\", doc = \"d\", source = \"notes\" }\n\
         [resource.files]\ndoc = \"Files.\"\nuse = [\"votes.«vote»\"]\n",
        "shared set `votes` has no row `vote`; did you mean `votes`?",
    ),
    (
        "[shared.votes]\nvotes = { get = \"/votes\", pages = \"vote\", doc = \"d\", source = \"notes\" }\n\
         [resource.files]\ndoc = \"Files.\"\nuse = [\"votes\", «\"votes\"»]\n",
        "shared set `votes` is used twice\nfirst used at 5:8",
    ),
    (
        "[shared.feed]\nfeed = { name = \"{name}\", get = \"/feeds/{name}\", returns = \"redirect\", doc = \"d\", source = \"notes\" }\n\
         [resource.feeds]\ndoc = \"Feeds.\"\n\
         use = [{ set = \"feed\", name = \"files\" }, «{ name = \"files\", set = \"feed\" }»]\n",
        "shared set `feed` is used twice\nfirst used at 5:8",
    ),
    (
        "[resource.files]\ndoc = \"Files.\"\nuse = [«{ name = \"files\" }»]\n",
        "an entry of `use` has no `set`; add `set = \"…\"`, the name of a shared set",
    ),
    (
        "[shared.feed]\nfeed = { get = \"/feeds/{name}\", returns = \"redirect\", doc = \"d\", source = \"notes\" }\n\
         [resource.feeds]\ndoc = \"Feeds.\"\nuse = [{ set = \"feed\", name = \"files\", «titel» = \"file\" }]\n",
        "no row of shared set `feed` has a variable `titel`; they have `name`",
    ),
    (
        "[shared.feed]\nfeed = { get = \"/feeds/{time}\", returns = \"redirect\", doc = \"Every «{title}».\", source = \"notes\" }\n\
         [resource.feeds]\ndoc = \"Feeds.\"\nuse = [\"feed\"]\n",
        "unknown variable `{title}`; expected one of `path`, `item`, `slug`, `noun`\nstamped on `feeds` by `use` at 5:8",
    ),
    // A mistake in a shared row is reported once, with the places where the row is stamped.
    (
        "[shared.votes]\nvotes = { get = \"/votes\", pages = «\"vot\"», doc = \"d\", source = \"notes\" }\n\
         [resource.files]\ndoc = \"Files.\"\nuse = [\"votes\"]\n[resource.urls]\ndoc = \"URLs.\"\nuse = [\"votes\"]\n",
        "unknown object tag `vot`; did you mean `vote`?\n\
         stamped on `files` by `use` at 5:8\nstamped on `urls` by `use` at 8:8",
    ),
    (
        "[shared.votes]\nvotes = { get = \"/votes\", «pagnes» = \"vote\", doc = \"d\", source = \"notes\" }\n\
         [resource.files]\ndoc = \"Files.\"\nuse = [\"votes\"]\n",
        "unknown key `pagnes`; did you mean `pages`?\nstamped on `files` by `use` at 5:8",
    ),
    (
        "[shared.votes]\nvotes = { get = \"«{item}»/votes\", pages = \"vote\", doc = \"d\", source = \"notes\" }\n\
         [resource.files]\ndoc = \"Files.\"\nitem = \"/files/{id}\"\nuse = [\"votes\"]\n\
         [resource.urls]\ndoc = \"URLs.\"\npath = \"/of/{id}/urls\"\nuse = [\"votes\"]\n",
        "`{item}` is used, but resource `urls` has no `item`; add `item = \"…\"` to `[resource.urls]`\n\
         stamped on `urls` by `use` at 10:8",
    ),
    (
        "[shared.votes]\n«votes» = { get = \"/votes\", pages = \"vote\", doc = \"d\" }\n\
         [resource.files]\ndoc = \"Files.\"\nuse = [\"votes\"]\n",
        "row `votes` has no `source`; \
         add `source = \"…\"`, or name it in `sources` of `[resource.files]`\n\
         stamped on `files` by `use` at 5:8",
    ),
    // A name whose definition is wrong is not unknown.
    (
        "[shared]\nvotes = «1»\n[resource.files]\ndoc = \"Files.\"\nuse = [\"votes.votes\"]\n",
        "`votes` must be a table, not a number",
    ),
    (
        "[shared.votes]\nvotes = «1»\n[resource.files]\ndoc = \"Files.\"\nuse = [\"votes.votes\"]\n",
        "`votes` must be a table, not a number\nstamped on `files` by `use` at 5:8",
    ),
    (
        "[shared.feed]\nfeed = { get = \"/feeds/{name}\", «retruns» = \"redirect\", doc = \"d\", source = \"notes\" }\n\
         [resource.feeds]\ndoc = \"Feeds.\"\nuse = [{ set = \"feed\", name = \"files\", title = \"file\" }]\n",
        "unknown key `retruns`; did you mean `returns`?\nstamped on `feeds` by `use` at 5:8",
    ),
    // Relationships of a set.
    (
        "[shared.host.relationships]\nurls = { many = \"vote\", «soruce» = \"notes\" }\n\
         [resource.files]\ndoc = \"Files.\"\nuse = [\"host\"]\n",
        "unknown key `soruce`; did you mean `source`?",
    ),
    (
        "[shared.host.relationships]\nvotes = { many = \"vote\", doc = \"All of «{nuon}»\", ids = false }\n\
         [resource.files]\ndoc = \"Files.\"\nuse = [\"host\"]\nrelated = false\n",
        "unknown variable `{nuon}`; did you mean `noun`?\nstamped on `files` by `use` at 5:8",
    ),
    (
        "[shared.host.relationships]\n«votes» = { many = \"vote\", objects = false, ids = false }\n\
         [resource.files]\ndoc = \"Files.\"\nuse = [\"host\"]\nrelated = false\n",
        "no row returns the objects of relationship `votes`; \
         remove `objects = false`, or use a shared set that has a row `votes`\n\
         stamped on `files` by `use` at 5:8",
    ),
    // Clashes after stamping show both places.
    (
        "[shared.votes]\nvotes = { get = \"/votes\", pages = \"vote\", doc = \"d\", source = \"notes\" }\n\
         [resource.files]\ndoc = \"Files.\"\nuse = [\"votes\"]\n\
         methods.«votes» = { get = \"/my/votes\", pages = \"vote\", doc = \"d\", source = \"notes\" }\n",
        "duplicate method `votes` on `files`\nfirst defined at 2:1\nfirst stamped at 5:8",
    ),
    (
        "[shared.a]\nvotes = { get = \"/a\", pages = \"vote\", doc = \"d\", source = \"notes\" }\n\
         [shared.b]\n«votes» = { get = \"/b\", pages = \"vote\", doc = \"d\", source = \"notes\" }\n\
         [resource.files]\ndoc = \"Files.\"\nuse = [\"a\", \"b\"]\n",
        "duplicate method `votes` on `files`\nfirst defined at 2:1\nfirst stamped at 7:8\nstamped on `files` by `use` at 7:13",
    ),
    (
        "[shared.votes]\n«votes» = { get = \"/votes\", pages = \"vote\", doc = \"d\", source = \"notes\" }\n\
         [resource.files]\ndoc = \"Files.\"\nuse = [\"votes\"]\n\
         [resource.urls]\ndoc = \"URLs.\"\nuse = [\"votes\"]\n",
        "duplicate request `GET /votes`: `files.votes` already makes it\n\
         first defined at 2:1\nstamped on `urls` by `use` at 8:8",
    ),
    // sources of a resource
    (
        "[shared.votes]\nvotes = { get = \"/votes\", pages = \"vote\", doc = \"d\", source = \"notes\" }\n\
         [resource.files]\ndoc = \"Files.\"\nuse = [\"votes\"]\nsources = { «vots» = \"notes\" }\n",
        "no row `vots` is stamped on `files`; did you mean `votes`?",
    ),
    (
        "[resource.files]\ndoc = \"Files.\"\nsources = { «votes» = \"notes\" }\n\
         methods.votes = { get = \"/votes\", pages = \"vote\", doc = \"d\", source = \"notes\" }\n",
        "row `votes` belongs to `files` itself; write `source` in the row",
    ),
    (
        "[shared.votes]\nvotes = { get = \"/votes\", pages = \"vote\", doc = \"d\", source = \"notes\" }\n\
         [resource.files]\ndoc = \"Files.\"\nuse = [\"votes\"]\nsources = { votes = \"«nots»\" }\n",
        "unknown source `nots`; did you mean `notes`?\nstamped on `files` by `use` at 5:8",
    ),
    (
        "[resource.files]\ndoc = \"Files.\"\nself = «\"fiel\"»\n\
         methods.get = { get = \"/a\", returns = \"{self}\", doc = \"d\", source = \"notes\" }\n",
        "unknown object tag `fiel`; did you mean `file`?",
    ),
];

#[test]
fn shared_sets() {
    check_all(CASES);
}
