//! The library's errors as exit statuses and messages for a terminal.

use vt_client::{Error, Hint, Unchecked, Unfinished};

use super::exit::Exit;
use super::failure::{Failure, ListEnd};

/// The exit status and the message of what the client reports.
impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        if let Error::Unfinished(unfinished) = error {
            return of_unfinished(*unfinished);
        }
        let exit = match &error {
            _ if error.is_not_found() => Exit::NotFound,
            Error::Api(api) => match api.status {
                // A gateway's refusal says nothing about the key.
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
        let list_end = error.concerns_every_request().then_some(ListEnd::Before);
        let message = error.without_hint();
        let message = match error.hint().and_then(advice) {
            Some(advice) => format!("{message}; {advice}"),
            None => message,
        };
        Self {
            exit,
            message,
            list_end,
        }
    }
}

/// What was waited for goes on at the service. A list therefore counts its item as done, and the
/// message says how to come back to it.
fn of_unfinished(unfinished: Unfinished) -> Failure {
    let mut failure = Failure::from(unfinished.error);
    failure.list_end = failure.list_end.map(|_| ListEnd::After);
    match advice(&unfinished.hint) {
        Some(advice) => failure.with_hint(&advice),
        None => failure,
    }
}

/// What the user can do about it; nothing if only a program could.
fn advice(hint: &Hint) -> Option<String> {
    Some(match hint {
        Hint::Meant(text) => format!("did you mean `{text}`?"),
        Hint::DomainName => "for a domain name, use `vt domain`".to_owned(),
        Hint::IpAddress => "for an IP address, use `vt ip`".to_owned(),
        Hint::Url => "for a URL, use `vt url`".to_owned(),
        Hint::Analysis(id) => format!("for an analysis, use `vt analysis {id}`"),
        Hint::UseHttps => "use https".to_owned(),
        Hint::UnknownAuthority => {
            "if this machine does not know its certificate authority, install the \
             package `ca-certificates`, or set the environment variable `SSL_CERT_FILE` to a PEM \
             file that holds it"
                .to_owned()
        }
        Hint::NoAuthorities => {
            "install the package `ca-certificates`, or set the environment variable \
             `SSL_CERT_FILE` to a PEM file of authorities"
                .to_owned()
        }
        Hint::DocumentTooLarge => {
            "`vt api GET /PATH --output FILE` accepts an answer of any size".to_owned()
        }
        Hint::Unchecked(Unchecked::Json) => {
            "`vt api` sends any body given with `--data`".to_owned()
        }
        Hint::Unchecked(Unchecked::Form | Unchecked::Option) => {
            "`vt api` sends any form given with `--field` and `--file`".to_owned()
        }
        Hint::Unchecked(Unchecked::Query(pairs)) => {
            let pairs = pairs
                .iter()
                .map(|(name, value)| format!("--query {name}={value}"));
            let options = pairs.collect::<Vec<_>>().join(" ");
            format!("to send it anyway, use `{options}`")
        }
        Hint::Placeholder(name) => {
            format!("replace `{{{name}}}` with the value itself")
        }
        Hint::WaitOn { id, .. } => format!("for the analysis, use `vt analysis {id}`"),
        Hint::Cursor(cursor) => format!("to continue from there, use `--cursor {cursor}`"),
        Hint::ApiKey => format!(
            "set the environment variable `{}`",
            vt_client::API_KEY_VARIABLE
        ),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a text names what only programs can call: `name()`, `.name(…)`, `a::b`, or a setting
    /// of the library.
    fn names_the_library(text: &str) -> bool {
        let quoted = text.split('`').skip(1).step_by(2);
        quoted.into_iter().any(|word| {
            word.contains(['(', ')'])
                || word.contains("::")
                || [
                    "api_key",
                    "allow_plain_http",
                    "add_root_certificate_pem",
                    "max_document_size",
                    "open",
                ]
                .contains(&word)
        })
    }

    #[test]
    fn an_ended_runtime_is_not_a_usage_error() {
        let failure = Failure::from(Error::RuntimeEnded("a file was read"));
        assert_eq!(failure.exit, Exit::Failure);
        assert_eq!(failure.message, "the runtime ended while a file was read");
    }

    #[test]
    fn every_hint_names_what_can_be_typed() {
        for hint in Hint::examples() {
            let advice = advice(&hint);
            // Silence is right only where users cannot do anything.
            assert_eq!(
                advice.is_none(),
                matches!(hint, Hint::Program(_)),
                "{hint:?}"
            );
            let advice = advice.unwrap_or_default();
            assert!(!names_the_library(&advice), "{advice}");
        }
    }
}
