//! Collects mistakes as diagnostics; uses `text` only.

mod diagnostic;
mod finding;
mod taint;

use std::ops::Range;

use crate::text::{At, Lines, Span, TableSource};
use taint::Taint;

pub use diagnostic::{Diagnostic, Note};
pub(crate) use finding::Finding;

/// The mistakes that were found so far.
pub(crate) struct Report<'s> {
    /// What must not be reported, because it follows from a mistake.
    pub(crate) taint: Taint,
    source: &'s TableSource,
    lines: Lines<'s>,
    findings: Vec<Finding>,
    count: usize,
    /// Where the current row was stamped; each of its findings gets this note.
    origin: Option<At<String>>,
}

impl<'s> Report<'s> {
    pub(crate) fn new(source: &'s TableSource) -> Report<'s> {
        Report {
            taint: Taint::default(),
            source,
            lines: Lines::new(&source.text),
            findings: Vec::new(),
            count: 0,
            origin: None,
        }
    }

    /// Adds a finding. If it is known from another resource, only its notes are added.
    pub(crate) fn add(&mut self, mut finding: Finding) {
        self.count += 1;
        // A finding at the place of its origin shows that place anyway.
        if let Some(origin) = self.origin.clone().filter(|at| at.span != finding.span) {
            finding.push(origin);
        }
        let same = self
            .findings
            .iter_mut()
            .find(|known| known.is_same(&finding));
        match same {
            Some(known) => finding.notes.into_iter().for_each(|note| known.push(note)),
            None => self.findings.push(finding),
        }
    }

    pub(crate) fn error(&mut self, span: Span, message: impl Into<String>) {
        self.add(Finding::new(span, message));
    }

    /// Runs a check of a stamped row; each of its findings gets a note of where it was stamped.
    pub(crate) fn with_origin<T>(
        &mut self,
        origin: Option<&At<String>>,
        check: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let outer = std::mem::replace(&mut self.origin, origin.cloned());
        let checked = check(self);
        self.origin = outer;
        checked
    }

    /// How many mistakes were found so far; one that was found twice counts twice.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// How many different findings there are.
    pub(crate) fn len(&self) -> usize {
        self.findings.len()
    }

    /// Adds a note to these findings.
    pub(crate) fn note(&mut self, findings: Range<usize>, note: &At<String>) {
        for finding in self.findings.get_mut(findings).unwrap_or_default() {
            finding.push(note.clone());
        }
    }

    /// The text between these places.
    pub(crate) fn text(&self, span: Span) -> &'s str {
        self.source
            .text
            .get(span.start..span.end)
            .unwrap_or_default()
    }

    /// The place of a part of a string's value, or of the whole string if it has escapes.
    pub(crate) fn within(&self, whole: &At<String>, part: Range<usize>) -> Span {
        let written = self.text(whole.span);
        let quoted = ['"', '\''].into_iter().any(|quote| {
            written
                .strip_prefix(quote)
                .and_then(|rest| rest.strip_suffix(quote))
                == Some(whole.value.as_str())
        });
        if !quoted {
            return whole.span;
        }
        Span {
            start: whole.span.start + 1 + part.start,
            end: whole.span.start + 1 + part.end,
        }
    }

    /// The diagnostics, in the order of the text.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        self.findings.sort_by(|a, b| a.order().cmp(&b.order()));
        let findings = std::mem::take(&mut self.findings);
        findings
            .into_iter()
            .map(|finding| self.diagnostic(finding))
            .collect()
    }

    fn diagnostic(&self, finding: Finding) -> Diagnostic {
        let place = self.lines.position(finding.span);
        let notes = finding.notes.into_iter().map(|note| {
            let place = self.lines.position(note.span);
            Note {
                text: printable(&note.value),
                file: self.source.name.clone(),
                line: place.line,
                column: place.column,
            }
        });
        Diagnostic {
            file: self.source.name.clone(),
            line: place.line,
            column: place.column,
            message: printable(&finding.message),
            help: finding.help.as_deref().map(printable),
            line_text: place.text.replace(is_unprintable, "\u{fffd}"),
            caret: place.column - 1..place.column - 1 + place.width,
            notes: notes.collect(),
        }
    }
}

fn is_unprintable(character: char) -> bool {
    character.is_control() && character != '\t'
}

/// A table may contain control characters as escapes; a terminal must not obey them.
fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_control() {
            out.extend(character.escape_default());
        } else {
            out.push(character);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_of_a_table_do_not_reach_the_terminal() {
        let source = TableSource::new("t", "a = '\u{1b}[31m'\n");
        let mut report = Report::new(&source);
        report.error(Span { start: 0, end: 1 }, "unknown key `\u{1b}\n`");
        let shown = report.finish().remove(0).to_string();
        assert!(!shown.contains('\u{1b}'), "{shown:?}");
        assert!(shown.starts_with("unknown key `\\u{1b}\\n`\n"), "{shown:?}");
    }
}
