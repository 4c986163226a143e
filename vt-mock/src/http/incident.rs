//! What is wrong with a body before anything in it is looked at.

use super::failure::Failure;

/// What is wrong with a body.
#[derive(Clone, Debug)]
pub(crate) enum Incident {
    /// The body did not arrive whole, or is larger than any body may be.
    Unreadable,
    /// The body is no multipart body, though it says that it is.
    Malformed(String),
    /// There is no room for the body on this machine.
    NotKept(String),
}

impl From<Incident> for Failure {
    fn from(incident: Incident) -> Self {
        match incident {
            Incident::Unreadable => {
                Failure::too_large("the request body is too large or was cut off")
            }
            Incident::NotKept(why) => {
                Failure::unavailable(format!("the body cannot be kept: {why}"))
            }
            Incident::Malformed(message) => {
                Failure::bad_request(format!("the multipart body is malformed: {message}"))
            }
        }
    }
}
