//! Why work cannot go on where it was interrupted.

/// Why a [`ResumeToken`](crate::ResumeToken) or a [`Checkpoint`](crate::Checkpoint) cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ResumeError {
    /// The text is no such token: it was cut off or changed, or is something else.
    #[error(
        "this is not a {what}: it was cut off or changed; give the text as it was written, or begin anew without it"
    )]
    #[non_exhaustive]
    Malformed {
        /// `resume token` or `checkpoint`.
        what: &'static str,
    },
    /// The text is a token of another version of this library.
    #[error(
        "this {what} was written by another version of the library, which cannot be read here; begin anew without it"
    )]
    #[non_exhaustive]
    UnknownVersion {
        /// `resume token` or `checkpoint`.
        what: &'static str,
    },
    /// The token came from an iteration over something else.
    #[error(
        "the resume token belongs to another request: endpoint, arguments, query and page size must be those of the iteration it \
         came from"
    )]
    OtherRequest,
    /// The checkpoint came from other inputs.
    #[error(
        "the checkpoint belongs to other inputs: the first {inputs} of them must be those that it was made with, in the same order"
    )]
    #[non_exhaustive]
    OtherInputs {
        /// How many inputs had been read when the checkpoint was made.
        inputs: u64,
    },
    /// The item that was given last is not found again, so nothing tells which items were given and
    /// which were not.
    #[error(
        "the collection has changed: the item that was given last is not found where it was nor in the pages behind it, so going on \
         could lose or repeat items; go on at the beginning of its page with `token.from_page_start()`, which may repeat some, or \
         begin anew without the token"
    )]
    NotExact,
    /// Where the page begins is nothing that may be written down.
    #[error(
        "the resume token does not say where its page begins, because the service's link or cursor to it holds the API key or leads \
         to another path; begin anew without the token"
    )]
    Withheld,
}
