//! When what has failed may succeed: one truth for
//! [`Error::is_retryable`](crate::Error::is_retryable) and the standard decision.

use crate::error::Failure;
use crate::error::{ErrorCode, TransportKind};

/// When the same request may succeed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outlook {
    /// After a pause.
    Soon,
    /// When a quota has reset.
    AtReset,
    /// When what it asks for has been made.
    Later,
    Never,
}

impl Failure {
    /// When the same request may succeed.
    pub(crate) fn outlook(&self) -> Outlook {
        match self {
            Self::Refused {
                code: Some(ErrorCode::QuotaExceeded),
                ..
            } => Outlook::AtReset,
            Self::Refused {
                code: Some(ErrorCode::NotAvailableYet),
                ..
            } => Outlook::Later,
            // Whoever answers them: what stands in between recovers as the service does.
            Self::Refused {
                status: 408 | 429 | 500 | 502..=504,
                ..
            }
            | Self::Broken(TransportKind::Connect | TransportKind::Interrupted)
            | Self::TimedOut(_) => Outlook::Soon,
            // Neither a certificate nor a password gets better, and what is no HTTP or too large
            // stays so.
            Self::Refused { .. } | Self::Broken(_) | Self::Lasting => Outlook::Never,
        }
    }

    /// Whether VirusTotal itself refused the request for being over a limit. We take it that it did
    /// not act on it; no page says so.
    pub(crate) fn was_turned_away(&self) -> bool {
        matches!(
            self,
            Self::Refused {
                code: Some(ErrorCode::TooManyRequests | ErrorCode::QuotaExceeded),
                ..
            }
        )
    }
}
