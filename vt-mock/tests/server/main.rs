//! The emulator as its clients see it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests, their helpers included"
)]

#[path = "../table/mod.rs"]
mod table;

mod access;
mod admin;
mod analyses;
mod changes;
mod client;
mod every_row;
mod faults;
mod fuzz;
mod lifecycle;
mod memory;
mod nonsense;
mod objects;
mod pages;
mod passed_through;
mod program;
mod received;
mod recorded;
mod relationships;
mod secure;
mod transfers;

/// A server of the hand-written table, which has every kind of answer and stays as it is when the
/// client's grows.
fn server() -> vt_mock::MockServer {
    builder().start().unwrap()
}

fn builder() -> vt_mock::Builder {
    vt_mock::MockServer::builder().endpoints(table::endpoints())
}
