//! Faults on demand: what goes wrong, with which requests, and how that is written as text. It may
//! use `base`, `routing` and `http`.
//!
//! A fault is chosen when the head of a request has come ([`rules::Faults::strike`]). It either
//! replaces the answer, or takes the true answer and puts it on the wire as no server should
//! (`script`, `play`).

mod bomb;
pub(crate) mod canned;
pub(crate) mod fault;
pub(crate) mod on;
pub(crate) mod play;
pub(crate) mod rules;
pub(crate) mod script;
pub(crate) mod spec;
