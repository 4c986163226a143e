//! Messages: requests as they are read, replies as they are sent, and the bytes in both. It may use
//! `base` and `routing`.

pub(crate) mod blob;
pub(crate) mod failure;
pub(crate) mod headers;
pub(crate) mod body_error;
pub(crate) mod incoming;
mod multipart;
pub(crate) mod range;
pub(crate) mod received;
pub(crate) mod reply;
pub(crate) mod response;
