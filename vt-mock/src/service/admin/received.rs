//! The received requests over HTTP.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use crate::http::received::{Origin, Received};
use crate::service::Service;

/// How many bytes of a body are shown.
const SHOWN: usize = 4 << 10;

/// Every request that is kept. `count` counts the others too.
pub(super) fn list(service: &Service) -> Value {
    let requests: Vec<Value> = service.log.all().iter().map(show).collect();
    json!({ "count": service.log.count(), "received": requests })
}

fn show(request: &Received) -> Value {
    let pairs = |pairs: &[(String, String)]| -> Vec<Value> {
        pairs
            .iter()
            .map(|(name, value)| json!([name, value]))
            .collect()
    };
    let parts: Vec<Value> = request
        .parts
        .iter()
        .map(|part| {
            json!({
                "name": part.name,
                "file_name": part.file_name,
                "content_type": part.content_type,
                "bytes": part.size,
            })
        })
        .collect();
    let mut shown = json!({
        "origin": match request.origin { Origin::Api => "api", Origin::Second => "second" },
        "method": request.method,
        "path": request.path,
        "query": pairs(&request.query),
        "headers": pairs(&request.headers),
        "has_key": request.has_key,
        "endpoint": request.endpoint,
        "fault": request.fault,
        "body_bytes": request.body_size,
        "parts": parts,
    });
    // The beginning of a text may end within a letter, so only whole bodies are shown as text.
    let body = &request.body[..request.body.len().min(SHOWN)];
    match std::str::from_utf8(body) {
        Ok(text) if body.len() as u64 == request.body_size => shown["body"] = text.into(),
        _ => shown["body_base64"] = BASE64_STANDARD.encode(body).into(),
    }
    shown
}
