//! The progress of what takes the service a while: by polls or by time, whichever comes first.

/// Seconds after which something is in progress, and completed.
const IN_PROGRESS_AFTER: u64 = 15;
const COMPLETED_AFTER: u64 = 60;

/// How far something has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    Queued,
    InProgress,
    Completed,
}

/// When something began, and how many requests have asked for it since.
#[derive(Clone, Copy, Debug)]
pub(super) struct Progress {
    pub(super) started: u64,
    pub(super) polls: u32,
}

impl Progress {
    pub(super) const fn new(started: u64) -> Self {
        Self { started, polls: 0 }
    }

    /// What an answer says at `now`, when `unfinished` answers come before the last stage.
    pub(super) fn stage(self, unfinished: u32, now: u64) -> Stage {
        let by_polls = match self.polls {
            polls if polls >= unfinished => Stage::Completed,
            0 => Stage::Queued,
            _ => Stage::InProgress,
        };
        by_polls.max(self.by_time(now))
    }

    /// How far it has come by time alone.
    pub(super) fn by_time(self, now: u64) -> Stage {
        match now.saturating_sub(self.started) {
            seconds if seconds >= COMPLETED_AFTER => Stage::Completed,
            seconds if seconds >= IN_PROGRESS_AFTER => Stage::InProgress,
            _ => Stage::Queued,
        }
    }
}
