//! TOML itself, keys, and types of values.

use super::{Case, check_all, load, shown};

pub(super) const CASES: &[Case] = &[
    (
        "[api]\nurl = \"https://a.example«»\n",
        "invalid basic string, expected `\"`",
    ),
    ("[api]\nurl =«»\n", "missing value"),
    (
        "[api]\nurl = «nowhere»\n",
        "`nowhere` is not a value; put text in quotes",
    ),
    ("[api]\nurl«»\n", "key with no value, expected `=`"),
    (
        "objects = «{» file = \"File\"\n[arguments]\n",
        "this is never closed; add the missing `}`",
    ),
    (
        "[resource.files]\ndoc = \"Files.\"\nuse = «[»\n\n[resource.urls]\ndoc = \"URLs.\"\n",
        "this is never closed; add the missing `]`",
    ),
    (
        "[resource.files]\ndoc = «\"\"\"»Files.\n\n[resource.urls]\ndoc = \"URLs.\"\n",
        "this is never closed; add the missing `\"\"\"`",
    ),
    (
        "[api]\nurl = \"https://a.example\"\n«url» = \"https://b.example\"\n",
        "duplicate key `url`\nfirst defined at 2:1",
    ),
    (
        "[resource.files]\ndoc = \"Files.\"\n[api]\n[resource.«files»]\nitem = \"/files/{id}\"\n",
        "duplicate table `files`\nfirst defined at 1:11",
    ),
    (
        "[resource.files]\ndoc = \"Files.\"\n[resource.files.methods]\n\
         a = { get = \"/a\", returns = \"text\", doc = \"d\", «doc» = \"e\", source = \"notes\" }\n",
        "duplicate key `doc`\nfirst defined at 4:37",
    ),
    (
        "[«shard».comments]\n",
        "unknown key `shard`; did you mean `shared`?",
    ),
    (
        "«frobnicate» = 1\n",
        "unknown key `frobnicate`; expected one of `api`, `sources`, `objects`, `arguments`, \
         `parameters`, `shared`, `relationships`, `resource`",
    ),
    (
        "[api]\n«uri» = \"https://a.example\"\n",
        "unknown key `uri`; did you mean `url`?",
    ),
    (
        "[api]\n«version» = 3\n",
        "unknown key `version`; the only one here is `url`",
    ),
    (
        "[resource.files]\ndoc = \"Files.\"\n«itme» = \"/files/{id}\"\n",
        "unknown key `itme`; did you mean `item`?",
    ),
];

#[test]
fn syntax_and_keys() {
    check_all(CASES);
}

/// Values of wrong types: the value is underlined.
pub(super) const VALUES: &[Case] = &[
    (
        "arguments = «1»\n",
        "`arguments` must be a table, not a number",
    ),
    ("[api]\nurl = «3»\n", "`url` must be text, not a number"),
    ("[api]\nurl = «\" \"»\n", "`url` is empty"),
    (
        "[objects]\nfile = «{ type = \"File\" }»\n",
        "`file` must be a Rust type or an array of tags, not a table",
    ),
    (
        "[arguments]\nid = «true»\n",
        "`id` must be a Rust type or a table, not true",
    ),
    (
        "[resource.files]\ndoc = \"Files.\"\nuse = «\"comments\"»\n",
        "`use` must be an array, not text",
    ),
    (
        "[resource.files]\ndoc = \"Files.\"\nuse = «false»\n",
        "`use` must be an array, not false",
    ),
    (
        "[resource.files]\ndoc = \"Files.\"\nuse = [«1979-05-27»]\n",
        "`use` must be names of shared sets or tables with `set`, not a date",
    ),
    (
        "[resource.files]\ndoc = \"Files.\"\n[resource.files.methods]\nget = «\"/files/{id}\"»\n",
        "`get` must be a table, not text",
    ),
];

/// A key that seems to be missing may be the misspelt one.
#[test]
fn a_misspelt_key_is_not_missing_as_well() {
    for table in [
        "[resource.files]\n«dco» = \"Files.\"\n",
        "[resource.files]\ndoc = \"Files.\"\nmethods.x = { get = \"/x\", returns = \"text\", «dco» = \"D.\", source = \"notes\" }\n",
    ] {
        super::check(table, "unknown key `dco`; did you mean `doc`?");
    }
}

#[test]
fn types_of_values() {
    check_all(VALUES);
}

#[test]
fn each_broken_statement_is_reported_once_and_hides_no_other() {
    let text = "\
[sources]
docs = { title = \"Docs\" }
[resource.files]
doc = \"Files.\"
[resource.files.methods]
one = { get = \"/one\", returns = \"text\", doc = \"One.\", source = \"docs\"
two = { get = \"/two\", returns = \"text\", doc = \"Two.\", source = \"docs\" }
three = { get = \"/three\" returns = \"text\", doc = \"Three.\", source = \"docs\" }
four = { get = \"/four\", returns = \"text\", doc = \"Four.\", source = \"docs\" }
[resource.urls
doc = \"URLs.\"
[resource.domains]
doc = \"Domains.\"
methods.five = { get = \"/five\", returns = \"text\", doc = \"Five.\", source = \"docs\" }
";
    let loaded = load(text);
    let names: Vec<String> = loaded
        .api
        .endpoints()
        .map(|endpoint| endpoint.name())
        .collect();
    assert_eq!(names, ["files.two", "files.four", "domains.five"]);
    let found: Vec<(usize, usize, String)> = loaded
        .diagnostics
        .iter()
        .map(|diagnostic| (diagnostic.line, diagnostic.column, shown(diagnostic)))
        .collect();
    let expected = [
        (6, 7, "this is never closed; add the missing `}`"),
        (8, 26, "missing comma between key-value pairs, expected `,`"),
        (10, 15, "unclosed table, expected `]`"),
    ];
    let expected = expected.map(|(line, column, text)| (line, column, text.to_owned()));
    assert_eq!(found, expected);
}

#[test]
fn what_a_broken_statement_would_have_defined_is_not_reported_as_unknown() {
    let text = "\
[sources]
docs = { title = \"Docs\" }
[objects]
file = File
[shared.votes]
votes = { get = \"/votes\", returns = \"file\" doc = \"Votes.\", source = \"docs\" }
[parameters]
filter = { doc = \"Which.\" }
[arguments]
id = { doc = \"its identifier\" }
[resource.files]
doc = \"Files.\"
use = [\"votes.votes\"]
[resource.files.methods]
get = { get = \"/files/{id}\", query = [\"filter\"], returns = \"file\", doc = \"A file.\", source = \"docs\" }
";
    let loaded = load(text);
    let lines: Vec<usize> = loaded.diagnostics.iter().map(|found| found.line).collect();
    assert_eq!(lines, [4, 6], "{:#?}", loaded.diagnostics);
}

#[test]
fn what_a_broken_statement_would_have_used_is_not_reported_as_unused() {
    let text = "\
[shared.votes]
votes = { get = \"/votes\", returns = \"text\", doc = \"Votes.\", source = \"notes\" }
[parameters]
filter = { doc = \"Which.\" }
unused = { doc = \"Nothing.\" }
[arguments]
token = { doc = \"a token\" }
[resource.files]
doc = \"Files.\"
use = [\"votes]
[resource.files.methods]
get = { get = \"/files/{token}\", query = [\"filter\"], returns = \"text\" doc = \"A file.\", source = \"notes\" }
[sources]
notes = { title = \"Notes\" }
";
    let loaded = load(text);
    let lines: Vec<usize> = loaded.diagnostics.iter().map(|found| found.line).collect();
    assert_eq!(lines, [5, 10, 12], "{:#?}", loaded.diagnostics);
}

#[test]
fn an_array_of_several_lines_is_one_statement() {
    super::check(
        "[shared.feed]\nfeed = { get = \"/{name}\", returns = \"text\", doc = \"d\", source = \"notes\" }\n\
         [resource.feeds]\ndoc = \"Feeds.\"\nuse = [\n  { set = \"feed\", name = \"a\" },\n  { set = \"feed\" «»name = \"b\" },\n  \
         { set = \"feed\", name = \"c\" },\n]\n",
        "missing comma between key-value pairs, expected `,`",
    );
}
