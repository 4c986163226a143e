//! Patterns that name requests: `GET /api/v3/files/{}/comments`.

use vt_table::Endpoint;

use super::path::{PREFIX, SIGNED, UPLOADS, placeholder, segments};

/// Whether `pattern` names the request of this verb to this path and query. `{}` or any `{name}`
/// stands for one segment that is not empty, `*` for any verb or any path; the query counts only if
/// the pattern has one.
pub(crate) fn matches(pattern: &str, method: &str, target: &str) -> bool {
    let pattern = pattern.trim();
    let (verb, wanted) = pattern.split_once(' ').unwrap_or(("", pattern));
    if verb != "*" && verb != method {
        return false;
    }
    let wanted = wanted.trim();
    if wanted == "*" {
        return true;
    }
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let (wanted_path, wanted_query) = match wanted.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (wanted, None),
    };
    let mut came = path.split('/');
    let same_path = wanted_path.split('/').all(|wanted| {
        came.next().is_some_and(|came| {
            wanted == came || (placeholder(wanted).is_some() && !came.is_empty())
        })
    });
    same_path && came.next().is_none() && wanted_query.is_none_or(|wanted| wanted == query)
}

/// Whether the path of a pattern such as `GET /files/{}` can be that of a row, a signed URL or an
/// upload URL.
pub(crate) fn may_meet(pattern: &str, endpoints: &[Endpoint]) -> bool {
    let path = pattern.split_once(' ').map_or(pattern, |parts| parts.1);
    let path = path.split('?').next().unwrap_or_default().trim();
    if path == "*" || path.starts_with(SIGNED) || path.starts_with(UPLOADS) {
        return true;
    }
    let same = |row: &mut dyn Iterator<Item = &str>| {
        let mut wanted = segments(path);
        loop {
            match (wanted.next(), row.next()) {
                (None, None) => return true,
                (Some(wanted), Some(segment)) => {
                    let any = [wanted, segment].map(|text| placeholder(text).is_some());
                    if wanted != segment && any == [false, false] {
                        return false;
                    }
                }
                _ => return false,
            }
        }
    };
    endpoints.iter().any(|endpoint| {
        let prefix = endpoint.root.as_deref().unwrap_or(PREFIX);
        same(&mut segments(&endpoint.path))
            || same(&mut segments(prefix).chain(segments(&endpoint.path)))
    })
}
