//! The items of a command: those that were typed, or the lines of standard input.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::PathBuf;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use super::lines::{Line, Lines};
use crate::output::stderr::shortened;

/// In place of all items: read them from standard input.
const STANDARD_INPUT: &str = "-";

/// Why an item that has to be text is not one.
pub(crate) const NO_TEXT: &str = "it is not valid UTF-8";

/// An item, and where it comes from.
pub(crate) struct Item<T> {
    /// Its line in the list.
    pub(crate) line: Option<u64>,
    /// The item, or why the line is not one.
    pub(crate) content: Result<T, &'static str>,
}

/// The items that were typed; for a single `-`, the lines of standard input as they come.
pub(crate) struct Items<T>(Box<dyn Iterator<Item = io::Result<Item<T>>> + Send>);

/// What a line of a list is read as.
pub(crate) trait FromLine: Sized {
    fn from_line(line: Vec<u8>) -> Result<Self, &'static str>;
}

impl FromLine for String {
    fn from_line(line: Vec<u8>) -> Result<Self, &'static str> {
        Self::from_utf8(line).map_err(|_| NO_TEXT)
    }
}

/// On Unix the name of a file is bytes, as it is on the command line.
impl FromLine for OsString {
    #[cfg(unix)]
    fn from_line(line: Vec<u8>) -> Result<Self, &'static str> {
        Ok(std::os::unix::ffi::OsStringExt::from_vec(line))
    }

    #[cfg(not(unix))]
    fn from_line(line: Vec<u8>) -> Result<Self, &'static str> {
        String::from_line(line).map(Self::from)
    }
}

impl FromLine for PathBuf {
    fn from_line(line: Vec<u8>) -> Result<Self, &'static str> {
        OsString::from_line(line).map(Self::from)
    }
}

impl<T: AsRef<OsStr> + FromLine + Send + 'static> Items<T> {
    pub(crate) fn of(typed: Vec<T>) -> Self {
        match &*typed {
            [only] if only.as_ref() == STANDARD_INPUT => match Lines::new(io::stdin()) {
                Ok(lines) => Self(Box::new(lines.map(|line| line.map(Item::on)))),
                Err(error) => Self(Box::new(std::iter::once(Err(error)))),
            },
            _ => Self(Box::new(
                typed.into_iter().map(|item| Ok(Item::typed(item))),
            )),
        }
    }

    /// How many more there are. Whoever writes the list may take any time, or never end it.
    pub(crate) fn count(self, time: Duration) -> Count {
        let (found, counted) = mpsc::sync_channel(1 << 10);
        let deadline = Instant::now() + time;
        thread::spawn(move || {
            let mut items = self.0.take_while(Result::is_ok);
            while items.next().is_some() && found.send(()).is_ok() {}
        });
        let mut count = 0;
        loop {
            match counted.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(()) if Instant::now() < deadline => count += 1,
                Ok(()) | Err(mpsc::RecvTimeoutError::Timeout) => return Count::AtLeast(count),
                Err(mpsc::RecvTimeoutError::Disconnected) => return Count::Exactly(count),
            }
        }
    }
}

impl<T> Iterator for Items<T> {
    type Item = io::Result<Item<T>>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next()
    }
}

/// A number of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Count {
    Exactly(u64),
    AtLeast(u64),
}

impl<T: AsRef<OsStr> + FromLine> Item<T> {
    fn typed(item: T) -> Self {
        Self {
            line: None,
            content: Ok(item),
        }
    }

    fn on(line: Line) -> Self {
        Self {
            line: Some(line.number),
            content: line.content.and_then(T::from_line),
        }
    }

    /// Where it comes from and what it is, for a message.
    pub(crate) fn name(&self) -> String {
        let shown = |item: &T| format!("`{}`", shortened(&item.as_ref().to_string_lossy()));
        match (self.line, &self.content) {
            (Some(line), Ok(item)) => format!("line {line}: {}", shown(item)),
            (Some(line), Err(_)) => format!("line {line}"),
            (None, Ok(item)) => shown(item),
            (None, Err(_)) => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hyphen_among_others_is_an_item() {
        let typed = ["-", "a"].map(str::to_owned).to_vec();
        let items = Items::of(typed.clone()).map(|item| item.unwrap().content.unwrap());
        assert_eq!(items.collect::<Vec<_>>(), typed);
    }

    #[test]
    fn only_a_path_need_not_be_text() {
        let line = || b"m\xfcnchen".to_vec();
        assert_eq!(String::from_line(line()), Err(NO_TEXT));
        let path = PathBuf::from_line(line());
        assert_eq!(path.is_ok(), cfg!(unix));
        #[cfg(unix)]
        assert_eq!(path.unwrap().into_os_string().as_encoded_bytes(), line());
    }

    #[test]
    fn the_remaining_items_are_counted_for_a_limited_time() {
        let items = || Items(Box::new((0..5_000).map(|_| Ok(Item::typed(String::new())))));
        let long = Duration::from_secs(60);
        assert_eq!(items().count(long), Count::Exactly(5_000));
        assert_eq!(items().count(Duration::ZERO), Count::AtLeast(0));
        let endless = std::iter::repeat_with(|| {
            thread::sleep(Duration::from_millis(1));
            Ok(Item::typed(String::new()))
        });
        let count = Items(Box::new(endless)).count(Duration::from_millis(10));
        assert!(matches!(count, Count::AtLeast(_)), "{count:?}");
    }
}
