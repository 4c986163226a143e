//! Reading a request: its body within limits, its parts, and its description without the key.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, request};
use http_body_util::{BodyExt, Limited};
use hyper::body::{Body, Incoming};

use crate::multipart;
use crate::received::{Origin, Received};
use crate::service::Incident;

/// The largest body that is read: the largest file that the API takes, and its framing.
const LARGEST_BODY: usize = 651 << 20;

/// What stands in place of a key.
pub(crate) const REDACTED: &str = "[redacted]";

/// A request that has arrived, whole or not.
pub(crate) struct Arrived {
    pub(crate) received: Received,
    pub(crate) incident: Option<Incident>,
}

/// How much of a request's body is waited for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    Whole,
    /// The first bytes, because the connection is about to be reset.
    Beginning,
}

/// Reads what follows the head.
pub(crate) async fn read(
    origin: Origin,
    head: &request::Parts,
    mut body: Incoming,
    wanted: Wanted,
) -> Arrived {
    if wanted == Wanted::Beginning {
        let first = body.frame().await.and_then(Result::ok);
        let first = first.and_then(|frame| frame.into_data().ok());
        return Arrived {
            received: describe(origin, head, first.unwrap_or_default()),
            incident: Some(Incident::Unreadable),
        };
    }
    // What is announced to be too large is refused before it comes.
    let collected = match usize::try_from(body.size_hint().lower()) {
        Ok(announced) if announced <= LARGEST_BODY => {
            Limited::new(body, LARGEST_BODY).collect().await.ok()
        }
        _ => None,
    };
    let (body, mut incident) = match collected {
        Some(body) => (body.to_bytes(), None),
        None => (Bytes::new(), Some(Incident::Unreadable)),
    };
    let parts = match multipart::read(text(&head.headers, CONTENT_TYPE.as_str()), &body).await {
        Ok(parts) => parts.unwrap_or_default(),
        Err(message) => {
            incident = incident.or(Some(Incident::Malformed(message)));
            Vec::new()
        }
    };
    let mut received = describe(origin, head, body);
    received.parts = parts;
    Arrived { received, incident }
}

pub(crate) fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// The request as it is kept: without its key, wherever the key stood.
fn describe(origin: Origin, head: &request::Parts, body: Bytes) -> Received {
    let secrets: Vec<&str> = ["x-apikey", "x-user-password"]
        .into_iter()
        .filter_map(|name| text(&head.headers, name))
        .filter(|secret| secret.len() >= 8)
        .collect();
    let redacted = |text: &str| {
        secrets.iter().fold(text.to_owned(), |text, secret| {
            text.replace(secret, REDACTED)
        })
    };
    let target = redacted(
        head.uri
            .path_and_query()
            .map_or("/", |target| target.as_str()),
    );
    let query = head.uri.query().unwrap_or_default();
    let headers = head.headers.iter().map(|(name, value)| {
        let value = match name.as_str() {
            "x-apikey" | "x-user-password" | "authorization" | "cookie" => REDACTED.to_owned(),
            _ => redacted(&String::from_utf8_lossy(value.as_bytes())),
        };
        (name.as_str().to_owned(), value)
    });
    Received {
        origin,
        method: head.method.as_str().to_owned(),
        path: target.split('?').next().unwrap_or_default().to_owned(),
        query: form_urlencoded::parse(query.as_bytes())
            .map(|(name, value)| (redacted(&name), redacted(&value)))
            .collect(),
        target,
        headers: headers.collect(),
        has_key: head.headers.contains_key("x-apikey"),
        body,
        parts: Vec::new(),
        endpoint: None,
        template: None,
        fault: None,
        secrets: secrets.into_iter().map(str::to_owned).collect(),
    }
}
