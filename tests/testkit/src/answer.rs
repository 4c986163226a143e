//! Answers, as bytes.

/// What the server does when a request has come.
#[derive(Clone, Debug)]
pub enum Reply {
    /// Sends these bytes and waits for the next request.
    Bytes(Vec<u8>),
    /// Sends these bytes and closes the connection.
    Last(Vec<u8>),
    /// Sends nothing, until the client has gone away.
    Silence,
}

impl Reply {
    /// A complete answer; see [`answer`].
    pub fn new(status: &str, headers: &[&str], body: impl AsRef<[u8]>) -> Self {
        Self::Bytes(answer(status, headers, body))
    }
}

impl From<Vec<u8>> for Reply {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

/// An answer with this status (`200 OK`), these header lines and this body, whose length is added.
pub fn answer(status: &str, headers: &[&str], body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let mut bytes = head(status, headers, body.len());
    bytes.extend_from_slice(body);
    bytes
}

/// The head of an answer whose body has this length.
pub fn head(status: &str, headers: &[&str], length: usize) -> Vec<u8> {
    let mut text = format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\n");
    for header in headers {
        text.push_str(header);
        text.push_str("\r\n");
    }
    text.push_str("\r\n");
    text.into_bytes()
}

/// `200` with this JSON.
pub fn json(body: impl AsRef<[u8]>) -> Vec<u8> {
    answer("200 OK", &["content-type: application/json"], body)
}

/// An error of the API.
pub fn error(status: &str, headers: &[&str], code: &str) -> Vec<u8> {
    let body = format!(r#"{{"error": {{"code": "{code}", "message": "m"}}}}"#);
    answer(status, headers, body)
}
