//! Recovery: what cannot be parsed or is defined twice is reported, and the rest is read.

use std::borrow::Cow;

use toml::de::{DeTable, DeValue};

use super::field::fields;
use crate::report::{Finding, Report};
use crate::text::Span;

/// Nobody wants to read about more broken statements at once.
const MOST_SYNTAX_ERRORS: usize = 100;

/// The text without its broken statements, which are reported.
///
/// The parser recovers in the middle of a broken statement and then finds mistakes that are none.
/// So a broken statement is replaced with spaces, byte for byte, and the rest is parsed again.
pub(crate) fn without_broken<'t>(text: &'t str, report: &mut Report<'_>) -> Cow<'t, str> {
    let mut text = Cow::Borrowed(text);
    for _ in 0..MOST_SYNTAX_ERRORS {
        let (table, errors) = DeTable::parse_recoverable(&text);
        let first = errors
            .iter()
            .filter(|error| error.message() != DUPLICATE)
            .filter_map(|error| Some((error.span()?, error.message())))
            .min_by_key(|(span, _)| span.start);
        let Some((span, message)) = first else {
            break;
        };
        let message = message.to_owned();
        let broken = broken_statement(&text, table.get_ref(), span.start);
        report_syntax(&text, &broken, span.into(), &message, report);
        let lost = text.get(broken.span.start..broken.span.end).unwrap_or("");
        report.taint.add_uses(lost);
        let header = header_above(&text, broken.span.start);
        for name in lost.lines().filter_map(defined) {
            report.taint.add_statement(&header, name);
        }
        let blanked = blank(&text, broken.span);
        if blanked == text {
            break;
        }
        text = Cow::Owned(blanked);
    }
    text
}

const DUPLICATE: &str = "duplicate key";

/// Reports keys and tables that are defined twice. The parser keeps the first.
pub(crate) fn report_duplicates(text: &str, report: &mut Report<'_>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors.iter().filter(|error| error.message() == DUPLICATE) {
        let Some(range) = error.span() else { continue };
        let key = text.get(range.clone()).unwrap_or_default();
        let key = key.trim_matches(['"', '\'']);
        let line = line_start(text, range.start);
        report.taint.add_uses(
            text.get(line..statement_end(text, range.start))
                .unwrap_or(""),
        );
        let is_header = text[line..].trim_start().starts_with('[');
        let first = if is_header {
            header_first(text, line)
        } else {
            field_first(text, table.get_ref(), key, range.start)
        };
        let what = if is_header { "table" } else { "key" };
        let mut finding = Finding::new(range.clone().into(), format!("duplicate {what} `{key}`"));
        if let Some(first) = first.filter(|first| first.start < range.start) {
            finding = finding.note("first defined", first);
        }
        report.add(finding);
    }
}

/// The last name of the same header above this line.
///
/// The parsed table does not tell, because it has the place of the second header.
fn header_first(text: &str, line: usize) -> Option<Span> {
    let header = header_path(&text[line..])?;
    let mut start = 0;
    for earlier in text[..line].split_inclusive('\n') {
        if header_path(earlier).as_ref() == Some(&header) {
            let path = &earlier[..earlier.find(']')?];
            let last = path.rfind(['.', '[']).map_or(0, |found| found + 1);
            let name = path[last..].trim();
            let name_start = start + last + (path[last..].len() - path[last..].trim_start().len());
            return Some(Span {
                start: name_start,
                end: name_start + name.len(),
            });
        }
        start += earlier.len();
    }
    None
}

/// The header above an offset, its names joined by `.`: `resource.files`.
fn header_above(text: &str, offset: usize) -> String {
    let mut headers = text[..offset].lines().filter_map(header_path);
    headers.next_back().unwrap_or_default().join(".")
}

/// The names of a header line, `["resource", "files"]`.
fn header_path(line: &str) -> Option<Vec<&str>> {
    let inner = line.trim_start().strip_prefix('[')?.split(']').next()?;
    let names = inner.split('.');
    Some(
        names
            .map(|name| name.trim().trim_matches(['"', '\'']))
            .collect(),
    )
}

/// The last key of this name before `offset` that is not inside another value.
fn field_first(text: &str, table: &DeTable<'_>, name: &str, offset: usize) -> Option<Span> {
    let mut nearest: Option<Span> = None;
    for field in fields(table) {
        let inner = match field.value {
            DeValue::Table(inner) => {
                let closed = is_inline(text, field.span);
                let inside = (field.span.start..field.span.end).contains(&offset);
                (!closed || inside)
                    .then(|| field_first(text, inner, name, offset))
                    .flatten()
            }
            _ => None,
        };
        let own = (field.key.value == name).then_some(field.key.span);
        for span in [own, inner].into_iter().flatten() {
            if span.start < offset && nearest.is_none_or(|known| known < span) {
                nearest = Some(span);
            }
        }
    }
    nearest
}

/// Whether a table is in braces. Otherwise its span is that of its header or first key.
fn is_inline(text: &str, span: Span) -> bool {
    text[span.start..].starts_with('{')
}

struct Statement {
    span: Span,
    /// Where the value begins, if that is before the mistake.
    value: Option<usize>,
}

/// The statement with a syntax error at `offset`.
fn broken_statement(text: &str, table: &DeTable<'_>, offset: usize) -> Statement {
    let value = value_around(text, table, offset);
    let start = line_start(text, value.unwrap_or(offset).min(offset));
    let header = text[start..].trim_start().starts_with('[') && value.is_none();
    let mut end = statement_end(text, start);
    while header && end < text.len() && !text[end..].trim_start().starts_with('[') {
        // Without its header, the fields of a table would belong to the table above.
        end = statement_end(text, end);
    }
    Statement {
        span: Span { start, end },
        value,
    }
}

/// The start of the outermost array, text or inline table that reaches `offset`.
fn value_around(text: &str, table: &DeTable<'_>, offset: usize) -> Option<usize> {
    fields(table).iter().find_map(|field| match field.value {
        DeValue::Table(inner) if !is_inline(text, field.span) => value_around(text, inner, offset),
        _ if field.key.span.end <= field.span.start
            && (field.span.start..=field.span.end).contains(&offset) =>
        {
            Some(field.span.start)
        }
        _ => None,
    })
}

fn report_syntax(
    text: &str,
    broken: &Statement,
    span: Span,
    message: &str,
    report: &mut Report<'_>,
) {
    let finding = match broken.value {
        Some(value) if span.start >= broken.span.end && !text[value..].is_empty() => {
            let close = match &text.as_bytes()[value..] {
                [b'{', ..] => "}",
                [b'[', ..] => "]",
                [b'"', b'"', b'"', ..] => "\"\"\"",
                [b'\'', b'\'', b'\'', ..] => "'''",
                _ => "end",
            };
            let open = Span {
                start: value,
                end: value + if close.len() == 3 { 3 } else { 1 },
            };
            Finding::new(open, "this is never closed").help(format!("add the missing `{close}`"))
        }
        _ => Finding::new(
            span,
            better(text, span).unwrap_or_else(|| message.to_owned()),
        ),
    };
    report.add(finding);
}

/// A message for mistakes of which the parser tells only what it tried last.
fn better(text: &str, span: Span) -> Option<String> {
    let before = text[..span.start].trim_end_matches([' ', '\t']);
    if !before.ends_with('=') {
        return None;
    }
    let word: &str = &text[span.start..span.end];
    let rest = text[span.start..].lines().next().unwrap_or_default();
    if rest.trim().is_empty() || rest.starts_with('#') {
        Some("missing value".to_owned())
    } else if word.starts_with(|c: char| c.is_ascii_alphabetic()) {
        Some(format!("`{word}` is not a value; put text in quotes"))
    } else {
        None
    }
}

fn blank(text: &str, span: Span) -> String {
    let mut out = String::with_capacity(text.len());
    for (offset, character) in text.char_indices() {
        let inside = (span.start..span.end).contains(&offset);
        if inside && !matches!(character, '\n' | '\r' | '\u{feff}') {
            out.extend(std::iter::repeat_n(' ', character.len_utf8()));
        } else {
            out.push(character);
        }
    }
    out
}

fn line_start(text: &str, offset: usize) -> usize {
    text[..offset].rfind('\n').map_or(0, |found| found + 1)
}

/// Where the next statement begins: the next line that looks like a key or a header.
fn statement_end(text: &str, offset: usize) -> usize {
    let mut start = offset;
    while let Some(found) = text[start..].find('\n') {
        start += found + 1;
        if begins_statement(&text[start..]) {
            return start;
        }
    }
    text.len()
}

/// The name that a line defines: the key before `=`, or the last name of a header.
fn defined(line: &str) -> Option<&str> {
    let name = match line.trim_start().strip_prefix('[') {
        Some(header) => header.split([']', '#']).next()?.rsplit('.').next()?,
        None => line.split_once('=')?.0,
    };
    Some(name.trim().trim_matches(['"', '\'']))
}

fn begins_statement(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default().trim_start();
    if let Some(header) = line.strip_prefix('[') {
        let bare = |character: char| character.is_alphanumeric() || "_-.[]\"' ".contains(character);
        let header = header.split('#').next().unwrap_or_default().trim_end();
        return header.ends_with(']') && header.chars().all(bare);
    }
    let Some((key, _)) = line.split_once('=') else {
        return false;
    };
    let bare = |character: char| character.is_alphanumeric() || "_-.\"' {}".contains(character);
    !key.trim().is_empty() && !key.starts_with('{') && key.chars().all(bare)
}
