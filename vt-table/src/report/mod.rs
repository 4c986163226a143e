//! Diagnostics while they are collected, and what was left out because of them.

use std::collections::BTreeSet;
use std::ops::Range;

mod diagnostic;

use crate::source::{At, Lines, Source, Span};
pub use diagnostic::{Diagnostic, Note};

/// What was found so far.
pub(crate) struct Report<'s> {
    source: &'s Source,
    lines: Lines<'s>,
    findings: Vec<Finding>,
    count: usize,
    /// Words of what was left out because it is wrong; they count as used.
    mentioned: BTreeSet<String>,
    /// Names whose definitions were left out because they are wrong; nobody is told that they are
    /// unknown.
    spoilt: BTreeSet<String>,
    /// The same for what was lost with a broken statement, with the header it stood under.
    lost: BTreeSet<(String, String)>,
    /// Where the row at hand was stamped.
    stamp: Option<(String, Span)>,
}

/// A diagnostic before its place is counted out in lines and columns.
pub(crate) struct Finding {
    span: Span,
    message: String,
    help: Option<String>,
    notes: Vec<(String, Span)>,
}

/// A row may be stamped on every resource; a few places tell enough.
const MOST_NOTES: usize = 3;

impl Finding {
    pub(crate) fn new(span: Span, message: impl Into<String>) -> Finding {
        Finding {
            span,
            message: message.into(),
            help: None,
            notes: Vec::new(),
        }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Finding {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn maybe_help(mut self, help: Option<String>) -> Finding {
        self.help = help;
        self
    }

    pub(crate) fn note(mut self, text: impl Into<String>, span: Span) -> Finding {
        self.notes.push((text.into(), span));
        self
    }
}

impl<'s> Report<'s> {
    pub(crate) fn new(source: &'s Source) -> Report<'s> {
        Report {
            source,
            lines: Lines::new(&source.text),
            findings: Vec::new(),
            count: 0,
            mentioned: BTreeSet::new(),
            spoilt: BTreeSet::new(),
            lost: BTreeSet::new(),
            stamp: None,
        }
    }

    /// Takes a finding down. The same finding at the same place, met again on another resource,
    /// only adds its notes.
    pub(crate) fn add(&mut self, mut finding: Finding) {
        self.count += 1;
        // What is found at the place of the stamp itself says already where that is.
        if let Some(stamp) = self.stamp.clone().filter(|(_, span)| *span != finding.span) {
            finding.push(stamp);
        }
        let same = self.findings.iter_mut().find(|known| {
            known.span == finding.span
                && known.message == finding.message
                && known.help == finding.help
        });
        match same {
            Some(known) => finding.notes.into_iter().for_each(|note| known.push(note)),
            None => self.findings.push(finding),
        }
    }

    pub(crate) fn error(&mut self, span: Span, message: impl Into<String>) {
        self.add(Finding::new(span, message));
    }

    /// Runs a check of a stamped row; what it finds gets a note of where the row was stamped.
    pub(crate) fn stamped<T>(
        &mut self,
        stamp: Option<&(String, Span)>,
        check: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let outer = std::mem::replace(&mut self.stamp, stamp.cloned());
        let checked = check(self);
        self.stamp = outer;
        checked
    }

    /// How often something was found so far; grows with every mistake, new or known.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// How many different findings there are.
    pub(crate) fn len(&self) -> usize {
        self.findings.len()
    }

    /// Adds a note to these findings.
    pub(crate) fn note(&mut self, findings: Range<usize>, text: &str, span: Span) {
        for finding in self.findings.get_mut(findings).unwrap_or_default() {
            finding.push((text.to_owned(), span));
        }
    }

    /// The text between these places.
    pub(crate) fn text(&self, span: Span) -> &'s str {
        self.source
            .text
            .get(span.start..span.end)
            .unwrap_or_default()
    }

    /// The place of a part of a string's value; the whole string where that has escapes.
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

    /// Notes the words of something left out, so that nothing is called unused because of it.
    pub(crate) fn mention(&mut self, text: &str) {
        let is_word = |character: char| character.is_alphanumeric() || character == '_';
        let words = text.split(|character| !is_word(character));
        self.mentioned.extend(words.map(str::to_owned));
    }

    pub(crate) fn is_mentioned(&self, word: &str) -> bool {
        self.mentioned.contains(word)
    }

    /// Notes that the definition of this name is left out.
    pub(crate) fn spoil(&mut self, name: &str) {
        self.spoilt.insert(name.to_owned());
    }

    pub(crate) fn is_spoilt(&self, name: &str) -> bool {
        self.spoilt.contains(name) || self.is_lost(name)
    }

    /// Notes that a statement for this key under this header could not be read at all.
    pub(crate) fn lose(&mut self, header: &str, key: &str) {
        self.lost.insert((header.to_owned(), key.to_owned()));
    }

    pub(crate) fn is_lost(&self, key: &str) -> bool {
        self.lost.iter().any(|(_, lost)| lost == key)
    }

    pub(crate) fn is_lost_in(&self, header: &str, key: &str) -> bool {
        let found = (header.to_owned(), key.to_owned());
        self.lost.contains(&found)
    }

    /// The diagnostics, sorted by their places.
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
        let notes = finding.notes.into_iter().map(|(text, span)| {
            let place = self.lines.position(span);
            Note {
                text: printable(&text),
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

impl Finding {
    fn order(&self) -> (Span, &str) {
        (self.span, &self.message)
    }

    fn push(&mut self, note: (String, Span)) {
        if self.notes.len() < MOST_NOTES && !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }
}

fn is_unprintable(character: char) -> bool {
    character.is_control() && character != '\t'
}

/// A table may hold escaped control characters; a terminal should not obey them.
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
        let source = Source::new("t", "a = '\u{1b}[31m'\n");
        let mut report = Report::new(&source);
        report.error(Span { start: 0, end: 1 }, "unknown key `\u{1b}\n`");
        let shown = report.finish().remove(0).to_string();
        assert!(!shown.contains('\u{1b}'), "{shown:?}");
        assert!(shown.starts_with("unknown key `\\u{1b}\\n`\n"), "{shown:?}");
    }
}
