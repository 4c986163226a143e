//! Input: the items that a command works on, typed or in a list. Uses `outcome` and `output`.

mod lines;
pub(crate) mod items;
mod list_end;
pub(crate) mod each;
