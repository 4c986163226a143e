//! A VirusTotal API v3 client whose methods are generated from one table of endpoints.

#[doc(hidden)]
pub mod __private;

// The floors, from the ground up: each uses only those above it in this list.
mod redact;
mod json;
pub mod id;
mod model;
mod error;
mod policy;
mod wire;
pub mod bodies;
mod config;
mod transport;
mod client;
mod request;
mod table;
mod jobs;
pub mod blocking;

pub use vt_table::{Endpoint, Verb};

pub use client::{Client, ClientBuilder};
pub use config::ApiKey;
pub use error::{
    ApiError, Error, ErrorCode, IoKind, RedirectError, Refusal, ResumeError, TransferError,
    TransportError, TransportKind, Unfinished, Waiting,
};
pub use id::{
    Argument, Date, Day, DigestKind, DomainName, FeedHour, FeedMinute, FileDigests, FileHash,
    HashFileError, Hint, IdError, IpAddr, Sha256, Unchecked, UrlId,
};
pub use jobs::feed::FeedKind;
pub use jobs::{
    Bulk, BulkItems, Checkpoint, Completed, EnsureScanned, Ensured, Scan, Scannable, Scanned, Wait,
    ZipDownload, bulk, feed,
};
pub use json::{
    AnyValue, Attributes, DecodeError, FieldInfo, Json, Kind, Map, Raw, SecretText, Timestamp,
};
pub use model::{Item, ItemError, Links, Object, Relationship, Response, Spent, objects};
pub use policy::{RateLimit, RetryPolicy, limit, retry};
pub use redact::{Secret, printable};
pub use request::{
    CustomRequest, Download, EndpointRequest, Items, Page, Pages, Request, RequestWithResponse,
    ResumeToken, Saved, WithResponse,
};
pub use table::{
    API_KEY_VARIABLE, AnyObject, DEFAULT_BASE_URL, ENDPOINTS, answers, parameters, resources,
};
pub use transport::Transfer;
pub use wire::{MultipartForm, QueryParameter, UploadSource, encode};

/// Generates the handles of a table of your own: a trait with one method per resource, which every
/// [`Client`] then has.
///
/// The path is relative to the crate's manifest; one that begins with `./` to the file of the call.
/// The table's mistakes are reported at their places in it. See the grammar in the repository's
/// `docs/design.md`.
///
/// ```
/// mod mine {
///     vt_client::endpoints!(inline "mine.toml" r#"
///         [sources]
///         notes = { title = "Our notes" }
///
///         [resource.hunts]
///         doc = "Hunts."
///
///         [resource.hunts.methods]
///         list = { get = "/hunts", pages = "any", doc = "All hunts.", source = "notes" }
///     "# => pub Hunting);
/// }
/// use mine::Hunting;
///
/// # fn main() -> Result<(), vt_client::Error> {
/// let vt = vt_client::Client::new("key")?;
/// let request = vt.hunts().list().limit(10);
/// # Ok(())
/// # }
/// ```
#[macro_export]
macro_rules! endpoints {
    ($($input:tt)*) => {
        $crate::__private::generate! { [$crate] $($input)* }
    };
}
