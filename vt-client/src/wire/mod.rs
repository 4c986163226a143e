//! What a request is before it is sent: a call with its encoded path, headers and body. Uses
//! `policy` and below.

pub(crate) mod call;
pub(crate) mod callback;
pub mod encode;
pub(crate) mod header;
pub(crate) mod host;
pub(crate) mod link_header;
pub(crate) mod parameter;
pub(crate) mod upload;

pub use parameter::QueryParameter;
pub use upload::{MultipartForm, UploadSource};
