//! Comments.

use crate::json::timestamp::Timestamp;

crate::attributes! {
    /// Attributes of a comment on an item.
    ///
    /// Source: [comments](https://docs.virustotal.com/reference/comment-object).
    pub struct Comment {
        /// When it was written.
        pub date: Option<Timestamp>,
        /// The text.
        pub text: Option<String>,
        /// The text as HTML.
        pub html: Option<String>,
        /// Words of the text that start with `#`, without it.
        pub tags: Vec<String>,
        /// What others think of it.
        pub votes: Option<CommentVotes>,
    }

    /// How often each vote was given on a comment.
    ///
    /// Source: [comments](https://docs.virustotal.com/reference/comment-object).
    pub struct CommentVotes {
        /// Votes for abuse.
        pub abuse: Option<u64>,
        /// Votes against it.
        pub negative: Option<u64>,
        /// Votes for it.
        pub positive: Option<u64>,
    }
}
