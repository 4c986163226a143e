//! Reading a request: its body within limits, its parts, and its description without the key.

use bytes::{Bytes, BytesMut};
use futures_util::{Stream, stream};
use http::header::CONTENT_TYPE;
use http::request;
use http_body_util::BodyExt;
use hyper::body::{Body, Incoming};

use crate::http::blob::{Blob, Spool};
use crate::http::body_error::BodyError;
use crate::http::headers::{API_KEY, REDACTED, SECRET_HEADERS, secrets, text};
use crate::http::multipart;
use crate::http::received::{Origin, Received};

/// The largest form that is read: the largest file that the API takes, and its framing.
const LARGEST_BODY: u64 = 651 << 20;

/// The largest other body, which is read into memory.
const LARGEST_DOCUMENT: u64 = 4 << 20;

/// How much of a form is kept for tests to look at; documents are kept whole.
const KEPT: usize = 1 << 20;

/// A request that has arrived, complete or not.
pub(crate) struct Arrived {
    pub(crate) received: Received,
    pub(crate) error: Option<BodyError>,
    /// All of the body, if it is passed on.
    pub(crate) body: Blob,
}

/// How much of a request's body is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    Whole,
    /// The first bytes, because the connection is about to be reset.
    Beginning,
}

/// Reads the body. If the request `passes_on`, all of the body is kept, beside its parts.
pub(crate) async fn read(
    origin: Origin,
    head: &request::Parts,
    mut body: Incoming,
    extent: Extent,
    passes_on: bool,
) -> Arrived {
    let mut arrived = Arrived {
        received: describe(origin, head),
        error: None,
        body: Blob::Memory(Bytes::new()),
    };
    if extent == Extent::Beginning {
        let first = body.frame().await.and_then(Result::ok);
        let first = first.and_then(|frame| frame.into_data().ok());
        arrived.received.body = first.unwrap_or_default();
        arrived.received.body_size = arrived.received.body.len() as u64;
        arrived.error = Some(BodyError::Unreadable);
        return arrived;
    }
    let boundary = multipart::boundary(text(&head.headers, CONTENT_TYPE.as_str()));
    let (limit, kept) = match boundary.is_some() || passes_on {
        true => (LARGEST_BODY, KEPT),
        false => (LARGEST_DOCUMENT, usize::MAX),
    };
    // A body that announces that it is too large is refused before it is read.
    if body.size_hint().lower() > limit {
        arrived.error = Some(BodyError::Unreadable);
        return arrived;
    }
    let mut taken = IncomingBody {
        body,
        limit,
        size: 0,
        beginning: BytesMut::new(),
        kept,
        cut: None,
        spool: passes_on.then(Spool::new),
    };
    let outcome = match boundary {
        Some(Ok(boundary)) => multipart::read(boundary, taken.pieces()).await,
        Some(Err(fault)) => Err(fault),
        None => Ok(Vec::new()),
    };
    // The rest behind the last part, or all of another body.
    while taken.piece().await.is_some() {}
    arrived.error = match (taken.cut, outcome) {
        (Some(Cut::TooMuch | Cut::Broken), _) => Some(BodyError::Unreadable),
        (Some(Cut::NotKept(why)), _) => Some(BodyError::NotKept(why)),
        (_, Err(multipart::FormError::NotKept(why))) => Some(BodyError::NotKept(why.to_string())),
        (_, Err(multipart::FormError::Malformed(message))) => Some(BodyError::Malformed(message)),
        (None, Ok(parts)) => {
            arrived.received.parts = parts;
            None
        }
    };
    arrived.received.body = taken.beginning.freeze();
    arrived.received.body_size = taken.size;
    if let Some(spool) = taken.spool {
        arrived.body = spool.end().blob;
    }
    arrived
}

/// A body that is being read.
struct IncomingBody {
    body: Incoming,
    limit: u64,
    size: u64,
    /// What is kept for tests to look at, at most `kept` bytes.
    beginning: BytesMut,
    kept: usize,
    cut: Option<Cut>,
    /// Where all of it goes, if it is passed on.
    spool: Option<Spool>,
}

/// Why a body is not read to its end.
#[derive(Clone, Debug, thiserror::Error)]
enum Cut {
    #[error("it is too large")]
    TooMuch,
    #[error("it was cut off")]
    Broken,
    #[error("it cannot be kept: {0}")]
    NotKept(String),
}

impl IncomingBody {
    /// The next piece; none follows an error.
    async fn piece(&mut self) -> Option<Result<Bytes, Cut>> {
        if self.cut.is_some() {
            return None;
        }
        let piece = match self.body.frame().await? {
            Ok(frame) => self.take(frame.into_data().unwrap_or_default()),
            Err(_) => Err(Cut::Broken),
        };
        self.cut = piece.as_ref().err().cloned();
        Some(piece)
    }

    fn take(&mut self, piece: Bytes) -> Result<Bytes, Cut> {
        self.size += piece.len() as u64;
        if self.size > self.limit {
            return Err(Cut::TooMuch);
        }
        let room = self.kept.saturating_sub(self.beginning.len());
        let kept = piece.len().min(room);
        self.beginning.extend_from_slice(&piece[..kept]);
        if let Some(spool) = &mut self.spool {
            let outcome = spool.write(&piece, &mut 0);
            outcome.map_err(|error| Cut::NotKept(error.to_string()))?;
        }
        Ok(piece)
    }

    fn pieces(&mut self) -> impl Stream<Item = Result<Bytes, Cut>> {
        stream::unfold(self, |taken| async {
            let piece = taken.piece().await?;
            Some((piece, taken))
        })
    }
}

/// The request as it is kept: without the API key, wherever it stood.
fn describe(origin: Origin, head: &request::Parts) -> Received {
    let secrets: Vec<&str> = secrets(&head.headers)
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
        let name = name.as_str();
        let value = if SECRET_HEADERS.contains(&name) || matches!(name, "authorization" | "cookie")
        {
            REDACTED.to_owned()
        } else {
            redacted(&String::from_utf8_lossy(value.as_bytes()))
        };
        (name.to_owned(), value)
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
        has_key: head.headers.contains_key(API_KEY),
        body: Bytes::new(),
        body_size: 0,
        parts: Vec::new(),
        endpoint: None,
        template: None,
        fault: None,
        secrets: secrets.into_iter().map(str::to_owned).collect(),
    }
}
