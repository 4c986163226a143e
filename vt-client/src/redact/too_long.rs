//! What is too long to be sent. Bodies have no such limit.

use http::{HeaderName, HeaderValue};

/// The longest URL that the HTTP library can send.
pub(crate) const LONGEST_URL: usize = 65_534;

/// The most bytes that the headers of a request may have, as they are written. Servers take much
/// less.
const MOST_HEADERS: usize = 65_536;

/// What is wrong with a URL of this many bytes.
pub(crate) fn url(length: usize) -> Option<String> {
    (length > LONGEST_URL)
        .then(|| format!("it has {length} bytes, and at most {LONGEST_URL} can be sent"))
}

/// What is wrong with these headers, which are counted with their line ends.
pub(crate) fn headers<'h>(
    headers: impl IntoIterator<Item = (&'h HeaderName, &'h HeaderValue)>,
) -> Option<String> {
    let lines = headers.into_iter();
    let lengths = lines.map(|(name, value)| name.as_str().len() + value.len() + 4);
    let length: usize = lengths.sum();
    (length > MOST_HEADERS).then(|| {
        format!(
            "the headers have {length} bytes, and at most {MOST_HEADERS} can be sent; give fewer or shorter ones"
        )
    })
}
