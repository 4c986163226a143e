//! Whether a request may be answered: its key, its quota, its arguments.

pub(crate) mod api_keys;
pub(crate) mod quota;
pub(crate) mod validate;
