//! Input: the items that a command works on, typed or in a list. Uses `outcome` and `output`.

pub(crate) mod items;
pub(crate) mod lines;
pub(crate) mod stop;
