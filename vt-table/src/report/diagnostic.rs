//! A mistake as it is shown.

use std::fmt;
use std::ops::Range;

/// One mistake in a table. `Display` shows it with the line and a caret, as compilers do.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// The name of the table, as given in [`TableSource::name`](crate::TableSource::name).
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// What is wrong, a sentence without a full stop.
    pub message: String,
    /// What to do, if that is known: ``did you mean `pages`?``.
    pub help: Option<String>,
    /// The text of the line.
    pub line_text: String,
    /// The range of characters in the line; it is empty at the end of a line.
    pub caret: Range<usize>,
    /// Other places that matter.
    pub notes: Vec<Note>,
}

/// A remark that belongs to a [`Diagnostic`], and its place: `first defined at
/// endpoints.toml:12:1`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Note {
    /// What is at this place: `first defined`.
    pub text: String,
    /// The name of the table.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
}

impl fmt::Display for Note {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Note {
            text,
            file,
            line,
            column,
        } = self;
        write!(formatter, "{text} at {file}:{line}:{column}")
    }
}

impl Diagnostic {
    /// Message and help in one line, without the place.
    pub fn summary(&self) -> String {
        match &self.help {
            Some(help) => format!("{}; {help}", self.message),
            None => self.message.clone(),
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = self.line.to_string();
        let gutter = " ".repeat(line.len() + 1);
        let before: String = self
            .line_text
            .chars()
            .chain(std::iter::repeat(' '))
            .take(self.caret.start)
            // A tab stays a tab, so that the caret stands where the terminal puts the text.
            .map(|character| if character == '\t' { '\t' } else { ' ' })
            .collect();
        let carets = "^".repeat(self.caret.len().max(1));
        writeln!(formatter, "{}", self.summary())?;
        writeln!(
            formatter,
            "{gutter}--> {}:{}:{}",
            self.file, self.line, self.column
        )?;
        writeln!(formatter, "{gutter} |")?;
        writeln!(formatter, " {line} | {}", self.line_text)?;
        write!(formatter, "{gutter} | {before}{carets}")?;
        for note in &self.notes {
            write!(formatter, "\n{gutter} = note: {note}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diagnostic_shows_its_line_and_its_notes() {
        let diagnostic = Diagnostic {
            file: "vt-client/endpoints.toml".into(),
            line: 41,
            column: 39,
            message: "unknown key `pagnes`".into(),
            help: Some("did you mean `pages`?".into()),
            line_text: r#"comments = { get = "{item}/comments", pagnes = "comment" }"#.into(),
            caret: 38..44,
            notes: vec![Note {
                text: "stamped on `domains` by `use`".into(),
                file: "vt-client/endpoints.toml".into(),
                line: 90,
                column: 9,
            }],
        };
        let expected = "\
unknown key `pagnes`; did you mean `pages`?
   --> vt-client/endpoints.toml:41:39
    |
 41 | comments = { get = \"{item}/comments\", pagnes = \"comment\" }
    |                                       ^^^^^^
    = note: stamped on `domains` by `use` at vt-client/endpoints.toml:90:9";
        assert_eq!(diagnostic.to_string(), expected);
    }

    #[test]
    fn the_caret_follows_tabs_and_is_seen_at_the_end_of_a_line() {
        let diagnostic = Diagnostic {
            file: "t".into(),
            line: 3,
            column: 4,
            message: "unclosed".into(),
            help: None,
            line_text: "\ta=".into(),
            caret: 3..3,
            notes: Vec::new(),
        };
        let expected = "unclosed\n  --> t:3:4\n   |\n 3 | \ta=\n   | \t  ^";
        assert_eq!(diagnostic.to_string(), expected);
    }
}
