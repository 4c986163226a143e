//! Parts of downloads: `Range` with `If-Range`, as hosts of files answer it.

use http::StatusCode;

use crate::http::received::Received;
use crate::http::reply::Reply;

/// The part of an answer that a request asks for: the whole, unless its `Range` is one range of bytes and its `If-Range`, if any, is
/// the answer's `ETag`.
pub(crate) fn part(reply: Reply, request: &Received) -> Reply {
    let etag = format!("\"{}\"", &reply.body.sha256()[..16]);
    let mut reply = reply
        .with_header("accept-ranges", "bytes".to_owned())
        .with_header("etag", etag.clone());
    let length = reply.body.len();
    let is_same = request.header("if-range").is_none_or(|known| known == etag);
    let Some((start, end)) = request
        .header("range")
        .and_then(|range| bounds(range, length))
    else {
        return reply;
    };
    if !is_same {
        return reply;
    }
    if start >= length {
        reply.status = StatusCode::RANGE_NOT_SATISFIABLE;
        reply.body.clear();
        return reply.with_header("content-range", format!("bytes */{length}"));
    }
    reply.status = StatusCode::PARTIAL_CONTENT;
    reply.body = reply.body.slice(start, end);
    reply.with_header(
        "content-range",
        format!("bytes {start}-{}/{length}", end - 1),
    )
}

/// Where one range of bytes begins, and where it ends (exclusive). `None` for what is no such range, which is ignored.
fn bounds(range: &str, length: u64) -> Option<(u64, u64)> {
    let (start, last) = range.strip_prefix("bytes=")?.split_once('-')?;
    if start.is_empty() {
        let from_the_end: u64 = last.parse().ok()?;
        return Some((length.saturating_sub(from_the_end), length));
    }
    let start: u64 = start.parse().ok()?;
    let end = match last {
        "" => length,
        last => last.parse::<u64>().ok()?.checked_add(1)?.min(length),
    };
    (start < end || start >= length).then_some((start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_rfc_9110() {
        for (range, expected) in [
            ("bytes=0-", Some((0, 10))),
            ("bytes=4-", Some((4, 10))),
            ("bytes=4-4", Some((4, 5))),
            ("bytes=4-99", Some((4, 10))),
            ("bytes=-3", Some((7, 10))),
            ("bytes=10-", Some((10, 10))),
            ("bytes=5-4", None),
            ("bytes=a-", None),
            ("bytes=0-1,3-4", None),
            ("items=0-", None),
        ] {
            assert_eq!(bounds(range, 10), expected, "{range}");
        }
    }
}
