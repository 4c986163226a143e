//! What may be shown: text without the secrets in it. Uses nothing else of this crate.

pub(crate) mod excerpt;
pub mod printable;
pub(crate) mod redactor;
pub(crate) mod secret;
pub(crate) mod too_long;

pub use secret::Secret;
