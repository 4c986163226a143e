//! Comments.

use bytes::Bytes;
use serde::Serialize;

use super::entity::{Entity, Envelope};
use super::{BodyError, IntoJson, JsonBody, check};

/// A comment to be written: its text.
///
/// Words that begin with `#` become tags, `@name` mentions a user. Plain text is accepted wherever
/// a comment is.
///
/// ```
/// # use vt_client::bodies::{IntoJson, NewComment};
/// let comment = NewComment::new("Seen in a #phishing campaign");
/// assert_eq!(
///     comment.into_json()?,
///     r#"{"data":{"type":"comment","attributes":{"text":"Seen in a #phishing campaign"}}}"#
/// );
/// # Ok::<(), vt_client::bodies::BodyError>(())
/// ```
///
/// Source: <https://docs.virustotal.com/reference/files-comments-post>.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct NewComment(Envelope<Entity>);

impl NewComment {
    /// A comment with this text.
    pub fn new(text: impl Into<String>) -> Self {
        NewComment(Envelope::of(
            Entity::new("comment").with("text", text.into()),
        ))
    }
}

impl JsonBody for NewComment {
    fn check(&self) -> Result<(), BodyError> {
        check::required(&self.0.data.attributes, "text")
    }
}

impl IntoJson<NewComment> for &str {
    fn into_json(self) -> Result<Bytes, BodyError> {
        NewComment::new(self).into_json()
    }
}

impl IntoJson<NewComment> for String {
    fn into_json(self) -> Result<Bytes, BodyError> {
        NewComment::new(self).into_json()
    }
}

impl IntoJson<NewComment> for &String {
    fn into_json(self) -> Result<Bytes, BodyError> {
        NewComment::new(self).into_json()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies::RawJson;
    use crate::bodies::testing::{json, refused};

    const SHAPE: &str = r#"{"data":{"type":"comment","attributes":{"text":"see #apt \"x\"\nü"}}}"#;

    #[test]
    fn all_that_a_comment_can_be() {
        let text = "see #apt \"x\"\nü";
        let comment = NewComment::new(text);
        assert_eq!(json::<NewComment>(text), SHAPE);
        assert_eq!(json::<NewComment>(text.to_owned()), SHAPE);
        assert_eq!(json::<NewComment>(&text.to_owned()), SHAPE);
        assert_eq!(json::<NewComment>(&comment), SHAPE);
        assert_eq!(json::<NewComment>(comment), SHAPE);
    }

    #[test]
    fn values_and_raw_text_are_sent_as_they_are() {
        let value = serde_json::json!({"data": {"type": "comment"}});
        assert_eq!(json::<NewComment>(&value), r#"{"data":{"type":"comment"}}"#);
        assert_eq!(json::<NewComment>(value), r#"{"data":{"type":"comment"}}"#);
        assert_eq!(
            json::<NewComment>(RawJson("{ not json".into())),
            "{ not json"
        );
    }

    #[test]
    fn a_comment_without_text_is_refused() {
        for text in ["", " \n"] {
            assert_eq!(
                refused::<NewComment>(text),
                "`text` is empty, but required; \
                 to send it all the same, pass a `serde_json::Value`"
            );
        }
        assert_eq!(NewComment::new("").check().unwrap_err().field(), "text");
    }
}
