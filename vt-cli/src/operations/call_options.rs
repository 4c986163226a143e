//! The options of a call, which are the same for all operations.

use std::path::PathBuf;
use std::str::FromStr;

use clap::Args;

/// The names by which clap knows options that are also named away from their definition.
pub(crate) mod id {
    pub(crate) const QUERY: &str = "query";
    pub(crate) const DATA: &str = "data";
    pub(crate) const FIELD: &str = "field";
    pub(crate) const FILE: &str = "file";
    pub(crate) const ALL: &str = "all";
    pub(crate) const LIMIT: &str = "limit";
    pub(crate) const PAGE_SIZE: &str = "page-size";
    pub(crate) const CURSOR: &str = "cursor";
}

/// The options of a call. Which of them make sense depends on the row.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct CallOptions {
    /// Add a query parameter, documented or not; its value is sent unchecked
    #[arg(id = id::QUERY, long, value_name = "NAME=VALUE", value_parser = pair)]
    pub(crate) query: Vec<(String, String)>,

    /// Add a request header
    #[arg(long, value_name = "NAME=VALUE", value_parser = header)]
    pub(crate) header: Vec<(String, String)>,

    /// Body: text, @FILE, or @- for standard input; it is sent unchecked
    #[arg(id = id::DATA, long, value_name = "TEXT|@FILE|@-")]
    pub(crate) data: Option<String>,

    /// Add a field to the form
    #[arg(
        id = id::FIELD,
        long,
        value_name = "NAME=VALUE",
        value_parser = pair,
        conflicts_with = id::DATA
    )]
    pub(crate) field: Vec<(String, String)>,

    /// Add a file to the form, as the part `file` or under a name of its own
    #[arg(id = id::FILE, long, value_name = "[NAME=@]PATH", conflicts_with = id::DATA)]
    pub(crate) file: Vec<PathBuf>,

    /// All items of all pages, one JSON document per line
    #[arg(id = id::ALL, long)]
    pub(crate) all: bool,

    /// At most this many items, of as many pages as it takes, one per line
    #[arg(
        id = id::LIMIT,
        long,
        value_name = "N",
        allow_negative_numbers = true,
        value_parser = count::<u64>
    )]
    pub(crate) limit: Option<u64>,

    /// Items per page
    #[arg(
        id = id::PAGE_SIZE,
        long,
        value_name = "N",
        allow_negative_numbers = true,
        value_parser = count::<u32>
    )]
    pub(crate) page_size: Option<u32>,

    /// Where to start: `meta.cursor` of an earlier page
    #[arg(id = id::CURSOR, long, value_name = "CURSOR")]
    pub(crate) cursor: Option<String>,

    /// Write the answer to this file; `-` is standard output, even a terminal
    #[arg(long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

impl CallOptions {
    /// Whether items are asked for, rather than one answer.
    pub(crate) fn items(&self) -> bool {
        self.all || self.limit.is_some()
    }
}

fn count<N: FromStr>(text: &str) -> Result<N, String> {
    let number = text.parse();
    number.map_err(|_| "give a number of items".to_owned())
}

fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err("give `NAME=VALUE`".to_owned()),
    }
}

/// `name=value`, or `name: value` as headers are written elsewhere.
fn header(text: &str) -> Result<(String, String), String> {
    match text.split_once(['=', ':']) {
        Some((name, value)) if !name.is_empty() => {
            Ok((name.trim().to_owned(), value.trim().to_owned()))
        }
        _ => Err("give `NAME=VALUE`".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_separator_ends_the_name() {
        let owned = |name: &str, value: &str| Ok((name.to_owned(), value.to_owned()));
        assert_eq!(pair("a=b=c"), owned("a", "b=c"));
        assert_eq!(pair("a="), owned("a", ""));
        assert_eq!(pair("a:b= c"), owned("a:b", " c"));
        assert_eq!(header("a: b=c"), owned("a", "b=c"));
        assert_eq!(header("a=b: c"), owned("a", "b: c"));
        for nothing in ["", "a", "=b"] {
            assert!(pair(nothing).is_err() && header(nothing).is_err());
        }
    }
}
