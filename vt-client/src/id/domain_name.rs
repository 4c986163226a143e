//! The identifier of a domain.

use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};

use super::looks::{begins_with_quote, ends_with_quote, look};
use super::refang::{refang, split_port};
use super::text::{text_identifier, trimmed};
use super::url::host_fault;
use super::{IdError, ip_addr};
use crate::id::hint::Hint;

const KIND: &str = "a domain name";
const ACCEPTED: &str = "give a name such as `www.example.com`";

/// A domain name, as VirusTotal knows it: international names in their ASCII form (`xn--…`).
///
/// A name in ASCII is sent as it is, except for white space around it: case, underscores, single
/// labels, a dot at the end, `*.` and odd characters stay, since names on the Internet do not all
/// follow the rules. Any other name is converted by UTS 46 (which also lowers its case).
///
/// What no name can be is refused: one that was [defanged](crate::id::defang) (the
/// [hint](IdError::hint) has the name that was meant), a URL, an address, several columns of a
/// table, marks that no name has, and `a..b`, since no query of DNS can hold a label without a
/// character.
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
        let trimmed = trimmed(text);
        match Self::read(trimmed) {
            Ok(name) => Ok(name),
            Err(refusal) => refuse(likelier(trimmed, refusal)),
        }
    }

    /// The name, or what is wrong with the text.
    fn read(trimmed: &str) -> Result<Self, Refusal> {
        if let Some(refusal) = refusal(trimmed) {
            return Err(refusal);
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
            return Err((
                "it has characters that no international domain name has",
                None,
            ));
        };
        // The conversion can bring forth what was refused above: `／` becomes `/`.
        match refusal(&ascii) {
            Some(refusal) => Err(refusal),
            None => Ok(DomainName(ascii.into_owned())),
        }
    }

    /// The text that all spellings of the name have in common: DNS knows no case, and a dot at the
    /// end says only that nothing follows.
    pub(crate) fn key(&self) -> String {
        let name = self.0.strip_suffix('.').unwrap_or(&self.0);
        name.to_ascii_lowercase()
    }
}

/// What a refused text looks like, where that says more.
fn likelier(text: &str, refusal: Refusal) -> Refusal {
    // Of words with spaces between them the first is a name only by chance.
    let is_name = |text: &str| text.contains('.') && DomainName::read(text).is_ok();
    if let Some((problem, hint)) = look(text, is_name) {
        return (problem, Some(hint));
    }
    match DomainName::read(&refang(text)) {
        Err((problem, hint @ Some(Hint::IpAddress | Hint::Url))) => (problem, hint),
        _ => refusal,
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
    } else if let (host, port) = split_port(name)
        && !port.is_empty()
    {
        Some(("it has a port", Some(Hint::Meant(host.into()))))
    } else if name.contains(['/', ':', '?', '#']) {
        Some((
            "it has a `/`, `:`, `?` or `#`, which names do not have",
            Some(Hint::Url),
        ))
    } else if name.contains(|character: char| character.is_whitespace()) {
        Some(("it has white space in it", None))
    } else if name.contains(char::is_control) {
        Some(("it has a control character in it", None))
    } else if name.bytes().all(|byte| byte == b'.') {
        Some(("it is only dots", None))
    } else if name.contains(['@', '\\']) {
        Some(("it has an `@` or a `\\`, which names do not have", None))
    } else if begins_with_quote(name) || ends_with_quote(name) {
        Some(("it has a quotation mark at an end", None))
    } else {
        host_fault(name).map(|problem| (problem, None))
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
                "it has a `/`, `:`, `?` or `#`, which names do not have",
                Some(Hint::Url),
            ),
            (
                "example.com:80",
                "it has a port",
                Some(Hint::Meant("example.com".into())),
            ),
            (
                "ü／b",
                "it has a `/`, `:`, `?` or `#`, which names do not have",
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

    #[test]
    fn what_was_meant_is_told() {
        for (text, problem, meant) in [
            ("evil[.]example[.]com", "it is defanged", "evil.example.com"),
            ("evil(.)com", "it is defanged", "evil.com"),
            ("evil[dot]com", "it is defanged", "evil.com"),
            ("bücher[.]example", "it is defanged", "bücher.example"),
            ("evil\\.com", "it is defanged", "evil.com"),
            ("a.com,Malware", "it has more than one column", "a.com"),
            ("a.com;x", "it has more than one column", "a.com"),
            ("a.com\tx", "it has more than one column", "a.com"),
            ("a.com x", "it has more than one column", "a.com"),
            ("\"a.com\",\"x\"", "it has more than one column", "a.com"),
            ("\"evil.com\"", "it is in quotes", "evil.com"),
            ("“evil.com”", "it is in quotes", "evil.com"),
            ("'evil[.]com'", "it is in quotes", "evil.com"),
            ("user@example.com", "it is an e-mail address", "example.com"),
            ("example.com:8080", "it has a port", "example.com"),
        ] {
            let error = DomainName::try_from(text).unwrap_err();
            let meant = Hint::Meant(meant.into());
            assert_eq!(
                (error.problem(), error.hint()),
                (problem, Some(&meant)),
                "{text}"
            );
        }
        for (text, problem, hint) in [
            (
                "8[.]8[.]8[.]8",
                "it is an IP address",
                Some(Hint::IpAddress),
            ),
            ("hxxp://evil[.]com", "it is a URL", Some(Hint::Url)),
            ("a..b", "it has two dots in a row, or begins with one", None),
            (
                ".example.com",
                "it has two dots in a row, or begins with one",
                None,
            ),
            (
                "ü。。b",
                "it has two dots in a row, or begins with one",
                None,
            ),
            (
                "example.com..",
                "it has two dots in a row, or begins with one",
                None,
            ),
            ("\"evil.com", "it has a quotation mark at an end", None),
            ("evil.com'", "it has a quotation mark at an end", None),
            (
                "ex{a}mple.com",
                "it has brackets in the name of the host",
                None,
            ),
            (
                "a@b@c",
                "it has an `@` or a `\\`, which names do not have",
                None,
            ),
        ] {
            let error = DomainName::try_from(text).unwrap_err();
            assert_eq!(
                (error.problem(), error.hint()),
                (problem, hint.as_ref()),
                "{text}"
            );
        }
    }

    #[test]
    fn spellings_have_one_key() {
        for text in ["example.com", "EXAMPLE.com.", "ＥＸＡＭＰＬＥ.com"] {
            assert_eq!(DomainName::try_from(text).unwrap().key(), "example.com");
        }
        for text in [
            "münchen.de",
            "MÜNCHEN.DE",
            "xn--mnchen-3ya.de",
            "XN--MNCHEN-3YA.de.",
        ] {
            assert_eq!(
                DomainName::try_from(text).unwrap().key(),
                "xn--mnchen-3ya.de"
            );
        }
    }
}
