//! `[api]`, `[sources]`, `[objects]`, `[arguments]`, `[parameters]`.

use super::{Case, check_all};

pub(super) const CASES: &[Case] = &[
    // [api]
    (
        "[api]\nurl = «\"ftp://www.virustotal.com\"»\n",
        "`url` must begin with `https://`",
    ),
    (
        "[api]\nurl = «\"http://example.com\"»\n",
        "`url` must begin with `https://`",
    ),
    ("[api]\nurl = «\"https:///api/v3\"»\n", "`url` has no host"),
    (
        "[api]\nurl = «\"https://example.com/?x=1\"»\n",
        "`url` must not have a query",
    ),
    (
        "[api]\nurl = «\"https://example.com/#top\"»\n",
        "`url` must not have a fragment",
    ),
    (
        "[api]\nurl = «\"https://me@example.com/\"»\n",
        "`url` must not have a user name",
    ),
    (
        "[api]\nurl = «\"https://example.com/a b\"»\n",
        "`url` contains a character that no URL can have",
    ),
    // [sources]
    (
        "[sources]\n«docs» = { page = \"https://example.com/{page}\" }\n",
        "source `docs` has no `title`; add `title = \"…\"`",
    ),
    (
        "[sources]\ndocs = { «titel» = \"Docs\" }\n",
        "unknown key `titel`; did you mean `title`?",
    ),
    (
        "[sources]\ndocs = { title = \"Docs\", page = «\"https://example.com/\"» }\n",
        "`page` must contain `{page}` exactly once; for example, `https://docs.example.com/{page}`",
    ),
    (
        "[sources]\ndocs = { title = \"Docs\", page = «\"http://example.com/{page}\"» }\n",
        "`page` must begin with `https://`",
    ),
    // [objects]
    (
        "[objects]\n«IpAddress» = \"IpAddress\"\n",
        "object tag `IpAddress` is not in snake case; write `ip_address`",
    ),
    (
        "[objects]\n«any» = \"Dynamic\"\n",
        "object tag `any` is built in; remove it",
    ),
    (
        "[objects]\nfile = «\"file\"»\n",
        "`file` is not the path of a Rust type; join names with `::`, and capitalise the last one",
    ),
    (
        "[objects]\nfile = «\"crate::objects::\"»\n",
        "`crate::objects::` is not the path of a Rust type; \
         join names with `::`, and capitalise the last one",
    ),
    (
        "[objects]\nfile = «\"Box<File>\"»\n",
        "`Box<File>` is not the path of a Rust type; \
         define an alias with `type`, and use that",
    ),
    (
        "[objects]\nfile = \"File\"\nDynamic = [\"clue\", «\"file\"»]\n",
        "duplicate object tag `file`\nfirst defined at 2:1",
    ),
    (
        "[objects]\nfile = \"File\"\n«dynamic» = [\"clue\", \"graph\"]\n",
        "`dynamic` is not the path of a Rust type; \
         join names with `::`, and capitalise the last one",
    ),
    (
        "[objects]\nDynamic = [\"clue\", «3»]\n",
        "`Dynamic` must be text, not a number",
    ),
    // [arguments]
    (
        "[arguments]\n«token» = { doc = \"a token\" }\n",
        "argument `token` is never used; remove it, or use it in a path, a query or a header",
    ),
    (
        "[resource.files]\ndoc = \"Files.\"\nmethods.get = { get = \"/files/{id}\", returns = \"file\", doc = \"d\", source = \"notes\" }\n\
         [arguments]\nid = { type = «\"file hash\"» }\n",
        "`file hash` is not the path of a Rust type; \
         join names with `::`, and capitalise the last one",
    ),
    (
        "[resource.files]\ndoc = \"Files.\"\nid = «\"&str\"»\nmethods.get = { get = \"/files/{id}\", returns = \"file\", doc = \"d\", source = \"notes\" }\n",
        "`&str` is not the path of a Rust type; \
         join names with `::`, and capitalise the last one",
    ),
    (
        "[resource.files]\ndoc = \"Files.\"\nid = «\"FileHash\"»\n",
        "no row of `files` has an argument `id`",
    ),
    (
        "[resource.files]\ndoc = \"Files.\"\nmethods.get = { get = \"/files/{token}\", returns = \"file\", doc = \"d\", source = \"notes\" }\n\
         [resource.files.arguments]\n«toker» = { doc = \"a token\" }\n[arguments]\ntoken = { doc = \"a token\" }\n",
        "no row of `files` has an argument `toker`; did you mean `token`?",
    ),
    // [parameters]
    (
        "[parameters]\n«filter» = { doc = \"Which.\" }\n",
        "parameter `filter` is never used; remove it, or list it in the `query` of a row",
    ),
];

#[test]
fn definitions() {
    check_all(CASES);
}

/// A parameter that is used, so that only its own mistake is reported.
fn parameter(definition: &str) -> String {
    format!(
        "[parameters]\nfilter = {definition}\n[resource.files]\ndoc = \"Files.\"\n[resource.files.methods]\n\
         list = {{ get = \"/files\", query = [\"filter\"], pages = \"file\", doc = \"Files.\", source = \"notes\" }}\n"
    )
}

#[test]
fn parameters() {
    for (definition, message) in [
        (
            "{ doc = \"Which.\", values = [\"a\", \"b\"], default = «\"c\"» }",
            "default `c` is not among `values`; expected one of `a`, `b`",
        ),
        (
            "{ doc = \"Which.\", values = [\"file\", \"url\"], default = «\"fiel\"» }",
            "default `fiel` is not among `values`; did you mean `file`?",
        ),
        (
            "{ doc = \"Which.\", values = [\"a\", \"b\", «\"a\"»] }",
            "value `a` is listed twice\nfirst listed at 2:38",
        ),
        (
            "{ doc = \"Which.\", range = «[10, 1]» }",
            "`range` ends before it begins; write `[1, 10]`",
        ),
        (
            "{ doc = \"Which.\", range = «[1]» }",
            "`range` must be two numbers, the smallest and the largest",
        ),
        (
            "{ doc = \"Which.\", range = [1, «\"10\"»] }",
            "`range` must be a whole number, not text",
        ),
        (
            "{ doc = \"Which.\", range = [1, 10], default = «11» }",
            "default `11` is outside `range`, 1 to 10",
        ),
        (
            "{ doc = \"Which.\", default = «1.5» }",
            "`default` must be text, a whole number, true or false, not a number with a fraction",
        ),
        (
            "{ doc = \"Which.\", default = «99999999999999999999» }",
            "`default` is too large",
        ),
        (
            "{ doc = \"Which.\", «vales» = [\"a\"] }",
            "unknown key `vales`; did you mean `values`?",
        ),
        ("{ doc = «\"\"» }", "`doc` is empty"),
    ] {
        super::check(&parameter(definition), message);
    }
    super::check(
        &parameter("{ name = \"f\" }").replace("filter =", "«filter» ="),
        "parameter `filter` has no `doc`; add `doc = \"…\"`",
    );
}
