//! Indicators that were made harmless for mails and reports, and back.

use std::borrow::Cow;

use super::text::trimmed;

/// No name or address of a host is longer, however harmless it was made: names have 253 characters
/// at most.
const LONGEST_HOST: usize = 2_000;

/// The slash behind a host, in brackets.
const SLASHES: [&str; 3] = ["[/]", "(/)", "{/}"];

/// The indicator that was made harmless: `hxxps://evil[.]example/` is `https://evil.example/`.
///
/// For URLs, with or without a scheme, names of hosts and IP addresses. White space and invisible
/// characters around the text are taken off. A text that was not made harmless stays as it is,
/// since only these forms are changed:
///
/// * the scheme: `hxxp`, `h**p`, `h__p`, `h--p`, `h++p`, `meow` (with `s` or without), `fxp`, in
///   any case, also with brackets (`h[tt]p`, `[https]`);
/// * what follows it: `[:]//`, `[://]`, `:[//]`, `[:][//]`, with each of the brackets below;
/// * dots of the host: `[.]` `(.)` `{.}`, `[dot]` `(dot)` `{dot}` in any case and with spaces in or
///   around them, `[.` and `.]` with the other bracket lost, `\.`, and ` dot ` between spaces;
/// * colons (of an IPv6 address, or before a port) and the slash behind the host: `[:]`, `[/]`,
///   with each of the brackets;
/// * dots behind the host, if scheme or host were changed and each dot there is a `[.]`.
///
/// Brackets elsewhere stay: those around an IPv6 address in a URL, and those in a path or a query.
///
/// ```
/// use vt_client::id::{defang, refang};
///
/// assert_eq!(refang("hxxps[:]//evil[.]example(.)com/a.php?x[]=1"), "https://evil.example.com/a.php?x[]=1");
/// assert_eq!(refang("2001[:]db8[:][:]1"), "2001:db8::1");
/// assert_eq!(refang(&defang("http://192.0.2.1:8080/")), "http://192.0.2.1:8080/");
/// ```
pub fn refang(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(trimmed(text));
    // What was made harmless twice needs it twice.
    while let Some(plainer) = refang_once(&text) {
        text = Cow::Owned(plainer);
    }
    text
}

fn refang_once(text: &str) -> Option<String> {
    let (scheme, rest) = split_scheme(text);
    let (user, host, tail) = split_host(rest);
    if host.len() > LONGEST_HOST {
        return None;
    }
    let plain_host = plain(host);
    let plain_scheme = scheme.as_ref().map(Scheme::plain);
    if plain_scheme.as_deref() == scheme.map(|scheme| scheme.text) && plain_host == host {
        return None;
    }
    let scheme = plain_scheme.unwrap_or_default();
    Some(format!("{scheme}{user}{plain_host}{}", behind_host(tail)))
}

/// An indicator as it can stand in a mail or a report without being a link: `https://evil.example/`
/// is `hxxps://evil[.]example/`.
///
/// For URLs, with or without a scheme, names of hosts and IP addresses; [`refang`] gives them back.
/// `http` becomes `hxxp`, the `:` behind any other scheme `[:]`; dots of the host, and colons of an
/// IPv6 address, get brackets. What follows the host stays as it is, unless it has a `[.]` in it:
/// then its dots get brackets too.
///
/// ```
/// use vt_client::id::defang;
///
/// assert_eq!(defang("http://evil.example.com/a.php"), "hxxp://evil[.]example[.]com/a.php");
/// assert_eq!(defang("192.0.2.1"), "192[.]0[.]2[.]1");
/// assert_eq!(defang("2001:db8::1"), "2001[:]db8[:][:]1");
/// ```
pub fn defang(text: &str) -> Cow<'_, str> {
    let text = trimmed(text);
    let (scheme, rest) = split_scheme(text);
    let (user, host, tail) = split_host(rest);
    let (address, port) = split_port(host);
    let host = address.replace('.', "[.]").replace(':', "[:]");
    let scheme = scheme.map(|scheme| match scheme.word {
        "http" | "https" => scheme.text.replacen("tt", "xx", 1),
        "HTTP" | "HTTPS" => scheme.text.replacen("TT", "XX", 1),
        _ => scheme.text.replacen("://", "[:]//", 1),
    });
    if scheme.is_none() && host == address {
        return Cow::Borrowed(text);
    }
    let tail = match tail.contains("[.]") {
        true => tail.replace('.', "[.]"),
        false => tail.to_owned(),
    };
    Cow::Owned(format!(
        "{}{user}{host}{port}{tail}",
        scheme.unwrap_or_default()
    ))
}

/// The beginning of a URL, up to the slashes.
pub(super) struct Scheme<'t> {
    /// All of it, as it stands there: `hxxp[:]//`.
    text: &'t str,
    /// Without what follows: `hxxp`.
    word: &'t str,
}

impl Scheme<'_> {
    /// As it is when nothing was made harmless.
    fn plain(&self) -> String {
        let word: String = self.word.chars().filter(|c| !is_bracket(*c)).collect();
        let lower = word.to_ascii_lowercase();
        let (stem, secure) = match lower.strip_suffix('s') {
            Some(stem) => (stem, true),
            None => (&*lower, false),
        };
        let known = match stem {
            "hxxp" | "h**p" | "h__p" | "h--p" | "h++p" | "meow" | "htxp" | "hxtp" => Some("http"),
            "fxp" => Some("ftp"),
            _ => None,
        };
        let word = match known {
            Some(known) => {
                let whole = format!("{known}{}", if secure { "s" } else { "" });
                match word.bytes().any(|byte| byte.is_ascii_lowercase()) {
                    true => whole,
                    false => whole.to_ascii_uppercase(),
                }
            }
            None => word,
        };
        format!("{word}://")
    }
}

/// Splits off a scheme, plain or made harmless, with the slashes behind it.
pub(super) fn split_scheme(text: &str) -> (Option<Scheme<'_>>, &str) {
    let is_of_word = |c: char| c.is_ascii_alphanumeric() || "+-.*_".contains(c) || is_bracket(c);
    let end = text.find(|c| !is_of_word(c)).unwrap_or(text.len());
    // A bracket before the colon belongs to what follows the word.
    let word = text[..end].trim_end_matches(['[', '(', '{']);
    let begins = word.trim_start_matches(['[', '(', '{']);
    let is_word = begins.starts_with(|c: char| c.is_ascii_alphabetic());
    let Some(length) = separator(&text[word.len()..]).filter(|_| is_word) else {
        return (None, text);
    };
    let (scheme, rest) = text.split_at(word.len() + length);
    (Some(Scheme { text: scheme, word }), rest)
}

/// The length of what begins this text, if that is `://` without its brackets.
fn separator(text: &str) -> Option<usize> {
    let mut expected = "://".chars().peekable();
    let mut depth = 0_u32;
    for (index, c) in text.char_indices() {
        match c {
            _ if expected.peek() == Some(&c) => {
                expected.next();
            }
            '[' | '(' | '{' if expected.peek().is_some() => depth += 1,
            ']' | ')' | '}' if depth > 0 => depth -= 1,
            _ => return None,
        }
        if expected.peek().is_none() && depth == 0 {
            return Some(index + c.len_utf8());
        }
    }
    None
}

/// The user in front of a host, the host with its port, and what follows.
pub(super) fn split_host(rest: &str) -> (&str, &str, &str) {
    let slash = SLASHES.iter().filter_map(|form| rest.find(form)).min();
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    // The bracket stands before the slash in it.
    let end = slash.map_or(end, |slash| slash.min(end));
    let (authority, tail) = rest.split_at(end);
    match authority.rfind('@') {
        Some(at) => (&authority[..=at], &authority[at + 1..], tail),
        None => ("", authority, tail),
    }
}

/// A host and, with its colon, the port. Without brackets, what has two colons is an IPv6 address.
pub(super) fn split_port(host: &str) -> (&str, &str) {
    match host.rsplit_once(':') {
        Some((address, port))
            if port.bytes().all(|byte| byte.is_ascii_digit())
                && (!address.contains(':') || address.ends_with(']')) =>
        {
            host.split_at(address.len())
        }
        _ => (host, ""),
    }
}

/// What stands for a dot besides a whole pair of brackets.
const DOTS: [&str; 8] = [" dot ", "\\.", "[.", ".]", "(.", ".)", "{.", ".}"];

/// As much of a bracket is looked at for what closes it.
const LONGEST_MARK: usize = 16;

/// A host without its marks.
fn plain(host: &str) -> String {
    let mut plain = String::with_capacity(host.len());
    let mut rest = host;
    while let Some(next) = rest.chars().next() {
        match mark(rest) {
            Some((length, meant)) => {
                // Spaces around a mark belong to it.
                plain.truncate(plain.trim_end_matches(' ').len());
                plain.push_str(meant);
                rest = rest[length..].trim_start_matches(' ');
            }
            None => {
                plain.push(next);
                rest = &rest[next.len_utf8()..];
            }
        }
    }
    plain
}

/// The length of the mark that begins a text, and what it stands for.
fn mark(text: &str) -> Option<(usize, &'static str)> {
    bracketed(text).or_else(|| {
        let begins = |form: &&&str| {
            let begin = text.get(..form.len());
            begin.is_some_and(|begin| begin.eq_ignore_ascii_case(form))
        };
        DOTS.iter().find(begins).map(|form| (form.len(), "."))
    })
}

/// A dot, a colon or `dot` in brackets, with spaces in them or without.
fn bracketed(text: &str) -> Option<(usize, &'static str)> {
    let close = match text.bytes().next()? {
        b'[' => b']',
        b'(' => b')',
        b'{' => b'}',
        _ => return None,
    };
    let end = text
        .bytes()
        .take(LONGEST_MARK)
        .position(|byte| byte == close)?;
    let meant = match text[1..end].trim_matches(' ') {
        "." => ".",
        ":" => ":",
        word if word.eq_ignore_ascii_case("dot") => ".",
        _ => return None,
    };
    Some((end + 1, meant))
}

/// What follows a host that was made harmless, where it was changed too: its first slash, and its
/// dots.
fn behind_host(tail: &str) -> String {
    let slashed = SLASHES.iter().find_map(|form| tail.strip_prefix(form));
    let tail = slashed.map_or_else(|| tail.to_owned(), |rest| format!("/{rest}"));
    let has_plain_dots = tail.replace("[.]", "").contains('.');
    if has_plain_dots {
        tail
    } else {
        tail.replace("[.]", ".")
    }
}

fn is_bracket(c: char) -> bool {
    matches!(c, '[' | ']' | '(' | ')' | '{' | '}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// As reports and mails of the wild have them.
    #[test]
    fn what_was_made_harmless_is_given_back() {
        for (harmless, plain) in [
            ("evil[.]example[.]com", "evil.example.com"),
            ("evil(.)example{.}com", "evil.example.com"),
            ("evil[dot]example (DOT) com", "evil.example.com"),
            ("evil [.] example[ . ]com", "evil.example.com"),
            ("evil dot example DOT com", "evil.example.com"),
            ("evil\\.example\\.com", "evil.example.com"),
            ("evil[.example.]com", "evil.example.com"),
            ("evil[[.]]com", "evil.com"),
            ("hxxp://evil[.]com/x", "http://evil.com/x"),
            ("hXXps://evil.com", "https://evil.com"),
            ("HXXP://EVIL[.]COM", "HTTP://EVIL.COM"),
            ("h**p://evil.com", "http://evil.com"),
            ("h__ps://evil.com", "https://evil.com"),
            ("h[tt]p://evil.com", "http://evil.com"),
            ("[https]://evil.com", "https://evil.com"),
            ("meow://evil.com", "http://evil.com"),
            ("fxp://evil.com", "ftp://evil.com"),
            ("http[:]//evil.com", "http://evil.com"),
            ("hxxp[://]evil[.]com[:]8080[/]a", "http://evil.com:8080/a"),
            ("http:[//]evil.com", "http://evil.com"),
            ("http[:][//]evil.com", "http://evil.com"),
            ("https(:)//evil(.)com", "https://evil.com"),
            ("\u{feff}hxxp://evil[.]com \n", "http://evil.com"),
            ("hxxp://user@evil[.]com/", "http://user@evil.com/"),
            ("8[.]8[.]8[.]8", "8.8.8.8"),
            ("8.8.8[.]8:53", "8.8.8.8:53"),
            ("2001[:]db8[:][:]1", "2001:db8::1"),
            ("hxxp://[2001[:]db8[:][:]1]:80/", "http://[2001:db8::1]:80/"),
            // Behind the host only what is consistent.
            (
                "hxxp://evil[.]com/a[.]php?b=c[.]d",
                "http://evil.com/a.php?b=c.d",
            ),
            (
                "hxxp://evil[.]com/a.php?b[.]c",
                "http://evil.com/a.php?b[.]c",
            ),
            (
                "hxxp://evil[.]com/a(.)b[dot]c",
                "http://evil.com/a(.)b[dot]c",
            ),
        ] {
            assert_eq!(refang(harmless), plain, "{harmless}");
        }
    }

    #[test]
    fn what_was_not_made_harmless_stays() {
        for text in [
            "",
            "example.com",
            "_dmarc.example.com.",
            "*.example.com",
            "dot.example",
            "::1",
            "[::1]",
            "http://[::1]:80/[.]?a[]=(.)",
            "http://example.com/a[.]b(.)c[dot]d\\.e hxxp://",
            "http://example.com?u=hxxp://a[.]b",
            "example.com/[:]//",
            "http://user:p[.]w@example.com/",
            "a,b;c",
        ] {
            assert_eq!(refang(text), text);
            assert!(matches!(refang(text), Cow::Borrowed(_)));
        }
        let long = format!("http://{}/", "a[.]".repeat(100_000));
        assert_eq!(refang(&long), long);
    }

    #[test]
    fn it_is_made_harmless_as_usual() {
        for (plain, harmless) in [
            ("evil.example.com", "evil[.]example[.]com"),
            (
                "https://evil.com:8080/a.php",
                "hxxps://evil[.]com:8080/a.php",
            ),
            ("HTTP://EVIL.COM", "HXXP://EVIL[.]COM"),
            ("Http://evil.com", "Http[:]//evil[.]com"),
            ("ftp://evil.com", "ftp[:]//evil[.]com"),
            ("http://localhost/", "hxxp://localhost/"),
            ("192.0.2.1", "192[.]0[.]2[.]1"),
            ("2001:db8::1", "2001[:]db8[:][:]1"),
            ("http://[::1]:80/", "hxxp://[[:][:]1]:80/"),
            ("localhost", "localhost"),
            ("http://evil.com/a[.]b", "hxxp://evil[.]com/a[[.]]b"),
        ] {
            assert_eq!(defang(plain), harmless);
            assert_eq!(refang(harmless), plain);
        }
    }

    fn host() -> impl Strategy<Value = String> {
        prop_oneof![
            "[a-zA-Z0-9_*-]{1,8}(\\.[a-zA-Z0-9_-]{1,8}){0,3}\\.?",
            any::<std::net::Ipv4Addr>().prop_map(|address| address.to_string()),
        ]
    }

    fn url() -> impl Strategy<Value = String> {
        let scheme = prop_oneof![
            "",
            "https?://",
            "HTTPS?://",
            "[Hh][Tt]{2}[Pp]://",
            "ftp://",
            "ssh://"
        ];
        let user = prop_oneof!["", "[a-z.\\[\\]:]{0,5}@"];
        let address = any::<std::net::Ipv6Addr>().prop_map(|address| format!("[{address}]"));
        let host = prop_oneof![host(), address];
        let port = prop_oneof!["", ":[0-9]{0,5}"];
        let tail = prop_oneof!["", "[/?#][a-z.\\[\\](){}:/@\\\\ -]{0,20}[a-z.\\[\\]]"];
        (scheme, user, host, port, tail).prop_map(|(scheme, user, host, port, tail)| {
            // Without a scheme there is no user either.
            let user = if scheme.is_empty() {
                String::new()
            } else {
                user
            };
            format!("{scheme}{user}{host}{port}{tail}")
        })
    }

    proptest! {
        #[test]
        fn what_is_made_harmless_comes_back(text in prop_oneof![
            host(),
            url(),
            any::<std::net::IpAddr>().prop_map(|address| address.to_string()),
        ]) {
            prop_assert_eq!(refang(&text), text.as_str());
            let harmless = defang(&text);
            prop_assert_eq!(refang(&harmless), text.as_str());
        }

        #[test]
        fn twice_is_no_more_than_once(text in prop_oneof![
            any::<String>(),
            "(hxxp|h\\*\\*p|http|x)?[\\[(]?:?[\\])]?/{0,2}[a-c.\\[\\](){}:/@\\\\ ]{0,20}",
        ]) {
            let once = refang(&text).into_owned();
            prop_assert_eq!(refang(&once), once.as_str());
        }
    }
}
