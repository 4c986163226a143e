//! The lines of a feed as objects.

use bytes::Bytes;
use percent_encoding::percent_decode_str;

use crate::error::feed::FeedProblem;
use crate::id::feed_cursor::FeedCursor;
use crate::json::attributes::Attributes;
use crate::json::decode::json_text;
use crate::model::item::Item;
use crate::model::object::Object;
use crate::table::resources::AnyObject;

/// What a line of a feed can be read as.
pub trait FeedLine: Sized + Send + 'static {
    /// Reads a line, which has no line feed.
    ///
    /// # Errors
    ///
    /// What is wrong with the line.
    fn from_line(line: &[u8]) -> Result<Self, FeedProblem>;
}

/// The line as it is.
impl FeedLine for Bytes {
    fn from_line(line: &[u8]) -> Result<Self, FeedProblem> {
        Ok(Bytes::copy_from_slice(line))
    }
}

impl<A: Attributes + Send + Sync + 'static> FeedLine for Object<A> {
    fn from_line(line: &[u8]) -> Result<Self, FeedProblem> {
        read(line)
    }
}

impl FeedLine for AnyObject {
    fn from_line(line: &[u8]) -> Result<Self, FeedProblem> {
        read(line)
    }
}

fn read<T: Item>(line: &[u8]) -> Result<T, FeedProblem> {
    let text = json_text(line).map_err(|error| FeedProblem::Unreadable(Box::new(error)))?;
    T::from_element(text).map_err(|error| FeedProblem::NoObject(Box::new(error)))
}

/// An item of a feed, and the place behind it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct FeedItem<T> {
    /// The object. What it has in this feed only is in
    /// [`context_attributes`](Object::context_attributes): `download_url` and `submitter` of a
    /// file, `file_md5`, `html_report`, `pcap` and others of a behaviour report.
    pub object: T,
    /// Where the feed goes on behind this item: for [`resume`](super::FeedRequest::resume).
    pub cursor: FeedCursor,
}

impl<A> FeedItem<Object<A>> {
    /// The token in one of the URLs among the object's context attributes, for the methods that
    /// download what it stands for.
    ///
    /// The URL itself is not used, so that nothing is asked of another host. Tokens are good for 7
    /// days.
    ///
    /// ```no_run
    /// # async fn example(vt: vt_client::Client) -> Result<(), vt_client::Error> {
    /// # let mut feed = vt.feed(vt_client::feed::Files).stream();
    /// # let item = feed.next().await.unwrap()?;
    /// if let Some(token) = item.token("download_url") {
    ///     let sample = vt.feeds().download(token).await?;
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Sources: <https://docs.virustotal.com/reference/file-feed-download>,
    /// <https://docs.virustotal.com/reference/feeds-file-behaviour>.
    pub fn token(&self, attribute: &str) -> Option<String> {
        let url = self.object.context_attributes().get(attribute)?;
        token_in(url.as_str()?)
    }
}

/// The token of `…/feeds/files/{token}/download` and `…/feeds/file_behaviours/{token}/pcap`.
fn token_in(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next()?;
    let mut segments = path.split('/').skip_while(|&segment| segment != "feeds");
    let token = segments.nth(2).filter(|token| !token.is_empty())?;
    Some(percent_decode_str(token).decode_utf8().ok()?.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_in_urls() {
        let of = |url| token_in(url).unwrap_or_default();
        assert_eq!(
            of("https://www.virustotal.com/api/v3/feeds/files/Zm9v/download"),
            "Zm9v"
        );
        assert_eq!(of("/api/v3/feeds/file-behaviours/a%3D%3D/pcap?x=1"), "a==");
        assert_eq!(
            of("https://www.virustotal.com/api/v3/feeds/files//download"),
            ""
        );
        assert_eq!(
            of("https://www.virustotal.com/api/v3/files/abc/download"),
            ""
        );
        assert_eq!(of(""), "");
    }
}
