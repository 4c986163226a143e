//! Ending by a signal, after unfinished files have been removed.

use std::future::Future;

use crate::outcome::exit::Exit;

/// The signal that ends the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Interrupted(pub(crate) Exit);

/// Does the work, or drops it when a signal says to end, together with everything that it would
/// leave behind. The work must not block: signals are noticed between its steps.
#[cfg(unix)]
pub(crate) async fn before_the_end_of<T>(work: impl Future<Output = T>) -> Result<T, Interrupted> {
    use tokio::signal::unix::{SignalKind, signal};
    let signals = signal(SignalKind::interrupt()).and_then(|interrupt| {
        let terminate = signal(SignalKind::terminate())?;
        Ok((interrupt, terminate))
    });
    let Ok((mut interrupt, mut terminate)) = signals else {
        // Without handlers, a signal ends the program as usual.
        return Ok(work.await);
    };
    tokio::select! {
        biased;
        _ = interrupt.recv() => Err(Interrupted(Exit::Interrupted)),
        _ = terminate.recv() => Err(Interrupted(Exit::Terminated)),
        done = work => Ok(done),
    }
}

#[cfg(not(unix))]
pub(crate) async fn before_the_end_of<T>(work: impl Future<Output = T>) -> Result<T, Interrupted> {
    tokio::select! {
        biased;
        _ = tokio::signal::ctrl_c() => Err(Interrupted(Exit::Interrupted)),
        done = work => Ok(done),
    }
}

/// Ends the process as the signal would have, so that a shell sees which signal it was.
pub(crate) fn end(exit: Exit) {
    #[cfg(unix)]
    {
        let signal = match exit {
            Exit::Interrupted => signal_hook::consts::SIGINT,
            Exit::Terminated => signal_hook::consts::SIGTERM,
            _ => return,
        };
        // If that does not end it, the exit status tells.
        let _ = signal_hook::low_level::emulate_default_handler(signal);
    }
    #[cfg(not(unix))]
    let _ = exit;
}
