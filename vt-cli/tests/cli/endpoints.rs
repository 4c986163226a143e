//! `vt endpoints`: the list, and the document made from it.

use std::path::Path;

use serde_json::Value;
use vt_client::ENDPOINTS;

use crate::support::{command, document, run, run_unread};

fn lines(arguments: &[&str]) -> Vec<Vec<String>> {
    let output = run(["endpoints", "--format", "tsv"].iter().chain(arguments)).success();
    let cells = |line: &str| line.split('\t').map(str::to_owned).collect();
    output.lines().map(cells).collect()
}

#[test]
fn the_document_in_the_repository_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/endpoints.md");
    let fresh = run(["endpoints", "--format", "markdown"]).success();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &fresh).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = kept
        .lines()
        .zip(fresh.lines())
        .position(|(kept, fresh)| kept != fresh);
    assert!(
        kept == fresh,
        "docs/endpoints.md is stale from line {}; renew it with `BLESS=1 cargo test -p vt-cli \
         --test cli fresh`",
        differs.unwrap_or_else(|| kept.lines().count().min(fresh.lines().count())) + 1
    );
}

#[test]
fn the_document_has_every_operation() {
    let document = run(["endpoints", "--format", "markdown"]).success();
    for row in ENDPOINTS {
        let (_, chapter) = document
            .split_once(&format!("\n## {}\n", row.group))
            .unwrap();
        let (chapter, _) = chapter.split_once("\n## ").unwrap_or((chapter, ""));
        let method = format!("| `{}` |", row.method);
        assert!(chapter.contains(&method), "{}", row.name());
    }
    // No text breaks a table: each of its lines has as many cells as the heading.
    let cells = |line: &str| line.replace("\\|", "").matches('|').count();
    let mut width = None;
    for line in document.lines() {
        if line.starts_with('|') {
            let expected = *width.get_or_insert(cells(line));
            assert_eq!(cells(line), expected, "{line}");
        } else {
            width = None;
        }
    }
}

#[test]
fn there_is_one_line_per_row_of_the_table() {
    let lines = lines(&[]);
    let names: Vec<String> = lines
        .iter()
        .map(|cells| format!("{}.{}", cells[0], cells[1]))
        .collect();
    let rows: Vec<String> = ENDPOINTS.iter().map(|row| row.name()).collect();
    assert_eq!(names, rows);
    assert!(lines.iter().all(|cells| cells.len() == 9));
}

/// From the API reference.
#[test]
fn the_columns_say_what_an_operation_is() {
    let lines = lines(&["--group", "domains"]);
    assert!(lines.iter().all(|cells| cells[0] == "domains"));
    let find = |method: &str| lines.iter().find(|cells| cells[1] == method).unwrap();
    assert_eq!(
        find("comments")[..8],
        [
            "domains",
            "comments",
            "GET",
            "/domains/{domain}/comments",
            "cursor",
            "none",
            "collection comment",
            "public"
        ]
    );
    assert_eq!(
        find("add_comment")[2..8],
        [
            "POST",
            "/domains/{domain}/comments",
            "none",
            "json NewComment",
            "object comment",
            "public"
        ]
    );
    let feeds = self::lines(&["--group", "feeds", "--tier", "feeds"]);
    let minute = feeds.iter().find(|cells| cells[1] == "files").unwrap();
    assert_eq!(
        minute[2..8],
        [
            "GET",
            "/feeds/files/{time}",
            "none",
            "none",
            "redirect",
            "feeds"
        ]
    );
    // A row below another root shows it.
    let roots = self::lines(&[]);
    let other = ENDPOINTS.iter().find(|row| row.root.is_some()).unwrap();
    let shown = format!("{}{}", other.root.as_deref().unwrap(), other.path);
    assert!(roots.iter().any(|cells| cells[3] == shown), "{shown}");
}

#[test]
fn the_table_is_aligned_and_has_a_heading() {
    let output = run(["endpoints", "--tier", "monitor"]).success();
    let mut lines = output.lines();
    let heading = lines.next().unwrap();
    assert!(heading.starts_with("GROUP "), "{heading}");
    let verb = heading.find("VERB").unwrap();
    let count = lines
        .inspect(|line| {
            let word = line.get(verb..).and_then(|rest| rest.split(' ').next());
            assert!(
                matches!(word, Some("GET" | "POST" | "PATCH" | "DELETE")),
                "{line}"
            );
            assert_eq!(line.trim_end(), *line);
        })
        .count();
    assert_eq!(count, self::lines(&["--tier", "monitor"]).len());
    assert!(count > 10);
}

#[test]
fn json_has_all_that_a_row_has() {
    let output = run(["endpoints", "--format", "json", "--group", "users"]).success();
    let rows = document(&output);
    let find = |method: &str| {
        let rows = rows.as_array().unwrap();
        rows.iter()
            .find(|row| row["method"] == method)
            .unwrap()
            .clone()
    };
    let delete = find("delete");
    assert_eq!(delete["verb"], "DELETE");
    assert_eq!(delete["arguments"][1]["place"], "header");
    assert_eq!(delete["arguments"][1]["wire_name"], "x-user-password");
    assert_eq!(delete["arguments"][1]["type"], "Secret");
    assert_eq!(delete["relationship"], Value::Null);
    assert_eq!(delete["idempotent"], true);
    assert_eq!(
        rows.as_array().unwrap().len(),
        lines(&["--group", "users"]).len()
    );
}

#[test]
fn it_needs_no_key_and_tolerates_a_closed_pipe() {
    let output = command()
        .env_remove("VT_API_KEY")
        .arg("endpoints")
        .output()
        .unwrap();
    assert!(output.status.success() && output.stderr.is_empty());
    run_unread(&["endpoints", "--format", "json"]).success();
}

#[test]
fn unknown_groups_tiers_and_formats_are_usage_errors() {
    let message = run(["endpoints", "--group", "domain"]).failure(2);
    assert_eq!(
        message,
        "vt: there is no group `domain`; did you mean `domains`?\n"
    );
    let message = run(["endpoints", "--group", "zzzzzz"]).failure(2);
    assert_eq!(
        message,
        "vt: there is no group `zzzzzz`; `vt api --help` lists the groups, `vt endpoints` all \
         operations\n"
    );
    let message = run(["endpoints", "--tier", "free"]).failure(2);
    assert!(message.contains("private-scanning"), "{message}");
    run(["endpoints", "--format", "yaml"]).failure(2);
    // A tier without operations is an empty list, as is a group that has none of this tier.
    assert_eq!(
        run([
            "endpoints",
            "--format",
            "tsv",
            "--group",
            "feeds",
            "--tier",
            "monitor"
        ])
        .success(),
        ""
    );
}
