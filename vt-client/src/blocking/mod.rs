//! The same client for programs without an async runtime.
//!
//! Every method of the async handles is here under the same name, from the same row of the table;
//! `.send()` takes the place of `.await`, and collections are iterators. Requests are driven by one
//! background thread per client, so this works on any thread, inside an async runtime too (where it
//! blocks the thread that calls).
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

pub use crate::client::Runtime;
pub use crate::client::blocking::Client;
pub use crate::jobs::blocking::{
    Bulk, BulkItems, BulkRequest, EnsureScanned, Feed, FeedRequest, Scan, Wait, ZipDownload, bulk,
};
pub use crate::request::blocking::{
    Chunks, CustomRequest, Download, EndpointRequest, Items, Pages, Request, RequestWithResponse,
};
