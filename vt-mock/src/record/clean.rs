//! Takes secrets out of an answer. What remains keeps its digits and its order.

use std::fmt;

use http::HeaderMap;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use url::Url;

use crate::http::headers::{self, REDACTED};

/// How deep a document may be nested.
const DEEPEST: usize = 100;

/// Members that hold a secret or a URL that is one.
const REMOVED: [&str; 6] = [
    "apikey",
    "api_key",
    "x-apikey",
    "x-user-password",
    "download_url",
    "upload_url",
];

/// Parts of names of query parameters by which a URL is known to be signed.
const SIGNS: [&str; 9] = [
    "sig", "token", "x-goog-", "x-amz-", "expires", "accessid", "key", "policy", "hmac",
];

/// The secrets that a request came with.
pub(super) struct Secrets(Vec<String>);

impl Secrets {
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let texts = headers::secrets(headers).filter(|text| !text.is_empty());
        Self(texts.map(str::to_owned).collect())
    }

    pub(super) fn redact(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, secret| {
            // A very short secret is part of ordinary words, and no real key.
            if secret.len() < 4 {
                text
            } else {
                text.replace(secret, REDACTED)
            }
        })
    }

    pub(super) fn are_in(&self, text: &str) -> bool {
        self.redact(text) != text
    }
}

/// The document without secrets.
pub(super) fn document(text: &str, secrets: &Secrets) -> Result<String, String> {
    let document: &RawValue =
        serde_json::from_str(text).map_err(|error| format!("it is not JSON: {error}"))?;
    let mut cleaned = String::with_capacity(text.len());
    value(document.get(), secrets, 0, &mut cleaned)?;
    if secrets.are_in(&cleaned) {
        return Err("it holds the key in a way that cannot be taken out".to_owned());
    }
    Ok(cleaned)
}

fn value(text: &str, secrets: &Secrets, depth: usize, cleaned: &mut String) -> Result<(), String> {
    if depth > DEEPEST {
        return Err(format!("it is nested deeper than {DEEPEST}"));
    }
    match text.as_bytes().first() {
        Some(b'{') => {
            let members: Members<'_> = read(text)?;
            cleaned.push('{');
            let kept = members.0.into_iter().filter(|(name, _)| !is_removed(name));
            for (index, (name, member)) in kept.enumerate() {
                if index > 0 {
                    cleaned.push(',');
                }
                string(&name, secrets, cleaned);
                cleaned.push(':');
                value(member.get(), secrets, depth + 1, cleaned)?;
            }
            cleaned.push('}');
        }
        Some(b'[') => {
            let items: Vec<&RawValue> = read(text)?;
            cleaned.push('[');
            for (index, item) in items.into_iter().enumerate() {
                if index > 0 {
                    cleaned.push(',');
                }
                value(item.get(), secrets, depth + 1, cleaned)?;
            }
            cleaned.push(']');
        }
        Some(b'"') => match read::<String>(text) {
            Ok(own) => string(&own, secrets, cleaned),
            // A lone surrogate is not text; it stays as it is, and `document` finds a secret in it.
            Err(_) => cleaned.push_str(text),
        },
        _ => cleaned.push_str(text),
    }
    Ok(())
}

fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

fn string(text: &str, secrets: &Secrets, cleaned: &mut String) {
    let text = if is_signed(text) {
        REDACTED.to_owned()
    } else {
        secrets.redact(text)
    };
    cleaned.push_str(&serde_json::Value::from(text).to_string());
}

fn is_removed(name: &str) -> bool {
    REMOVED
        .iter()
        .any(|removed| name.eq_ignore_ascii_case(removed))
}

/// Whether a text is a URL that needs no key.
fn is_signed(text: &str) -> bool {
    if !text.starts_with("http://") && !text.starts_with("https://") {
        return false;
    }
    let Ok(url) = Url::parse(text) else {
        return false;
    };
    let of_storage = url.host_str().is_some_and(|host| {
        host.ends_with("storage.googleapis.com") || host.starts_with("bigfiles.")
    });
    let in_path = ["/_ah/upload/", "/feeds/", "/signed/", "/upload/"]
        .iter()
        .any(|part| url.path().contains(part));
    of_storage
        || in_path
        || url.query_pairs().any(|(name, _)| {
            let name = name.to_ascii_lowercase();
            SIGNS.iter().any(|sign| name.contains(sign))
        })
}

/// The members of an object in their order, duplicates included.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;

        impl<'de> Visitor<'de> for Reader {
            type Value = Vec<(String, &'de RawValue)>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(members)
            }
        }

        deserializer.deserialize_map(Reader).map(Members)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(text: &str) -> String {
        let secrets = Secrets(vec!["canary-key".to_owned(), "hunter22".to_owned()]);
        document(text, &secrets).unwrap()
    }

    #[test]
    fn what_is_no_secret_stays_as_it_is() {
        let text = r#"{"z":1.0000000000000000001e400,"a":[null,true,"\u00e9",{"a":1,"a":2}],"big":123456789012345678901234567890}"#;
        assert_eq!(clean(text), text.replace("\\u00e9", "\u{e9}"));
        for kept in [
            "https://www.virustotal.com/api/v3/files/x?cursor=abc",
            "http://example.com/a?b=c",
            "no url",
        ] {
            assert_eq!(clean(&format!("\"{kept}\"")), format!("\"{kept}\""));
        }
    }

    #[test]
    fn secrets_are_taken_out_wherever_they_are() {
        assert_eq!(
            clean(
                r#"{"data":{"id":"canary-key","attributes":{"apikey":"other","name":"a canary-key b"},"canary-key":["hunter22"]}}"#
            ),
            r#"{"data":{"id":"[redacted]","attributes":{"name":"a [redacted] b"},"[redacted]":["[redacted]"]}}"#
        );
        // However it is escaped.
        assert_eq!(clean(r#""\u0063anary\u002dkey""#), "\"[redacted]\"");
    }

    #[test]
    fn signed_urls_are_taken_out() {
        for url in [
            "https://storage.googleapis.com/bucket/x",
            "https://cdn.example.net/x?X-Goog-Signature=abc",
            "https://cdn.example.net/x?a=b&Expires=1&Signature=y",
            "https://bigfiles.virustotal.com/_ah/upload/AMmfu6",
            "https://www.virustotal.com/api/v3/feeds/files/abc/download",
            "http://127.0.0.1:99/signed/abc/file",
        ] {
            assert_eq!(
                clean(&format!("{{\"data\":\"{url}\"}}")),
                "{\"data\":\"[redacted]\"}",
                "{url}"
            );
        }
        assert_eq!(
            clean(r#"{"context_attributes":{"download_url":"x","a":1}}"#),
            r#"{"context_attributes":{"a":1}}"#
        );
    }

    #[test]
    fn what_cannot_be_cleaned_is_refused() {
        let secrets = Secrets(vec!["canary-key".to_owned()]);
        assert!(document("{", &secrets).is_err());
        let deep = "[".repeat(200) + &"]".repeat(200);
        assert!(document(&deep, &secrets).unwrap_err().contains("deeper"));
        // No text, but it holds the key.
        assert!(document(r#""\ud800 canary-key""#, &secrets).is_err());
    }
}
