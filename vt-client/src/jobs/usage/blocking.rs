//! The days that an account's usage is asked for. The blocking form of `usage`.

use crate::error::Error;
use crate::id::Date;
use crate::model::answers::ApiUsage;
use crate::request::single::blocking::Request;

impl Request<ApiUsage> {
    /// Asks for the usage from the first day to the last (UTC), at most 30 days apart; see [`crate::Request::days`].
    ///
    /// ```no_run
    /// # fn example(vt: vt_client::blocking::Client) -> Result<(), vt_client::Error> {
    /// let usage = vt.users().api_usage("me").days("20261101", "20261115").send()?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Source: <https://docs.virustotal.com/reference/user-api-usage>.
    pub fn days(
        mut self,
        first: impl TryInto<Date, Error: Into<Error>>,
        last: impl TryInto<Date, Error: Into<Error>>,
    ) -> Self {
        self.inner = self.inner.days(first, last);
        self
    }
}
