//! Faults on demand: what goes wrong ([`Fault`]), with which requests ([`On`]), and how the same is written as text.
//!
//! A fault is chosen when the head of a request has come ([`Faults::strike`]). It either replaces the
//! answer, or takes the true answer and puts it on the wire as no server should (`script`, `play`).

mod bomb;
mod canned;
mod fault;
mod on;
mod play;
mod rules;
mod script;
mod spec;

pub use canned::{Canned, RetryAfter};
pub use fault::Fault;
pub use on::On;
pub use spec::SpecError;

pub(crate) use play::{Reset, play};
pub(crate) use rules::Faults;
pub(crate) use script::{Place, Script};
pub(crate) use spec::parse;
