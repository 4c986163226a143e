//! The operations that a server answers unless it is given others: the client's own table.

use vt_table::Endpoint;

/// How the reference spells the path of one feed, and how vt-py and one of its examples do.
const FEED: &str = "/feeds/file_behaviours/";
const FEED_WITH_HYPHEN: &str = "/feeds/file-behaviours/";

pub(crate) fn built_in() -> Vec<Endpoint> {
    let table = vt_client::ENDPOINTS.to_vec();
    let other = table.iter().filter_map(|row| {
        let rest = row.path.strip_prefix(FEED)?;
        let mut row = row.clone();
        row.path = format!("{FEED_WITH_HYPHEN}{rest}").into();
        Some(row)
    });
    let other: Vec<Endpoint> = other.collect();
    [table, other].concat()
}
