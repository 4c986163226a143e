//! What is said when a list ends early because its remaining items would fail for the same reason.

use std::ffi::OsStr;
use std::time::Duration;

use super::items::{Count, FromLine, Item, Items};
use crate::outcome::failure::ListEnd;
use crate::output::stderr::complain;

/// How long the remaining items are counted.
const COUNTING: Duration = Duration::from_secs(1);

/// Says that the list ends at this item.
pub(crate) fn tell<T>(at: ListEnd, item: &Item<T>, rest: Items<T>, done: u64)
where
    T: AsRef<OsStr> + FromLine + Send + 'static,
{
    if let Some(message) = message(at, item, rest, done) {
        complain(&message);
    }
}

/// How many items are done, how many are left, and where to continue; nothing after the last item.
/// `done` counts the items before this one.
fn message<T>(at: ListEnd, item: &Item<T>, mut rest: Items<T>, done: u64) -> Option<String>
where
    T: AsRef<OsStr> + FromLine + Send + 'static,
{
    // `own` are those that are left but no longer in `rest`.
    let (place, done, own) = match (at, item.line) {
        (ListEnd::Before, None) => (item.name(), done, 1),
        (ListEnd::Before, Some(line)) => (format!("line {line}"), done, 1),
        (ListEnd::After, Some(line)) => (format!("line {}", line + 1), done + 1, 0),
        (ListEnd::After, None) => (rest.next()?.ok()?.name(), done + 1, 1),
    };
    let left = match rest.count(COUNTING) {
        // It was the last one.
        Count::Exactly(0) if (at, item.line) != (ListEnd::After, None) => return None,
        Count::Exactly(left) => (left + own).to_string(),
        Count::AtLeast(left) => format!("at least {}", left + own),
    };
    Some(format!(
        "stopped, because the remaining items would fail for the same reason: {done} done, \
         {left} left; continue from {place}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(at: ListEnd, line: Option<u64>, rest: &[&str], done: u64) -> Option<String> {
        let item = Item {
            line,
            content: Ok("a".to_owned()),
        };
        let rest = rest.iter().map(|item| (*item).to_owned()).collect();
        let message = message(at, &item, Items::of(rest), done)?;
        let (_, end) = message.split_once("reason: ").unwrap();
        Some(end.to_owned())
    }

    #[test]
    fn a_submitted_item_is_not_submitted_again() {
        for (at, line, expected) in [
            (ListEnd::Before, None, "3 done, 3 left; continue from `a`"),
            (
                ListEnd::Before,
                Some(7),
                "3 done, 3 left; continue from line 7",
            ),
            (ListEnd::After, None, "4 done, 2 left; continue from `b`"),
            (
                ListEnd::After,
                Some(7),
                "4 done, 2 left; continue from line 8",
            ),
        ] {
            assert_eq!(said(at, line, &["b", "c"], 3).as_deref(), Some(expected));
            assert_eq!(said(at, line, &[], 3), None);
        }
    }
}
