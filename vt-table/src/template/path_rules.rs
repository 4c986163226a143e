//! Rules for paths.

use super::unit::{Unit, joined};
use crate::report::{Finding, Report};
use crate::text::Span;

/// Checks a filled path, whose place is `whole`.
pub(super) fn check(whole: Span, units: &[Unit], report: &mut Report<'_>) -> bool {
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
            _ => "use ASCII letters, digits and `-._~:@!$&'()*+,;=`",
        };
        let finding = Finding::new(*span, format!("`{character}` cannot be used in a path"));
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
                // There is no segment before the first slash.
                if let Some(slash) = index.checked_sub(1).and_then(|index| slashes.get(index)) {
                    report.add(
                        Finding::new(*slash, "empty path segment").help("remove the extra `/`"),
                    );
                }
            }
            [first @ Unit::Character('.', _)]
            | [first @ Unit::Character('.', _), Unit::Character('.', _)] => {
                let span = segment.iter().map(Unit::span).fold(first.span(), Span::to);
                let text = format!("path segment `{}` is not allowed", joined(segment));
                report.add(Finding::new(span, text).help("write the path without it"));
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
            let text = format!("placeholder `{{{name}}}` is used twice in the path");
            report.add(Finding::new(*span, text).help("give each a name of its own"));
        }
        met.push(name);
    }
}
