//! Outcomes: exit statuses, failures, and the words for them. Uses no other folder.

mod client_error;
pub(crate) mod exit;
pub(crate) mod failure;
pub(crate) mod tally;
