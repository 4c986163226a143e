//! One connection: reads requests, records them, puts replies on the wire.
//!
//! A [`Reply`] becomes an HTTP message here and nowhere else, and here alone is the socket: faults
//! of the connection belong between the two.

use std::convert::Infallible;
use std::io::Write;
use std::sync::Arc;

use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};
use http::header::{ACCEPT_ENCODING, CONNECTION, CONTENT_ENCODING, CONTENT_TYPE, USER_AGENT};
use http::{HeaderMap, HeaderValue, Request, Response, request};
use http_body_util::{BodyExt, Full, Limited, combinators::BoxBody};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use crate::multipart;
use crate::received::{Origin, Received};
use crate::reply::{Failure, Reply};
use crate::service::{Incident, Service};

/// The largest body that is read: the largest file that the API takes, and its framing.
const LARGEST_BODY: usize = 651 << 20;

/// What stands in place of a key.
const REDACTED: &str = "[redacted]";

type Body = BoxBody<Bytes, Infallible>;

/// Serves one connection until either side closes it.
pub(crate) async fn serve(service: Arc<Service>, origin: Origin, stream: TcpStream) {
    // Answers are small and waited for; an error leaves the default, which is only slower.
    let _ = stream.set_nodelay(true);
    let answer = service_fn(move |request| handle(service.clone(), origin, request));
    // An error here is the client's going away, which is no concern of the server's.
    let _ = http1::Builder::new()
        .header_read_timeout(None)
        .serve_connection(TokioIo::new(stream), answer)
        .await;
}

async fn handle(
    service: Arc<Service>,
    origin: Origin,
    request: Request<Incoming>,
) -> Result<Response<Body>, Infallible> {
    let (head, body) = request.into_parts();
    let collected = Limited::new(body, LARGEST_BODY).collect().await;
    let (body, mut incident) = match collected {
        Ok(body) => (body.to_bytes(), None),
        Err(_) => (Bytes::new(), Some(Incident::Unreadable)),
    };
    let parts = match multipart::read(text(&head.headers, CONTENT_TYPE.as_str()), &body).await {
        Ok(parts) => parts.unwrap_or_default(),
        Err(message) => {
            incident = incident.or(Some(Incident::Malformed(message)));
            Vec::new()
        }
    };
    let key = text(&head.headers, "x-apikey").map(str::to_owned);
    let mut received = describe(origin, &head, key.as_deref(), body);
    received.parts = parts;
    let too_long = matches!(incident, Some(Incident::Unreadable));
    let reply = service.answer(received, head.uri.path(), key.as_deref(), incident);
    let mut response = response(&head, reply);
    if too_long {
        response
            .headers_mut()
            .insert(CONNECTION, HeaderValue::from_static("close"));
    }
    Ok(response)
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// The request as it is kept: without its key, wherever the key stood.
fn describe(origin: Origin, head: &request::Parts, key: Option<&str>, body: Bytes) -> Received {
    let secrets: Vec<&str> = [key, text(&head.headers, "x-user-password")]
        .into_iter()
        .flatten()
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
    }
}

fn response(head: &request::Parts, reply: Reply) -> Response<Body> {
    let zipped = (reply.compressible && wants_gzip(&head.headers))
        .then(|| gzip(&reply.body))
        .flatten();
    let encoded = zipped.is_some();
    let body = Full::new(zipped.unwrap_or(reply.body));
    let mut response = Response::new(body.boxed());
    *response.status_mut() = reply.status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(reply.content_type));
    if encoded {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    for (name, value) in reply.headers {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
    response
}

/// The service compresses only for user agents that it knows or that say `gzip` themselves.
fn wants_gzip(headers: &HeaderMap) -> bool {
    let says_gzip = |name: http::HeaderName| {
        text(headers, name.as_str()).is_some_and(|text| text.to_ascii_lowercase().contains("gzip"))
    };
    says_gzip(ACCEPT_ENCODING) && says_gzip(USER_AGENT)
}

fn gzip(body: &[u8]) -> Option<Bytes> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(body).ok()?;
    encoder.finish().ok().map(Bytes::from)
}

impl From<Incident> for Failure {
    fn from(incident: Incident) -> Self {
        match incident {
            Incident::Unreadable => {
                Failure::too_large("the request body is too large or was cut off")
            }
            Incident::Malformed(message) => {
                Failure::bad_request(format!("the multipart body is malformed: {message}"))
            }
        }
    }
}
