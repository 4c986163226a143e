//! The items of a command: those that were typed, or the lines of the standard input.

use std::ffi::OsStr;
use std::io::{self, BufRead};

/// In place of all items: they are read from the standard input.
const STANDARD_INPUT: &str = "-";

/// The items that were typed; of a single `-`, the lines of the standard input as they come.
pub(super) fn items<T>(typed: Vec<T>) -> Box<dyn Iterator<Item = io::Result<T>>>
where
    T: AsRef<OsStr> + From<String> + 'static,
{
    match &*typed {
        [only] if only.as_ref() == STANDARD_INPUT => {
            Box::new(lines(io::stdin().lock()).map(|line| line.map(T::from)))
        }
        _ => Box::new(typed.into_iter().map(Ok)),
    }
}

/// The lines without the spaces around them, but for blank ones and those that begin with `#`.
fn lines(input: impl BufRead) -> impl Iterator<Item = io::Result<String>> {
    input
        .lines()
        .map(|line| line.map(|line| line.trim().to_owned()))
        .filter(|line| match line {
            Ok(line) => !line.is_empty() && !line.starts_with('#'),
            Err(_) => true,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_and_comments_are_passed_over() {
        let input = "# of today\na.example\r\n\n \t\n  b.example \n  # c.example\nhttp://d/#e";
        let lines: Vec<String> = lines(input.as_bytes()).map(Result::unwrap).collect();
        assert_eq!(lines, ["a.example", "b.example", "http://d/#e"]);
    }

    #[test]
    fn what_is_no_text_is_an_error() {
        let mut lines = lines(&b"a\n\xff\n"[..]);
        assert_eq!(lines.next().unwrap().unwrap(), "a");
        assert!(lines.next().unwrap().is_err());
    }

    #[test]
    fn a_hyphen_among_others_is_an_item() {
        let typed = ["-", "a"].map(str::to_owned).to_vec();
        let items: Vec<String> = items(typed.clone()).map(Result::unwrap).collect();
        assert_eq!(items, typed);
    }
}
