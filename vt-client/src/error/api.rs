//! A refusal of the service.

use std::time::Duration;

use super::ErrorCode;
use crate::model::response::Response;

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
