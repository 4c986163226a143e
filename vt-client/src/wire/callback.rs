//! Code that the caller gave. It may run in a task of the HTTP client, where a panic would only
//! look like a broken connection.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::error::Error;

/// Runs it; a panic is an error of its own. `doing` goes on after "while".
///
/// The code is not to be run again afterwards: a panic may have left it in the middle of something.
pub(crate) fn call<T>(doing: &'static str, code: impl FnOnce() -> T) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(code)).map_err(|panic| Error::panicked(&*panic, doing))
}

/// Of all that reports progress.
pub(crate) const TELLING: &str = "progress was told";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_told_with_its_message() {
        let message = "own mistake".to_owned();
        let text = call::<()>(TELLING, || panic!("own mistake")).unwrap_err();
        let formatted = call::<()>(TELLING, || panic!("{message}")).unwrap_err();
        for error in [text, formatted] {
            assert!(matches!(error, Error::Panicked(_)), "{error:?}");
            assert_eq!(
                error.to_string(),
                "a panic while progress was told: own mistake"
            );
            assert!(!error.is_retryable());
        }
        let other = call::<()>(TELLING, || std::panic::panic_any(7)).unwrap_err();
        assert_eq!(other.to_string(), "a panic while progress was told");
        assert_eq!(call(TELLING, || 7).unwrap(), 7);
    }
}
