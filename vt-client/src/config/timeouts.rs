//! How long anything may take. Nothing waits without a limit.

use std::time::Duration;

/// No limit may be longer; "never" is not offered.
pub(crate) const LONGEST_TIMEOUT: Duration = Duration::from_secs(24 * 60 * 60);

/// Limits, each of them finite.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Timeouts {
    pub(crate) connect: Duration,
    pub(crate) response: Duration,
    pub(crate) idle: Duration,
    pub(crate) answer: Duration,
}

/// Why this limit cannot be one: none is infinite.
pub(crate) fn limit_fault(name: &str, limit: Duration) -> Option<String> {
    (limit.is_zero() || limit > LONGEST_TIMEOUT).then(|| {
        format!(
            "`{name}` must be more than 0 and at most {} hours",
            LONGEST_TIMEOUT.as_secs() / 3600
        )
    })
}
