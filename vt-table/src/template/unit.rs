//! Paths cut into units: characters and placeholders.

use crate::names::{is_snake_case, snake_case};
use crate::report::{Finding, Report};
use crate::text::{At, Span};

/// A character or a placeholder of a path, and its place in the table.
pub(super) enum Unit {
    Character(char, Span),
    Argument(String, Span),
}

impl Unit {
    pub(super) fn span(&self) -> Span {
        match self {
            Unit::Character(_, span) | Unit::Argument(_, span) => *span,
        }
    }

    pub(super) fn is_slash(&self) -> bool {
        matches!(self, Unit::Character('/', _))
    }
}

/// The units of a template. `None` if its braces are wrong, which was reported.
pub(super) fn units(text: &At<String>, report: &mut Report<'_>) -> Option<Vec<Unit>> {
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
                report.add(Finding::new(span, "`}` has no matching `{`").help("remove it"));
                good = false;
            }
            _ => units.push(Unit::Character(character, span)),
        }
    }
    good.then_some(units)
}

fn report_bad_name(name: &str, span: Span, report: &mut Report<'_>) {
    let finding = if name.is_empty() {
        Finding::new(span, "a placeholder has no name").help("write `{id}`, for example")
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

/// The units of a variable's value, all at the place of the variable's placeholder.
pub(super) fn units_at(value: &str, span: Span) -> Vec<Unit> {
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

pub(super) fn joined(units: &[Unit]) -> String {
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
