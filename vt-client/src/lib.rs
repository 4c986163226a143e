//! A VirusTotal API v3 client whose methods are generated from one table of endpoints.
//!
//! ```no_run
//! # async fn example() -> Result<(), vt_client::Error> {
//! let vt = vt_client::Client::from_env()?; // the key in the environment variable VT_API_KEY
//! let file = vt.files().get("44d88612fea8a8f36de82e1278abb02f").await?;
//! println!("{}: {:?}", file.id(), file.attributes().names);
//! for comment in vt.files().comments(file.id()).limit(2).all().await? {
//!     println!("{:?}", comment.attributes().text);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! * [`Client`] has a method for each resource of the API, which returns a handle of [`resources`];
//!   the handle's methods return a [`Request`], [`Pages`] or a [`Download`]. [`blocking`] has the
//!   same for programs without an async runtime.
//! * An answer is an [`Object`] with the typed attributes of [`objects`] and its whole text, or one
//!   of [`answers`]. Arguments are texts or the types of [`id`], bodies those of [`bodies`].
//! * Every failure is an [`Error`]. [`RetryPolicy`] decides what is sent again, [`RateLimit`] how
//!   many requests are sent.
//! * Whole jobs are one call: [scans](resources::Files::scan), [waits](Wait),
//!   [look-ups in bulk](bulk()), [feeds](feed).
//! * [`endpoints!`] makes handles of a table of your own.

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
/// The path is relative to the crate's manifest; one that begins with `./` is relative to the file
/// of the call. Mistakes in the table are reported at their places in it. The grammar is in the
/// repository's `docs/table.md`.
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
