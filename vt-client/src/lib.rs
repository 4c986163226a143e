//! A client of the VirusTotal API v3.

// What generated code will call has no caller yet.
#![allow(dead_code)]

mod builder;
mod call;
mod client;
mod error;
mod response;
mod secret;
mod transport;
mod upload;

pub mod blocking;

pub use builder::{ClientBuilder, DEFAULT_BASE_URL};
pub use client::{API_KEY_VARIABLE, Client};
pub use error::{
    ApiError, DecodeError, Error, ErrorCode, IoKind, RedirectError, TransportError, TransportKind,
    Waiting,
};
pub use response::Response;
pub use secret::{ApiKey, Secret};
pub use upload::MultipartForm;
