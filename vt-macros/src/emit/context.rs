//! What all code of one expansion has in common.

use syn::{Ident, Path, Visibility};

/// What all code of one expansion has in common.
#[derive(Clone)]
pub(crate) struct Context {
    /// The path of vt-client: `crate` inside it, `$crate` elsewhere.
    pub(crate) client: Path,
    /// The trait that adds the handles to `Client`; inside vt-client they are methods of its own.
    pub(crate) extension: Option<(Visibility, Ident)>,
    /// Whether the code is in a module below the call, where the caller's `self` and `super` are
    /// one level up.
    pub(crate) nested: bool,
}

/// The client that code is generated for.
#[derive(Clone, Copy)]
pub(crate) enum Flavour {
    Async,
    Blocking,
}
