//! Outcomes: exit statuses, failures and their words. Uses no other folder.

pub(crate) mod client_error;
pub(crate) mod exit;
