//! Patterns that name requests: `GET /api/v3/files/{}/comments`.

use crate::routing::router::placeholder;

/// Whether `pattern` names the request of this verb to this path and query. `{}` or any `{name}` stands for one segment
/// that is not empty, `*` for any verb or any path; the query counts only if the pattern has one.
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
