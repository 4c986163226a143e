//! What a token belongs to: one request, whatever page of it is asked for.

use vt_table::PagingStyle;

use super::{Digest, Digester};
use crate::wire::call::{Call, Payload};

/// The digest of verb, path with its arguments, query, body and page size.
///
/// The order of the query does not count. Neither do headers that are marked sensitive: a rotated
/// token of a gateway is no other request, and a digest of a short password would tell it.
pub(crate) fn scope(call: &Call, style: PagingStyle, page_size: Option<u32>) -> Digest {
    let mut digester = Digester::default();
    digester.add(call.verb.as_str().as_bytes());
    digester.add(call.root.as_deref().unwrap_or_default().as_bytes());
    digester.add(call.path.as_bytes());
    digester.add(format!("{style:?} {page_size:?}").as_bytes());
    let mut query: Vec<_> = call.query.iter().collect();
    query.sort();
    for (name, value) in query {
        digester.add(name.as_bytes());
        digester.add(value.as_bytes());
    }
    digester.add(b"headers");
    for (name, value) in call
        .headers
        .iter()
        .filter(|(_, value)| !value.is_sensitive())
    {
        digester.add(name.as_str().as_bytes());
        digester.add(value.as_bytes());
    }
    digester.add(b"body");
    match &call.payload {
        Payload::Empty => {}
        Payload::Bytes { bytes, .. } => digester.add(bytes),
        _ => digester.add(b"multipart"),
    }
    digester.digest()
}
