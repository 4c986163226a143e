//! Input: the items that a command works on, typed or in a list. Uses `outcome` and `output`.

pub(crate) mod each;
pub(crate) mod items;
mod lines;
mod list_end;
