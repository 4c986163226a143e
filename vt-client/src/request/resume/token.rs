//! The resume token of an iteration.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Digest, open, seal, text_form};
use crate::error::resume::ResumeError;

const VERSION: &str = "r1";
const WHAT: &str = "resume token";

/// Where an iteration stands between two items: from [`Items::token`](crate::Items::token), for
/// [`Pages::resume`](crate::Pages::resume).
///
/// It holds where the page of the item given last begins (the service's cursor, a page number, or
/// the query of the service's link), how many items of that page were given, and digests: of that
/// item's type and identifier, and of the request (endpoint, arguments, query, page size). So it is
/// no URL, it works for the same request only, and neither the API key nor an argument can be read
/// in it; only the link's query of a collection that is paged by links is as the service wrote it.
///
/// As text (`Display`, `FromStr`, serde) it is one word of letters, digits, `-` and `_`, which a
/// later version of this library reads or refuses as [`ResumeError::UnknownVersion`].
///
/// ```no_run
/// # async fn example(vt: vt_client::Client) -> Result<(), Box<dyn std::error::Error>> {
/// use vt_client::ResumeToken;
///
/// let mut items = vt.domains().comments("example.com").stream();
/// while let Some(comment) = items.next().await {
///     println!("{}", comment?.raw());
///     std::fs::write("comments.token", items.token().to_string())?;
/// }
/// // Later, in another process:
/// let token: ResumeToken = std::fs::read_to_string("comments.token")?.parse()?;
/// let mut rest = vt.domains().comments("example.com").resume(token).stream();
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct ResumeToken(pub(crate) State);

/// What a token holds; the short names are those of the text.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct State {
    /// The request; absent when none could be made, and then this is the beginning of any.
    #[serde(rename = "s", default, skip_serializing_if = "Option::is_none")]
    pub(crate) scope: Option<Digest>,
    /// Where the page of the item given last begins.
    #[serde(rename = "p")]
    pub(crate) place: Place,
    /// The size with which that page was asked for.
    #[serde(rename = "n", default, skip_serializing_if = "Option::is_none")]
    pub(crate) size: Option<u32>,
    /// How many items of that page lie behind, the one given last included.
    #[serde(rename = "o")]
    pub(crate) offset: u64,
    /// The item given last; absent when none was.
    #[serde(rename = "l", default, skip_serializing_if = "Option::is_none")]
    pub(crate) last: Option<Digest>,
    /// How many items were given in all.
    #[serde(rename = "g")]
    pub(crate) given: u64,
    #[serde(rename = "e")]
    pub(crate) end: End,
}

/// Where a page begins, as far as it may be written down.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Place {
    /// Where the collection does.
    #[serde(rename = "f")]
    First,
    #[serde(rename = "c")]
    Cursor(String),
    #[serde(rename = "n")]
    Number(u64),
    /// At the path of the request, with this query.
    #[serde(rename = "l")]
    Link(Option<String>),
    /// Somewhere that may not be written down.
    #[serde(rename = "w")]
    Withheld,
}

/// Whether an iteration has come to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum End {
    #[serde(rename = "n")]
    NotYet,
    /// The limit's; with a larger one it would go on.
    #[serde(rename = "l")]
    Limit,
    #[serde(rename = "c")]
    Collection,
}

impl State {
    /// The beginning of any iteration.
    pub(crate) fn beginning() -> Self {
        Self {
            scope: None,
            place: Place::First,
            size: None,
            offset: 0,
            last: None,
            given: 0,
            end: End::NotYet,
        }
    }
}

impl ResumeToken {
    /// Whether the iteration was at its end: at the collection's, so that resuming gives nothing
    /// and asks for nothing, or at the limit's, so that resuming gives something only with a larger
    /// limit.
    pub fn is_finished(&self) -> bool {
        self.0.end != End::NotYet
    }

    /// How many items were given, those that were errors included, by all iterations that led here.
    pub fn given(&self) -> u64 {
        self.0.given
    }

    /// The same place without exactness, for when going on there is [`ResumeError::NotExact`]: at
    /// the beginning of the page of the item that was given last. Some items may come again, and
    /// items that moved to an earlier page since do not come.
    #[must_use]
    pub fn from_page_start(mut self) -> Self {
        self.0.given = self.0.given.saturating_sub(self.0.offset);
        self.0.offset = 0;
        self.0.last = None;
        self.0.end = End::NotYet;
        self
    }

    fn to_text(&self) -> String {
        seal(VERSION, &self.0)
    }

    fn from_text(text: &str) -> Result<Self, ResumeError> {
        open(VERSION, WHAT, text).map(Self)
    }
}

text_form!(ResumeToken);

/// Shows how far it is, and nothing of the service's.
impl fmt::Debug for ResumeToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ResumeToken")
            .field("given", &self.given())
            .field("finished", &self.is_finished())
            .finish_non_exhaustive()
    }
}
