//! The names by which clap knows the words after an operation: only debug assertions would notice a
//! misspelt literal.

/// The argument of `vt api GET`.
pub(crate) const PATH: &str = "any path";

/// Arguments beyond those of a row.
pub(crate) const EXCESS: &str = "excess";

/// The argument with this index. Its own name might be that of an option.
pub(crate) fn argument_id(index: usize) -> String {
    format!("argument {index}")
}
