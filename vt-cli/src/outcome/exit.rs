//! What the exit status says.

/// The exit statuses; `vt --help` and the README list them.
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
    /// Ended by a signal, with what shells give for it.
    Interrupted = 130,
    Terminated = 143,
}
