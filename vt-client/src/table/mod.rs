//! The handles and kinds of objects that `endpoints.toml` describes. Uses `request` and below.

pub mod answers;
pub(crate) mod any;
pub(crate) mod client;
pub mod resources;

pub use client::API_KEY_VARIABLE;
pub use resources::{AnyObject, DEFAULT_BASE_URL, ENDPOINTS, parameters};
