//! The identifier of a URL.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::text::{is_hexadecimal, text_identifier, trimmed};
use super::url::{LONGEST_ENCODED, url_text};
use super::{FileHash, IdError};
use crate::id::padding::with_padding;

const KIND: &str = "a URL or its identifier";
const ACCEPTED: &str = "give a URL, or the SHA-256 of VirusTotal's canonical form of it";

/// The identifier of a URL: the unpadded URL-safe base64 of its text, or a SHA-256.
///
/// VirusTotal names URLs by the SHA-256 of their canonical form, which only the service computes;
/// it accepts the base64 of any spelling instead, and answers with the SHA-256.
///
/// Text converts as follows, after white space around it is removed:
///
/// 1. 64 hexadecimal digits are that SHA-256;
/// 2. an identifier of an analysis, `u-<sha256>-<time>`, gives its SHA-256;
/// 3. base64 of a text that begins with `http://` or `https://` is taken as the identifier it is;
/// 4. any other text is a URL, with or without a scheme.
///
/// What no URL can be is refused: one that was [defanged](crate::id::defang) (the
/// [hint](IdError::hint) has the URL that was meant), several columns of a table, an e-mail
/// address, marks in the name of the host that no host has. What follows the host may be anything.
///
/// [`UrlId::for_url`] and [`UrlId::from_id`] say which of the two a text is.
///
/// ```
/// use vt_client::UrlId;
///
/// let id = UrlId::try_from("http://www.example.com/")?;
/// assert_eq!(id.as_str(), "aHR0cDovL3d3dy5leGFtcGxlLmNvbS8");
/// assert_eq!(UrlId::try_from(id.as_str())?, id);
/// # Ok::<(), vt_client::IdError>(())
/// ```
///
/// Source: <https://docs.virustotal.com/reference/url>.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UrlId(String);

text_identifier!(UrlId);

impl UrlId {
    /// The identifier of the URL with this text, even if it looks like an identifier.
    ///
    /// # Errors
    ///
    /// When the text is what no URL can be, or longer than fits into the path of a request;
    /// VirusTotal knows such a URL by its SHA-256 alone ([`UrlId::sha256_of`]).
    pub fn for_url(url: &str) -> Result<Self, IdError> {
        let text = url_text(KIND, ACCEPTED, url)?;
        if text.len() > LONGEST_ENCODED {
            let problem = format!(
                "it has {} bytes, and at most {LONGEST_ENCODED} fit into a request",
                text.len()
            );
            let accepted = "give the SHA-256 of VirusTotal's canonical form of it";
            return Err(IdError::new(KIND, url, problem, accepted));
        }
        Ok(UrlId(URL_SAFE_NO_PAD.encode(text)))
    }

    /// An identifier that VirusTotal gave, or that was computed elsewhere: a SHA-256, or unpadded
    /// URL-safe base64.
    ///
    /// # Errors
    ///
    /// When the text is neither.
    pub fn from_id(id: &str) -> Result<Self, IdError> {
        let text = trimmed(id);
        if let Some(sha256) = sha256(text) {
            return Ok(sha256);
        }
        if !text.is_empty() && URL_SAFE_NO_PAD.decode(text).is_ok() {
            return Ok(UrlId(text.to_owned()));
        }
        Err(IdError::new(
            "the identifier of a URL",
            id,
            "it is neither 64 hexadecimal digits nor base64",
            "give a SHA-256, or the unpadded URL-safe base64 of a URL",
        ))
    }

    /// The URL that an analysis of one was about, from the identifier of the analysis,
    /// `u-<sha256>-<time>`.
    ///
    /// # Errors
    ///
    /// When the text has another form.
    pub fn from_analysis_id(id: &str) -> Result<Self, IdError> {
        analysed(trimmed(id)).ok_or_else(|| {
            IdError::new(
                "the identifier of an analysis of a URL",
                id,
                "it has another form",
                "give `u-<sha256>-<time>`",
            )
        })
    }

    /// The SHA-256 of this text.
    ///
    /// It names the URL only if the text is letter for letter what VirusTotal makes of the URL
    /// (with a path, for instance: `http://www.example.com/`). The service computes that form, and
    /// its rules are not published: the identifier of another spelling is not found. Prefer
    /// [`UrlId::for_url`] for anything but the `url` attribute of an answer.
    pub fn sha256_of(canonical_url: &str) -> Self {
        UrlId(FileHash::of_bytes(canonical_url).into())
    }

    /// Whether it is a SHA-256 (and not base64).
    pub fn is_sha256(&self) -> bool {
        sha256(&self.0).is_some()
    }

    /// The text of the URL, when the identifier is the base64 of one.
    pub fn url(&self) -> Option<String> {
        if self.is_sha256() {
            return None;
        }
        let bytes = URL_SAFE_NO_PAD.decode(&self.0).ok()?;
        String::from_utf8(bytes).ok()
    }

    fn parse(text: &str) -> Result<Self, IdError> {
        let id = trimmed(text);
        sha256(id)
            .or_else(|| analysed(id))
            .or_else(|| encoded(id))
            .map_or_else(|| UrlId::for_url(text), Ok)
    }
}

fn sha256(text: &str) -> Option<UrlId> {
    (text.len() == 64 && is_hexadecimal(text)).then(|| UrlId(text.to_ascii_lowercase()))
}

fn analysed(text: &str) -> Option<UrlId> {
    let (hash, time) = text.strip_prefix("u-")?.split_once('-')?;
    let is_time = !time.is_empty() && time.bytes().all(|byte| byte.is_ascii_digit());
    if is_time { sha256(hash) } else { None }
}

/// The base64 of a URL. No URL is taken for one by mistake: a text of this alphabet has neither
/// dots nor colons, and what it encodes would have to begin with a scheme.
fn encoded(text: &str) -> Option<UrlId> {
    let text = with_padding(text);
    let text = text.trim_end_matches('=');
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    let url = String::from_utf8(bytes).ok()?.to_ascii_lowercase();
    (url.starts_with("http://") || url.starts_with("https://")).then(|| UrlId(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::hint::Hint;

    const SHA256: &str = "4b84b15bff6ee5796152495a230e45e3d7e947d9edbb5a1ff1fc15d9f2bd3e5e";

    fn id(text: &str) -> String {
        UrlId::try_from(text).unwrap().to_string()
    }

    #[test]
    fn urls_become_unpadded_url_safe_base64() {
        // The first is of VirusTotal's own documentation; the others have `-`, `_` and padding.
        for (url, expected) in [
            (
                "http://www.somedomain.com/this/is/my/url",
                "aHR0cDovL3d3dy5zb21lZG9tYWluLmNvbS90aGlzL2lzL215L3VybA",
            ),
            ("http://example.com/", "aHR0cDovL2V4YW1wbGUuY29tLw"),
            ("http://a.b/?>>>???", "aHR0cDovL2EuYi8_Pj4-Pz8_"),
            ("http://ü.de", "aHR0cDovL8O8LmRl"),
            ("example.com", "ZXhhbXBsZS5jb20"),
        ] {
            assert_eq!(id(url), expected);
            assert_eq!(id(&format!(" {url}\n")), expected);
            assert_eq!(UrlId::for_url(url).unwrap().as_str(), expected);
            assert_eq!(UrlId::for_url(url).unwrap().url().unwrap(), url);
        }
    }

    #[test]
    fn sha256_is_an_identifier() {
        assert_eq!(id(&SHA256.to_uppercase()), SHA256);
        assert!(UrlId::try_from(SHA256).unwrap().is_sha256());
        assert_eq!(UrlId::try_from(SHA256).unwrap().url(), None);
        // One digit less, or a URL as long as a SHA-256, is the text of something else.
        let url = format!("http://example.com/{}", "a".repeat(45));
        assert_eq!(url.len(), 64);
        assert_eq!(UrlId::try_from(&url).unwrap().url().unwrap(), url);
        assert_eq!(
            UrlId::try_from(&SHA256[1..]).unwrap().url().unwrap(),
            &SHA256[1..]
        );
    }

    #[test]
    fn the_explicit_forms_decide() {
        let forced = UrlId::for_url(SHA256).unwrap();
        assert_eq!(forced.url().unwrap(), SHA256);
        assert!(!forced.is_sha256());
        assert_eq!(
            UrlId::from_id(&SHA256.to_uppercase()).unwrap().as_str(),
            SHA256
        );
        assert_eq!(
            UrlId::from_id("ZXhhbXBsZS5jb20").unwrap().as_str(),
            "ZXhhbXBsZS5jb20"
        );
        for wrong in ["", "http://example.com/", "ZXhhbXBsZS5jb20=", "a+b/", "a"] {
            let error = UrlId::from_id(wrong).unwrap_err();
            assert_eq!(error.text(), wrong);
            assert_eq!(
                error.problem(),
                "it is neither 64 hexadecimal digits nor base64"
            );
        }
    }

    #[test]
    fn analyses_lead_to_their_url() {
        let analysis = format!("u-{SHA256}-1577882240");
        assert_eq!(id(&analysis), SHA256);
        assert_eq!(UrlId::from_analysis_id(&analysis).unwrap().as_str(), SHA256);
        for wrong in [
            SHA256.to_owned(),
            format!("u-{SHA256}"),
            format!("u-{SHA256}-"),
            format!("u-{SHA256}-x"),
            format!("f-{SHA256}-1577882240"),
            format!("u-{}-1577882240", &SHA256[1..]),
        ] {
            assert!(UrlId::from_analysis_id(&wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn base64_of_a_url_is_taken_as_it_is() {
        assert_eq!(
            id("aHR0cDovL2V4YW1wbGUuY29tLw"),
            "aHR0cDovL2V4YW1wbGUuY29tLw"
        );
        assert_eq!(
            id("aHR0cDovL2V4YW1wbGUuY29tLw=="),
            "aHR0cDovL2V4YW1wbGUuY29tLw"
        );
        assert_eq!(
            id("aHR0cDovL2V4YW1wbGUuY29tLw%3D%3D"),
            "aHR0cDovL2V4YW1wbGUuY29tLw"
        );
        // HTTPS://a
        assert_eq!(id("SFRUUFM6Ly9h"), "SFRUUFM6Ly9h");
        // Base64 of a text without a scheme could as well be a host name.
        assert_eq!(
            UrlId::try_from("ZXhhbXBsZQ").unwrap().url().unwrap(),
            "ZXhhbXBsZQ"
        );
    }

    #[test]
    fn digest_of_a_canonical_url() {
        // As in the service's answers for this URL.
        assert_eq!(
            UrlId::sha256_of("https://www.youtube.com/").as_str(),
            "dbae2d0204aa489e234eb2f903a0127b17c712386428cab12b86c5f68aa75867"
        );
        assert_eq!(
            UrlId::sha256_of("abc").as_str(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn legal_urls_with_odd_characters_stay() {
        for url in [
            "http://[2001:db8::1]/",
            "http://[2001:db8::1]:8080/a",
            "[2001:db8::1]/a",
            "http://[fe80::1%25eth0]/",
            "http://example.com/a[.]b(.)c[dot]d",
            "http://example.com/?a[]=1&b=[.]",
            "http://example.com/a,b;c|d\"e'f<g>",
            "http://example.com/a b",
            "http://example.com/%22%E2%80%9C",
            "http://example.com?u=hxxp://evil[.]com",
            "http://example.com/#a..b",
            "http://user:pass@example.com:80/",
            "user:pass@example.com/",
            "http://_dmarc.example.com./",
            "http://a$b%c.example/",
            "*.example.com",
            "localhost",
            "localhost:8080/x",
            "ftp://example.com/",
            "http://bücher.example/ü",
            "http:\\\\example.com",
            "192.0.2.1",
            "2001:db8::1",
        ] {
            assert_eq!(UrlId::try_from(url).unwrap().url().unwrap(), url);
        }
    }

    #[test]
    fn what_no_url_can_be_is_refused_with_what_was_meant() {
        let meant = |text: &str| Some(Hint::Meant(text.into()));
        let analysis = format!("f-{SHA256}-1600000000");
        for (text, problem, hint) in [
            (
                "hxxp://evil[.]com/x",
                "it is defanged",
                meant("http://evil.com/x"),
            ),
            (
                "hxxps://evil.com",
                "it is defanged",
                meant("https://evil.com"),
            ),
            ("evil[.]com/x", "it is defanged", meant("evil.com/x")),
            (
                "http[:]//evil.com",
                "it is defanged",
                meant("http://evil.com"),
            ),
            (
                "http://evil\\.com",
                "it is defanged",
                meant("http://evil.com"),
            ),
            ("evil(.)com", "it is defanged", meant("evil.com")),
            (
                "evil.com,Malware",
                "it has more than one column",
                meant("evil.com"),
            ),
            (
                "evil.com;x",
                "it has more than one column",
                meant("evil.com"),
            ),
            (
                "evil.com 2024-01-01",
                "it has more than one column",
                meant("evil.com"),
            ),
            (
                "http://evil.com/a\tMalware",
                "it has more than one column",
                meant("http://evil.com/a"),
            ),
            (
                "\"http://evil.com/\"",
                "it is in quotes",
                meant("http://evil.com/"),
            ),
            (
                "<http://evil.com/>",
                "it is in quotes",
                meant("http://evil.com/"),
            ),
            (
                "\"http://evil.com/",
                "it begins with a quotation mark",
                None,
            ),
            (
                "user@example.com",
                "it is an e-mail address",
                meant("example.com"),
            ),
            ("http://", "it has no host", None),
            ("/path", "it has no host", None),
            (
                "http://a..b/",
                "it has two dots in a row, or begins with one",
                None,
            ),
            (
                "http://exa{m}ple.com/",
                "it has brackets in the name of the host",
                None,
            ),
            (
                "http://[::g]/",
                "it has brackets in the name of the host",
                None,
            ),
            (
                &*analysis,
                "it is the identifier of an analysis",
                Some(Hint::Analysis(analysis.as_str().into())),
            ),
        ] {
            for error in [
                UrlId::try_from(text).unwrap_err(),
                UrlId::for_url(text).unwrap_err(),
            ] {
                assert_eq!(
                    (error.problem(), error.hint()),
                    (problem, hint.as_ref()),
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn urls_that_do_not_fit_into_a_request_are_refused_in_few_words() {
        let url = |length: usize| format!("http://example.com/{}", "a".repeat(length - 19));
        assert!(UrlId::for_url(&url(48_000)).is_ok());
        let error = UrlId::try_from(url(48_001)).unwrap_err();
        assert_eq!(
            error.problem(),
            "it has 48001 bytes, and at most 48000 fit into a request"
        );
        assert!(error.to_string().len() < 400, "{error}");
    }

    #[test]
    fn nothing_is_refused() {
        for text in ["", " \n"] {
            assert_eq!(UrlId::try_from(text).unwrap_err().problem(), "it is empty");
            assert_eq!(UrlId::for_url(text).unwrap_err().problem(), "it is empty");
        }
    }
}
