//! Requests and replies as messages, and the bytes in them.

pub(crate) mod blob;
pub(crate) mod incoming;
pub(crate) mod multipart;
pub(crate) mod range;
pub(crate) mod received;
pub(crate) mod reply;
pub(crate) mod response;
