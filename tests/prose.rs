//! Comments and Markdown are wrapped at one width.

use std::fs;
use std::path::{Path, PathBuf};

const WIDTH: usize = 100;

#[test]
fn comments_and_markdown_are_wrapped_at_one_width() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    for entry in fs::read_dir(&root).unwrap() {
        let path = entry.unwrap().path();
        // What is built is not ours, and what begins with a dot is a tool's.
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name != "target" && !name.starts_with('.') {
            collect(&path, &mut files);
        }
    }
    assert!(files.len() > 300, "only {} files were found", files.len());
    let mut long = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let is_markdown = path.extension().is_some_and(|extension| extension == "md");
        let lines = if is_markdown {
            prose(&text)
        } else {
            comments(&text)
        };
        for (number, line) in lines {
            // Neither an address can be broken nor a line that a test reads.
            let is_whole = line.contains("://") || line.starts_with("// ours: ");
            if line.chars().count() > WIDTH && !is_whole {
                long.push(format!("{}:{number}", path.display()));
            }
        }
    }
    assert!(
        long.is_empty(),
        "over {WIDTH} columns:\n{}",
        long.join("\n")
    );
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    // The golden code is generated.
    if path.is_dir() && !path.ends_with("golden") {
        for entry in fs::read_dir(path).unwrap() {
            collect(&entry.unwrap().path(), files);
        }
    } else if path
        .extension()
        .is_some_and(|extension| extension == "rs" || extension == "md")
    {
        files.push(path.to_owned());
    }
}

/// The comments of Rust, without those that stand behind code.
fn comments(text: &str) -> Vec<(usize, &str)> {
    numbered(text)
        .filter(|(_, line)| line.trim_start().starts_with("//"))
        .collect()
}

/// Markdown without tables, whose rows cannot be broken, and without code.
fn prose(text: &str) -> Vec<(usize, &str)> {
    let mut is_code = false;
    numbered(text)
        .filter(|(_, line)| {
            let line = line.trim_start();
            let is_fence = line.starts_with("```");
            is_code ^= is_fence;
            !is_code && !is_fence && !line.starts_with('|')
        })
        .collect()
}

fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(at, line)| (at + 1, line))
}

#[test]
fn what_is_looked_at() {
    let rust = "fn f() {}\n    // why\n/// what\nlet x = 1; // behind\n";
    assert_eq!(comments(rust), [(2, "    // why"), (3, "/// what")]);
    let markdown = "a\n\n```text\ncode\n```\n| cell |\nb\n";
    assert_eq!(prose(markdown), [(1, "a"), (2, ""), (7, "b")]);
}

#[test]
fn the_page_of_the_tests_names_every_target() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    let page = fs::read_to_string(folder.join("README.md")).unwrap();
    let mut targets = 0;
    for section in ["[[test]]\n", "[[bench]]\n"] {
        for after in manifest.split(section).skip(1) {
            let name = after
                .strip_prefix("name = ")
                .and_then(|rest| rest.lines().next())
                .unwrap()
                .trim_matches('"');
            targets += 1;
            assert!(
                page.contains(&format!("`{name}`")),
                "tests/README.md does not name `{name}`"
            );
        }
    }
    assert!(targets >= 17, "only {targets} targets were found");
}
