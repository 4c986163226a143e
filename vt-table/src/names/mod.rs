//! How names are written; uses `reserved` only.

mod case;
mod english;
mod rust_path;

pub use case::camel_case;
pub(crate) use case::{capitalised, is_capitalised, is_snake_case, snake_case};
pub(crate) use english::{title, words};
pub(crate) use rust_path::is_type_path;
