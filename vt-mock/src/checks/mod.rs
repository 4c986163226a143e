//! Decides whether a request may be answered: by its API key, its quota and its arguments. It may
//! use `base` and `http`.

pub(crate) mod api_keys;
pub(crate) mod quota;
pub(crate) mod validate;
