//! What can go wrong.

use std::fmt;
use std::time::Duration;

use super::canned::Canned;

/// How large a body is that is larger than any client should take: 5 GB.
pub(super) const HUGE: u64 = 5_000_000_000;

/// What goes wrong with a request.
///
/// Those that replace the answer leave the emulator's state as it is. All others come after the
/// request had its effect: a comment whose answer is cut off by [`Fault::Reset`] was made, which is
/// what makes a careless repeat of it a second comment.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Fault {
    /// This answer in place of the true one.
    Answer(Canned),
    /// The true answer, later.
    Delay(Duration),
    /// The connection is reset, and new ones are refused for this long: a service that restarts.
    /// The request has no effect. See also
    /// [`MockServer::refuse_connections`](crate::MockServer::refuse_connections).
    Refuse(Duration),
    /// The connection is reset before the first byte of the answer.
    Reset,
    /// The connection is reset as soon as a part of the request's body has come. The request has no
    /// effect.
    ResetUpload,
    /// The connection is reset in the middle of the body.
    ResetBody,
    /// The connection is closed, in order, before the first byte of the answer.
    Close,
    /// Nothing comes, and the connection stays open.
    Stall,
    /// Nothing more comes after the first half of the body, and the connection stays open.
    StallBody,
    /// The body is half of a gzip stream, with a length that says that this is all.
    TruncatedGzip,
    /// The length that is announced is larger than the body; then the connection is closed.
    LengthTooLong,
    /// The length that is announced is half of the body, which comes whole: its second half lies on
    /// the connection.
    LengthTooShort,
    /// 302 to the same URL.
    RedirectLoop,
    /// 302 to the same path of the second origin, which no API key may reach.
    RedirectAway,
    /// A JSON document that is small on the wire and has this many bytes when it is decompressed.
    GzipBomb(u64),
    /// A JSON document of this many bytes, made while it is sent.
    Huge(u64),
    /// The true answer, a few bytes at a time.
    Drip {
        /// How many bytes come at once.
        bytes: usize,
        /// The pause after each of these pieces.
        pause: Duration,
    },
    /// Bytes that are not HTTP.
    NotHttp,
}

impl Fault {
    /// The documented error of this status, or an empty body where none is documented.
    pub fn status(status: u16) -> Self {
        Self::Answer(Canned::status(status))
    }

    /// Whether the request gets another answer than its own, so that it must have no effect.
    pub(crate) fn replaces(&self) -> bool {
        matches!(
            self,
            Self::Answer(_)
                | Self::Refuse(_)
                | Self::ResetUpload
                | Self::RedirectLoop
                | Self::RedirectAway
                | Self::GzipBomb(_)
                | Self::Huge(_)
                | Self::NotHttp
        )
    }
}

impl From<Canned> for Fault {
    fn from(answer: Canned) -> Self {
        Self::Answer(answer)
    }
}

/// As it is written in the text form, see [`Builder::faults`](crate::Builder::faults).
impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self {
            Self::Answer(answer) => return answer.fmt(formatter),
            Self::Delay(time) => return write!(formatter, "delay={}", time.as_millis()),
            Self::Refuse(time) => return write!(formatter, "refuse={}", time.as_millis()),
            Self::GzipBomb(bytes) => return write!(formatter, "gzip-bomb={bytes}"),
            Self::Huge(bytes) => return write!(formatter, "huge={bytes}"),
            Self::Drip { bytes, pause } => {
                return write!(formatter, "drip={bytes}/{}", pause.as_millis());
            }
            Self::Reset => "reset",
            Self::ResetUpload => "reset-upload",
            Self::ResetBody => "reset-body",
            Self::Close => "close",
            Self::Stall => "stall",
            Self::StallBody => "stall-body",
            Self::TruncatedGzip => "truncated-gzip",
            Self::LengthTooLong => "length-too-long",
            Self::LengthTooShort => "length-too-short",
            Self::RedirectLoop => "redirect-loop",
            Self::RedirectAway => "redirect-away",
            Self::NotHttp => "not-http",
        };
        formatter.write_str(word)
    }
}
