//! Outcomes: exit statuses, failures and their words. Uses no other folder.

mod client_error;
pub(crate) mod exit;
pub(crate) mod failure;
pub(crate) mod tally;
