//! The emulator as its clients see it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests, their helpers included"
)]

mod access;
mod changes;
mod client;
mod lifecycle;
mod nonsense;
mod objects;
mod pages;
mod received;
mod recorded;
mod transfers;
