//! What an error says to do, as data: a program that talks to people puts it into its own words.

use std::borrow::Cow;
use std::fmt;

use crate::redact::printable::escape;
use crate::redact::redactor::Redactor;

/// What to do about an error, from [`Error::hint`](crate::Error::hint) and
/// [`IdError::hint`](crate::IdError::hint).
///
/// Displayed, it speaks to programmers and names what they call. A program whose users call
/// something else shows [`Error::without_hint`](crate::Error::without_hint) and says the rest
/// itself:
///
/// ```
/// use vt_client::{Error, Hint, IpAddr};
///
/// let error = Error::from(IpAddr::try_from("www.example.com").unwrap_err());
/// let advice = match error.hint() {
///     Some(Hint::DomainName) => "press the button for domains",
///     _ => "",
/// };
/// assert_eq!(
///     format!("{}: {advice}", error.without_hint()),
///     "`www.example.com` is not an IP address: it does not read as one: \
///      press the button for domains"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Hint {
    /// This text is what was probably meant.
    Meant(Box<str>),
    /// The text is a domain name, which is looked up elsewhere.
    DomainName,
    /// The text is an IP address, which is looked up elsewhere.
    IpAddress,
    /// The text is a URL, which is looked up elsewhere.
    Url,
    /// The text is the identifier of an analysis, which is looked up elsewhere.
    Analysis(Box<str>),
    /// The base URL has to be one of https.
    UseHttps,
    /// The server's certificate authority may be one that has to be added.
    UnknownAuthority,
    /// This machine has no certificate authorities.
    NoAuthorities,
    /// The answer is too large to be read into memory.
    DocumentTooLarge,
    /// The reference documents something else, but the check can be passed by.
    Unchecked(Unchecked),
    /// The path has a placeholder that nothing was given for.
    Placeholder(Box<str>),
    /// What was waited for goes on at the service.
    WaitOn {
        /// The call that goes on with it.
        call: &'static str,
        /// Its identifier.
        id: Box<str>,
    },
    /// The rest of a collection begins at this cursor.
    Cursor(Box<str>),
    /// There is no API key.
    ApiKey,
    /// Something that is only in the hands of who writes the program.
    Program(Cow<'static, str>),
}

/// How something goes out without being checked against the reference.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unchecked {
    /// A JSON body of any content.
    Json,
    /// A multipart body of any content.
    Form,
    /// An option of a scan, by its name.
    Option,
    /// Query parameters with any value.
    Query(Vec<(Box<str>, Box<str>)>),
}

impl fmt::Display for Hint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Meant(text) => write!(formatter, "did you mean `{text}`?"),
            Self::DomainName => formatter.write_str("for a name use `domains()`"),
            Self::IpAddress => formatter.write_str("for an address use `ip_addresses()`"),
            Self::Url => formatter.write_str("for a URL use `urls()`"),
            Self::Analysis(id) => {
                write!(formatter, "for an analysis use `analyses().get(\"{id}\")`")
            }
            Self::UseHttps => formatter.write_str("use https, or `allow_plain_http(true)`"),
            Self::UnknownAuthority => formatter.write_str(
                "if its certificate authority is not known here, install the package `ca-certificates` \
                 or add the authority with `add_root_certificate_pem`",
            ),
            Self::NoAuthorities => formatter.write_str(
                "install the package `ca-certificates`, or add one with `add_root_certificate_pem`",
            ),
            Self::DocumentTooLarge => formatter.write_str(
                "`max_document_size` is the limit for what is read into memory; use `open`",
            ),
            Self::Unchecked(way) => write!(formatter, "to send it all the same, {way}"),
            Self::Placeholder(name) => {
                write!(formatter, "use `.argument(\"{name}\", value)`")
            }
            Self::WaitOn { call, id } => write!(formatter, "to wait on, use `{call}(\"{id}\")`"),
            Self::Cursor(cursor) => {
                write!(formatter, "to go on there, use `.cursor(\"{cursor}\")`")
            }
            Self::ApiKey => formatter.write_str("set one with `api_key`, or use `Client::from_env`"),
            Self::Program(advice) => formatter.write_str(advice),
        }
    }
}

impl fmt::Display for Unchecked {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json => formatter.write_str("pass a `serde_json::Value`"),
            Self::Form => formatter.write_str("pass a `MultipartForm`"),
            Self::Option => formatter.write_str("set it by `.option()`"),
            Self::Query(pairs) => {
                formatter.write_str("use `")?;
                for (name, value) in pairs {
                    write!(formatter, ".query(\"{name}\", \"{value}\")")?;
                }
                formatter.write_str("`")
            }
        }
    }
}

impl Hint {
    /// One of each kind, for tests of programs that have their own words for all of them.
    #[doc(hidden)]
    pub fn examples() -> Vec<Self> {
        let query = Unchecked::Query(vec![("limit".into(), "50".into())]);
        let examples = vec![
            Self::Meant("example.com".into()),
            Self::DomainName,
            Self::IpAddress,
            Self::Url,
            Self::Analysis("u-0-1".into()),
            Self::UseHttps,
            Self::UnknownAuthority,
            Self::NoAuthorities,
            Self::DocumentTooLarge,
            Self::Unchecked(Unchecked::Json),
            Self::Unchecked(Unchecked::Form),
            Self::Unchecked(Unchecked::Option),
            Self::Unchecked(query),
            Self::Placeholder("id".into()),
            Self::WaitOn {
                call: "analyses().wait",
                id: "u-0-1".into(),
            },
            Self::Cursor("CgwIARII".into()),
            Self::ApiKey,
            Self::Program("use `stream`".into()),
        ];
        // A kind that is added does not compile before it stands here, and above.
        for example in &examples {
            match example {
                Self::Meant(_)
                | Self::DomainName
                | Self::IpAddress
                | Self::Url
                | Self::Analysis(_)
                | Self::UseHttps
                | Self::UnknownAuthority
                | Self::NoAuthorities
                | Self::DocumentTooLarge
                | Self::Unchecked(
                    Unchecked::Json | Unchecked::Form | Unchecked::Option | Unchecked::Query(_),
                )
                | Self::Placeholder(_)
                | Self::WaitOn { .. }
                | Self::Cursor(_)
                | Self::ApiKey
                | Self::Program(_) => {}
            }
        }
        examples
    }

    /// Takes secrets out of the texts that were typed.
    pub(crate) fn redact(&mut self, secrets: &Redactor<'_>) {
        let clean = |text: &mut Box<str>| {
            if let Cow::Owned(shown) = secrets.redact(text) {
                *text = shown.into();
            }
        };
        match self {
            Self::Meant(text)
            | Self::Analysis(text)
            | Self::Placeholder(text)
            | Self::WaitOn { id: text, .. }
            | Self::Cursor(text) => clean(text),
            Self::Unchecked(Unchecked::Query(pairs)) => {
                for (name, value) in pairs {
                    clean(name);
                    clean(value);
                }
            }
            _ => {}
        }
    }
}

/// A message, and behind it what to do.
pub(crate) fn advised(message: &str, hint: Option<&Hint>) -> String {
    match hint {
        Some(hint) => format!("{message}; {}", escape(&hint.to_string())),
        None => message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_redacted_in_hints_too() {
        let key = "secret-0123456789";
        let secrets = Redactor::new(key);
        let text = || Box::from(key);
        for mut hint in [
            Hint::Meant(text()),
            Hint::Analysis(text()),
            Hint::Placeholder(text()),
            Hint::Cursor(text()),
            Hint::WaitOn {
                call: "analyses().wait",
                id: text(),
            },
            Hint::Unchecked(Unchecked::Query(vec![(text(), text())])),
        ] {
            assert!(hint.to_string().contains(key));
            hint.redact(&secrets);
            assert!(!hint.to_string().contains(key), "{hint}");
        }
    }
}
