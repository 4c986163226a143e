//! What a program may ask about an error.

use super::{Error, ErrorCode, TransportKind, Waiting, many_empty_pages};
use crate::error::Failure;
use crate::error::outlook::Outlook;
use crate::id::hint::Hint;
use crate::model::response::Response;
use crate::model::spent::Spent;

impl Error {
    /// Whether the same request may succeed later: too many requests, an exceeded quota, a passing
    /// failure of the service or of the network, a timeout, or data that does not exist yet.
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

    /// Whether a quota is exceeded: VirusTotal's code says so, or the client's own [rate
    /// limit](crate::RateLimit) is used up.
    ///
    /// Too many requests at once ([`ErrorCode::TooManyRequests`]) is not a matter of quota, and
    /// neither is a 429 without a readable code, which may be a proxy's.
    pub fn is_quota_exceeded(&self) -> bool {
        match self {
            Self::LimitReached(_) => true,
            Self::Unfinished(unfinished) => unfinished.error.is_quota_exceeded(),
            _ => Failure::of(self).is_quota_exceeded(),
        }
    }

    /// Whether any other request of this client would fail for the same reason now: the key is
    /// wrong or missing, a quota is exceeded, there is no connection or none that is secure, the
    /// proxy refuses, the configuration is not valid.
    ///
    /// Who works through many items should stop there: the next would cost a request, or the time
    /// of all its repeats, for nothing. A [`Bulk`](crate::Bulk) stops by itself. Being refused
    /// ([`ErrorCode::Forbidden`]) may be a matter of one item, and a failure of the service may
    /// pass, so neither is such an error.
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

    /// What is wrong, without the [hint](Self::hint), for programs that have their own words for
    /// that.
    pub fn without_hint(&self) -> String {
        match self {
            Self::Usage(refusal) | Self::Configuration(refusal) => refusal.message.to_string(),
            Self::Transport(error) => error.message.to_string(),
            Self::EmptyPages { pages, .. } => many_empty_pages(*pages),
            Self::Unfinished(unfinished) => unfinished.error.without_hint(),
            other => other.to_string(),
        }
    }

    /// How often the request was sent, and how long it was held back. Nothing where it is not about
    /// one request: a mistake in an argument, say, or a file.
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
}
