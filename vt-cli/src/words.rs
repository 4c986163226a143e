//! What the library reports, in the command line's words.

use vt_client::Error;

use crate::exit::{Exit, Failure};

/// What the library tells a programmer, and what a user of this program can do instead.
const WORDS: [(&str, &str); 5] = [
    ("use https, or `allow_plain_http(true)`", "use https"),
    (
        "or add the authority with `add_root_certificate_pem`",
        "or name a PEM file that has it in the environment variable `SSL_CERT_FILE`",
    ),
    (
        "or add one with `add_root_certificate_pem`",
        "or name a PEM file of authorities in the environment variable `SSL_CERT_FILE`",
    ),
    // Longer than the next, which it contains.
    (
        " of `max_document_size`, which is the limit for what is read into memory; use `open`",
        TOO_LARGE,
    ),
    (" of `max_document_size`", TOO_LARGE),
];

const TOO_LARGE: &str =
    " that are read at once; `vt api GET /PATH --output FILE` takes an answer of any size";

/// What the client reports, as an exit status and a message.
impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let exit = match &error {
            _ if error.is_not_found() => Exit::NotFound,
            Error::Api(api) => match api.status {
                // A gateway says nothing of the key.
                401 | 403 if api.is_from_virustotal() => Exit::Authentication,
                429 => Exit::Quota,
                _ => Exit::Failure,
            },
            Error::MissingKey { .. } => Exit::Authentication,
            Error::LimitReached(_) => Exit::Quota,
            Error::Transport(_) | Error::Timeout { .. } => Exit::Network,
            Error::Usage(_) | Error::Configuration(_) => Exit::Usage,
            _ => Exit::Failure,
        };
        let message = match &error {
            // The service's own words stay as they are.
            Error::Api(_) | Error::Item(_) => error.to_string(),
            _ => translated(&error.to_string()),
        };
        Self::new(exit, message)
    }
}

fn translated(message: &str) -> String {
    WORDS
        .iter()
        .fold(message.to_owned(), |message, (library, own)| {
            message.replace(library, own)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the library says it.
    const SOURCES: [&str; 5] = [
        "builder.rs",
        "transport/failure.rs",
        "transport/tls.rs",
        "transport/mod.rs",
        "transport/respond.rs",
    ];

    #[test]
    fn the_library_says_what_is_translated() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../vt-client/src");
        for ((words, _), source) in WORDS.iter().zip(SOURCES) {
            let text = std::fs::read_to_string(folder.join(source)).unwrap();
            // Texts that go on in the next line of the source.
            let lines = text.lines().map(str::trim_start);
            let text = lines.map(|line| line.strip_suffix('\\').unwrap_or(line));
            assert!(text.collect::<String>().contains(words), "{words}");
        }
    }

    #[test]
    fn names_of_the_library_do_not_stay() {
        for (words, _) in WORDS {
            let message = translated(&format!("it is so; {words}"));
            for name in ["allow_plain", "add_root", "max_document", "`open`"] {
                assert!(!message.contains(name), "{message}");
            }
        }
        assert_eq!(
            translated("no connection to `a`: refused"),
            "no connection to `a`: refused"
        );
    }
}
