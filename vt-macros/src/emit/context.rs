//! What everything that one call of the macro generates has in common.

use syn::{Ident, Path, Visibility};

/// What is the same for everything that one call of the macro generates.
#[derive(Clone)]
pub(crate) struct Context {
    /// The path of vt-client: `crate` inside it, `$crate` elsewhere.
    pub(crate) client: Path,
    /// The trait that adds the handles to a foreign `Client`; inside vt-client they are its own methods.
    pub(crate) extension: Option<(Visibility, Ident)>,
    /// Whether it is for a module below the call, from where the caller's `self` and `super` are one further up.
    pub(crate) nested: bool,
}

/// Which of the two clients a thing is generated for.
pub(crate) enum Flavour {
    Async,
    Blocking,
}
