//! Typed request bodies.
//!
//! A method that sends a body takes the type of this module, the shorter forms that its
//! documentation names (a comment may be plain text), or a [`serde_json::Value`], which is sent as
//! it is: nothing of it is checked.

mod comment;
mod error;
mod file_upload;
mod form;
mod json;
mod multipart;
mod url_to_scan;
mod vote;
mod words;

pub use comment::NewComment;
pub use error::BodyError;
pub use file_upload::FileUpload;
pub use form::{FormBody, IntoForm, Pairs, RawForm};
pub use json::{IntoJson, JsonBody, RawJson};
pub use multipart::{IntoMultipart, MultipartBody};
pub use url_to_scan::UrlToScan;
pub use vote::{CommentVote, NewVote, Verdict};

#[cfg(test)]
mod testing {
    use super::*;

    /// The text of a body that passes its check.
    pub(crate) fn json<T>(body: impl IntoJson<T>) -> String {
        String::from_utf8(body.into_json().unwrap().to_vec()).unwrap()
    }

    /// The message of a body that does not.
    pub(crate) fn refused<T>(body: impl IntoJson<T>) -> String {
        body.into_json().unwrap_err().to_string()
    }
}
