//! Whole jobs over several requests: scans, waits, archives, look-ups in bulk, feeds. Uses `table`
//! and below.

pub(crate) mod bulk;
pub mod feed;
pub(crate) mod scan;
pub(crate) mod usage;
pub(crate) mod wait;
pub(crate) mod zip;

pub use bulk::{Bulk, BulkItems, Checkpoint, bulk};
pub use scan::{EnsureScanned, Ensured, Scan, Scanned};
pub use wait::{Completed, Scannable, Wait};
pub use zip::ZipDownload;

/// The blocking forms.
pub(crate) mod blocking {
    pub use super::bulk::blocking::{Bulk, BulkItems, BulkRequest, bulk};
    pub use super::feed::blocking::{Feed, FeedRequest};
    pub use super::scan::blocking::{EnsureScanned, Scan};
    pub use super::wait::blocking::Wait;
    pub use super::zip::blocking::ZipDownload;
}
