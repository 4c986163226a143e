//! A proxy's URL, read once and strictly: no part of a password may be taken for a host, which
//! would be looked up and shown.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use url::Url;

use crate::config::quotes::in_quotes;
use crate::redact::secret::Secret;

const SCHEMES: [&str; 6] = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"];

/// Reads the URL of a proxy. What is wrong with it is told without showing any of it but the
/// scheme.
pub(super) fn address(text: &str) -> Result<Url, Cow<'static, str>> {
    if let Some(fault) = mistyped(text) {
        return Err(fault.into());
    }
    let (scheme, rest) = text.split_once("://").unwrap_or(("http", text));
    if !SCHEMES.contains(&scheme.to_ascii_lowercase().as_str()) {
        return Err(unknown_scheme(scheme));
    }
    let authority = rest.strip_suffix('/').unwrap_or(rest);
    if let Some(fault) = ambiguous(authority) {
        return Err(fault.into());
    }
    let url = Url::parse(&format!("{scheme}://{authority}"))
        .map_err(|error| format!("is not a URL: {error}"))?;
    if url.host_str().is_none_or(str::is_empty) {
        return Err("has no host".into());
    }
    Ok(url)
}

/// What came along when it was copied or set.
fn mistyped(text: &str) -> Option<&'static str> {
    if text.is_empty() {
        Some("is empty")
    } else if in_quotes(text) {
        Some("is in quotes, which are taken for a part of it; remove them")
    } else if text.contains(char::is_whitespace) {
        Some("has white space in it; remove it, or write `%20` for a space of the password")
    } else if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        Some(
            "has a character outside printable ASCII; percent-encode it in a user name or password, and write a host's name in \
             its `xn--` form",
        )
    } else {
        None
    }
}

/// Shown only if it looks like a scheme: a password may hold `://`.
fn unknown_scheme(scheme: &str) -> Cow<'static, str> {
    let is_word = scheme.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let known = "use http, https, socks4, socks4a, socks5 or socks5h";
    if is_word && (1..=10).contains(&scheme.len()) {
        format!("has the scheme `{scheme}`, which no proxy can have; {known}").into()
    } else {
        format!("has a scheme that no proxy can have; {known}").into()
    }
}

/// Characters that end a user name, a password or a host, where readers differ on which of them
/// does.
fn ambiguous(authority: &str) -> Option<&'static str> {
    if authority.contains(['/', '?', '#', '\\']) {
        return Some(
            "has `/`, `?`, `#` or `\\` behind its scheme; it ends with the host and port, and in a user name or password these \
             characters are written `%2F`, `%3F`, `%23` and `%5C`",
        );
    }
    let (credentials, host) = authority.rsplit_once('@').unwrap_or(("", authority));
    if credentials.contains('@') {
        return Some("has more than one `@`; write `%40` for that of a user name or password");
    }
    let mut rest = credentials.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'%' => {
                let digits = [rest.next(), rest.next()];
                if !digits
                    .iter()
                    .all(|digit| digit.is_some_and(|digit| digit.is_ascii_hexdigit()))
                {
                    return Some(
                        "has a `%` in its user name or password that encodes nothing; write it `%25`",
                    );
                }
            }
            // What RFC 3986 allows there.
            b'-' | b'.' | b'_' | b'~' | b'!' | b'$' | b'&'..=b',' | b';' | b'=' | b':' => {}
            _ if byte.is_ascii_alphanumeric() => {}
            _ => {
                return Some(
                    "has a character in its user name or password that must be percent-encoded: `\"`, `<`, `>`, `[`, `]`, `^`, \
                     `` ` ``, `{`, `|` or `}`, as `%22` for `\"`",
                );
            }
        }
    }
    host.contains('%').then_some("has a `%` in its host")
}

/// What of the URL must not be shown: the password as it is meant, or the name where it stands
/// alone, since then it may be a token.
pub(super) fn secret(url: &Url) -> Option<Secret> {
    let text = match url.password() {
        Some(password) => password,
        None => url.username(),
    };
    let text = percent_decode_str(text).decode_utf8_lossy();
    (!text.is_empty()).then(|| Secret::new(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_proxies() {
        for (text, read) in [
            ("proxy.example:3128", "http://proxy.example:3128/"),
            ("http://proxy.example:3128/", "http://proxy.example:3128/"),
            ("HTTP://127.0.0.1", "http://127.0.0.1/"),
            ("socks5h://[::1]:1080", "socks5h://[::1]:1080"),
            ("bob:pass@proxy.example", "http://bob:pass@proxy.example/"),
            (
                "http://bob:p%40ss%23w%2F%25@127.0.0.1:1",
                "http://bob:p%40ss%23w%2F%25@127.0.0.1:1/",
            ),
            (
                "http://bob:a:b!$&'()*+,;=@h",
                "http://bob:a:b!$&'()*+,;=@h/",
            ),
        ] {
            // How the URL library writes the signs that need no encoding is its business.
            let url = address(text).unwrap();
            let expected = Url::parse(read).unwrap();
            assert_eq!(url, expected, "{text}");
            // The HTTP client's own reader finds the same host.
            let uri: http::Uri = url.as_str().parse().unwrap();
            assert_eq!(uri.host(), url.host_str(), "{text}");
        }
    }

    #[test]
    fn what_is_refused_is_explained_and_not_shown() {
        for (text, expected) in [
            ("", "is empty"),
            ("http://", "empty host"),
            ("http://bob:pa55word@", "not a URL"),
            ("http://bob:p@ss#w0rd@127.0.0.1:1", "`%23`"),
            ("http://bob:p@ss/w0rd@127.0.0.1:1", "`%2F`"),
            ("http://bob:p@ss?w0rd@127.0.0.1:1", "`%3F`"),
            ("http://bob:p\\w0rd@127.0.0.1:1", "`%5C`"),
            ("http://bob:p@ssw0rd@127.0.0.1:1", "`%40`"),
            ("bob@corp.example:w0rd@127.0.0.1:1", "`%40`"),
            ("http://bob:100%w0rd@127.0.0.1", "`%25`"),
            ("http://bob:w0rd%@127.0.0.1", "`%25`"),
            ("http://bob:w0rd%4@127.0.0.1", "`%25`"),
            ("http://bob:{w0rd}@127.0.0.1", "percent-encoded"),
            ("http://bob:w0rd@proxy.example:w0rd", "not a URL"),
            ("http://proxy.example/w0rd", "behind its scheme"),
            ("\"http://w0rd.example\"", "quotes"),
            ("'w0rd.example:1'", "quotes"),
            (" http://w0rd.example", "white space"),
            ("http://w0rd.example\n", "white space"),
            ("http://bob:my w0rd@proxy.example", "`%20`"),
            ("http://bob:w\u{f6}rd@proxy.example", "percent-encode"),
            ("garbage://w0rd.example", "`garbage`"),
            ("bob:w0rd://x@proxy.example", "scheme"),
        ] {
            let fault = address(text).unwrap_err();
            assert!(fault.contains(expected), "`{text}`: {fault}");
            for secret in ["w0rd", "ss#", "bob", "pa55"] {
                assert!(!fault.contains(secret), "`{text}`: {fault}");
            }
        }
    }

    #[test]
    fn the_secret_of_an_address() {
        for (text, secret) in [
            ("http://bob:p%40ss@h", Some("p@ss")),
            ("http://t0ken@h", Some("t0ken")),
            ("http://h", None),
        ] {
            let found = super::secret(&address(text).unwrap());
            assert_eq!(found.as_ref().map(Secret::expose), secret);
        }
    }
}
