//! Several mistakes at once.

use super::{caret, load, shown};

/// Five mistakes of different kinds, and rows that have nothing to do with them.
const FIVE: &str = r#"[sources]
docs = { title = "Docs", page = "https://docs.example.com/{page}" }

[objects]
file    = "File"
comment = "Comment"

[parameters]
filter = { doc = "Which files.", values = ["clean", "infected"], default = "clean" }

[shared.comments]
comments    = { get = "{item}/comments", pages = "coment", doc = "Comments on this {noun}.", source = "docs:{slug}-comments" }
add_comment = { post = "{item}/comments", json = "NewComment", returns = "comment", doc = "Comments on this {noun}.", source = "docs:{slug}-comment" }

[resource.files]
noun = "file"
item = "/files/{id}"
id   = "FileHash"
slug = "files"
doc  = "Files."
use  = ["comments", "vots"]

[resource.files.methods]
get    = { get = "{item}", returns = "file", doc = "A file.", source = "docs:file-info" }
list   = { get = "/files", pages = "file", query = ["filter"], tier = "premium", doc = "Files.", source = "docs:files" }
scan   = { get = "{item}/scan", json = "Scan", returns = "file", doc = "Scans it.", source = "docs:scan" }
rescan = { post = "{item}/analyse", retruns = "nothing", doc = "Scans it again.", source = "docs:rescan" }
move   = { post = "{item}/move", returns = "nothing", doc = "Moves it.", source = "docs:move" }
"#;

#[test]
fn all_are_reported_in_the_order_of_the_table() {
    let loaded = load(FIVE);
    let found: Vec<(usize, usize, String, String)> = loaded
        .diagnostics
        .iter()
        .map(|found| (found.line, found.column, caret(found), shown(found)))
        .collect();
    let expected = [
        (
            12,
            50,
            "\"coment\"",
            "unknown object tag `coment`; did you mean `comment`?\n\
             stamped on `files` by `use` at 21:9",
        ),
        (
            21,
            21,
            "\"vots\"",
            "unknown shared set `vots`; the only one here is `comments`",
        ),
        (
            26,
            33,
            "json",
            "a GET request cannot have a body, so `json` cannot be used; use another verb, or `query`",
        ),
        (
            27,
            37,
            "retruns",
            "unknown key `retruns`; did you mean `returns`?",
        ),
        (
            28,
            1,
            "move",
            "method name `move` is a Rust keyword; choose another name",
        ),
    ];
    let expected = expected
        .map(|(line, column, caret, text)| (line, column, caret.to_owned(), text.to_owned()));
    assert_eq!(found, expected);
}

#[test]
fn objects_are_those_that_endpoints_may_name() {
    let loaded = load(
        "[objects]\nfile = \"File\"\nIpAddress = \"IpAddress\"\nany = \"Any\"\nurl = \"Vec<Url>\"\n\
         Dynamic = [\"clue\", \"file\"]\n",
    );
    let lines: Vec<usize> = loaded.diagnostics.iter().map(|found| found.line).collect();
    assert_eq!(lines, [3, 4, 5, 6]);
    let objects: Vec<(&str, &str)> = loaded
        .api
        .objects
        .iter()
        .map(|object| (object.tag.as_str(), object.rust_type.as_str()))
        .collect();
    // A kind whose Rust type is wrong has no typed attributes.
    assert_eq!(
        objects,
        [("file", "File"), ("url", "Dynamic"), ("clue", "Dynamic")]
    );
}

#[test]
fn the_right_rows_are_read_as_if_nothing_were_wrong() {
    let loaded = load(FIVE);
    let good = FIVE
        .lines()
        .filter(|line| {
            !["comments ", "scan ", "rescan", "move"]
                .iter()
                .any(|name| line.starts_with(name))
        })
        .map(|line| line.replace(", \"vots\"", "") + "\n");
    let corrected = load(&good.collect::<String>());
    assert_eq!(corrected.diagnostics, []);
    assert_eq!(loaded.api, corrected.api);

    let names: Vec<String> = loaded.api.endpoints().map(|e| e.name()).collect();
    assert_eq!(names, ["files.add_comment", "files.get", "files.list"]);
    let add = loaded.api.endpoints().next().expect("three");
    assert_eq!(add.path, "/files/{id}/comments");
    assert_eq!(add.doc, "Comments on this file.");
    assert_eq!(add.see, "https://docs.example.com/files-comment");
    assert_eq!(add.arguments[0].rust_type, "FileHash");
    assert_eq!(loaded.api.resources[0].noun, "file");
}
