//! What clap knows the words after an operation by. A literal that is misspelt is noticed under
//! debug assertions only.

/// The argument of `vt api GET`.
pub(crate) const PATH: &str = "any path";

/// Arguments beyond those of a row.
pub(crate) const EXCESS: &str = "excess";

/// The argument of this index. Names of arguments might be those of options.
pub(crate) fn argument_id(index: usize) -> String {
    format!("argument {index}")
}
