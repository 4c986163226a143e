//! Identifiers, path encoding and request bodies.

pub mod bodies;
pub mod encode;
pub mod id;

pub use bodies::{BodyError, FormBody, IntoForm, IntoJson, JsonBody, RawForm, RawJson};
pub use encode::SegmentError;
pub use id::{
    Argument, Date, DigestKind, DomainName, FeedHour, FeedMinute, FileHash, HashFileError, IdError,
    IpAddr, UrlId,
};
