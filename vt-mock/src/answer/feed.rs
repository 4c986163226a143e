//! Feeds: which minutes and hours there are, and what the lines' links lead to.

use super::Exchange;
use crate::http::reply::Failure;
use crate::samples::{Feed, FeedItem, Package};
use crate::world::World;

const MINUTE: u64 = 60;
const HOUR: u64 = 3_600;
const DAY: u64 = 86_400;
/// How long packages and what they link to are kept.
const KEPT: u64 = 7 * DAY;
/// How old the newest minute and the newest hour are.
const MINUTE_LAG: u64 = 60 * MINUTE;
const HOUR_LAG: u64 = 2 * HOUR;

/// The package that a row's path names, if it is there.
pub(super) fn package(exchange: &Exchange<'_>, world: &World) -> Result<Package, Failure> {
    let time = exchange.arguments.last().map_or("", |argument| &argument.1);
    let hourly = exchange.last_segment() == "hourly";
    let start = seconds(time)
        .ok_or_else(|| Failure::invalid_argument(format!("`{time}` is not a time")))?;
    let feed = exchange
        .endpoint
        .path
        .split('/')
        .nth(2)
        .and_then(Feed::named)
        .ok_or_else(|| Failure::not_found("there is no such feed"))?;
    let lag = if hourly { HOUR_LAG } else { MINUTE_LAG };
    if start + lag > exchange.now {
        return Err(Failure::not_available_yet(format!(
            "the package `{time}` is not available yet"
        )));
    }
    let missing = !hourly && !world.samples.has_minute(feed, start);
    if start + KEPT < exchange.now || missing {
        return Err(Failure::not_found(format!("there is no package `{time}`")));
    }
    Ok(if hourly {
        Package::Hour(feed, start)
    } else {
        Package::Minute(feed, start)
    })
}

/// What the token in a path names, as long as it is good.
pub(super) fn item(exchange: &Exchange<'_>, tag: &str) -> Result<FeedItem, Failure> {
    let token = exchange.arguments.last().map_or("", |argument| &argument.1);
    FeedItem::of_token(token)
        .filter(|item| item.key.tag == tag && exchange.now < item.date + KEPT)
        .ok_or_else(|| Failure::not_found("this token does not exist or is no longer valid"))
}

/// The days from 1970 to `YYYYMMDD`.
pub(crate) fn day(text: &str) -> Option<u64> {
    let digits = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    let start = seconds(&format!("{text}00")).filter(|_| digits)?;
    Some(start / DAY)
}

/// The first second of `YYYYMMDDhhmm` or `YYYYMMDDhh`, counted from 1970.
fn seconds(time: &str) -> Option<u64> {
    let number = |start: usize, end: usize| time.get(start..end)?.parse::<u64>().ok();
    let (year, month, day) = (number(0, 4)?, number(4, 6)?, number(6, 8)?);
    let (hour, minute) = (
        number(8, 10)?,
        if time.len() > 10 { number(10, 12)? } else { 0 },
    );
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let lengths = [
        31,
        28 + u64::from(leap),
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
    ];
    let before = month.checked_sub(1)? as usize;
    if year < 1970 || day == 0 || day > *lengths.get(before)? || hour > 23 || minute > 59 {
        return None;
    }
    // Leap years before this one, counted from the year 1.
    let leaps = |year: u64| year / 4 - year / 100 + year / 400;
    let days = (year - 1970) * 365 + leaps(year - 1) - leaps(1969)
        + lengths[..before].iter().sum::<u64>()
        + day
        - 1;
    Some(days * DAY + hour * HOUR + minute * MINUTE)
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn known_times() {
        assert_eq!(seconds("197001010000"), Some(0));
        assert_eq!(seconds("2026010100"), Some(1_767_225_600));
        assert_eq!(seconds("200002292359"), Some(951_868_740));
        assert_eq!(seconds("202412312359"), Some(1_735_689_540));
        for wrong in [
            "202613010000",
            "202602290000",
            "202601002300",
            "202601012400",
            "202601010060",
            "",
        ] {
            assert_eq!(seconds(wrong), None, "{wrong}");
        }
    }
}
