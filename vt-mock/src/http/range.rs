//! Parts of downloads: `Range` with `If-Range`, as hosts of files answer it.

use http::StatusCode;
use http_range_header::{RangeUnsatisfiableError, parse_range_header};

use crate::http::received::Received;
use crate::http::reply::Reply;

/// The part of an answer that a request asks for: all of it, unless its `Range` is one range of
/// bytes and its `If-Range`, if any, is the answer's `ETag`.
pub(crate) fn part(reply: Reply, request: &Received) -> Reply {
    let etag = format!("\"{}\"", &reply.body.sha256()[..16]);
    let mut reply = reply
        .with_header("accept-ranges", "bytes".to_owned())
        .with_header("etag", etag.clone());
    let length = reply.body.len();
    let is_same = request.header("if-range").is_none_or(|known| known == etag);
    let Some(range) = request.header("range").filter(|_| is_same) else {
        return reply;
    };
    match asked(range, length) {
        Asked::Whole => reply,
        Asked::Nothing => {
            reply.status = StatusCode::RANGE_NOT_SATISFIABLE;
            reply.body.clear();
            reply.with_header("content-range", format!("bytes */{length}"))
        }
        Asked::Part(first, last) => {
            reply.status = StatusCode::PARTIAL_CONTENT;
            reply.body = reply.body.slice(first, last + 1);
            reply.with_header("content-range", format!("bytes {first}-{last}/{length}"))
        }
    }
}

/// What a `Range` asks for.
#[derive(Debug, PartialEq, Eq)]
enum Asked {
    /// Everything: what is not one good range of bytes is ignored.
    Whole,
    /// The bytes from the first to the last.
    Part(u64, u64),
    /// What lies behind the end.
    Nothing,
}

fn asked(range: &str, length: u64) -> Asked {
    let Ok(ranges) = parse_range_header(range) else {
        return Asked::Whole;
    };
    match ranges.validate(length) {
        Ok(ranges) => match &ranges[..] {
            [range] => Asked::Part(*range.start(), *range.end()),
            _ => Asked::Whole,
        },
        Err(RangeUnsatisfiableError::Unsatisfiable) => Asked::Nothing,
        Err(_) => Asked::Whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_rfc_9110() {
        for (range, expected) in [
            ("bytes=0-", Asked::Part(0, 9)),
            ("bytes=4-", Asked::Part(4, 9)),
            ("bytes=4-4", Asked::Part(4, 4)),
            ("bytes=4-99", Asked::Part(4, 9)),
            ("bytes=-3", Asked::Part(7, 9)),
            ("bytes=-99", Asked::Part(0, 9)),
            ("bytes=-0", Asked::Nothing),
            ("bytes=10-", Asked::Nothing),
            ("bytes=5-4", Asked::Whole),
            ("bytes=99-98", Asked::Whole),
            ("bytes=a-", Asked::Whole),
            ("bytes=0-1,3-4", Asked::Whole),
            ("bytes=0-1,0-1,0-1", Asked::Whole),
            ("items=0-", Asked::Whole),
        ] {
            assert_eq!(asked(range, 10), expected, "{range}");
        }
    }
}
