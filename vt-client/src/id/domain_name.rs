//! The identifier of a domain.

use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};

use super::text::text_identifier;
use super::{IdError, ip_addr};
use crate::Hint;

const KIND: &str = "a domain name";
const ACCEPTED: &str = "give a name such as `www.example.com`";

/// A domain name, as VirusTotal knows it: international names in their ASCII form (`xn--…`).
///
/// A name in ASCII is sent as it is, except for white space around it: case, underscores, single
/// labels, a dot at the end and odd characters stay, since names on the Internet do not all follow
/// the rules. Any other name is converted by UTS 46 (which also lowers its case).
///
/// ```
/// use vt_client::DomainName;
///
/// assert_eq!(DomainName::try_from("bücher.example")?.as_str(), "xn--bcher-kva.example");
/// assert_eq!(DomainName::try_from("_dmarc.Example.com")?.as_str(), "_dmarc.Example.com");
/// assert!(DomainName::try_from("http://example.com/").is_err());
/// # Ok::<(), vt_client::IdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DomainName(String);

text_identifier!(DomainName);

impl DomainName {
    fn parse(text: &str) -> Result<Self, IdError> {
        let refuse =
            |(problem, hint)| Err(IdError::new(KIND, text, problem, ACCEPTED).with_hint(hint));
        let trimmed = text.trim();
        if let Some(refusal) = refusal(trimmed) {
            return refuse(refusal);
        }
        if trimmed.is_ascii() {
            return Ok(DomainName(trimmed.to_owned()));
        }
        let Ok(ascii) = Uts46::new().to_ascii(
            trimmed.as_bytes(),
            AsciiDenyList::EMPTY,
            Hyphens::Allow,
            DnsLength::Ignore,
        ) else {
            return refuse((
                "it has characters that no international domain name has",
                None,
            ));
        };
        // The conversion can bring forth what was refused above: `／` becomes `/`.
        match refusal(&ascii) {
            Some(refusal) => refuse(refusal),
            None => Ok(DomainName(ascii.into_owned())),
        }
    }
}

/// What is wrong, and what to do.
type Refusal = (&'static str, Option<Hint>);

fn refusal(name: &str) -> Option<Refusal> {
    if name.is_empty() {
        Some(("it is empty", None))
    } else if ip_addr::address(name).is_some() {
        Some(("it is an IP address", Some(Hint::IpAddress)))
    } else if name.contains("://") {
        Some(("it is a URL", Some(Hint::Url)))
    } else if name.contains(['/', ':']) {
        Some((
            "it has a `/` or a `:`, which names do not have",
            Some(Hint::Url),
        ))
    } else if name.contains(|character: char| character.is_whitespace()) {
        Some(("it has white space in it", None))
    } else if name.contains(char::is_control) {
        Some(("it has a control character in it", None))
    } else if name.bytes().all(|byte| byte == b'.') {
        Some(("it is only dots", None))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_names_stay_as_they_are() {
        for name in [
            "example.com",
            "WWW.Example.COM",
            "_dmarc.example.com",
            "localhost",
            "example.com.",
            "-odd-.example",
            "a..b",
            "*.example.com",
            "1.2.3.4.in-addr.arpa",
            "r3---sn.example",
            "xn--not-really-punycode-\u{41}.example",
            "ab--cd.example",
            "a$b%c.example",
        ] {
            assert_eq!(DomainName::try_from(name).unwrap().as_str(), name);
            assert_eq!(
                DomainName::try_from(format!(" {name}\n")).unwrap().as_str(),
                name
            );
        }
        let long = format!("{0}.{0}.{0}.{0}.{0}", "a".repeat(70));
        assert_eq!(DomainName::try_from(&long).unwrap().as_str(), long);
    }

    #[test]
    fn international_names_become_a_labels() {
        for (name, expected) in [
            ("bücher.example", "xn--bcher-kva.example"),
            ("BÜCHER.Example", "xn--bcher-kva.example"),
            ("пример.испытание", "xn--e1afmkfd.xn--80akhbyknj4f"),
            ("例え。テスト", "xn--r8jz45g.xn--zckzah"),
            ("faß.de", "xn--fa-hia.de"),
            ("_sip.bücher.example", "_sip.xn--bcher-kva.example"),
            ("☃.example", "xn--n3h.example"),
        ] {
            assert_eq!(DomainName::try_from(name).unwrap().as_str(), expected);
        }
    }

    #[test]
    fn other_things_are_refused_with_their_place() {
        for (text, problem, hint) in [
            ("", "it is empty", None),
            ("\u{ad}", "it is empty", None),
            ("..", "it is only dots", None),
            ("a b", "it has white space in it", None),
            ("ü\u{3000}b", "it has white space in it", None),
            ("a\0b", "it has a control character in it", None),
            ("http://example.com/", "it is a URL", Some(Hint::Url)),
            (
                "example.com/path",
                "it has a `/` or a `:`, which names do not have",
                Some(Hint::Url),
            ),
            (
                "example.com:80",
                "it has a `/` or a `:`, which names do not have",
                Some(Hint::Url),
            ),
            (
                "ü／b",
                "it has a `/` or a `:`, which names do not have",
                Some(Hint::Url),
            ),
            ("192.0.2.1", "it is an IP address", Some(Hint::IpAddress)),
            ("[::1]", "it is an IP address", Some(Hint::IpAddress)),
            ("１９２.0.2.1", "it is an IP address", Some(Hint::IpAddress)),
            (
                "\u{fffd}.example",
                "it has characters that no international domain name has",
                None,
            ),
        ] {
            let error = DomainName::try_from(text).unwrap_err();
            assert_eq!(error.problem(), problem, "{text:?}");
            assert_eq!(error.hint(), hint.as_ref(), "{text:?}");
            assert_eq!(error.kind(), "a domain name");
        }
    }
}
