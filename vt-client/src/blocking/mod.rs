//! The same client without `async`.

mod runtime;

#[allow(unused_imports)]
pub(crate) use runtime::Runtime;
