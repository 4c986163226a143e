//! Outcomes: exit statuses, failures, and the words for them. Uses no other folder.

pub(crate) mod exit;
pub(crate) mod failure;
mod client_error;
pub(crate) mod tally;
