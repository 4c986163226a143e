//! Where work stands, as text that can be kept: what it goes on with after an interruption.

mod align;
mod digest;
mod scope;
mod text;
mod token;

pub(crate) use align::{Alignment, align, identity};
pub(crate) use digest::{Digest, Digester};
pub(crate) use scope::scope;
pub(crate) use text::{open, seal, text_form};
pub use token::ResumeToken;
pub(crate) use token::{End, Place, State};
