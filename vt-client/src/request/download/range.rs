//! `Content-Range`: which part of a body an answer holds. No I/O.

use http::HeaderMap;
use http::header::{CONTENT_RANGE, ETAG, HeaderValue, LAST_MODIFIED};

/// What `bytes 100-299/300` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) start: u64,
    /// The position behind its last byte, which is the length of the whole: shorter parts are not
    /// read.
    pub(super) end: u64,
}

impl Range {
    /// `None` when there is none that can be read, or one that does not reach to the end.
    pub(super) fn of(headers: &HeaderMap) -> Option<Self> {
        let text = headers.get(CONTENT_RANGE)?.to_str().ok()?.trim();
        let (unit, range) = text.split_once(' ')?;
        let (positions, total) = range.trim().split_once('/')?;
        let (start, end) = positions.split_once('-')?;
        let (start, end): (u64, u64) = (start.parse().ok()?, end.parse().ok()?);
        let total = match total {
            "*" => None,
            total => Some(total.parse::<u64>().ok()?),
        };
        let valid = unit.eq_ignore_ascii_case("bytes") && start <= end;
        let end = end.checked_add(1)?;
        let reaches_the_end = total.is_none_or(|total| end == total);
        (valid && reaches_the_end).then_some(Self { start, end })
    }
}

/// What tells that a body is still the same: a strong `ETag`, or else `Last-Modified`.
pub(super) fn validator(headers: &HeaderMap) -> Option<HeaderValue> {
    let tag = headers.get(ETAG).filter(|tag| is_strong(tag));
    tag.or_else(|| headers.get(LAST_MODIFIED)).cloned()
}

/// Whether these headers are those of another body than the one with this validator, as far as one
/// of the same kind tells.
pub(super) fn is_another(known: &HeaderValue, headers: &HeaderMap) -> bool {
    let found = if is_strong(known) {
        headers.get(ETAG).filter(|tag| is_strong(tag))
    } else {
        headers.get(LAST_MODIFIED)
    };
    found.is_some_and(|found| found != known)
}

fn is_strong(tag: &HeaderValue) -> bool {
    tag.as_bytes().starts_with(b"\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(text: &'static str) -> Option<(u64, u64)> {
        let headers = HeaderMap::from_iter([(CONTENT_RANGE, HeaderValue::from_static(text))]);
        Range::of(&headers).map(|range| (range.start, range.end))
    }

    /// RFC 9110, section 14.4.
    #[test]
    fn ranges_to_the_end_are_read() {
        assert_eq!(range("bytes 42-1233/1234"), Some((42, 1234)));
        assert_eq!(range("bytes 42-1233/*"), Some((42, 1234)));
        assert_eq!(range("Bytes 0-0/1"), Some((0, 1)));
        for text in [
            "bytes */1234",
            "bytes 42-1000/1234",
            "bytes 43-42/43",
            "bytes 42-1234/1234",
            "items 42-1233/1234",
            "bytes=42-1233/1234",
            "42-1233/1234",
            "bytes 42-/1234",
            "bytes -1-2/3",
            "bytes 0-18446744073709551615/0",
            "bytes 0-18446744073709551615/*",
            "",
        ] {
            assert_eq!(range(text), None, "{text}");
        }
    }

    #[test]
    fn a_weak_tag_cannot_tell_bytes_apart() {
        let date = "Wed, 21 Oct 2026 07:28:00 GMT";
        let of = |tag: &'static str| {
            let headers = HeaderMap::from_iter([
                (ETAG, HeaderValue::from_static(tag)),
                (LAST_MODIFIED, HeaderValue::from_static(date)),
            ]);
            validator(&headers).unwrap()
        };
        assert_eq!(of("\"a\""), "\"a\"");
        assert_eq!(of("W/\"a\""), date);
        assert_eq!(validator(&HeaderMap::new()), None);
    }
}
