//! Text that cannot be printed by mistake. Uses `redact`, `id` and `error`.

pub(crate) mod key;

pub use key::{ApiKey, Secret};
