//! Paths of requests and path templates.

use std::fmt::Display;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The path prefix of the API, which a row's `root` replaces.
pub(crate) const PREFIX: &str = "/api/v3";

/// Where upload URLs are on the API's origin.
pub(crate) const UPLOADS: &str = "/upload/";

/// Where signed URLs are on the second origin.
pub(crate) const SIGNED: &str = "/signed/";

/// The segments of a path template.
pub(crate) fn segments(template: &str) -> impl DoubleEndedIterator<Item = &str> {
    template.split('/').filter(|segment| !segment.is_empty())
}

/// The name in a placeholder segment, `id` of `{id}`.
pub(crate) fn placeholder(segment: &str) -> Option<&str> {
    segment.strip_prefix('{')?.strip_suffix('}')
}

/// A template with the names of its placeholders left out: `/files/{}/comments`.
pub(crate) fn shape(template: &str) -> String {
    segments(template).fold(String::new(), |shape, segment| {
        shape
            + "/"
            + if placeholder(segment).is_some() {
                "{}"
            } else {
                segment
            }
    })
}

/// What is escaped in one segment of a path.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'=')
    .remove(b':')
    .remove(b'@')
    .remove(b'+')
    .remove(b',');

/// An identifier as one segment of a path.
pub(crate) fn escape_segment(id: &str) -> impl Display {
    utf8_percent_encode(id, ESCAPED)
}
