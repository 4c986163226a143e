//! From a verb and a path to a row of the table.

use std::collections::HashMap;

use percent_encoding::percent_decode_str;
use vt_table::{Endpoint, Verb};

use super::path::{PREFIX, placeholder, segments};

/// A tree of path segments. A literal segment wins over a placeholder, `/files/upload_url` over
/// `/files/{id}`, unless only the placeholder's row has the verb.
#[derive(Debug, Default)]
pub(crate) struct Router {
    root: Node,
}

#[derive(Debug, Default)]
struct Node {
    literals: HashMap<String, Node>,
    placeholder: Option<Box<Node>>,
    rows: Vec<(Verb, usize)>,
}

/// What a verb and a path lead to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Route {
    /// The row at this index, and the texts of its placeholders in order.
    Row(usize, Vec<String>),
    /// The path exists for these verbs only.
    WrongVerb(Vec<Verb>),
    /// No row has this path.
    Unknown,
}

impl Router {
    pub(crate) fn new(endpoints: &[Endpoint]) -> Self {
        let mut router = Self::default();
        for (index, endpoint) in endpoints.iter().enumerate() {
            let mut node = &mut router.root;
            let prefix = endpoint.root.as_deref().unwrap_or(PREFIX);
            for segment in segments(prefix).chain(segments(&endpoint.path)) {
                node = if placeholder(segment).is_some() {
                    node.placeholder.get_or_insert_default()
                } else {
                    node.literals.entry(segment.to_owned()).or_default()
                };
            }
            node.rows.push((endpoint.verb, index));
        }
        router
    }

    /// Finds the row for a request. `path` is percent-encoded, as it came.
    pub(crate) fn find(&self, verb: &str, path: &str) -> Route {
        let path: Vec<String> = path
            .strip_prefix('/')
            .unwrap_or(path)
            .split('/')
            .map(|segment| percent_decode_str(segment).decode_utf8_lossy().into_owned())
            .collect();
        // The connection leaves the body out of an answer to HEAD.
        let verb = if verb == "HEAD" { "GET" } else { verb };
        let verb = Verb::ALL.into_iter().find(|known| known.as_str() == verb);
        let mut allowed = Vec::new();
        let mut arguments = Vec::new();
        match self.root.find(verb, &path, &mut arguments, &mut allowed) {
            Some(index) => Route::Row(index, arguments),
            None if allowed.is_empty() => Route::Unknown,
            None => {
                allowed.sort_unstable();
                allowed.dedup();
                Route::WrongVerb(allowed)
            }
        }
    }
}

impl Node {
    fn find(
        &self,
        verb: Option<Verb>,
        path: &[String],
        arguments: &mut Vec<String>,
        allowed: &mut Vec<Verb>,
    ) -> Option<usize> {
        let Some((segment, rest)) = path.split_first() else {
            allowed.extend(self.rows.iter().map(|(verb, _)| *verb));
            return self
                .rows
                .iter()
                .find(|row| Some(row.0) == verb)
                .map(|row| row.1);
        };
        if let Some(node) = self.literals.get(segment)
            && let Some(index) = node.find(verb, rest, arguments, allowed)
        {
            return Some(index);
        }
        let node = self.placeholder.as_ref().filter(|_| !segment.is_empty())?;
        arguments.push(segment.clone());
        let found = node.find(verb, rest, arguments, allowed);
        if found.is_none() {
            arguments.pop();
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn router(rows: &[(Verb, &'static str)]) -> Router {
        let table = crate::routing::endpoints::built_in();
        let rows = rows.iter().map(|(verb, path)| {
            let mut endpoint = table[0].clone();
            (endpoint.verb, endpoint.path) = (*verb, (*path).into());
            endpoint
        });
        Router::new(&rows.collect::<Vec<_>>())
    }

    fn row(index: usize, arguments: &[&str]) -> Route {
        Route::Row(
            index,
            arguments.iter().map(|text| (*text).to_owned()).collect(),
        )
    }

    #[test]
    fn literals_win_whatever_the_order() {
        let rows = [(Verb::Get, "/files/{id}"), (Verb::Get, "/files/upload_url")];
        for (first, second) in [(rows[0], rows[1]), (rows[1], rows[0])] {
            let literal = usize::from(first == rows[0]);
            let router = router(&[first, second]);
            assert_eq!(
                router.find("GET", "/api/v3/files/upload_url"),
                row(literal, &[])
            );
            assert_eq!(
                router.find("GET", "/api/v3/files/x"),
                row(1 - literal, &["x"])
            );
        }
    }

    #[test]
    fn a_literal_that_leads_nowhere_yields_to_a_placeholder() {
        let router = router(&[
            (Verb::Get, "/files/upload_url"),
            (Verb::Get, "/files/{id}/comments"),
            (Verb::Delete, "/files/{id}"),
            (Verb::Get, "/a/{b}/c/d"),
            (Verb::Get, "/{a}/b/c/e"),
        ]);
        assert_eq!(
            router.find("GET", "/api/v3/files/upload_url/comments"),
            row(1, &["upload_url"])
        );
        // Only the placeholder's row has the verb.
        assert_eq!(
            router.find("DELETE", "/api/v3/files/upload_url"),
            row(2, &["upload_url"])
        );
        // What was tried in vain leaves no argument behind.
        assert_eq!(router.find("GET", "/api/v3/a/b/c/e"), row(4, &["a"]));
    }

    #[test]
    fn arguments_are_decoded_segment_by_segment() {
        let router = router(&[(Verb::Get, "/files/{id}/x/{name}")]);
        let found = router.find("GET", "/api/v3/files/a%2Fb%25/x/%C3%A9%3F");
        assert_eq!(found, row(0, &["a/b%", "\u{e9}?"]));
        assert_eq!(router.find("GET", "/api/v3/files//x/y"), Route::Unknown);
    }

    #[test]
    fn wrong_verbs_name_the_right_ones() {
        let router = router(&[
            (Verb::Post, "/a/{b}"),
            (Verb::Get, "/a/b"),
            (Verb::Get, "/a/{c}"),
        ]);
        assert_eq!(
            router.find("PUT", "/api/v3/a/b"),
            Route::WrongVerb(vec![Verb::Get, Verb::Post])
        );
        assert_eq!(router.find("PUT", "/api/v3/a"), Route::Unknown);
        assert_eq!(router.find("GET", "/a/b"), Route::Unknown);
    }
}
