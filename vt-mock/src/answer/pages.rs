//! Pages of a collection.
//!
//! Collections are listed with the newest item first. A cursor names the last item that was shown,
//! and counts from the oldest end in case that item is gone: what is added or removed between
//! two requests shifts nothing, and every item that was there and stays comes exactly once.

use std::hash::{DefaultHasher, Hash, Hasher};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use vt_table::{Endpoint, PagingStyle};

use crate::base::digest::sha256_hex;
use crate::http::failure::Failure;
use crate::http::received::Received;

/// The page size when the row documents none.
const DEFAULT_SIZE: usize = 10;
/// The page size that is not exceeded when the row documents no maximum.
const LARGEST_SIZE: usize = 40;

/// What vtapi3 sends when it has no cursor; the service takes it for none.
const NO_CURSOR: &str = "\"\"";

/// Which part of a collection a request asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Page {
    /// The index of the first item.
    pub(crate) start: usize,
    /// The index after the last item.
    pub(crate) end: usize,
    /// The page size in force.
    pub(crate) size: usize,
    /// What asks for the next page: a cursor, or a page number.
    pub(crate) next: Option<String>,
}

impl Page {
    /// The page of a collection that `request` asks for. Equal `items` are the same item.
    pub(crate) fn of<T: Hash>(
        endpoint: &Endpoint,
        request: &Received,
        items: &[T],
    ) -> Result<Self, Failure> {
        let total = items.len();
        let size = size(endpoint, request)?;
        let (start, number) = match endpoint.paging.style {
            PagingStyle::None => {
                return Ok(Self {
                    start: 0,
                    end: total,
                    size: total,
                    next: None,
                });
            }
            PagingStyle::PageNumber => {
                let number = number(request, "page")?.unwrap_or(0);
                (size.saturating_mul(number).min(total), number)
            }
            PagingStyle::Cursor => (from_cursor(request, "cursor", items)?, 0),
            PagingStyle::LinkHeader => (from_cursor(request, "page", items)?, 0),
        };
        let end = start.saturating_add(size).min(total);
        let next = (end < total).then(|| match endpoint.paging.style {
            PagingStyle::PageNumber => (number + 1).to_string(),
            _ => cursor(request, total - end, items.get(end.wrapping_sub(1))),
        });
        Ok(Self {
            start,
            end,
            size,
            next,
        })
    }
}

fn number(request: &Received, name: &str) -> Result<Option<usize>, Failure> {
    let Some(text) = request.query_value(name) else {
        return Ok(None);
    };
    let number = text.parse();
    number
        .map(Some)
        .map_err(|_| Failure::invalid_argument(format!("`{name}` must be a number, not `{text}`")))
}

/// The page size that is asked for. More than the documented maximum is an error; where none is
/// documented, more than the usual one is cut down.
fn size(endpoint: &Endpoint, request: &Received) -> Result<usize, Failure> {
    let paging = &endpoint.paging;
    let default = paging
        .default_size
        .map_or(DEFAULT_SIZE, |size| size as usize);
    let name = &*paging.size_parameter;
    if name.is_empty() {
        return Ok(default);
    }
    let Some(size) = number(request, name)? else {
        return Ok(default);
    };
    match paging.maximum_size.map(|size| size as usize) {
        _ if size == 0 => Err(Failure::invalid_argument(format!(
            "`{name}` must be at least 1"
        ))),
        Some(maximum) if size > maximum => Err(Failure::invalid_argument(format!(
            "`{name}` must be at most {maximum}, not {size}"
        ))),
        Some(_) => Ok(size),
        None => Ok(size.min(LARGEST_SIZE.max(default))),
    }
}

/// A cursor belongs to one collection: to its path and to all parameters but those of paging.
fn digest(request: &Received) -> String {
    let paging = ["cursor", "limit", "page", "size", "page_size"];
    let mut name = request.path.clone();
    for (key, value) in request
        .query
        .iter()
        .filter(|pair| !paging.contains(&&*pair.0))
    {
        name.push_str(&format!("&{key}={value}"));
    }
    sha256_hex(name.as_bytes())[..8].to_owned()
}

/// A short name of an item.
fn mark<T: Hash>(item: &T) -> String {
    let mut hasher = DefaultHasher::new();
    item.hash(&mut hasher);
    format!("{:08x}", hasher.finish() as u32)
}

fn cursor<T: Hash>(request: &Received, remaining: usize, last: Option<&T>) -> String {
    let last = last.map_or_else(String::new, mark);
    let mut text = format!("{}:{last}:{remaining}", digest(request));
    // Real cursors often end in `=`, which has to be percent-encoded: so do these.
    while text.len() % 3 == 0 {
        text.push(':');
    }
    STANDARD.encode(text)
}

/// The index at which a cursor's page starts.
fn from_cursor<T: Hash>(request: &Received, name: &str, items: &[T]) -> Result<usize, Failure> {
    let Some(given) = request
        .query_value(name)
        .filter(|cursor| !matches!(*cursor, "" | NO_CURSOR))
    else {
        return Ok(0);
    };
    let read = || {
        let text = String::from_utf8(STANDARD.decode(given).ok()?).ok()?;
        let mut parts = text.trim_end_matches(':').split(':');
        let (digest, last) = (parts.next()?, parts.next()?.to_owned());
        let remaining = parts.next()?.parse::<usize>().ok()?;
        (digest == self::digest(request)).then_some((last, remaining))
    };
    let (last, remaining) = read().ok_or_else(|| {
        Failure::invalid_argument(format!("`{given}` is not a cursor of this collection"))
    })?;
    let after = items.iter().position(|item| mark(item) == last);
    Ok(after.map_or_else(|| items.len().saturating_sub(remaining), |index| index + 1))
}
