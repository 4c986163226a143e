//! Exit statuses.

/// The exit statuses, which `vt --help` and the README list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    Success = 0,
    Failure = 1,
    Usage = 2,
    NotFound = 3,
    Authentication = 4,
    Quota = 5,
    Network = 6,
    SomeFailed = 7,
    /// Ended by a signal; the number is what shells report for it.
    Interrupted = 130,
    Terminated = 143,
}
