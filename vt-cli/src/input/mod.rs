//! Input: the items that a command works on, typed or in a list. Uses `outcome` and `output`.

pub(crate) mod each;
mod items;
mod lines;
mod list_end;
