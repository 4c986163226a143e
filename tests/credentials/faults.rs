//! What can go wrong between the client and the service, with the key wherever a server can put it.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use vt_client::ClientBuilder;
use vt_testkit::Reply;
use vt_tests::cases::KEY;

/// A server's fault, and the client that meets it.
pub(crate) struct Fault {
    pub(crate) name: &'static str,
    pub(crate) reply: Reply,
    pub(crate) configure: fn(ClientBuilder) -> ClientBuilder,
    /// Whether no call can succeed with it.
    pub(crate) is_fatal: bool,
}

fn fatal(name: &'static str, reply: Reply) -> Fault {
    Fault {
        name,
        reply,
        configure: |builder| builder,
        is_fatal: true,
    }
}

/// Answers with status 200 that some methods can read: those that want text, bytes or nothing.
fn unexpected(name: &'static str, body: &str) -> Fault {
    Fault {
        is_fatal: false,
        ..fatal(name, Reply::new("200 OK", &[], body))
    }
}

fn moved(location: &str) -> Reply {
    Reply::new("302 Found", &[&format!("location: {location}")], KEY)
}

/// All faults. `elsewhere` is another origin.
pub(crate) fn all(elsewhere: &str) -> Vec<Fault> {
    let percent: String = KEY.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let base64 = STANDARD.encode(format!("key={KEY}"));
    let json = |code: &str, message: &str| {
        format!(r#"{{"error":{{"code":"{code}","message":"{message}"}}}}"#)
    };
    let mut faults = vec![
        fatal(
            "an error that quotes the key",
            Reply::new("401 X", &[], json(KEY, &format!("{KEY} at /users/{KEY}"))),
        ),
        fatal(
            "an error that quotes the key encoded",
            Reply::new(
                "403 X",
                &["retry-after: 1"],
                json(
                    &base64,
                    &format!("{percent} {base64} {}", KEY.to_uppercase()),
                ),
            ),
        ),
        fatal(
            "an error of another form",
            Reply::new("400 X", &[], format!(r#"{{"detail":["{KEY}"]}}"#)),
        ),
        fatal(
            "a page as an error",
            Reply::new(
                "502 X",
                &["content-type: text/html"],
                format!("<html><title>no {KEY}</title>"),
            ),
        ),
        fatal(
            "a long message, cut within the key",
            Reply::new(
                "404 X",
                &[],
                json("x", &format!("{}{KEY}", "x".repeat(1970))),
            ),
        ),
        fatal(
            "text as an error, cut within the key",
            Reply::new("500 X", &[], format!("{}{KEY}", "x".repeat(130))),
        ),
        fatal(
            "an empty error with the key in its headers",
            Reply::new(
                "429 X",
                &[&format!("retry-after: {KEY}"), &format!("x-key: {KEY}")],
                "",
            ),
        ),
        fatal(
            "a redirect to another host with the key",
            moved(&format!("{elsewhere}/a?key={KEY}")),
        ),
        fatal(
            "a redirect to another host with the key encoded",
            moved(&format!("{elsewhere}/{percent}/{base64}")),
        ),
        fatal(
            "a redirect to a host named like the key",
            moved(&format!("http://{KEY}.example/")),
        ),
        fatal(
            "a redirect to the key as a user",
            moved(&format!(
                "ftp://{KEY}:{KEY}@{}/",
                &elsewhere["http://".len()..]
            )),
        ),
        fatal("a redirect to no URL", moved(&format!("http://[{KEY}/"))),
        fatal("a redirect to itself", moved(&format!("?key={KEY}"))),
        fatal(
            "a body that ends early",
            cut("", &format!("{{\"data\":\"{KEY}")),
        ),
        fatal(
            "a gzip body that ends early",
            cut("content-encoding: gzip\r\n", "\u{1f}x"),
        ),
        fatal("a closed connection", Reply::Last(Vec::new())),
        fatal(
            "no HTTP at all",
            Reply::Last(format!("{KEY} {KEY}\r\n\r\n").into_bytes()),
        ),
        fatal(
            "a header that is none",
            Reply::Last(format!("HTTP/1.1 200 OK\r\n{KEY}\r\n\r\n").into_bytes()),
        ),
        fatal(
            "a length that is none",
            Reply::Last(format!("HTTP/1.1 200 OK\r\ncontent-length: {KEY}\r\n\r\n").into_bytes()),
        ),
        Fault {
            is_fatal: false,
            ..fatal(
                "a body longer than its length",
                Reply::Last(
                    format!("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n[\"{KEY}\"]").into_bytes(),
                ),
            )
        },
        Fault {
            is_fatal: false,
            ..fatal(
                "an encoding that was not asked for",
                Reply::new("200 OK", &[&format!("content-encoding: {KEY}")], "{}"),
            )
        },
        unexpected("no JSON", KEY),
        unexpected("JSON of another kind", &format!("\"{KEY}\"")),
        unexpected(
            "an envelope of another kind",
            &format!(r#"{{"data":"{KEY}"}}"#),
        ),
        unexpected(
            "a list of another kind",
            &format!(r#"{{"data":["{KEY}",7]}}"#),
        ),
        unexpected(
            "JSON that is broken behind the key",
            &format!(r#"{{"data":"{}{KEY}"]"#, "x".repeat(30)),
        ),
        unexpected(
            "JSON that is broken far behind the key",
            &format!(r#"{{"data":"{KEY}{}"]"#, "x".repeat(30)),
        ),
        unexpected(
            "items that are errors",
            &format!(
                r#"{{"data":[{{"error":{{"code":"{KEY}","message":"{KEY}"}},"type":"{KEY}","id":"{KEY}"}}]}}"#
            ),
        ),
        unexpected(
            "an object with the key in it",
            &format!(
                r#"{{"data":{{"type":"user","id":"x","attributes":{{"apikey":"{KEY}","name":"{KEY}"}},
                    "context_attributes":{{"key":"{KEY}"}},"links":{{"self":"https://x.example/{KEY}"}}}},
                    "meta":{{"key":"{KEY}"}},"links":{{"self":"https://x.example/{KEY}"}}}}"#
            ),
        ),
        Fault {
            configure: |builder| builder.max_document_size(10),
            is_fatal: false,
            ..fatal(
                "an answer that is too large",
                Reply::new("200 OK", &[], format!("[\"{KEY}\"]")),
            )
        },
    ];
    faults.push(Fault {
        configure: |builder| {
            let limit = Duration::from_millis(20);
            builder
                .connect_timeout(limit)
                .response_timeout(limit)
                .answer_timeout(limit)
                .idle_timeout(limit)
        },
        ..fatal("no answer", Reply::Silence)
    });
    faults
}

/// An answer that promises more than it holds.
fn cut(headers: &str, body: &str) -> Reply {
    let length = body.len() + 10;
    Reply::Last(
        format!("HTTP/1.1 200 OK\r\n{headers}content-length: {length}\r\n\r\n{body}").into_bytes(),
    )
}
