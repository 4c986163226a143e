//! Feeds: which minutes and hours there are, and what the links in their lines lead to.

use crate::answer::exchange::Exchange;
use crate::base::time::{DAY, HOUR, MINUTE, minute_or_hour};
use crate::http::failure::Failure;
use crate::samples::feed::{Feed, FeedItem, Package};
use crate::world::World;

/// How long packages and what they link to are kept.
const KEPT: u64 = 7 * DAY;
/// How old the newest minute and the newest hour are.
const MINUTE_LAG: u64 = 60 * MINUTE;
const HOUR_LAG: u64 = 2 * HOUR;

/// The package that a row's path names, if it is there.
pub(super) fn package(exchange: &Exchange<'_>, world: &World) -> Result<Package, Failure> {
    let time = exchange.arguments.last().map_or("", |argument| &argument.1);
    let hourly = exchange.last_segment() == "hourly";
    let start = minute_or_hour(time)
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

/// What the token in a path names, while it is valid.
pub(super) fn item(exchange: &Exchange<'_>, tag: &str) -> Result<FeedItem, Failure> {
    let token = exchange.arguments.last().map_or("", |argument| &argument.1);
    FeedItem::of_token(token)
        .filter(|item| item.key.tag == tag && exchange.now < item.date + KEPT)
        .ok_or_else(|| Failure::not_found("this token does not exist or is no longer valid"))
}
