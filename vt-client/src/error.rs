//! The one error type: what can go wrong, and what a program may ask about it.

use std::any::Any;
use std::borrow::Cow;
use std::convert::Infallible;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::task::JoinError;

use crate::decode::DecodeError;
pub use crate::error_code::ErrorCode;
use crate::feed::FeedError;
use crate::hint::{Hint, advised};
use crate::item::ItemError;
use crate::limit::LimitReached;
use crate::printable::escape;
use crate::redact::Redactor;
pub use crate::refusal::Refusal;
use crate::response::Response;
use crate::resume::ResumeError;
use crate::retry::{Failure, Outlook, Spent};
use crate::transfer_error::TransferError;
use crate::wait::Unfinished;

/// Why a request failed, or was not sent.
///
/// Messages never contain the API key, not even where the key is part of a path, and nothing that is
/// not [printable](crate::printable).
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The service answered with a status other than success.
    #[error(transparent)]
    Api(Box<ApiError>),
    /// The answer was received but is not what the operation documents.
    #[error("{error}")]
    #[non_exhaustive]
    Decode {
        /// What is wrong, and where.
        #[source]
        error: Box<DecodeError>,
        /// The answer, when it is at hand.
        response: Option<Box<Response>>,
    },
    /// An item of a collection that the service could not give; the others of its page follow.
    #[error(transparent)]
    Item(Box<ItemError>),
    /// A line or a package that a feed could not give; [`is_line`](crate::feed::FeedError::is_line) tells whether the feed goes on.
    #[error(transparent)]
    Feed(Box<FeedError>),
    /// Page after page had no items, and each said that more follow: going on might never end.
    #[error("{}", advised(&many_empty_pages(*pages), hint.as_ref()))]
    #[non_exhaustive]
    EmptyPages {
        /// How many pages in a row were empty.
        pages: u32,
        /// Where the next page begins, if that is a cursor. [`Items::token`](crate::Items::token) goes on there in any case.
        hint: Option<Hint>,
    },
    /// A page said that the next one begins where an earlier one did: going on would never end.
    #[error(
        "the service gave the same cursor twice, so the collection would never end; the items until here are good"
    )]
    RepeatedCursor,
    /// Work cannot go on where it was interrupted.
    #[error(transparent)]
    Resume(ResumeError),
    /// Waiting for an analysis or a ZIP file has ended before it was done.
    #[error(transparent)]
    Unfinished(Box<Unfinished>),
    /// The request could not be sent or its answer not received.
    #[error(transparent)]
    Transport(Box<TransportError>),
    /// Nothing happened for too long.
    #[error("timed out: {what} within {after:?}")]
    #[non_exhaustive]
    Timeout {
        /// What did not happen.
        what: Waiting,
        /// The limit that was exceeded.
        after: Duration,
        /// What the request took; see [`Error::spent`].
        spent: Spent,
    },
    /// The client's own rate limit is used up for longer than the request waits; nothing was sent.
    #[error(transparent)]
    LimitReached(Box<LimitReached>),
    /// A redirect that is not followed.
    #[error(transparent)]
    Redirect(Box<RedirectError>),
    /// A file could not be read or written.
    #[error("{}", describe_io(path, *kind, source))]
    #[non_exhaustive]
    Io {
        /// The file.
        path: PathBuf,
        /// The kind of failure.
        kind: IoKind,
        /// What the operating system said.
        source: io::Error,
    },
    /// A file's upload or download is refused or useless.
    #[error(transparent)]
    Transfer(Box<TransferError>),
    /// There is no API key in the environment.
    #[error("no API key: set the environment variable `{variable}`")]
    #[non_exhaustive]
    MissingKey {
        /// The variable that was looked at.
        variable: &'static str,
    },
    /// The client cannot work as it is configured.
    #[error(transparent)]
    Configuration(Box<Refusal>),
    /// A request that cannot be sent as it is: an argument that does not validate.
    #[error(transparent)]
    Usage(Box<Refusal>),
    /// The tokio runtime ended before the work on it was done; what is said is the work.
    #[error("the runtime ended while {0}")]
    RuntimeEnded(&'static str),
    /// Code that ran for a request panicked: a function that is told of progress, a reader or a stream that is uploaded.
    #[error("{0}")]
    Panicked(Box<str>),
}

impl Error {
    pub(crate) fn configuration(message: impl Into<Box<str>>) -> Self {
        Self::Configuration(Box::new(Refusal::new(message, None)))
    }

    /// What is wrong with an answer, together with the answer.
    pub(crate) fn decode(mut error: DecodeError, response: &Response) -> Self {
        if let Some(found) = response.unlike_json() {
            error.message = format!("expected JSON, found {found}").into();
        }
        Self::Decode {
            error: Box::new(error),
            response: Some(Box::new(response.clone())),
        }
    }

    pub(crate) fn usage(message: impl Into<Box<str>>) -> Self {
        Self::usage_with(message, None)
    }

    pub(crate) fn usage_with(message: impl Into<Box<str>>, hint: impl Into<Option<Hint>>) -> Self {
        Self::Usage(Box::new(Refusal::new(message, hint.into())))
    }

    /// The same error, which says what of the request it is about.
    pub(crate) fn about(mut self, what: &str) -> Self {
        if let Self::Usage(refusal) = &mut self {
            refusal.message = format!("{what}: {}", refusal.message).into();
        }
        self
    }

    pub(crate) fn configuration_with(message: impl Into<Box<str>>, hint: Hint) -> Self {
        Self::Configuration(Box::new(Refusal::new(message, Some(hint))))
    }

    /// Why a task of the runtime has no result; `doing` goes on after "while".
    pub(crate) fn no_result(error: JoinError, doing: &'static str) -> Self {
        match error.try_into_panic() {
            Ok(panic) => Self::panicked(&*panic, doing),
            Err(_) => Self::RuntimeEnded(doing),
        }
    }

    /// What a panic said; `doing` goes on after "while".
    pub(crate) fn panicked(panic: &(dyn Any + Send), doing: &'static str) -> Self {
        let said = panic.downcast_ref::<&str>().copied();
        let said = said.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
        Self::Panicked(match said {
            Some(said) => format!("a panic while {doing}: {said}").into(),
            None => format!("a panic while {doing}").into(),
        })
    }

    pub(crate) fn io(path: impl Into<PathBuf>, source: io::Error) -> Self {
        Self::Io {
            path: path.into(),
            kind: IoKind::of(&source),
            source,
        }
    }

    /// Whether the same request may succeed later: too many requests, an exceeded quota, a
    /// passing failure of the service or of the network, a timeout, or data that does not exist yet.
    ///
    /// Whether repeating it is safe is another question: see `idempotent` of the endpoint.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::LimitReached(_) => true,
            Self::Unfinished(unfinished) => unfinished.error.is_retryable(),
            _ => Failure::of(self).outlook() != Outlook::Never,
        }
    }

    /// Whether what was asked for does not exist: VirusTotal said so itself, by its code. A 404
    /// without that code, such as a gateway's page, is no answer to the question.
    pub fn is_not_found(&self) -> bool {
        match self {
            Self::Api(error) => error.code == Some(ErrorCode::NotFound),
            Self::Item(error) => ErrorCode::from(error.code.as_str()) == ErrorCode::NotFound,
            Self::Unfinished(unfinished) => unfinished.error.is_not_found(),
            _ => false,
        }
    }

    /// Whether a quota is exceeded: VirusTotal's code says so, or the client's own [rate limit](crate::RateLimit) is used up.
    ///
    /// Too many requests at once ([`ErrorCode::TooManyRequests`]) is not a matter of quota, and neither is a 429 without a readable
    /// code, which may be a proxy's.
    pub fn is_quota_exceeded(&self) -> bool {
        match self {
            Self::LimitReached(_) => true,
            Self::Unfinished(unfinished) => unfinished.error.is_quota_exceeded(),
            _ => Failure::of(self).is_quota_exceeded(),
        }
    }

    /// Whether any other request of this client would fail for the same reason now: the key is wrong or missing, a quota is
    /// exceeded, there is no connection or none that is secure, the proxy refuses, the configuration is not valid.
    ///
    /// Who works through many items should stop there: the next would cost a request, or the time of all its repeats, for nothing.
    /// A [`Bulk`](crate::Bulk) stops by itself. Being refused ([`ErrorCode::Forbidden`]) may be a matter of one item, and a
    /// failure of the service may pass, so neither is such an error.
    pub fn concerns_every_request(&self) -> bool {
        match self {
            // Anything on the way may answer 401 as well.
            Self::Api(error) if error.status == 401 => error.is_from_virustotal(),
            Self::Transport(error) => matches!(
                error.kind,
                TransportKind::Connect | TransportKind::Proxy | TransportKind::Tls
            ),
            Self::Timeout { what, .. } => *what == Waiting::Connection,
            Self::Unfinished(unfinished) => unfinished.error.concerns_every_request(),
            Self::MissingKey { .. } | Self::Configuration(_) | Self::RuntimeEnded(_) => true,
            _ => self.is_quota_exceeded(),
        }
    }

    /// Whether a time limit was exceeded.
    pub fn is_timeout(&self) -> bool {
        match self {
            Self::Timeout { .. } => true,
            Self::Unfinished(unfinished) => unfinished.error.is_timeout(),
            _ => false,
        }
    }

    /// The HTTP status, when there was an answer.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Api(error) => Some(error.status),
            Self::Transport(error) => error.status,
            Self::Redirect(error) => Some(error.status),
            Self::Unfinished(unfinished) => unfinished.error.status(),
            _ => self.response().map(Response::status),
        }
    }

    /// The service's error code, when it gave one.
    pub fn code(&self) -> Option<&ErrorCode> {
        match self {
            Self::Api(error) => error.code.as_ref(),
            Self::Unfinished(unfinished) => unfinished.error.code(),
            _ => None,
        }
    }

    /// The answer, when it was received.
    pub fn response(&self) -> Option<&Response> {
        match self {
            Self::Api(error) => Some(&error.response),
            Self::Decode { response, .. } => response.as_deref(),
            Self::Unfinished(unfinished) => unfinished.error.response(),
            _ => None,
        }
    }

    /// What to do, where the error knows it. Displayed, the error ends with it.
    pub fn hint(&self) -> Option<&Hint> {
        match self {
            Self::Usage(refusal) | Self::Configuration(refusal) => refusal.hint.as_ref(),
            Self::Transport(error) => error.hint.as_ref(),
            Self::EmptyPages { hint, .. } => hint.as_ref(),
            Self::Unfinished(unfinished) => Some(&unfinished.hint),
            _ => None,
        }
    }

    /// What is wrong, without the [hint](Self::hint), for programs that have their own words for that.
    pub fn without_hint(&self) -> String {
        match self {
            Self::Usage(refusal) | Self::Configuration(refusal) => refusal.message.to_string(),
            Self::Transport(error) => error.message.to_string(),
            Self::EmptyPages { pages, .. } => many_empty_pages(*pages),
            Self::Unfinished(unfinished) => unfinished.error.without_hint(),
            other => other.to_string(),
        }
    }

    /// How often the request was sent, and how long it was held back. Nothing where it is not about one request: a mistake in an
    /// argument, say, or a file.
    ///
    /// ```no_run
    /// # async fn example(vt: vt_client::Client) {
    /// if let Err(error) = vt.domains().get("example.com").await {
    ///     eprintln!("{error} (after {} attempts)", error.spent().attempts);
    /// }
    /// # }
    /// ```
    pub fn spent(&self) -> Spent {
        match self {
            Self::Transport(error) => error.spent,
            Self::Redirect(error) => error.spent,
            Self::Timeout { spent, .. } => *spent,
            Self::Unfinished(unfinished) => unfinished.error.spent(),
            _ => self.response().map(Response::spent).unwrap_or_default(),
        }
    }

    /// The same error, which knows what its request took.
    #[must_use]
    pub(crate) fn with_spent(mut self, spent: Spent) -> Self {
        match &mut self {
            Self::Api(error) => error.response.spent = spent,
            Self::Transport(error) => error.spent = spent,
            Self::Redirect(error) => error.spent = spent,
            Self::Timeout { spent: own, .. } => *own = spent,
            _ => {}
        }
        self
    }

    /// The same error without the secrets in its texts.
    #[must_use]
    pub(crate) fn redacted(mut self, secrets: &Redactor<'_>) -> Self {
        self.redact(secrets);
        self
    }

    fn redact(&mut self, secrets: &Redactor<'_>) {
        let clean = |text: &mut Box<str>| {
            if let Cow::Owned(shown) = secrets.redact(text) {
                *text = shown.into();
            }
        };
        match self {
            Self::Api(error) => {
                clean(&mut error.message);
                if let Some(ErrorCode::Unknown(code)) = &mut error.code {
                    clean(code);
                }
            }
            Self::Decode { error, .. } => {
                clean(&mut error.path);
                clean(&mut error.excerpt);
                clean(&mut error.message);
            }
            Self::Transport(error) => {
                clean(&mut error.host);
                clean(&mut error.message);
                if let Some(hint) = &mut error.hint {
                    hint.redact(secrets);
                }
            }
            Self::Redirect(error) => {
                error.host.iter_mut().for_each(clean);
                clean(&mut error.message);
            }
            Self::Configuration(refusal) | Self::Usage(refusal) => refusal.redact(secrets),
            Self::Panicked(message) => clean(message),
            Self::Item(error) => {
                for text in [&mut error.code, &mut error.message]
                    .into_iter()
                    .chain(&mut error.id)
                    .chain(&mut error.kind)
                {
                    if let Cow::Owned(shown) = secrets.redact(text) {
                        *text = shown;
                    }
                }
            }
            Self::Transfer(error) => error.redact(secrets),
            Self::Unfinished(unfinished) => {
                clean(&mut unfinished.id);
                unfinished.hint.redact(secrets);
                unfinished.error.redact(secrets);
            }
            Self::Feed(error) => **error = error.as_ref().clone().redacted(secrets),
            Self::Io { path, source, .. } => {
                if let Cow::Owned(shown) = secrets.redact(&path.to_string_lossy()) {
                    *path = shown.into();
                }
                // That of a temporary file names its path once more.
                if let Cow::Owned(shown) = secrets.redact(&source.to_string()) {
                    *source = io::Error::new(source.kind(), shown);
                }
            }
            Self::Timeout { .. }
            | Self::LimitReached(_)
            | Self::MissingKey { .. }
            | Self::RepeatedCursor
            | Self::EmptyPages { .. }
            | Self::RuntimeEnded(_)
            | Self::Resume(_) => {}
        }
    }
}

fn many_empty_pages(pages: u32) -> String {
    format!("the service gave {pages} pages without items in a row and says that more follow")
}

/// Conversions that cannot fail are accepted wherever arguments convert.
impl From<Infallible> for Error {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

/// The service answered with a status other than success.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", self.describe())]
#[non_exhaustive]
pub struct ApiError {
    /// The HTTP status.
    pub status: u16,
    /// The service's code; `None` when the answer holds none, such as a proxy's HTML page.
    pub code: Option<ErrorCode>,
    /// The service's message, or what is wrong with the answer when it has none.
    pub message: Box<str>,
    /// How long to wait, when the service said it.
    pub retry_after: Option<Duration>,
    /// The answer itself.
    pub response: Response,
}

impl ApiError {
    /// Whether VirusTotal itself answered: the body has the form of its errors, with a code. What
    /// stands in between (a proxy, a gateway, a load balancer) answers otherwise.
    pub fn is_from_virustotal(&self) -> bool {
        self.code.is_some()
    }

    fn describe(&self) -> String {
        let name = match &self.code {
            Some(code) => code.as_str(),
            None => http::StatusCode::from_u16(self.status)
                .ok()
                .and_then(|status| status.canonical_reason())
                .unwrap_or("unknown status"),
        };
        let asked = match self.retry_after {
            Some(asked) if !asked.is_zero() => format!("; it asks to wait {} s", asked.as_secs()),
            _ => String::new(),
        };
        format!("{} {name}: {}{asked}", self.status, self.message)
    }
}

impl From<DecodeError> for Error {
    fn from(error: DecodeError) -> Self {
        Self::Decode {
            error: Box::new(error),
            response: None,
        }
    }
}

impl From<LimitReached> for Error {
    fn from(reached: LimitReached) -> Self {
        Self::LimitReached(Box::new(reached))
    }
}

impl From<TransferError> for Error {
    fn from(error: TransferError) -> Self {
        Self::Transfer(Box::new(error))
    }
}

impl From<ResumeError> for Error {
    fn from(error: ResumeError) -> Self {
        Self::Resume(error)
    }
}

impl From<ItemError> for Error {
    fn from(error: ItemError) -> Self {
        Self::Item(Box::new(error))
    }
}

/// The request could not be sent or its answer not received.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", advised(message, hint.as_ref()))]
#[non_exhaustive]
pub struct TransportError {
    /// The kind of failure.
    pub kind: TransportKind,
    /// The host that was asked.
    pub host: Box<str>,
    /// What happened, with its cause.
    pub message: Box<str>,
    /// What to do.
    pub hint: Option<Hint>,
    /// The status, when the failure came after it.
    pub status: Option<u16>,
    /// What the request took; see [`Error::spent`].
    pub spent: Spent,
}

impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        Self::Transport(Box::new(error))
    }
}

/// Kinds of transport failures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportKind {
    /// There was no connection: name resolution, refusal, a proxy that cannot be reached.
    Connect,
    /// The proxy refuses to let the request pass: a wrong password, a host that its rules do not allow.
    Proxy,
    /// The connection could not be secured: an unknown certificate authority, a wrong name.
    Tls,
    /// The connection broke while sending or receiving.
    Interrupted,
    /// The answer is not HTTP, or is compressed in a way that was not asked for or is broken.
    Protocol,
    /// The answer is larger than `max_document_size`.
    TooLarge,
}

/// A redirect that is not followed.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{message}")]
#[non_exhaustive]
pub struct RedirectError {
    /// The redirect's status.
    pub status: u16,
    /// The host it leads to, when it could be read.
    pub host: Option<Box<str>>,
    /// Why it is not followed.
    pub message: Box<str>,
    /// What the request took; see [`Error::spent`].
    pub spent: Spent,
}

/// What did not happen in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Waiting {
    /// A connection was made.
    Connection,
    /// The whole request was made and its answer received.
    Completion,
    /// The next bytes of the request were taken.
    Upload,
    /// The answer began after the request's last byte.
    Answer,
    /// The next bytes of the answer came.
    Download,
    /// An analysis was completed.
    Analysis,
    /// A ZIP file was made.
    Zip,
}

impl fmt::Display for Waiting {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Connection => "no connection",
            Self::Completion => "no complete answer",
            Self::Upload => "no byte of the upload was taken",
            Self::Answer => "no answer after the last byte of the request",
            Self::Download => "no byte of the answer came",
            Self::Analysis => "the analysis was not completed",
            Self::Zip => "the ZIP file was not made",
        })
    }
}

/// Kinds of failures with files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum IoKind {
    /// There is no such file or folder.
    NotFound,
    /// The user may not do this.
    PermissionDenied,
    /// Anything else.
    Other,
}

impl IoKind {
    fn of(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::PermissionDenied => Self::PermissionDenied,
            _ => Self::Other,
        }
    }
}

fn describe_io(path: &Path, kind: IoKind, source: &io::Error) -> String {
    let path = path.display();
    let message = match kind {
        IoKind::NotFound => format!("`{path}` does not exist"),
        IoKind::PermissionDenied => format!("no permission to use `{path}`"),
        IoKind::Other => format!("cannot use `{path}`: {source}"),
    };
    escape(&message).into_owned()
}
