//! Values that several phases check: object tags, Rust types and web addresses; uses `names`,
//! `nearest`, `report` and `text`.

mod rust_type;
mod tags;
mod web;

pub(crate) use rust_type::is_rust_type;
pub(crate) use tags::{ANSWER_WORDS, Tags};
pub(crate) use web::{base_problem, https_problem};
