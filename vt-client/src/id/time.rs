//! Times that are arguments: the minute and hour of a feed, a day. All are UTC.

use super::IdError;
use super::text::text_identifier;
use crate::json::timestamp::{civil, unix};
use jiff::civil::{self as calendar, DateTime, Time};

/// One minute of a feed, `YYYYMMDDhhmm` in UTC.
///
/// ```
/// use vt_client::FeedMinute;
///
/// assert_eq!(FeedMinute::from_unix(1_700_000_000)?.as_str(), "202311142213");
/// assert!(FeedMinute::try_from("202302290000").is_err());
/// # Ok::<(), vt_client::IdError>(())
/// ```
///
/// Source: <https://docs.virustotal.com/reference/feeds-file>.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FeedMinute(String);

text_identifier!(FeedMinute);

/// One hour of a feed, `YYYYMMDDhh` in UTC.
///
/// Source: <https://docs.virustotal.com/reference/feeds-file-hourly>.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FeedHour(String);

text_identifier!(FeedHour);

/// One day without hyphens, `YYYYMMDD` in UTC.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date(String);

text_identifier!(Date);

/// One day with hyphens, `YYYY-MM-DD` in UTC.
///
/// ```
/// use vt_client::Day;
///
/// assert_eq!(Day::from_unix(1_700_000_000)?.as_str(), "2023-11-14");
/// assert!(Day::try_from("20231114").is_err());
/// # Ok::<(), vt_client::IdError>(())
/// ```
///
/// Source: <https://docs.virustotal.com/reference/statsvhash_clusters>.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(String);

text_identifier!(Day);

const MINUTE: Form = Form {
    kind: "a minute of a feed",
    accepted: "give it as `YYYYMMDDhhmm`, in UTC",
    digits: 12,
};
const HOUR: Form = Form {
    kind: "an hour of a feed",
    accepted: "give it as `YYYYMMDDhh`, in UTC",
    digits: 10,
};
const DATE: Form = Form {
    kind: "a date",
    accepted: "give it as `YYYYMMDD`, in UTC",
    digits: 8,
};

impl FeedMinute {
    /// The minute that holds a time in seconds since 1970.
    ///
    /// # Errors
    ///
    /// When the year does not have four digits.
    pub fn from_unix(seconds: i64) -> Result<Self, IdError> {
        MINUTE.of_unix(seconds).map(FeedMinute)
    }

    /// When the minute begins, in seconds since 1970.
    pub fn to_unix(&self) -> i64 {
        seconds(&self.0)
    }

    fn parse(text: &str) -> Result<Self, IdError> {
        MINUTE.parse(text).map(FeedMinute)
    }
}

impl FeedHour {
    /// The hour that holds a time in seconds since 1970.
    ///
    /// # Errors
    ///
    /// When the year does not have four digits.
    pub fn from_unix(seconds: i64) -> Result<Self, IdError> {
        HOUR.of_unix(seconds).map(FeedHour)
    }

    /// When the hour begins, in seconds since 1970.
    pub fn to_unix(&self) -> i64 {
        seconds(&self.0)
    }

    fn parse(text: &str) -> Result<Self, IdError> {
        HOUR.parse(text).map(FeedHour)
    }
}

impl Date {
    /// The day that holds a time in seconds since 1970.
    ///
    /// # Errors
    ///
    /// When the year does not have four digits.
    pub fn from_unix(seconds: i64) -> Result<Self, IdError> {
        DATE.of_unix(seconds).map(Date)
    }

    /// When the day begins, in seconds since 1970.
    pub fn to_unix(&self) -> i64 {
        seconds(&self.0)
    }

    fn parse(text: &str) -> Result<Self, IdError> {
        DATE.parse(text).map(Date)
    }
}

impl Day {
    /// The day that holds a time in seconds since 1970.
    ///
    /// # Errors
    ///
    /// When the year does not have four digits.
    pub fn from_unix(seconds: i64) -> Result<Self, IdError> {
        let form = Form {
            kind: "a day",
            ..DATE
        };
        let mut text = form.of_unix(seconds)?;
        text.insert(6, '-');
        text.insert(4, '-');
        Ok(Day(text))
    }

    /// When the day begins, in seconds since 1970.
    pub fn to_unix(&self) -> i64 {
        seconds(&self.0.replace('-', ""))
    }

    fn parse(text: &str) -> Result<Self, IdError> {
        let day = text.trim_ascii();
        let refuse = |problem: &str| {
            let accepted = "give it as `YYYY-MM-DD`, in UTC";
            Err(IdError::new("a day", text, problem.to_owned(), accepted))
        };
        let hyphens = |place| place == 4 || place == 7;
        let fits = |(place, byte): (usize, u8)| match hyphens(place) {
            true => byte == b'-',
            false => byte.is_ascii_digit(),
        };
        if day.len() != 10 || !day.bytes().enumerate().all(fits) {
            return refuse("it is not digits and hyphens in this form");
        }
        if date(&day.replace('-', "")).is_none() {
            return refuse("there is no such day");
        }
        Ok(Day(day.to_owned()))
    }
}

/// A prefix of `YYYYMMDDhhmm`.
struct Form {
    kind: &'static str,
    accepted: &'static str,
    digits: usize,
}

impl Form {
    fn parse(&self, text: &str) -> Result<String, IdError> {
        let time = text.trim_ascii();
        let refuse = |problem| Err(IdError::new(self.kind, text, problem, self.accepted));
        if !time.bytes().all(|byte| byte.is_ascii_digit()) {
            return refuse("it has other characters than digits".to_owned());
        }
        if time.len() != self.digits {
            return refuse(format!("it has {} digits, not {}", time.len(), self.digits));
        }
        if date(time).is_none() {
            return refuse("there is no such day".to_owned());
        }
        if number(time, 8, 10) > 23 {
            return refuse("there is no such hour".to_owned());
        }
        if number(time, 10, 12) > 59 {
            return refuse("there is no such minute".to_owned());
        }
        Ok(time.to_owned())
    }

    fn of_unix(&self, seconds: i64) -> Result<String, IdError> {
        let Some(time) = civil(seconds).filter(|time| time.year() >= 0) else {
            return Err(IdError::new(
                self.kind,
                &seconds.to_string(),
                "it would not be in the years 0 to 9999",
                "give seconds since 1970, not milliseconds",
            ));
        };
        let mut text = format!(
            "{:04}{:02}{:02}{:02}{:02}",
            time.year(),
            time.month(),
            time.day(),
            time.hour(),
            time.minute()
        );
        text.truncate(self.digits);
        Ok(text)
    }
}

/// The number that these digits are; 0 where there are none.
fn number(time: &str, from: usize, to: usize) -> i8 {
    time.get(from..to)
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(0)
}

/// The day that digits begin with, if there is such a day.
fn date(digits: &str) -> Option<calendar::Date> {
    let year = digits.get(..4)?.parse().ok()?;
    calendar::Date::new(year, number(digits, 4, 6), number(digits, 6, 8)).ok()
}

/// Seconds since 1970 of a time that was validated.
fn seconds(digits: &str) -> i64 {
    let time = Time::new(number(digits, 8, 10), number(digits, 10, 12), 0, 0);
    match (date(digits), time) {
        (Some(date), Ok(time)) => unix(DateTime::from_parts(date, time)),
        // Digits are checked before they are kept.
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unix_times() {
        for (seconds, minute) in [
            (0, "197001010000"),
            (59, "197001010000"),
            (60, "197001010001"),
            (-1, "196912312359"),
            (951_868_799, "200002292359"),
            (1_700_000_000, "202311142213"),
        ] {
            assert_eq!(FeedMinute::from_unix(seconds).unwrap().as_str(), minute);
            assert_eq!(
                FeedHour::from_unix(seconds).unwrap().as_str(),
                &minute[..10]
            );
            assert_eq!(Date::from_unix(seconds).unwrap().as_str(), &minute[..8]);
            let parsed = FeedMinute::try_from(minute).unwrap();
            assert_eq!(parsed.as_str(), minute);
            assert_eq!(parsed.to_unix(), i64::div_euclid(seconds, 60) * 60);
            let hour = FeedHour::try_from(&minute[..10]).unwrap();
            assert_eq!(hour.to_unix(), i64::div_euclid(seconds, 3_600) * 3_600);
            let day = Date::try_from(&minute[..8]).unwrap();
            assert_eq!(day.to_unix(), i64::div_euclid(seconds, 86_400) * 86_400);
            let hyphens = format!("{}-{}-{}", &minute[..4], &minute[4..6], &minute[6..8]);
            assert_eq!(Day::from_unix(seconds).unwrap().as_str(), hyphens);
            assert_eq!(Day::try_from(hyphens).unwrap().to_unix(), day.to_unix());
        }
        assert_eq!(
            FeedMinute::from_unix(1_700_000_000_000)
                .unwrap_err()
                .to_string(),
            "`1700000000000` is not a minute of a feed: it would not be in the years 0 to 9999; \
             give seconds since 1970, not milliseconds"
        );
        assert!(FeedMinute::from_unix(i64::MAX).is_err());
        assert!(FeedMinute::from_unix(i64::MIN).is_err());
    }

    #[test]
    fn times_that_do_not_exist_are_refused() {
        for (text, problem) in [
            ("", "it has 0 digits, not 12"),
            ("2023111422", "it has 10 digits, not 12"),
            ("2023-11-14 2", "it has other characters than digits"),
            ("202313140000", "there is no such day"),
            ("202300140000", "there is no such day"),
            ("202302290000", "there is no such day"),
            ("202302000000", "there is no such day"),
            ("202311142400", "there is no such hour"),
            ("202311142260", "there is no such minute"),
        ] {
            assert_eq!(
                FeedMinute::try_from(text).unwrap_err().problem(),
                problem,
                "{text}"
            );
        }
        assert_eq!(
            FeedMinute::try_from(" 202402292359\n").unwrap().as_str(),
            "202402292359"
        );
        assert_eq!(
            FeedHour::try_from("202311142213").unwrap_err().to_string(),
            "`202311142213` is not an hour of a feed: it has 12 digits, not 10; \
             give it as `YYYYMMDDhh`, in UTC"
        );
        assert_eq!(
            Date::try_from("20231131").unwrap_err().to_string(),
            "`20231131` is not a date: there is no such day; give it as `YYYYMMDD`, in UTC"
        );
        assert_eq!(Date::try_from("20231130").unwrap().as_str(), "20231130");
        assert_eq!(
            FeedHour::try_from("2023113023").unwrap().as_str(),
            "2023113023"
        );
    }

    #[test]
    fn days_with_hyphens_have_one_form() {
        for good in ["2022-12-31", "2024-02-29", " 2023-01-01\n"] {
            assert_eq!(Day::try_from(good).unwrap().as_str(), good.trim());
        }
        let form = "it is not digits and hyphens in this form";
        for (bad, problem) in [
            ("", form),
            ("20221231", form),
            ("2022-1-31", form),
            ("22-12-31", form),
            ("2022/12/31", form),
            ("2022-12-311", form),
            ("2022-12-3é", form),
            ("DDDD-DD-DD", form),
            ("2022-02-29", "there is no such day"),
            ("2022-13-01", "there is no such day"),
            ("2022-00-01", "there is no such day"),
            ("2022-01-00", "there is no such day"),
        ] {
            assert_eq!(Day::try_from(bad).unwrap_err().problem(), problem, "{bad}");
        }
        assert_eq!(
            Day::try_from("20221231").unwrap_err().to_string(),
            "`20221231` is not a day: it is not digits and hyphens in this form; give it as \
             `YYYY-MM-DD`, in UTC"
        );
        assert_eq!(
            Day::from_unix(1_700_000_000_000).unwrap_err().kind(),
            "a day"
        );
    }
}
