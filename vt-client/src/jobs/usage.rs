//! The days that an account's usage is asked for: two parameters with a limit that goes over both.

use crate::error::Error;
use crate::id::Date;
use crate::id::hint::{Hint, Unchecked};
use crate::json::timestamp::DAY;
use crate::model::answers::ApiUsage;
use crate::request::single::Request;
use crate::request::twins::twins;

/// How far the last day may be from the first, as documented.
const MAXIMUM_DAYS: i64 = 30;

twins! {
    impl[] Request<ApiUsage>, crate::request::single::blocking::Request<ApiUsage> {
        /// Asks for the usage from the first day to the last (`start_date`, `end_date`; UTC), in
        /// place of the last 30 days and of days that were given before.
        ///
        /// The reference allows 30 days and keeps the last 60. Days further apart, or in the wrong
        /// order, are the error that sending gives, and nothing is sent; `.query("start_date", …)`
        /// and `.query("end_date", …)` send any days.
        ///
        /// ```no_run
        /// # async fn example(vt: vt_client::Client) -> Result<(), vt_client::Error> {
        /// let usage = vt.users().api_usage("me").days("20261101", "20261115").await?;
        /// # Ok(())
        /// # }
        /// ```
        ///
        /// Source: <https://docs.virustotal.com/reference/user-api-usage>.
        pub fn days(self,
            first: impl TryInto<Date, Error: Into<Error>>,
            last: impl TryInto<Date, Error: Into<Error>>,
        ) {
            self.draft.change(|call| {
                let first = first.try_into().map_err(Into::into)?;
                let last = last.try_into().map_err(Into::into)?;
                check(&first, &last)?;
                for (name, day) in [("start_date", first), ("end_date", last)] {
                    call.query.retain(|(present, _)| present != name);
                    call.query.push((name.into(), day.as_str().to_owned()));
                }
                Ok(())
            });
        }
    }
}

fn check(first: &Date, last: &Date) -> Result<(), Error> {
    let apart = (last.to_unix() - first.to_unix()) / DAY.cast_signed();
    if apart < 0 {
        return Err(Error::usage(format!(
            "the first day, {first}, is after the last, {last}: give the earlier day first"
        )));
    }
    if apart > MAXIMUM_DAYS {
        let days = [("start_date", first), ("end_date", last)];
        let days = days.map(|(name, day)| (name.into(), day.as_str().into()));
        return Err(Error::usage_with(
            format!(
                "{first} and {last} are {apart} days apart, and the service tells the usage of {MAXIMUM_DAYS} at a time"
            ),
            Hint::Unchecked(Unchecked::Query(days.to_vec())),
        ));
    }
    Ok(())
}
