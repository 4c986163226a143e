//! The same client for programs without an async runtime.
//!
//! Every method of the async handles is here under the same name, from the same row of the table; `.send()` takes the place of
//! `.await`, and collections are iterators. Requests are driven by one background thread per client, so this works on any thread,
//! inside an async runtime too (where it blocks the thread that calls).
//!
//! ```no_run
//! # fn main() -> Result<(), vt_client::Error> {
//! let vt = vt_client::blocking::Client::from_env()?;
//! let report = vt.files().get("44d88612fea8a8f36de82e1278abb02f").send()?;
//! for comment in vt.domains().comments("example.com").limit(20) {
//!     println!("{:?}", comment?.attributes().text);
//! }
//! # Ok(())
//! # }
//! ```

pub(crate) mod bulk;
mod client;
mod download;
mod endpoint_request;
mod feed;
mod pages;
mod request;
mod runtime;
mod scan;
mod usage;
mod wait;
mod zip;

pub use bulk::{Bulk, BulkItems, BulkRequest, bulk};
pub use client::Client;
pub use download::{Chunks, Download};
pub use endpoint_request::EndpointRequest;
pub use feed::{Feed, FeedRequest};
pub use pages::{Items, Pages};
pub use request::{CustomRequest, Request, RequestWithResponse};
pub use runtime::Runtime;
pub use scan::{EnsureScanned, Scan};
pub use wait::Wait;
pub use zip::ZipDownload;
