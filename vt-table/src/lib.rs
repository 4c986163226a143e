//! Tables of VirusTotal API endpoints: reading, stamping and checking.
//!
//! [`Endpoint`] is plain data: what generated code, command line, emulator and tests share.
//! With the `read` feature (the default), a table written in TOML becomes such data; without
//! it this crate has no dependency at all.

mod endpoint;

pub use endpoint::*;
