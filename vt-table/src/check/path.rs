//! Path templates: filled with variables, cut into segments, and checked.

use super::definitions::Definitions;
use crate::names::{is_snake_case, snake_case};
use crate::report::{Finding, Report};
use crate::source::{At, Span};
use crate::stamp::Stamped;
use crate::suggest::nearest;
use crate::syntax::{RESOURCE_VARIABLES, RawResource};
use crate::template::Meaning;

/// A path template that is right.
pub(super) struct Path {
    pub(super) template: String,
    /// The placeholders that are left, in the order of the path.
    pub(super) arguments: Vec<At<String>>,
}

/// A character or a placeholder of a path, and where it comes from.
enum Unit {
    Character(char, Span),
    Argument(String, Span),
}

impl Unit {
    fn span(&self) -> Span {
        match self {
            Unit::Character(_, span) | Unit::Argument(_, span) => *span,
        }
    }

    fn is_slash(&self) -> bool {
        matches!(self, Unit::Character('/', _))
    }
}

/// The path of a row on its resource. `None` when it is wrong, which was reported.
pub(super) fn path(
    text: &At<String>,
    stamped: &Stamped<'_>,
    resource: &RawResource,
    definitions: &Definitions<'_>,
    report: &mut Report<'_>,
) -> Option<Path> {
    let variables = &stamped.variables;
    let of_row = stamped.row.arguments.iter();
    let described: Vec<&str> = of_row
        .map(|argument| argument.name.value.as_str())
        .chain(definitions.argument_names(resource))
        .collect();
    let mut filled = Vec::new();
    let (mut complete, mut good) = (true, true);
    for unit in units(text, report)? {
        let Unit::Argument(name, span) = unit else {
            filled.push(unit);
            continue;
        };
        match variables.meaning(&name) {
            // A placeholder of the variable's value was looked at where that is defined.
            Meaning::Variable(value) => filled.extend(units_at(value, span)),
            Meaning::Spoilt => complete = false,
            _ if described.contains(&name.as_str()) => {
                filled.push(Unit::Argument(name, span));
            }
            Meaning::NotGiven => {
                variables.report_not_given(&name, span, report);
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

/// Whether a resource's `path` or `item` is a path.
pub(super) fn check_variable(
    variable: &str,
    text: &At<String>,
    resource: &RawResource,
    definitions: &Definitions<'_>,
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
            report.add(
                Finding::new(
                    *span,
                    format!("`{variable}` cannot use the variable `{{{name}}}`"),
                )
                .help("write it out"),
            );
            complete = false;
        } else if definitions
            .argument_names(resource)
            .all(|known| known != name)
        {
            let known = definitions.argument_names(resource);
            good &= is_no_slip(name, *span, known, report);
        }
    }
    complete && good & check(text.span, &units, report)
}

/// Whether an undescribed argument is not a misspelt name; reports it otherwise.
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
            "did you mean `{{{near}}}`? An argument of its own needs an entry in `[arguments]`"
        )),
    );
    false
}

/// Cuts a template at its braces. `None` when they are wrong, which was reported.
fn units(text: &At<String>, report: &mut Report<'_>) -> Option<Vec<Unit>> {
    let mut units = Vec::new();
    let mut good = true;
    let mut rest = text.value.char_indices();
    while let Some((start, character)) = rest.next() {
        let end = start + character.len_utf8();
        let span = report.within(text, start..end);
        match character {
            '{' => {
                let inner = &text.value[end..];
                let length = inner.find(['{', '}']);
                let Some(length) = length.filter(|length| inner[*length..].starts_with('}')) else {
                    report
                        .add(Finding::new(span, "`{` is never closed").help("add the missing `}`"));
                    good = false;
                    continue;
                };
                let name = &inner[..length];
                let span = report.within(text, start..end + length + 1);
                if is_snake_case(name) {
                    units.push(Unit::Argument(name.to_owned(), span));
                } else {
                    report_bad_name(name, span, report);
                    good = false;
                }
                rest = text.value.char_indices();
                rest.by_ref()
                    .take_while(|(at, _)| *at < end + length)
                    .last();
            }
            '}' => {
                report.add(Finding::new(span, "`}` without a `{` before it").help("remove it"));
                good = false;
            }
            _ => units.push(Unit::Character(character, span)),
        }
    }
    good.then_some(units)
}

fn report_bad_name(name: &str, span: Span, report: &mut Report<'_>) {
    let finding = if name.is_empty() {
        Finding::new(span, "a placeholder without a name").help("write `{id}`, for example")
    } else {
        let better = snake_case(name).map(|better| format!("write `{{{better}}}`"));
        Finding::new(
            span,
            format!("placeholder `{{{name}}}` is not in snake case"),
        )
        .maybe_help(better)
    };
    report.add(finding);
}

/// The units of a variable's value, all at the place where the row names the variable.
fn units_at(value: &str, span: Span) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut rest = value;
    while let Some(character) = rest.chars().next() {
        let argument = rest
            .strip_prefix('{')
            .and_then(|inner| inner.split_once('}'));
        if let Some((name, after)) = argument {
            units.push(Unit::Argument(name.to_owned(), span));
            rest = after;
        } else {
            units.push(Unit::Character(character, span));
            rest = &rest[character.len_utf8()..];
        }
    }
    units
}

fn joined(units: &[Unit]) -> String {
    let mut out = String::new();
    for unit in units {
        match unit {
            Unit::Character(character, _) => out.push(*character),
            Unit::Argument(name, _) => {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
        }
    }
    out
}

/// Checks a filled path; `whole` is where it stands.
fn check(whole: Span, units: &[Unit], report: &mut Report<'_>) -> bool {
    let before = report.count();
    if !units.first().is_some_and(Unit::is_slash) {
        let path = joined(units);
        report.add(
            Finding::new(whole, format!("path `{path}` does not begin with `/`"))
                .help(format!("write `/{path}`")),
        );
    }
    check_characters(units, report);
    check_segments(units, report);
    check_repeats(units, report);
    report.count() == before
}

fn check_characters(units: &[Unit], report: &mut Report<'_>) {
    const PLAIN: &str = "/-._~:@!$&'()*+,;=";
    for unit in units {
        let Unit::Character(character, span) = unit else {
            continue;
        };
        let help = match character {
            c if c.is_ascii_alphanumeric() || PLAIN.contains(*c) => continue,
            '?' => "list query parameters in `query`",
            '#' => "a path has no fragment",
            '%' => "write the character itself; paths are encoded when they are sent",
            _ => "only ASCII letters, digits and `-._~:@!$&'()*+,;=` can",
        };
        let finding = Finding::new(*span, format!("`{character}` cannot stand in a path"));
        report.add(finding.help(help));
    }
}

fn check_segments(units: &[Unit], report: &mut Report<'_>) {
    let slashes: Vec<Span> = units
        .iter()
        .filter(|u| u.is_slash())
        .map(Unit::span)
        .collect();
    for (index, segment) in units.split(Unit::is_slash).enumerate() {
        match segment {
            [] => {
                // Before the first slash there is no segment.
                if let Some(slash) = index.checked_sub(1).and_then(|index| slashes.get(index)) {
                    report.add(
                        Finding::new(*slash, "empty segment in a path")
                            .help("remove the superfluous `/`"),
                    );
                }
            }
            [first @ Unit::Character('.', _)]
            | [first @ Unit::Character('.', _), Unit::Character('.', _)] => {
                let span = segment.iter().map(Unit::span).fold(first.span(), Span::to);
                let text = format!("segment `{}` in a path", joined(segment));
                report.add(
                    Finding::new(span, text)
                        .help("it has a meaning of its own; write the path without it"),
                );
            }
            [_] => {}
            several => {
                let arguments = several.iter().filter(|u| matches!(u, Unit::Argument(..)));
                for argument in arguments {
                    let placeholder = joined(std::slice::from_ref(argument));
                    let text = format!("placeholder `{placeholder}` is not a whole path segment");
                    report.add(Finding::new(argument.span(), text).help("put it between two `/`"));
                }
            }
        }
    }
}

fn check_repeats(units: &[Unit], report: &mut Report<'_>) {
    let mut met: Vec<&str> = Vec::new();
    for unit in units {
        let Unit::Argument(name, span) = unit else {
            continue;
        };
        if met.contains(&name.as_str()) {
            let text = format!("placeholder `{{{name}}}` stands twice in the path");
            report.add(Finding::new(*span, text).help("give each its own name"));
        }
        met.push(name);
    }
}
