//! Votes on files, URLs, domains and IP addresses, and on comments.

use bytes::Bytes;
use serde::Serialize;

use super::entity::{Entity, Envelope};
use super::json::serialised;
use super::{BodyError, IntoJson, JsonBody};
use crate::json::open_enum::open_enum;

pub use crate::model::objects::Verdict;

/// A vote to be cast. There is no default verdict.
///
/// A [`Verdict`] is accepted wherever a vote is.
///
/// Source: <https://docs.virustotal.com/reference/files-votes-post>.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct NewVote(Envelope<Entity>);

impl NewVote {
    /// A vote with this verdict.
    pub fn new(verdict: impl Into<Verdict>) -> Self {
        NewVote(Envelope::of(
            Entity::new("vote").with("verdict", verdict.into()),
        ))
    }
}

impl JsonBody for NewVote {}

impl IntoJson<NewVote> for Verdict {
    fn into_json(self) -> Result<Bytes, BodyError> {
        NewVote::new(self).into_json()
    }
}

open_enum! {
    /// A vote on a comment.
    ///
    /// Source: <https://docs.virustotal.com/reference/vote-comment>.
    pub enum CommentVote {
        /// It helps.
        Positive = "positive",
        /// It does not help.
        Negative = "negative",
        /// It breaks the rules of the community.
        Abuse = "abuse",
    }
}

impl JsonBody for CommentVote {
    fn to_json(&self) -> Result<Bytes, BodyError> {
        serialised(&serde_json::json!({ "data": self.as_str() }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies::testing::json;

    #[test]
    fn votes_have_the_documented_shape() {
        assert_eq!(
            json::<NewVote>(Verdict::Malicious),
            r#"{"data":{"type":"vote","attributes":{"verdict":"malicious"}}}"#
        );
        assert_eq!(
            json::<NewVote>(NewVote::new(Verdict::Harmless)),
            r#"{"data":{"type":"vote","attributes":{"verdict":"harmless"}}}"#
        );
        assert_eq!(
            json::<NewVote>(NewVote::new("undecided")),
            r#"{"data":{"type":"vote","attributes":{"verdict":"undecided"}}}"#
        );
    }

    #[test]
    fn words_are_known_by_name() {
        assert_eq!(Verdict::from("malicious"), Verdict::Malicious);
        assert_eq!(Verdict::from("harmless"), Verdict::Harmless);
        assert_eq!(
            Verdict::from("Malicious"),
            Verdict::Unknown("Malicious".into())
        );
    }

    #[test]
    fn votes_on_comments_are_a_bare_word() {
        assert_eq!(json(CommentVote::Positive), r#"{"data":"positive"}"#);
        assert_eq!(json(CommentVote::Negative), r#"{"data":"negative"}"#);
        assert_eq!(json(&CommentVote::Abuse), r#"{"data":"abuse"}"#);
        assert_eq!(json(CommentVote::from("funny")), r#"{"data":"funny"}"#);
    }
}
