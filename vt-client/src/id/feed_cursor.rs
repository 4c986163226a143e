//! A place in a feed.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::id::{FeedMinute, IdError};

/// A place in a feed, `YYYYMMDDhhmm-N`: a minute in UTC, and how many of its lines were given
/// already.
///
/// The same text as in the official Python and Go clients. `YYYYMMDDhhmm` alone is the minute's
/// beginning.
///
/// ```
/// use vt_client::feed::FeedCursor;
///
/// let cursor: FeedCursor = "202611260805-17".parse()?;
/// assert_eq!((cursor.minute().as_str(), cursor.lines()), ("202611260805", 17));
/// assert_eq!(cursor.to_string(), "202611260805-17");
/// # Ok::<(), vt_client::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FeedCursor {
    /// Minutes since 1970; of a year with four digits.
    pub(crate) minute: i64,
    pub(crate) lines: u64,
}

impl FeedCursor {
    /// The beginning of a minute that is counted from 1970.
    pub(crate) fn start_of(minute: i64) -> Self {
        FeedCursor { minute, lines: 0 }
    }

    /// The minute.
    pub fn minute(&self) -> FeedMinute {
        feed_minute(self.minute)
    }

    /// How many lines of the minute come before this place.
    pub fn lines(&self) -> u64 {
        self.lines
    }
}

/// A minute that is counted from 1970; the last that has a name, for one that has none.
pub(crate) fn feed_minute(minute: i64) -> FeedMinute {
    let clamped = minute.clamp(FIRST, LAST);
    FeedMinute::from_unix(clamped * 60).unwrap_or_else(|_| unreachable!("the year has four digits"))
}

/// 0000-01-01 00:00 and 9999-12-31 23:59.
const FIRST: i64 = -719_528 * 1_440;
const LAST: i64 = 2_932_897 * 1_440 - 1;

impl From<FeedMinute> for FeedCursor {
    fn from(minute: FeedMinute) -> Self {
        FeedCursor::start_of(minute.to_unix().div_euclid(60))
    }
}

impl fmt::Display for FeedCursor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{}", self.minute(), self.lines)
    }
}

impl FromStr for FeedCursor {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let text = text.trim_ascii();
        let (minute, lines) = match text.split_once('-') {
            None => (text, 0),
            Some((minute, lines)) => (minute, number_of_lines(text, lines)?),
        };
        let minute = FeedMinute::try_from(minute)
            .map_err(|error| refused(text, error.problem().to_owned()))?;
        Ok(FeedCursor {
            lines,
            ..minute.into()
        })
    }
}

fn number_of_lines(text: &str, lines: &str) -> Result<u64, IdError> {
    let digits = !lines.is_empty() && lines.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.then(|| lines.parse().ok()).flatten();
    number.ok_or_else(|| {
        refused(
            text,
            "what follows the hyphen is not a number of lines".into(),
        )
    })
}

fn refused(text: &str, problem: String) -> IdError {
    IdError::new(
        "a place in a feed",
        text,
        problem,
        "give `YYYYMMDDhhmm-N`, in UTC, with the number of lines to skip",
    )
}

impl TryFrom<&str> for FeedCursor {
    type Error = IdError;

    fn try_from(text: &str) -> Result<Self, IdError> {
        text.parse()
    }
}

impl TryFrom<String> for FeedCursor {
    type Error = IdError;

    fn try_from(text: String) -> Result<Self, IdError> {
        text.parse()
    }
}

impl TryFrom<&String> for FeedCursor {
    type Error = IdError;

    fn try_from(text: &String) -> Result<Self, IdError> {
        text.parse()
    }
}

/// The text, for files that keep where a program was.
impl Serialize for FeedCursor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for FeedCursor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts() {
        for (text, shown) in [
            ("202611260805-0", "202611260805-0"),
            ("202611260805", "202611260805-0"),
            (
                " 202402292359-18446744073709551615\n",
                "202402292359-18446744073709551615",
            ),
        ] {
            let cursor: FeedCursor = text.parse().unwrap();
            assert_eq!(cursor.to_string(), shown);
            let json = serde_json::to_string(&cursor).unwrap();
            assert_eq!(json, format!("\"{shown}\""));
            assert_eq!(serde_json::from_str::<FeedCursor>(&json).unwrap(), cursor);
        }
        for text in [
            "",
            "-3",
            "202611260805-",
            "202611260805-+1",
            "202611260805--1",
            "202602300805-1",
            "202611260805-1-2",
        ] {
            let error = text.parse::<FeedCursor>().unwrap_err().to_string();
            assert!(error.contains("is not a place in a feed"), "{error}");
        }
    }

    #[test]
    fn places_are_ordered() {
        let places: Vec<FeedCursor> = ["202612312359-9", "202701010000-0", "202701010000-10"]
            .map(|text| text.parse().unwrap())
            .into();
        assert!(places.is_sorted());
        assert_eq!(places[0].minute + 1, places[1].minute);
    }

    #[test]
    fn every_minute_has_a_name() {
        assert_eq!(feed_minute(i64::MIN).as_str(), "000001010000");
        assert_eq!(feed_minute(i64::MAX).as_str(), "999912312359");
    }
}
