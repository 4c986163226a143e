//! A VirusTotal API v3 that runs on your machine.
//!
//! [`MockServer`] answers every operation of a list of [`vt_table::Endpoint`] on a free loopback
//! port: with the documented shapes, errors and pagination, with made-up data, without a key that
//! counts and without a quota. It remembers what it was asked ([`MockServer::received`]) and what
//! it was told: an uploaded file is analysed and then known by its hashes.
//!
//! ```no_run
//! let server = vt_mock::MockServer::start()?;
//! // Point a client at `server.base_url()`, with any key; then ask what it sent.
//! server.assert_received("GET /api/v3/files/{}");
//! # Ok::<(), vt_mock::StartError>(())
//! ```
//!
//! What a key may do is in its text: one that begins with `wrong` is refused, one that begins with
//! `public` is a key of the public API, any other is a premium key. [`Builder`] changes that.

#![recursion_limit = "256"]

mod answer;
mod base;
mod checks;
pub mod command;
mod faults;
mod http;
mod record;
mod routing;
mod samples;
mod server;
mod service;
mod world;

pub use base::start_error::StartError;
pub use checks::quota::Quota;
pub use faults::canned::{Canned, RetryAfter};
pub use faults::fault::Fault;
pub use faults::on::On;
pub use faults::spec::SpecError;
pub use http::received::{Origin, Part, Received};
pub use samples::eicar::{EICAR_MD5, EICAR_SHA1, EICAR_SHA256};
pub use server::MockServer;
pub use server::builder::Builder;

/// The examples of the README are compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
