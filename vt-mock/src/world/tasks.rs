//! Retrohunt jobs, ZIP files and operations: objects that are worked on after they were made.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::World;
use super::progress::{Progress, Stage};
use crate::samples::object::{Key, merge};

/// The tasks that requests have started.
#[derive(Debug, Default)]
pub(super) struct Tasks(HashMap<Key, Task>);

#[derive(Debug)]
struct Task {
    progress: Progress,
    /// The progress of aborting it, if a request has done that.
    aborted: Option<Progress>,
}

/// Types of objects that are tasks.
fn is_task(tag: &str) -> bool {
    matches!(tag, "retrohunt_job" | "zip_file" | "operation")
}

impl World {
    /// Starts the work on a new object, if its type is one that is worked on.
    pub(crate) fn start_task(&mut self, key: &Key, now: u64) {
        if is_task(&key.tag) {
            let task = Task {
                progress: Progress::new(now),
                aborted: None,
            };
            self.tasks.0.insert(key.clone(), task);
        }
    }

    /// Notes that a request has asked for a task.
    pub(crate) fn count_poll(&mut self, key: &Key) {
        if let Some(task) = self.tasks.0.get_mut(key) {
            match &mut task.aborted {
                Some(aborted) => aborted.polls += 1,
                None => task.progress.polls += 1,
            }
        }
    }

    /// Aborts a task; `false` if it has ended already.
    pub(crate) fn abort_task(&mut self, key: &Key, now: u64) -> bool {
        let unfinished = self.analyses.polls;
        let task = self.tasks.0.get_mut(key);
        let Some(task) = task.filter(|task| {
            task.aborted.is_none() && task.progress.stage(unfinished, now) != Stage::Completed
        }) else {
            return false;
        };
        task.aborted = Some(Progress::new(now));
        true
    }

    /// Whether a task is finished. One that was made up is.
    pub(crate) fn is_finished(&self, key: &Key) -> bool {
        self.tasks.0.get(key).is_none_or(|task| {
            task.aborted.is_none() && self.task_stage(task.progress) == Stage::Completed
        })
    }

    /// Whether a task is finished or was aborted.
    pub(crate) fn is_ended(&self, key: &Key) -> bool {
        self.tasks.0.get(key).is_none_or(|task| {
            task.aborted.is_some() || self.task_stage(task.progress) == Stage::Completed
        })
    }

    fn task_stage(&self, progress: Progress) -> Stage {
        progress.stage(self.analyses.polls, self.now)
    }

    /// Writes the state of a task into its attributes.
    pub(super) fn show_task(&self, key: &Key, object: &mut Value) {
        let Some((task, attributes)) = self.tasks.0.get(key).zip(object.get_mut("attributes"))
        else {
            return;
        };
        let stage = self.task_stage(task.progress);
        let state = match &*key.tag {
            "retrohunt_job" => retrohunt(task.progress.started, stage, || {
                let aborted = task.aborted?;
                Some(aborted.polls > 0 || aborted.by_time(self.now) > Stage::Queued)
            }),
            "zip_file" => match stage {
                Stage::Queued => json!({ "status": "starting", "progress": 0 }),
                Stage::InProgress => json!({ "status": "creating", "progress": 50 }),
                Stage::Completed => json!({ "status": "finished", "progress": 100 }),
            },
            _ if stage == Stage::Completed => json!({ "status": "finished" }),
            _ => json!({ "status": "running" }),
        };
        merge(attributes, state);
    }
}

/// The state of a retrohunt job; `aborted` says whether aborting it is finished, if it was aborted.
fn retrohunt(started: u64, stage: Stage, aborted: impl Fn() -> Option<bool>) -> Value {
    let running = json!({
        "status": "running", "progress": 50.0, "start_date": started + 5, "eta_seconds": 30,
        "scanned_bytes": 61_728_394_506_u64,
        "num_matches": 0,
    });
    match (aborted(), stage) {
        (Some(ended), _) => {
            let mut state = running;
            let status = if ended { "aborted" } else { "aborting" };
            merge(&mut state, json!({ "status": status, "eta_seconds": 0 }));
            state
        }
        (None, Stage::Queued) => json!({
            "status": "starting", "progress": 0.0, "eta_seconds": 60, "scanned_bytes": 0,
            "num_matches": 0,
        }),
        (None, Stage::InProgress) => running,
        (None, Stage::Completed) => json!({
            "status": "finished", "progress": 100.0, "start_date": started + 5,
            "finish_date": started + 60, "eta_seconds": 0, "scanned_bytes": 123_456_789_012_u64,
        }),
    }
}
