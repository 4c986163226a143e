//! URLs to be scanned privately.

use bytes::Bytes;

use super::super::form::Pairs;
use super::super::url_to_scan::{GIVE, URL};
use super::super::{BodyError, FormBody, IntoForm};
use super::{INTERACTION, Options, RETENTION, StorageRegion};
use crate::id::text::trimmed;
use crate::id::url_text;

/// A URL to be analysed privately, and how.
///
/// Source: <https://docs.virustotal.com/reference/private-scan-url>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrivateUrlScan(Options);

impl PrivateUrlScan {
    /// The URL with this text, all options at their defaults.
    pub fn new(url: impl Into<String>) -> Self {
        let url = url.into();
        let mut options = Options::default();
        options.set("url", trimmed(&url));
        if let Err(error) = url_text(URL, GIVE, &url) {
            options
                .problems
                .push(BodyError::of_identifier("url", error));
        }
        PrivateUrlScan(options)
    }

    /// What the browser says it is.
    #[must_use]
    pub fn user_agent(self, user_agent: impl Into<String>) -> Self {
        self.option("user_agent", user_agent)
    }

    /// The sandboxes to use: `chrome_headless_linux`, `cape_win`, `zenbox_windows`.
    #[must_use]
    pub fn sandboxes(self, sandboxes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let sandboxes: Vec<String> = sandboxes.into_iter().map(Into::into).collect();
        self.option("sandboxes", sandboxes.join(","))
    }

    /// How many days URL and report are kept, 1 to 28.
    #[must_use]
    pub fn retention_period_days(mut self, days: u32) -> Self {
        self.0.set_within("retention_period_days", days, &RETENTION);
        self
    }

    /// Where the URL is stored.
    #[must_use]
    pub fn storage_region(self, region: impl Into<StorageRegion>) -> Self {
        self.option("storage_region", region.into().as_str())
    }

    /// The sandbox that a user works with, `cape_win`.
    #[must_use]
    pub fn interaction_sandbox(self, sandbox: impl Into<String>) -> Self {
        self.option("interaction_sandbox", sandbox)
    }

    /// How many seconds a user may work with it, 60 to 1800.
    #[must_use]
    pub fn interaction_timeout(mut self, seconds: u32) -> Self {
        self.0
            .set_within("interaction_timeout", seconds, &INTERACTION);
        self
    }

    /// Any option by its name in the API, for those that have no method here. The value is not
    /// checked, and replaces an earlier one of that name.
    #[must_use]
    pub fn option(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.0.set(name, value);
        self
    }
}

impl FormBody for PrivateUrlScan {
    fn pairs(&self) -> Pairs {
        self.0.pairs.clone()
    }

    fn check(&self) -> Result<(), BodyError> {
        let url = self.0.pairs.iter().find(|(name, _)| name == "url");
        if url.is_none_or(|(_, url)| url.trim().is_empty()) {
            return Err(BodyError::new(
                "url",
                "`url` is empty; give the URL to scan",
            ));
        }
        self.0.check()
    }
}

impl IntoForm<PrivateUrlScan> for &str {
    fn into_form(self) -> Result<Bytes, BodyError> {
        PrivateUrlScan::new(self).into_form()
    }
}

impl IntoForm<PrivateUrlScan> for String {
    fn into_form(self) -> Result<Bytes, BodyError> {
        PrivateUrlScan::new(self).into_form()
    }
}
