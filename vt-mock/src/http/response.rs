//! From a [`Reply`] to an HTTP message.

use std::io::Write;

use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};
use http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, HeaderName, USER_AGENT};
use http::{HeaderMap, HeaderValue, Response};

use crate::http::blob::Blob;
use crate::http::reply::Reply;

/// The message, compressed if the request with these headers wants it and the service would.
pub(crate) fn response(asked: &HeaderMap, reply: Reply) -> Response<Blob> {
    let is_document = matches!(reply.body, Blob::Memory(_));
    let zipped = is_document && reply.compressible && wants_gzip(asked);
    let body = match reply.body {
        Blob::Memory(text) if zipped => Blob::Memory(gzip(&text)),
        body => body,
    };
    let mut response = Response::new(body);
    *response.status_mut() = reply.status;
    let headers = response.headers_mut();
    if zipped {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    let content_type = HeaderValue::from_str(&reply.content_type);
    headers.extend(content_type.map(|value| (CONTENT_TYPE, value)));
    for (name, value) in reply.headers {
        // What is not a header is left out: replies of a recorded service may hold anything.
        let pair = HeaderName::from_bytes(name.as_bytes())
            .ok()
            .zip(HeaderValue::from_str(&value).ok());
        headers.extend(pair);
    }
    response
}

/// The service compresses only for user agents that it knows or that say `gzip` themselves.
fn wants_gzip(headers: &HeaderMap) -> bool {
    let says_gzip = |name: HeaderName| {
        let text = headers.get(name).and_then(|value| value.to_str().ok());
        text.is_some_and(|text| text.to_ascii_lowercase().contains("gzip"))
    };
    says_gzip(ACCEPT_ENCODING) && says_gzip(USER_AGENT)
}

pub(crate) fn gzip(body: &[u8]) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    // Writing to memory does not fail.
    let _ = encoder.write_all(body);
    encoder.finish().unwrap_or_default().into()
}
