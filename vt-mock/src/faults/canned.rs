//! An answer that is given in place of the true one.

use std::borrow::Cow;
use std::fmt;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::StatusCode;

use crate::http::failure::{Failure, error_code};
use crate::http::reply::{JSON, Reply};

/// An answer that is given whatever was asked.
///
/// ```
/// use vt_mock::{Canned, RetryAfter};
///
/// Canned::status(429).retry_after(RetryAfter::Seconds(3));
/// Canned::status(502).content_type("text/html").body("<h1>Bad gateway</h1>");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Canned {
    status: u16,
    code: Option<String>,
    retry_after: Option<RetryAfter>,
    content_type: Option<String>,
    body: Option<Bytes>,
}

/// The two forms of the header `Retry-After`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryAfter {
    /// A number of seconds.
    Seconds(u64),
    /// The date that is so many seconds from now on the system's clock, which clients go by.
    Date(u64),
}

impl Canned {
    /// The documented error of this status, or an empty body where none is documented. A number
    /// that is not a status becomes 500.
    pub fn status(status: u16) -> Self {
        Self {
            status,
            code: None,
            retry_after: None,
            content_type: None,
            body: None,
        }
    }

    /// The error's code, `TooManyRequestsError`, in place of the status's own.
    pub fn code(mut self, code: impl Into<String>) -> Self {
        self.code = Some(code.into());
        self
    }

    /// With the header `Retry-After`.
    pub fn retry_after(mut self, after: RetryAfter) -> Self {
        self.retry_after = Some(after);
        self
    }

    /// The body's content type; JSON if none is given.
    pub fn content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }

    /// This body; none at all if it is empty.
    pub fn body(mut self, body: impl Into<Bytes>) -> Self {
        self.body = Some(body.into());
        self
    }

    /// The answer.
    pub(crate) fn reply(&self) -> Reply {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let code = self.code.as_deref().or(error_code(self.status));
        let mut reply = match (&self.body, code) {
            (None, Some(code)) => {
                Failure::new(status, code.to_owned(), "a fault of the emulator").into()
            }
            (body, _) => Reply {
                status,
                ..Reply::bytes(JSON, body.clone().unwrap_or_default())
            },
        };
        if let Some(content_type) = &self.content_type {
            reply.content_type = Cow::Owned(content_type.clone());
        }
        match self.retry_after {
            None => reply,
            Some(after) => reply.with_header("retry-after", after.to_string()),
        }
    }
}

impl fmt::Display for Canned {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.status)?;
        if let Some(code) = &self.code {
            write!(formatter, " code={code}")?;
        }
        match self.retry_after {
            Some(RetryAfter::Seconds(seconds)) => write!(formatter, " retry-after={seconds}")?,
            Some(RetryAfter::Date(seconds)) => write!(formatter, " retry-after-date={seconds}")?,
            None => {}
        }
        match &self.body {
            Some(body) if body.is_empty() => formatter.write_str(" empty"),
            Some(body) => {
                let text = String::from_utf8_lossy(body);
                let safe = percent_encoding::NON_ALPHANUMERIC;
                write!(
                    formatter,
                    " body={}",
                    percent_encoding::utf8_percent_encode(&text, safe)
                )
            }
            None => Ok(()),
        }
    }
}

/// The header's value.
impl fmt::Display for RetryAfter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Seconds(seconds) => seconds.fmt(formatter),
            Self::Date(seconds) => {
                let now = SystemTime::now();
                let date = now
                    .checked_add(Duration::from_secs(*seconds))
                    .unwrap_or(now);
                formatter.write_str(&httpdate::fmt_http_date(date))
            }
        }
    }
}
