//! Templates: text with `{variables}`; uses `names`, `nearest`, `report`,
//! `suggest` and `text`.

mod path;
mod path_rules;
mod placeholders;
mod unit;
mod variables;

pub(crate) use path::{is_path, path};
pub(crate) use placeholders::{placeholders, variable};
pub(crate) use variables::{RESOURCE_VARIABLES, Variables};
