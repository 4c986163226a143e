//! Objects: their keys, and how they are kept.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use crate::base::digest::sha256_hex;

/// A type tag and an identifier.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    pub(crate) tag: String,
    pub(crate) id: String,
}

impl Key {
    pub(crate) fn new(tag: impl Into<String>, id: impl Into<String>) -> Self {
        Self {
            tag: tag.into(),
            id: id.into(),
        }
    }

    pub(crate) fn descriptor(&self) -> Value {
        json!({ "type": self.tag, "id": self.id })
    }
}

/// The relationships of a collection that hold indicators, and of which type.
pub(crate) const INDICATORS: [(&str, &str); 4] = [
    ("domains", "domain"),
    ("files", "file"),
    ("ip_addresses", "ip_address"),
    ("urls", "url"),
];

/// The user to whom every API key belongs.
pub(crate) const OWN_USER: &str = "user0";

/// The identifier of an analysis; a file's has the file's MD5 in it.
pub(crate) fn analysis_id(tag: &str, id: &str, md5: Option<&str>, date: u64) -> Option<String> {
    Some(match tag {
        "file" | "private_file" => STANDARD.encode(format!("{}:{date}", md5?)),
        "url" | "private_url" => format!("u-{id}-{date}"),
        "domain" => format!("d-{}-{date}", sha256_hex(id.as_bytes())),
        "ip_address" => format!("i-{}-{date}", sha256_hex(id.as_bytes())),
        _ => return None,
    })
}

/// An object as it is kept: links are added when it is answered.
pub(crate) fn object(tag: &str, id: &str, attributes: Value) -> Value {
    json!({ "type": tag, "id": id, "attributes": attributes })
}

/// Attributes of an item that was submitted once and has neither votes nor comments.
pub(super) fn first_submission() -> Value {
    let votes = json!({ "harmless": 0, "malicious": 0 });
    json!({ "reputation": 0, "times_submitted": 1, "total_votes": votes })
}

/// Adds the members of one dictionary to another.
pub(crate) fn merge(into: &mut Value, more: Value) {
    if let (Value::Object(into), Value::Object(more)) = (into, more) {
        into.extend::<Map<String, Value>>(more);
    }
}
