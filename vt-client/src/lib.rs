//! A VirusTotal API v3 client whose methods are generated from one table of endpoints.

#[doc(hidden)]
pub mod __private;
pub mod answers;
mod any;
mod any_value;
pub mod blocking;
pub mod bodies;
mod builder;
mod bulk;
mod call;
mod callback;
mod client;
mod convert;
mod cursor;
mod custom;
mod decode;
mod download;
mod draft;
pub mod encode;
mod endpoint_request;
mod envelope;
mod error;
mod excerpt;
pub mod feed;
mod hint;
pub mod id;
mod item;
mod json;
pub mod limit;
mod link_header;
mod links;
mod map;
mod object;
pub mod objects;
mod open_enum;
mod options;
mod pages;
mod parameter;
pub mod printable;
#[doc(hidden)]
pub mod read;
mod redact;
mod request;
pub mod resources;
mod response;
mod resume;
pub mod retry;
mod scan;
mod secret;
mod secret_text;
mod source_file;
mod start;
mod timestamp;
#[doc(hidden)]
pub mod tolerant;
mod too_long;
mod transport;
mod upload;
mod usage;
mod wait;
mod zip;

pub use vt_table::{Endpoint, Verb};

pub use any_value::AnyValue;
pub use builder::ClientBuilder;
pub use bulk::{Bulk, BulkItems, Checkpoint, bulk};
pub use client::{API_KEY_VARIABLE, Client};
pub use custom::CustomRequest;
pub use decode::DecodeError;
pub use download::{Download, Saved};
pub use endpoint_request::EndpointRequest;
pub use error::{
    ApiError, Error, ErrorCode, IoKind, RedirectError, Refusal, TransferError, TransportError,
    TransportKind, Waiting,
};
pub use feed::FeedKind;
pub use hint::{Hint, Unchecked};
pub use id::{
    Argument, Date, Day, DigestKind, DomainName, FeedHour, FeedMinute, FileDigests, FileHash,
    HashFileError, IdError, IpAddr, Sha256, UrlId,
};
pub use item::{Item, ItemError};
pub use json::{Json, Raw};
pub use limit::RateLimit;
pub use links::{Links, Relationship};
pub use map::Map;
pub use object::Object;
pub use pages::{Items, Page, Pages};
pub use parameter::QueryParameter;
pub use request::{Request, RequestWithResponse, WithResponse};
pub use resources::{AnyObject, DEFAULT_BASE_URL, ENDPOINTS, parameters};
pub use response::Response;
pub use resume::{ResumeError, ResumeToken};
pub use retry::{RetryPolicy, Spent};
pub use scan::{EnsureScanned, Ensured, Scan, Scanned};
pub use secret::{ApiKey, Secret};
pub use secret_text::SecretText;
pub use timestamp::Timestamp;
pub use tolerant::{Attributes, FieldInfo, Kind};
pub use transport::Transfer;
pub use upload::{MultipartForm, UploadSource};
pub use wait::{Completed, Scannable, Unfinished, Wait};
pub use zip::ZipDownload;

/// Generates the handles of a table of your own: a trait with one method per resource, which every [`Client`] then has.
///
/// The path is relative to the crate's manifest; one that begins with `./` to the file of the call. The table's mistakes are
/// reported at their places in it. See the grammar in the repository's `docs/design.md`.
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
