//! What a method returns: a request that waits for its options, in all its forms. Uses `client` and
//! below.

pub(crate) mod custom;
pub(crate) mod download;
pub(crate) mod draft;
pub(crate) mod endpoint;
pub(crate) mod options;
pub(crate) mod pages;
pub mod read;
pub(crate) mod resume;
pub(crate) mod single;
pub(crate) mod start;
pub(crate) mod twins;

pub use custom::CustomRequest;
pub use download::{Download, Saved};
pub use endpoint::EndpointRequest;
pub use pages::{Items, Page, Pages};
pub use resume::ResumeToken;
pub use single::{Request, RequestWithResponse, WithResponse};

/// The blocking forms.
pub(crate) mod blocking {
    pub use super::custom::blocking::CustomRequest;
    pub use super::download::blocking::{Chunks, Download};
    pub use super::endpoint::blocking::EndpointRequest;
    pub use super::pages::blocking::{Items, Pages};
    pub use super::single::blocking::{Request, RequestWithResponse};
}
