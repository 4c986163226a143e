//! What is wrong with a body before anything in it is looked at.

use super::failure::Failure;

/// What is wrong with a body.
#[derive(Clone, Debug)]
pub(crate) enum BodyError {
    /// The body did not arrive whole, or is larger than any body may be.
    Unreadable,
    /// The body is not the form that its content type promises.
    Malformed(String),
    /// The body cannot be kept on this machine.
    NotKept(String),
}

impl From<BodyError> for Failure {
    fn from(error: BodyError) -> Self {
        match error {
            BodyError::Unreadable => {
                Failure::too_large("the request body is too large or was cut off")
            }
            BodyError::NotKept(why) => {
                Failure::unavailable(format!("the body cannot be kept: {why}"))
            }
            BodyError::Malformed(message) => {
                Failure::bad_request(format!("the multipart body is malformed: {message}"))
            }
        }
    }
}
