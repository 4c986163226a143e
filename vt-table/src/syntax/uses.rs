//! `use`: the shared sets of a resource.

use toml::de::DeValue;

use super::field::{Field, each};
use super::row_values::tier;
use crate::endpoint::Tier;
use crate::report::{Finding, Report};
use crate::text::{At, Span};

/// An entry of `use`.
pub(crate) struct RawUse {
    pub(crate) set: At<String>,
    /// The key of the only row that it takes from the set.
    pub(crate) row: Option<At<String>>,
    /// Variables for the rows, which hide those of the resource.
    pub(crate) variables: Vec<(At<String>, At<String>)>,
    /// Replaces the tier of the rows, as `source` and `note` replace theirs.
    pub(crate) tier: Option<Tier>,
    pub(crate) source: Option<At<String>>,
    pub(crate) note: Option<At<String>>,
    pub(crate) span: Span,
}

pub(super) fn uses(field: &Field<'_>, report: &mut Report<'_>) -> Vec<RawUse> {
    let elements = field.elements(report).unwrap_or_default();
    each(&elements, report, one_use)
}

fn one_use(element: &Field<'_>, report: &mut Report<'_>) -> Option<RawUse> {
    let (mut set, mut variables) = (None, Vec::new());
    let (mut level, mut source, mut note) = (None, None, None);
    let before = report.count();
    match element.value {
        DeValue::String(_) => set = element.text(report),
        DeValue::Table(_) => {
            for field in element.table(report)? {
                match field.key.value {
                    "set" => set = field.text(report),
                    "tier" => level = tier(&field, report).map(|tier| tier.value),
                    "source" => source = field.text(report),
                    "note" => note = field.text(report),
                    _ => variables.extend(field.text(report).map(|text| (field.name(), text))),
                }
            }
            if set.is_none() && report.count() == before {
                report.add(
                    Finding::new(element.span, "an entry of `use` has no `set`")
                        .help("add `set = \"…\"`, the name of a shared set"),
                );
            }
        }
        _ => return element.wrong(report, "names of shared sets or tables with `set`"),
    }
    let set = set?;
    let (name, row) = match set.value.split_once('.') {
        Some((name, row)) => {
            let dot = name.len();
            let row_span = report.within(&set, dot + 1..set.value.len());
            (
                At::new(name.to_owned(), report.within(&set, 0..dot)),
                Some(At::new(row.to_owned(), row_span)),
            )
        }
        None => (set.clone(), None),
    };
    Some(RawUse {
        set: name,
        row,
        variables,
        tier: level,
        source,
        note,
        span: element.span,
    })
}
