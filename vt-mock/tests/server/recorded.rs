//! Recorded answers.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use vt_mock::MockServer;

use crate::client::{get, get_json};

/// A folder that is removed with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let path = std::env::temp_dir().join(format!("vt-mock-{}-{name}", std::process::id()));
        for (file, text) in files {
            let file = path.join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        Self(path)
    }

    fn serve(&self) -> MockServer {
        crate::builder().data(&self.0).start().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const FILE: &str = r#"{"data":{"type":"file","id":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "attributes":{"md5":"0123456789ABCDEF0123456789abcdef","sha1":"0123456789abcdef0123456789abcdef01234567",
    "odd":3.3356434083164046e+21,"huge":123456789012345678901234567890}},"meta":{"kept":true}}"#;

#[test]
fn a_whole_answer_is_served_as_it_was_by_any_of_its_hashes() {
    let folder = Folder::new("whole", &[("file/one.json", FILE)]);
    let server = folder.serve();
    for id in [
        "a".repeat(64).as_str(),
        "0123456789abcdef0123456789abcdef",
        "0123456789ABCDEF0123456789abcdef01234567",
    ] {
        let answer = get(&server, &format!("/files/{id}"));
        let text = String::from_utf8(answer.body).unwrap();
        // As text: as numbers they would lose digits.
        assert!(text.contains("\"odd\":3.3356434083164046e+21"), "{text}");
        assert!(
            text.contains("\"huge\":123456789012345678901234567890"),
            "{text}"
        );
        let body: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(body["data"]["id"], "a".repeat(64));
        assert_eq!(body["meta"], json!({ "kept": true }));
    }
    assert_eq!(server.skipped(), []);
}

#[test]
fn bare_objects_lists_and_wrapped_ones() {
    let folder = Folder::new(
        "shapes",
        &[
            (
                "bare.json",
                r#"{"type":"domain","id":"bare.test","attributes":{"reputation":1}}"#,
            ),
            (
                "deep/er/list.json",
                r#"[{"type":"domain","id":"one.test","attributes":{"reputation":2}}, {"type":"ip_address","id":"8.8.8.8","attributes":{"asn":3}}]"#,
            ),
            (
                "page.json",
                r#"{"data":[{"type":"domain","id":"page.test","attributes":{"reputation":4}}],"meta":{"cursor":"x"}}"#,
            ),
            (
                "iocs.json",
                r#"{"iocs":[{"data":{"type":"domain","id":"ioc.test","attributes":{"reputation":5}}}]}"#,
            ),
            (
                "odd.json",
                r#"{"type":"domain","id":"odd.test","data":{"attributes":{"reputation":6}}}"#,
            ),
            (
                "number.json",
                r#"{"data":{"type":"graph","id":1571524923,"attributes":{"private":true}}}"#,
            ),
            (
                "url.json",
                r#"{"type":"url","id":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","attributes":{"url":"http://recorded.test/"}}"#,
            ),
        ],
    );
    let server = folder.serve();
    let attribute =
        |path: &str, name: &str| get_json(&server, path)["data"]["attributes"][name].clone();
    assert_eq!(attribute("/domains/bare.test", "reputation"), 1);
    assert_eq!(attribute("/domains/one.test", "reputation"), 2);
    assert_eq!(attribute("/ip_addresses/8.8.8.8", "asn"), 3);
    assert_eq!(attribute("/domains/page.test", "reputation"), 4);
    assert_eq!(attribute("/domains/ioc.test", "reputation"), 5);
    assert_eq!(
        get_json(&server, "/domains/odd.test")["data"]["data"]["attributes"]["reputation"],
        6
    );
    assert_eq!(attribute("/graphs/1571524923", "private"), true);
    // base64 of `http://recorded.test/`.
    assert_eq!(
        attribute("/urls/aHR0cDovL3JlY29yZGVkLnRlc3Qv", "url"),
        "http://recorded.test/"
    );
    // The made-up ones are still there.
    assert_eq!(get(&server, "/domains/example.com").status, 200);
}

#[test]
fn a_recording_replaces_what_is_made_up() {
    let text =
        r#"{"data":{"type":"domain","id":"example.com","attributes":{"reputation":99,"tags":[]}}}"#;
    let descriptor = r#"{"data":{"type":"domain","id":"www.example.com"}}"#;
    let folder = Folder::new("hides", &[("a.json", text), ("b.json", descriptor)]);
    let server = folder.serve();
    let body = get_json(&server, "/domains/example.com");
    assert_eq!(body, serde_json::from_str::<Value>(text).unwrap());
    // A descriptor has no attributes, so it hides nothing.
    assert!(
        get_json(&server, "/domains/www.example.com")["data"]["attributes"]["registrar"]
            .is_string()
    );
    // The query selects attributes of recorded objects as of others.
    let body = get_json(&server, "/domains/example.com?attributes=reputation");
    assert_eq!(body["data"]["attributes"], json!({ "reputation": 99 }));
}

#[test]
fn unusable_files_are_skipped_and_named() {
    let folder = Folder::new(
        "unusable",
        &[
            ("broken.json", "{\"data\":"),
            ("empty.json", ""),
            ("text.json", "\"text\""),
            ("bare-data.json", r#"{"data":"https://example.org/"}"#),
            (
                "good.json",
                r#"{"type":"domain","id":"good.test","attributes":{}}"#,
            ),
            ("notes.txt", "not read"),
        ],
    );
    let server = folder.serve();
    assert_eq!(get(&server, "/domains/good.test").status, 200);
    let mut names: Vec<&str> = server
        .skipped()
        .iter()
        .map(|skipped| skipped.0.file_name().unwrap().to_str().unwrap())
        .collect();
    names.sort_unstable();
    assert_eq!(
        names,
        ["bare-data.json", "broken.json", "empty.json", "text.json"]
    );
    assert!(server.skipped().iter().all(|skipped| !skipped.1.is_empty()));
}

#[test]
fn a_missing_folder_is_an_error_that_names_it() {
    let missing = std::env::temp_dir().join("vt-mock-no-such-folder");
    let error = crate::builder().data(&missing).start().unwrap_err();
    assert!(
        error.to_string().contains("vt-mock-no-such-folder"),
        "{error}"
    );
}

#[test]
fn no_part_of_a_request_becomes_a_path() {
    let folder = Folder::new(
        "traversal",
        &[(
            "good.json",
            r#"{"type":"domain","id":"good.test","attributes":{}}"#,
        )],
    );
    let secret = Folder::new("traversal-secret", &[("secret.json", FILE)]);
    let server = folder.serve();
    let name = secret.0.file_name().unwrap().to_str().unwrap();
    for id in [
        format!("..%2F{name}%2Fsecret.json"),
        "good.json".to_owned(),
        "..%2F..%2Fetc%2Fpasswd".to_owned(),
    ] {
        assert!(
            matches!(get(&server, &format!("/domains/{id}")).status, 400 | 404),
            "{id}"
        );
        assert_eq!(get(&server, &format!("/comments/{id}")).status, 404, "{id}");
    }
}

/// Reading a pipe would wait for a writer.
#[cfg(unix)]
#[test]
fn only_regular_files_are_read() {
    let folder = Folder::new("pipe", &[("a.json", FILE)]);
    let pipe = folder.0.join("b.json");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let server = folder.serve();
    let skipped = server.skipped();
    assert_eq!(skipped.len(), 1, "{skipped:?}");
    assert_eq!(skipped[0].0, pipe);
    assert!(skipped[0].1.contains("not a regular file"), "{skipped:?}");
}
