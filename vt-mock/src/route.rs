//! From a verb and a path to a row of the table.

use std::collections::HashMap;

use percent_encoding::percent_decode_str;
use vt_table::{Endpoint, Verb};

/// The path prefix of the API, which a row's `root` replaces.
pub(crate) const PREFIX: &str = "/api/v3";

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
