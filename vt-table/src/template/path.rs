//! Path templates, which are filled with variables and checked.

use super::path_rules::check;
use super::unit::{Unit, joined, units, units_at};
use super::variables::{Meaning, RESOURCE_VARIABLES, Variables};
use crate::nearest::nearest;
use crate::report::{Finding, Report};
use crate::text::{At, Span};

/// A path template that is right.
pub(crate) struct Path {
    pub(crate) template: String,
    /// The placeholders that are left, in the order of the path.
    pub(crate) arguments: Vec<At<String>>,
}

/// The path of a row. `None` if it is wrong, which was reported.
///
/// A placeholder that is not a variable is an argument. If it is not among the `described` ones,
/// its name must not be so near to another that it may be misspelt.
pub(crate) fn path(
    text: &At<String>,
    variables: &Variables<'_>,
    described: &[&str],
    report: &mut Report<'_>,
) -> Option<Path> {
    let mut filled = Vec::new();
    let (mut complete, mut good) = (true, true);
    for unit in units(text, report)? {
        let Unit::Argument(name, span) = unit else {
            filled.push(unit);
            continue;
        };
        match variables.meaning(&name) {
            // The placeholders of a variable's value were checked where it is defined.
            Meaning::Variable(value) => filled.extend(units_at(value, span)),
            Meaning::Tainted => complete = false,
            _ if described.contains(&name.as_str()) => {
                filled.push(Unit::Argument(name, span));
            }
            Meaning::Missing => {
                variables.report_missing(&name, span, report);
                complete = false;
            }
            Meaning::Unknown => {
                let known = variables.names().chain(RESOURCE_VARIABLES);
                let known = known.chain(described.iter().copied());
                good &= is_no_slip(&name, span, known, report);
                filled.push(Unit::Argument(name, span));
            }
        }
    }
    good &= complete && check(text.span, &filled, report);
    good.then(|| Path {
        template: joined(&filled),
        arguments: filled
            .into_iter()
            .filter_map(|unit| match unit {
                Unit::Argument(name, span) => Some(At::new(name, span)),
                Unit::Character(..) => None,
            })
            .collect(),
    })
}

/// Whether a resource's `path` or `item` is a path; reports it otherwise.
pub(crate) fn is_path(
    variable: &str,
    text: &At<String>,
    described: &[&str],
    report: &mut Report<'_>,
) -> bool {
    let Some(units) = units(text, report) else {
        return false;
    };
    let (mut complete, mut good) = (true, true);
    for unit in &units {
        let Unit::Argument(name, span) = unit else {
            continue;
        };
        if RESOURCE_VARIABLES.contains(&name.as_str()) {
            let message = format!("`{variable}` cannot use the variable `{{{name}}}`");
            report.add(Finding::new(*span, message).help("write it out"));
            complete = false;
        } else if !described.contains(&name.as_str()) {
            good &= is_no_slip(name, *span, described.iter().copied(), report);
        }
    }
    complete && good & check(text.span, &units, report)
}

/// Whether an argument without a description is not a misspelt name; reports it otherwise.
fn is_no_slip<'n>(
    name: &str,
    span: Span,
    known: impl Iterator<Item = &'n str>,
    report: &mut Report<'_>,
) -> bool {
    let Some(near) = nearest(name, known) else {
        return true;
    };
    report.add(
        Finding::new(span, format!("unknown placeholder `{{{name}}}`")).help(format!(
            "did you mean `{{{near}}}`? If it is an argument, define it in `[arguments]`"
        )),
    );
    false
}
