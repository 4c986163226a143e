//! What shells are offered as completions.

use vt_client::ENDPOINTS;

use crate::support::{HASH, command};

/// Asks as bash does, which has split the words at `=` and `:`; the last one is to be completed.
fn completed(words: &[&str]) -> Vec<String> {
    let last = words.last().unwrap();
    let before_cursor = if *last == "=" { "" } else { last };
    let output = command()
        .env_remove("VT_API_KEY")
        .env("COMPLETE", "bash")
        .env("_VT_COMPLETE_INDEX", words.len().to_string())
        .env("_VT_COMPLETE_WORD", before_cursor)
        .args(["--", "vt"])
        .args(words)
        .output()
        .unwrap();
    assert!(
        output.status.success() && output.stderr.is_empty(),
        "{words:?}: {output:?}"
    );
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(str::to_owned).collect()
}

#[test]
fn groups_and_methods_come_from_the_table() {
    assert_eq!(completed(&["api", "ip_"]), ["ip_addresses"]);
    assert_eq!(completed(&["api", "PA"]), ["PATCH"]);
    let methods = completed(&["api", "urls", ""]);
    for row in ENDPOINTS.iter().filter(|row| row.group == "urls") {
        assert!(methods.contains(&row.method.to_string()), "{}", row.name());
    }
    let scans = completed(&["api", "urls", "sca"]);
    assert_eq!(scans, ["scan"]);
    assert_eq!(
        completed(&["endpoints", "--group", "ip_"]),
        ["ip_addresses"]
    );
    assert_eq!(
        completed(&["endpoints", "--tier", "pr"]),
        ["premium", "private-scanning"]
    );
}

#[test]
fn options_parameters_and_relationships_are_those_of_the_row() {
    let options = completed(&["api", "files", "comments", HASH, "--"]);
    assert!(
        options.contains(&"--limit".to_owned()) && options.contains(&"--query".to_owned()),
        "{options:?}"
    );
    assert!(!options.contains(&"--data".to_owned()), "{options:?}");
    let query = ["api", "ioc_stream", "list", "--query"];
    let names = completed(&[&query[..], &[""]].concat());
    assert_eq!(
        names,
        [
            "filter=",
            "order=date+",
            "order=date-",
            "descriptors_only=true",
            "descriptors_only=false"
        ]
    );
    for (typed, expected) in [
        (&["ord"][..], &["order=date+", "order=date-"][..]),
        (&["order", "="], &["date+", "date-"]),
        (&["order", "=", "date-"], &["date-"]),
        (&["descriptors_only", "=", "f"], &["false"]),
    ] {
        assert_eq!(completed(&[&query[..], typed].concat()), expected);
    }
    let after_url = ["api", "urls", "comments", "http", ":", "//a/b", "--li"];
    assert_eq!(completed(&after_url), ["--limit"]);
    let relationships = completed(&["api", "files", "related", HASH, "contacted_"]);
    assert_eq!(
        relationships,
        ["contacted_domains", "contacted_ips", "contacted_urls"]
    );
}

#[test]
fn each_shell_has_a_script() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let output = command().env("COMPLETE", shell).output().unwrap();
        let script = String::from_utf8(output.stdout).unwrap();
        assert!(
            output.status.success() && script.contains("vt"),
            "{shell}: {script}"
        );
    }
    // No shell asks for completions, so the command runs.
    let output = command()
        .env("COMPLETE", "")
        .args(["endpoints", "--group", "widget"])
        .output()
        .unwrap();
    assert!(output.status.success() && output.stdout.starts_with(b"GROUP"));
}
