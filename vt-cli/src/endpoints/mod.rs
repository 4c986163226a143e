//! `vt endpoints`: the operations of a table as a list.
//! Uses `outcome`, `format`, `output` and `operations`.

mod kinds;
mod cells;
mod row_json;
mod markdown;

use std::borrow::Cow;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use vt_table::{Endpoint, Tier};

use crate::format::columns;
use crate::operations::lookup;
use crate::outcome::exit::Exit;
use crate::outcome::failure::Failure;
use crate::output::stdout::{self, Output};
use crate::output::write::WriteError;

/// The name by which clap knows the option.
pub(crate) const GROUP: &str = "group";

/// What is listed, and how.
#[derive(Args, Debug)]
pub(crate) struct ListOptions {
    /// Format of the list
    #[arg(long, value_enum, default_value = "table")]
    format: Format,

    /// Only the operations of this group
    #[arg(id = GROUP, long, value_name = "GROUP")]
    group: Option<String>,

    /// Only the operations of this tier
    #[arg(long, value_name = "TIER", value_parser = tiers())]
    tier: Option<Tier>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Aligned columns with a heading
    Table,
    /// One line per operation: group, method, verb, path, pagination, body, answer, tier,
    /// description
    Tsv,
    /// All that is known about each operation
    Json,
    /// One chapter per group
    Markdown,
}

fn tiers() -> impl TypedValueParser<Value = Tier> {
    PossibleValuesParser::new(Tier::ALL.map(Tier::as_str)).try_map(|name| {
        let tier = Tier::ALL.into_iter().find(|tier| tier.as_str() == name);
        tier.ok_or("no such tier")
    })
}

/// Prints the list.
pub(crate) fn run(endpoints: &[Endpoint], options: &ListOptions) -> Result<Exit, Failure> {
    let list = list(endpoints, options)?;
    if list.is_empty() {
        return Ok(Exit::Success);
    }
    let failure = stdout::print(&Output::Line(list))
        .err()
        .and_then(WriteError::failure);
    failure.map_or(Ok(Exit::Success), Err)
}

/// The list, without a final line break.
fn list(endpoints: &[Endpoint], options: &ListOptions) -> Result<String, Failure> {
    let rows: Vec<&Endpoint> = match &options.group {
        Some(group) => lookup::group(endpoints, group)?,
        None => endpoints.iter().collect(),
    };
    let rows: Vec<&Endpoint> = rows
        .into_iter()
        .filter(|row| options.tier.is_none_or(|tier| row.tier == tier))
        .collect();
    Ok(match options.format {
        Format::Table => {
            let mut lines = vec![cells::HEADINGS.map(Cow::Borrowed)];
            lines.extend(rows.iter().map(|row| cells::cells(row)));
            columns::aligned(&lines)
        }
        Format::Tsv => {
            let lines: Vec<_> = rows.iter().map(|row| cells::cells(row)).collect();
            columns::separated(&lines)
        }
        Format::Json => row_json::document(&rows),
        Format::Markdown => markdown::document(&rows),
    })
}
