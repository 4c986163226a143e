//! Feeds: everything that VirusTotal analyses, minute by minute, as one stream of objects.
//!
//! A feed is a sequence of packages, one per minute (or hour), each a compressed file of one JSON
//! object per line. The engine asks for one package after the other, waits for those that are not
//! there yet, and gives the lines in their order. Every item has a [`FeedCursor`]; a feed that is
//! resumed there goes on exactly after that item, in another process too.
//!
//! ```no_run
//! use vt_client::feed::Files;
//!
//! # async fn example(vt: vt_client::Client) -> Result<(), vt_client::Error> {
//! let mut feed = vt.feed(Files).resume("202611260800-120").stream();
//! while let Some(item) = feed.next().await {
//!     let item = item?;
//!     println!("{} {:?}", item.cursor, item.object.attributes().sha256);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! What is bounded: a package is decompressed while it comes, on a thread for blocking work, never
//! more than a few megabytes ahead of who reads it; one further package is fetched ahead
//! ([`FeedRequest::prefetch`]). What is exact: a line is given out only after the checksum of its
//! bzip2 block was right; a package that breaks off is fetched again, and what was given out is
//! skipped.
//!
//! Sources: <https://docs.virustotal.com/reference/feeds-file>,
//! <https://docs.virustotal.com/reference/feeds-file-hourly>.

mod archive;
pub(crate) mod blocking;
mod bunzip;
mod decode;
mod item;
mod kind;
mod lines;
mod package;
mod plan;
mod queue;
mod request;
mod stream;

pub use crate::error::{FeedError, FeedProblem};
pub use crate::id::FeedCursor;
pub use item::{FeedItem, FeedLine};
pub use kind::{Domains, FeedKind, FeedSource, FileBehaviours, Files, IpAddresses, Urls};
pub use plan::FeedGap;
pub use request::FeedRequest;
pub(crate) use request::feed_options;
pub use stream::Feed;
