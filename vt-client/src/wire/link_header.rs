//! The `Link` header (RFC 8288), as far as paging needs it.

use http::HeaderMap;
use http::header::LINK;

/// The target of the link with the relation `next`.
pub(crate) fn next_link(headers: &HeaderMap) -> Option<String> {
    headers
        .get_all(LINK)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .find_map(next_of)
}

/// `<https://h/a?x=1,2>; rel="next"; title="a, b", <https://h/b>; rel=last`
fn next_of(mut value: &str) -> Option<String> {
    loop {
        let (_, link) = value.split_once('<')?;
        let (target, rest) = link.split_once('>')?;
        let (parameters, others) = split_unquoted(rest, ',');
        if is_next(parameters) {
            return Some(target.trim().to_owned());
        }
        value = others;
    }
}

fn is_next(mut parameters: &str) -> bool {
    while !parameters.is_empty() {
        let (parameter, rest) = split_unquoted(parameters, ';');
        parameters = rest;
        let Some((name, value)) = parameter.split_once('=') else {
            continue;
        };
        if name.trim().eq_ignore_ascii_case("rel") {
            // Of several, only the first counts.
            return value
                .trim()
                .trim_matches('"')
                .split_ascii_whitespace()
                .any(|relation| relation.eq_ignore_ascii_case("next"));
        }
    }
    false
}

/// Splits at the first separator outside of quotes.
fn split_unquoted(text: &str, separator: char) -> (&str, &str) {
    let (mut quoted, mut escaped) = (false, false);
    for (at, character) in text.char_indices() {
        if escaped {
            escaped = false;
        } else if quoted && character == '\\' {
            escaped = true;
        } else if character == '"' {
            quoted = !quoted;
        } else if character == separator && !quoted {
            return (&text[..at], &text[at + separator.len_utf8()..]);
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(lines: &[&'static str]) -> Option<String> {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(LINK, line.parse().unwrap());
        }
        next_link(&headers)
    }

    #[test]
    fn the_link_with_the_relation_next_is_found() {
        for line in [
            "<https://h/a>; rel=next",
            "<https://h/a>; rel=\"next\"",
            "<https://h/a>;rel=NEXT",
            "  < https://h/a > ; Rel = \"last next\" ; type=x",
            "<https://h/b>; rel=prev, <https://h/a>; rel=next",
            "<https://h/b>; rel=prev; title=\"a, <https://h/c>; rel=next\", <https://h/a>; rel=next",
            "<https://h/b>; title=\"\\\", <c>; rel=next\", <https://h/a>; rel=\"next\"",
            "<https://h/a>; title=\"rel=prev; x\"; rel=next",
            "<https://h/b>, <https://h/a>; rel=next",
        ] {
            assert_eq!(next(&[line]).as_deref(), Some("https://h/a"), "{line}");
        }
        assert_eq!(
            next(&["<https://h/a?x=1,2;3&y=%2C>; rel=next"]).as_deref(),
            Some("https://h/a?x=1,2;3&y=%2C")
        );
        assert_eq!(
            next(&["<https://h/b>; rel=prev", "<?page=2>; rel=next"]).as_deref(),
            Some("?page=2")
        );
    }

    #[test]
    fn other_links_are_not() {
        for line in [
            "",
            "<https://h/a>",
            "<https://h/a>; rel=prev",
            "<https://h/a>; rel=nextish",
            "<https://h/a>; rel",
            "<https://h/a>; relation=next",
            "<https://h/a>; rel=prev; rel=next",
            "<https://h/a>; title=\"rel=next\"",
            "<https://h/a; rel=next",
            "https://h/a; rel=next",
        ] {
            assert_eq!(next(&[line]), None, "{line}");
        }
        assert_eq!(next(&[]), None);
    }
}
