//! Rows of cells: aligned for people, separated by tabs for programs.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

/// One line per row, its cells separated by tabs.
pub(crate) fn separated<const N: usize>(rows: &[[Cow<'_, str>; N]]) -> String {
    let lines: Vec<String> = rows.iter().map(|row| row.join("\t")).collect();
    lines.join("\n")
}

/// One line per row, each column as wide as its widest cell is on a terminal.
pub(crate) fn aligned<const N: usize>(rows: &[[Cow<'_, str>; N]]) -> String {
    let mut widths = [0; N];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    let lines: Vec<String> = rows.iter().map(|row| line(row, &widths)).collect();
    lines.join("\n")
}

fn line(row: &[Cow<'_, str>], widths: &[usize]) -> String {
    let mut line = String::new();
    for (cell, width) in row.iter().zip(widths) {
        let padding = width.saturating_sub(cell.width()) + GAP;
        line.push_str(cell);
        line.extend(std::iter::repeat_n(' ', padding));
    }
    line.truncate(line.trim_end().len());
    line
}

/// The number of spaces between columns.
const GAP: usize = 2;

#[cfg(test)]
mod tests {
    use super::*;

    /// The widths are those of Unicode's UAX #11: an ideograph takes two columns, a combining
    /// accent none.
    #[test]
    fn columns_are_as_wide_as_they_look() {
        let rows = [
            ["a", "b"],
            ["\u{8868}\u{683c}", "b"],
            ["e\u{301}", "b"],
            ["1234", ""],
        ]
        .map(|row| row.map(Cow::Borrowed));
        assert_eq!(
            aligned(&rows),
            "a     b\n\u{8868}\u{683c}  b\ne\u{301}     b\n1234"
        );
        assert_eq!(aligned::<2>(&[]), "");
    }
}
