//! A VirusTotal API v3 client whose methods are generated from one table of endpoints.

#[doc(hidden)]
pub mod __private;
pub mod answers;
pub mod blocking;
pub mod bodies;
mod builder;
mod call;
mod client;
mod convert;
mod custom;
mod decode;
mod download;
pub mod encode;
mod envelope;
mod error;
pub mod id;
mod object;
pub mod objects;
mod options;
mod pager;
mod pages;
mod read;
mod request;
pub mod resources;
mod response;
mod secret;
mod start;
mod transport;
mod upload;

pub use vt_table::{Endpoint, Verb};

pub use builder::ClientBuilder;
pub use client::{API_KEY_VARIABLE, Client};
pub use custom::CustomRequest;
pub use download::Download;
pub use error::{
    ApiError, DecodeError, Error, ErrorCode, IoKind, RedirectError, TransportError, TransportKind,
    Waiting,
};
pub use id::{
    Argument, Date, DigestKind, DomainName, FeedHour, FeedMinute, FileHash, HashFileError, IdError,
    IpAddr, UrlId,
};
pub use object::Object;
pub use pages::{Items, Page, Pages};
pub use request::{Request, RequestWithResponse, WithResponse};
pub use resources::{AnyObject, DEFAULT_BASE_URL, ENDPOINTS};
pub use response::Response;
pub use secret::{ApiKey, Secret};
pub use transport::Transfer;
pub use upload::MultipartForm;
