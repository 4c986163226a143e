//! Names of files of recorded answers: they are made of a request, and recognised by the table's
//! rows.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use vt_table::Verb;

use crate::base::digest::sha256_hex;
use crate::routing::path::PREFIX;
use crate::routing::router::{Route, Router};

/// How long a part of a path may be.
const LONGEST: usize = 80;

/// The endings of the kinds of answers that are saved. Anything else is bytes, and ends in `.bin`.
const KINDS: [(&str, &str); 4] = [
    ("json", "application/json; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("bin", "application/octet-stream"),
];

/// The ending for a content type.
pub(crate) fn extension(content_type: &str) -> &'static str {
    let essence = |text: &str| text.split(';').next().unwrap_or_default().trim().to_owned();
    let wanted = essence(content_type);
    let kind = KINDS.iter().find(|kind| essence(kind.1) == wanted);
    kind.map_or("bin", |kind| kind.0)
}

/// The content type of files with this ending; `None` if they are not saved answers.
pub(crate) fn content_type(extension: &str) -> Option<&'static str> {
    let kind = KINDS.iter().find(|kind| kind.0 == extension);
    kind.map(|kind| kind.1)
}

/// A relative path made of the request's, from which secrets were taken: `files/275a…`, without an
/// ending. No request leads out of the folder.
pub(crate) fn name(verb: &str, path: &str, query: Option<&str>) -> Result<PathBuf, String> {
    let path = path.strip_prefix(PREFIX).unwrap_or(path);
    let mut parts: Vec<String> = path
        .split('/')
        .filter(|part| !part.is_empty())
        .map(safe)
        .collect();
    let mut last = parts.pop().ok_or("it has no path")?;
    if verb != "GET" {
        last.push('.');
        last.push_str(&safe(&verb.to_ascii_lowercase()));
    }
    if let Some(query) = query {
        let digest = sha256_hex(query.as_bytes());
        last.push('.');
        last.push_str(&digest[..12]);
    }
    parts.push(last);
    Ok(parts.into_iter().collect())
}

/// Letters, digits, `-`, `_` and inner dots; what is too long ends with a digest.
fn safe(part: &str) -> String {
    let is_safe = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
    let text: String = part
        .chars()
        .map(|letter| if is_safe(letter) { letter } else { '_' })
        .collect();
    let text = match text.strip_prefix('.') {
        Some(rest) => format!("_{rest}"),
        None => text,
    };
    let changed = text != part;
    if text.len() > LONGEST || changed {
        // Two parts that look alike now may have been different.
        let start: String = text.chars().take(LONGEST - 13).collect();
        return format!("{start}-{}", &sha256_hex(part.as_bytes())[..12]);
    }
    text
}

/// Whether a file's name without its ending is that of a request to a row,
/// `files/275a…/comments.0123456789ab`.
pub(crate) fn is_of_row(name: &Path, router: &Router) -> bool {
    let Some(name) = name.to_str() else {
        return false;
    };
    let name = name.replace(MAIN_SEPARATOR, "/");
    let is_digest =
        |text: &str| text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let verb_of = |text: &str| {
        Verb::ALL
            .into_iter()
            .find(|verb| verb.as_str().eq_ignore_ascii_case(text))
    };
    let name = match name.rsplit_once('.') {
        Some((start, digest)) if is_digest(digest) => start,
        _ => &name,
    };
    let (name, verb) = match name.rsplit_once('.') {
        Some((start, verb)) => match verb_of(verb) {
            Some(verb) => (start, verb),
            None => (name, Verb::Get),
        },
        None => (name, Verb::Get),
    };
    [PREFIX, ""].iter().any(|prefix| {
        let route = router.find(verb.as_str(), &format!("{prefix}/{name}"));
        matches!(route, Route::Row(..))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name_of(verb: &str, target: &str) -> String {
        let (path, query) = match target.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (target, None),
        };
        let name = name(verb, path, query).unwrap();
        name.to_str().unwrap().to_owned()
    }

    #[test]
    fn names_follow_the_request() {
        assert_eq!(name_of("GET", "/api/v3/files/275a"), "files/275a");
        assert_eq!(name_of("POST", "/api/v3/urls"), "urls.post");
        assert!(
            name_of("GET", "/api/v3/files/275a/comments?limit=3")
                .starts_with("files/275a/comments.")
        );
        assert_ne!(
            name_of("GET", "/api/v3/search?query=a"),
            name_of("GET", "/api/v3/search?query=b")
        );
    }

    #[test]
    fn nothing_leads_out_of_the_folder() {
        for target in [
            "/api/v3/../../etc/x",
            "/api/v3/%2e%2e/%2Fetc",
            "/../x",
            "/api/v3/a\\..\\b",
            "//x",
            "/api/v3/.",
        ] {
            let name = name_of("GET", target);
            let path = Path::new(&name);
            assert!(
                path.components()
                    .all(|part| matches!(part, std::path::Component::Normal(_))),
                "{name}"
            );
            assert!(!name.contains('\\'), "{name}");
        }
        assert!(name_of("GET", &format!("/api/v3/graphs/{}", "a".repeat(300))).len() < 120);
    }
}
