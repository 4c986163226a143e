//! The handles and kinds of objects that `endpoints.toml` describes. Uses `request` and below.

pub(crate) mod any;
pub mod resources;

pub use resources::{AnyObject, DEFAULT_BASE_URL, ENDPOINTS, parameters};
