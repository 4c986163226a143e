//! Options of private files.

use super::super::BodyError;
use super::super::form::Pairs;
use super::{FILE_REGIONS, INTERACTION, Options, RETENTION, SandboxLocale, StorageRegion};

/// How a private file is analysed and kept: the fields beside `file` in the form that uploads it.
///
/// Everything has a default, most of them in the settings of the group.
///
/// Source: <https://docs.virustotal.com/reference/upload-file-private-scanning>.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrivateFileOptions(Options);

impl PrivateFileOptions {
    /// No option set.
    pub fn new() -> Self {
        PrivateFileOptions::default()
    }

    /// Does not run the file in a sandbox.
    #[must_use]
    pub fn disable_sandbox(self, disable: bool) -> Self {
        self.option("disable_sandbox", disable.to_string())
    }

    /// Lets the file use the Internet while it runs.
    #[must_use]
    pub fn enable_internet(self, enable: bool) -> Self {
        self.option("enable_internet", enable.to_string())
    }

    /// Reads encrypted connections, which a file can notice.
    #[must_use]
    pub fn intercept_tls(self, intercept: bool) -> Self {
        self.option("intercept_tls", intercept.to_string())
    }

    /// Arguments that the file is run with.
    #[must_use]
    pub fn command_line(self, arguments: impl Into<String>) -> Self {
        self.option("command_line", arguments)
    }

    /// The password of a ZIP that holds the one file to be analysed.
    #[must_use]
    pub fn password(self, password: impl Into<String>) -> Self {
        self.option("password", password)
    }

    /// How many days file and report are kept, 1 to 28.
    #[must_use]
    pub fn retention_period_days(mut self, days: u32) -> Self {
        self.0.set_within("retention_period_days", days, &RETENTION);
        self
    }

    /// Where the file is stored: the United States or the European Union.
    #[must_use]
    pub fn storage_region(mut self, region: impl Into<StorageRegion>) -> Self {
        self.0
            .set_one_of("storage_region", region.into().as_str(), &FILE_REGIONS);
        self
    }

    /// The sandbox that a user works with, `cape`.
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

    /// Language and keyboard of the sandbox.
    #[must_use]
    pub fn locale(self, locale: impl Into<SandboxLocale>) -> Self {
        self.option("locale", locale.into().as_str())
    }

    /// Any option by its name in the API, for those that have no method here. The value is not
    /// checked, and replaces an earlier one of that name.
    #[must_use]
    pub fn option(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.0.set(name, value);
        self
    }

    /// Names and values in the order they were first set.
    pub fn pairs(&self) -> &Pairs {
        &self.0.pairs
    }

    /// Checks the ranges and regions that the API documents.
    ///
    /// # Errors
    ///
    /// When a value is none of them.
    pub fn check(&self) -> Result<(), BodyError> {
        self.0.check()
    }
}
