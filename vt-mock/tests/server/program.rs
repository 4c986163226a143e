//! The program: its options, what it prints, and how it ends.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Output, Stdio};

use crate::client::{Answer, send};

/// A program that runs until it is dropped.
pub(crate) struct Running {
    pub(crate) child: Child,
    pub(crate) url: String,
}

impl Running {
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_vt-mock"))
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut url = String::new();
        BufReader::new(child.stdout.as_mut().unwrap())
            .read_line(&mut url)
            .unwrap();
        Self {
            child,
            url: url.trim_end().to_owned(),
        }
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        let origin = self.url.strip_suffix("/api/v3").unwrap();
        send(
            origin,
            "GET",
            &format!("/api/v3{path}"),
            &[("x-apikey", "k")],
            b"",
        )
    }

    /// Sends a signal, and gives the exit status and what the program wrote on the standard error.
    fn end(mut self, signal: &str) -> (Option<i32>, String) {
        Command::new("kill")
            .args([signal, &self.child.id().to_string()])
            .status()
            .unwrap();
        let status = self.child.wait().unwrap();
        let mut text = String::new();
        self.child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        (status.code(), text)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail only if it has ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn fails(arguments: &[&str]) -> (Option<i32>, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(env!("CARGO_BIN_EXE_vt-mock"))
        .args(arguments)
        .output()
        .unwrap();
    assert!(stdout.is_empty(), "{}", String::from_utf8_lossy(&stdout));
    (status.code(), String::from_utf8(stderr).unwrap())
}

#[cfg(unix)]
#[test]
fn it_prints_its_url_and_ends_cleanly() {
    for signal in ["-INT", "-TERM"] {
        let running = Running::start(&[]);
        assert!(
            running.url.starts_with("http://127.0.0.1:"),
            "{}",
            running.url
        );
        assert_eq!(running.get("/domains/example.com").status, 200);
        assert_eq!(running.end(signal), (Some(0), String::new()));
    }
}

#[test]
fn options_are_what_the_library_offers() {
    let running = Running::start(&[
        "--faults",
        "GET /domains/{}: 503 x1",
        "--quota",
        "2,500",
        "--latency",
        "1-5",
        "--seed",
        "7",
    ]);
    let statuses: Vec<u16> = (0..4)
        .map(|_| running.get("/domains/example.com").status)
        .collect();
    assert_eq!(statuses, [503, 200, 200, 429]);
}

#[test]
fn a_users_table_is_answered_in_place_of_the_built_in_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("my.toml");
    let table = r#"
        [sources]
        own = { title = "Our own" }
        [objects]
        widget = "Dynamic"
        [resource.widgets]
        path = "/widgets"
        item = "/widgets/{id}"
        doc = "Widgets."
        tier = "public"
        self = "widget"
        [resource.widgets.methods]
        report = { get = "{item}", returns = "widget", doc = "A widget.", source = "own" }
    "#;
    std::fs::write(&path, table).unwrap();
    let running = Running::start(&["--endpoints", path.to_str().unwrap()]);
    let widget = running.get("/widgets/7").json();
    assert_eq!(
        (&widget["data"]["type"], &widget["data"]["id"]),
        (&"widget".into(), &"7".into())
    );
    assert_eq!(running.get("/domains/example.com").error().0, 404);

    std::fs::write(
        &path,
        table
            .replace("\"own\" }", "\"other\" }")
            .replace("get =", "fetch ="),
    )
    .unwrap();
    let (code, text) = fails(&["--endpoints", path.to_str().unwrap()]);
    assert_eq!(code, Some(1));
    assert!(text.contains("my.toml:13:"), "{text}");
    assert!(text.contains("fetch"), "{text}");
}

#[test]
fn the_certificate_is_printed_or_saved() {
    let running = Running::start(&["--tls"]);
    assert!(running.url.starts_with("https://127.0.0.1:"));
    #[cfg(unix)]
    {
        let (code, text) = running.end("-INT");
        assert_eq!(code, Some(0));
        assert!(text.starts_with("-----BEGIN CERTIFICATE-----"), "{text}");
        assert!(!text.contains("PRIVATE"));
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mock.pem");
    let _running = Running::start(&["--tls", "--certificate", path.to_str().unwrap()]);
    let pem = std::fs::read_to_string(path).unwrap();
    assert!(pem.starts_with("-----BEGIN CERTIFICATE-----"));
}

#[test]
fn mistakes_are_reported() {
    for (arguments, code, says) in [
        (
            vec!["--faults", "GET /a: explode"],
            2,
            "fault 1, `GET /a: explode`: there is no fault `explode`",
        ),
        (vec!["--quota", "many"], 2, "`many` is not a quota"),
        (vec!["--latency", "9-1"], 2, "with the smaller first"),
        (vec!["--data", "/no/such/folder"], 1, "`/no/such/folder`"),
        (
            vec!["--endpoints", "/no/such/table.toml"],
            1,
            "`/no/such/table.toml`",
        ),
        (
            vec![
                "--record",
                "http://www.virustotal.com/api/v3",
                "--data",
                "x",
            ],
            1,
            "use https",
        ),
        (
            vec!["--record", "https://www.virustotal.com/api/v3"],
            2,
            "--data",
        ),
        (vec!["--certificate", "a.pem"], 2, "--tls"),
        (vec!["--port", "1000000"], 2, "--port"),
    ] {
        let (status, text) = fails(&arguments);
        assert_eq!(status, Some(code), "{arguments:?}: {text}");
        assert!(text.contains(says), "{text}");
        assert!(!text.contains("panicked"), "{text}");
        assert!(text.matches("/no/such").count() <= 1, "{text}");
    }
}

#[cfg(unix)]
#[test]
fn a_fault_on_no_path_of_the_api_is_reported() {
    let rules = "GET /filez/{}: 503; GET /files/{}: 503; /api/v3/x: 500";
    let (code, _) = fails(&["--faults", rules]);
    assert_eq!(code, Some(2), "a rule without a verb");
    let rules = "GET /filez/{}: 503; GET /files/{}: 503; * /api/v3/domains/example.com: 500; \
                 *: delay=1; GET /signed/{}/{}: reset";
    let running = Running::start(&["--faults", rules]);
    let (code, text) = running.end("-TERM");
    assert_eq!(code, Some(0));
    assert_eq!(
        text,
        "vt-mock: `GET /filez/{}` of --faults names no path of the API\n"
    );
}
