//! What an object of any kind is made with.

/// What an object of any kind is made with.
pub(super) struct About<'a> {
    pub(super) id: &'a str,
    pub(super) created: u64,
    pub(super) name: String,
    /// How many items a collection has.
    pub(super) size: usize,
}
