//! The built-in table.

use vt_table::Endpoint;

#[path = "../tests/table/mod.rs"]
mod table;

/// The operations that a server answers unless it is given others.
pub(crate) fn built_in() -> Vec<Endpoint> {
    table::endpoints()
}
