//! Web addresses that stand in tables.

/// What is wrong with an address that should be https; `None` if nothing is.
pub(crate) fn https_problem(address: &str) -> Option<&'static str> {
    match address.strip_prefix("https://") {
        Some(rest) => authority_problem(rest),
        None => Some("must begin with `https://`"),
    }
}

/// What is wrong with a base URL: https, or http to this machine.
pub(crate) fn base_problem(address: &str) -> Option<&'static str> {
    let rest = match address.strip_prefix("http://") {
        Some(rest) if is_loopback(rest) => rest,
        _ => match address.strip_prefix("https://") {
            Some(rest) => rest,
            None => return Some("must begin with `https://`"),
        },
    };
    if rest.contains('?') {
        Some("must not have a query")
    } else if rest.contains('#') {
        Some("must not have a fragment")
    } else {
        authority_problem(rest)
    }
}

fn authority_problem(rest: &str) -> Option<&'static str> {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.split(':').next().unwrap_or_default();
    if rest.contains(|c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c)) {
        Some("contains a character that no URL can have")
    } else if authority.contains('@') {
        Some("must not have a user name")
    } else if host.is_empty() {
        Some("has no host")
    } else {
        None
    }
}

fn is_loopback(rest: &str) -> bool {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    ["localhost", "127.0.0.1", "[::1]"]
        .iter()
        .filter_map(|host| authority.strip_prefix(host))
        .any(|port| port.is_empty() || port.starts_with(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_addresses() {
        for good in [
            "https://www.virustotal.com/api/v3",
            "https://example.com/",
            "http://localhost:8080/api/v3",
            "http://127.0.0.1",
            "http://[::1]:1/x",
        ] {
            assert_eq!(base_problem(good), None, "{good}");
        }
        for (bad, problem) in [
            ("http://example.com", "must begin with `https://`"),
            ("http://localhost.example.com", "must begin with `https://`"),
            ("ftp://example.com", "must begin with `https://`"),
            ("https://", "has no host"),
            ("https:///x", "has no host"),
            ("https://a@b/", "must not have a user name"),
            ("https://a/?b", "must not have a query"),
            ("https://a/#b", "must not have a fragment"),
            ("https://a b/", "contains a character that no URL can have"),
        ] {
            assert_eq!(base_problem(bad), Some(problem), "{bad}");
        }
    }

    #[test]
    fn pages_may_have_query_and_fragment_but_are_https() {
        assert_eq!(https_problem("https://docs.example.com/a?b=c#d"), None);
        assert_eq!(
            https_problem("http://localhost/"),
            Some("must begin with `https://`")
        );
        assert_eq!(
            https_problem("https://u:p@h/"),
            Some("must not have a user name")
        );
    }
}
