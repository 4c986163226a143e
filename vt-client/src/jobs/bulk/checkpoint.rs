//! Which inputs of a bulk are done, as text that can be kept.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::done::Done;
use crate::error::resume::ResumeError;
use crate::request::resume::{Digest, open, seal, text_form};

const VERSION: &str = "b1";
const WHAT: &str = "checkpoint";

/// Which inputs of a [`Bulk`](crate::Bulk) are done: from
/// [`BulkItems::checkpoint`](crate::BulkItems::checkpoint), for
/// [`Bulk::resume`](crate::Bulk::resume).
///
/// An input is done when its result came out, unless that is the error at which the bulk stopped.
/// The checkpoint holds numbers and a digest of the inputs read, none of them themselves; it is one
/// word of letters, digits, `-` and `_`.
///
/// ```no_run
/// # async fn example(
/// #     vt: vt_client::Client,
/// #     hashes: Vec<String>,
/// # ) -> Result<(), Box<dyn std::error::Error>> {
/// let mut bulk = vt.files().lookup_many(hashes);
/// if let Ok(text) = std::fs::read_to_string("hashes.checkpoint") {
///     bulk = bulk.resume(&text.parse()?)?;
/// }
/// let mut reports = bulk.stream();
/// while let Some((hash, report)) = reports.next().await {
///     println!("{hash}: {}", report.is_ok());
///     std::fs::write("hashes.checkpoint", reports.checkpoint().to_string())?;
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Checkpoint(pub(crate) State);

/// What a checkpoint holds; the short names are those of the text.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct State {
    /// How many inputs were read.
    #[serde(rename = "n")]
    pub(crate) read: u64,
    /// The digest of those inputs.
    #[serde(rename = "d")]
    pub(crate) digest: Digest,
    #[serde(rename = "x")]
    pub(crate) done: Done,
    /// Whether there were no more inputs and all were done.
    #[serde(rename = "f")]
    pub(crate) is_finished: bool,
}

impl Checkpoint {
    /// Whether all inputs were done.
    pub fn is_finished(&self) -> bool {
        self.0.is_finished
    }

    fn to_text(&self) -> String {
        seal(VERSION, &self.0)
    }

    fn from_text(text: &str) -> Result<Self, ResumeError> {
        open(VERSION, WHAT, text).map(Self)
    }
}

text_form!(Checkpoint);

/// Shows how far it is.
impl fmt::Debug for Checkpoint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Checkpoint")
            .field("read", &self.0.read)
            .field("finished", &self.0.is_finished)
            .finish_non_exhaustive()
    }
}
