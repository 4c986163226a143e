//! Where an answer is saved.

use std::fs;
use std::path::{Path, PathBuf};

use http::Uri;

use super::clean::Secrets;
use crate::route::PREFIX;
use crate::samples::sha256_hex;

/// How long a part of a path may be.
const LONGEST: usize = 80;

/// A relative path made of the request's: `files/275a….json`. Nothing of the request can lead out of the folder.
pub(super) fn name(verb: &str, uri: &Uri, secrets: &Secrets) -> Result<PathBuf, String> {
    let shown = secrets.redact(uri.path());
    let path = shown.strip_prefix(PREFIX).unwrap_or(&shown);
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
    if let Some(query) = uri.query() {
        let digest = sha256_hex(secrets.redact(query).as_bytes());
        last.push('.');
        last.push_str(&digest[..12]);
    }
    last.push_str(".json");
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
        // Two parts that look alike now were different.
        let start: String = text.chars().take(LONGEST - 13).collect();
        return format!("{start}-{}", &sha256_hex(part.as_bytes())[..12]);
    }
    text
}

/// Writes whole files only: a reader never sees half of one.
pub(super) fn write(folder: &Path, name: &Path, text: &str) -> Result<(), String> {
    let path = folder.join(name);
    let failed = |error: std::io::Error| format!("`{}`: {error}", path.display());
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(failed)?;
    }
    let unfinished = path.with_extension("part");
    fs::write(&unfinished, text).map_err(failed)?;
    fs::rename(&unfinished, &path).map_err(failed)
}

#[cfg(test)]
mod tests {
    use http::HeaderMap;

    use super::*;

    fn name_of(verb: &str, target: &str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert("x-apikey", "canary-key".parse().unwrap());
        let uri: Uri = target.parse().unwrap();
        let name = name(verb, &uri, &Secrets::of(&headers)).unwrap();
        name.to_str().unwrap().to_owned()
    }

    #[test]
    fn names_follow_the_request() {
        assert_eq!(name_of("GET", "/api/v3/files/275a"), "files/275a.json");
        assert_eq!(name_of("POST", "/api/v3/urls"), "urls.post.json");
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
    fn nothing_leads_out_of_the_folder_or_tells_the_key() {
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
        assert!(!name_of("GET", "/api/v3/users/canary-key").contains("canary-key"));
        assert!(name_of("GET", &format!("/api/v3/graphs/{}", "a".repeat(300))).len() < 120);
    }
}
