//! Options of private scanning.

mod file;
mod url;

use std::fmt;
use std::ops::RangeInclusive;

use super::BodyError;
use super::form::Pairs;
use crate::id::hint::Unchecked;
use crate::json::open_enum::open_enum;

pub use file::PrivateFileOptions;
pub use url::PrivateUrlScan;

open_enum! {
    /// Where private files and URLs are stored.
    pub enum StorageRegion {
        /// The United States.
        Us = "US",
        /// The European Union.
        Eu = "EU",
        /// Canada; documented for URLs only.
        Ca = "CA",
        /// The United Kingdom; documented for URLs only.
        Gb = "GB",
    }
}

open_enum! {
    /// Language and keyboard of a sandbox.
    pub enum SandboxLocale {
        /// English, United States; the default.
        EnUs = "EN_US",
        /// Arabic, Saudi Arabia.
        ArSa = "AR_SA",
        /// German, Germany.
        DeDe = "DE_DE",
        /// Spanish, Spain.
        EsEs = "ES_ES",
        /// Portuguese, Brazil.
        PtBr = "PT_BR",
    }
}

/// Days that files and reports are kept.
const RETENTION: RangeInclusive<u32> = 1..=28;
/// Seconds that a user may work with a sandbox.
const INTERACTION: RangeInclusive<u32> = 60..=1800;

/// Where files are stored; URLs may be stored in any [`StorageRegion`].
const FILE_REGIONS: [&str; 2] = ["US", "EU"];

/// Options in the order they were first set, and what is wrong with some of them.
#[derive(Clone, Default, PartialEq, Eq)]
struct Options {
    pairs: Pairs,
    problems: Vec<BodyError>,
}

impl Options {
    fn set(&mut self, name: impl Into<String>, value: impl Into<String>) {
        let (name, value) = (name.into(), value.into());
        self.problems.retain(|problem| problem.field() != name);
        match self.pairs.iter_mut().find(|(other, _)| *other == name) {
            Some((_, other)) => *other = value,
            None => self.pairs.push((name.into(), value)),
        }
    }

    fn set_within(&mut self, name: &'static str, value: u32, range: &RangeInclusive<u32>) {
        self.set(name, value.to_string());
        if !range.contains(&value) {
            let documented = format!("{} to {} is documented", range.start(), range.end());
            self.problems
                .push(BodyError::outside(name, value, &documented).unchecked(Unchecked::Option));
        }
    }

    fn set_one_of(&mut self, name: &'static str, value: &str, words: &[&str]) {
        self.set(name, value);
        if !words.contains(&value) {
            let documented = format!("{} is documented", words.join(" or "));
            self.problems
                .push(BodyError::outside(name, value, &documented).unchecked(Unchecked::Option));
        }
    }

    fn check(&self) -> Result<(), BodyError> {
        match self.problems.first() {
            Some(problem) => Err(problem.clone()),
            None => Ok(()),
        }
    }
}

/// Shows all but the password.
impl fmt::Debug for Options {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.pairs.iter().map(|(name, value)| match name.as_ref() {
            "password" => (name, "[redacted]"),
            _ => (name, value.as_str()),
        });
        formatter.debug_map().entries(shown).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{FormBody, IntoForm};
    use super::*;

    fn form(body: impl IntoForm<PrivateUrlScan>) -> String {
        String::from_utf8(body.into_form().unwrap().to_vec()).unwrap()
    }

    fn pairs(options: &PrivateFileOptions) -> Vec<(&str, &str)> {
        let pairs = options.pairs().iter();
        pairs
            .map(|(name, value)| (name.as_ref(), value.as_str()))
            .collect()
    }

    #[test]
    fn a_minimal_and_a_full_url() {
        let minimal = "url=http%3A%2F%2Fexample.com%2F%3Fa%3D1";
        assert_eq!(form("http://example.com/?a=1"), minimal);
        assert_eq!(form("http://example.com/?a=1".to_owned()), minimal);
        let scan = PrivateUrlScan::new("x")
            .user_agent("Mozilla/5.0 (X11)")
            .sandboxes(["chrome_headless_linux", "cape_win"])
            .retention_period_days(28)
            .storage_region(StorageRegion::Ca)
            .interaction_sandbox("cape_win")
            .interaction_timeout(60)
            .option("new", "1");
        assert_eq!(
            form(scan),
            "url=x&user_agent=Mozilla%2F5.0+%28X11%29\
             &sandboxes=chrome_headless_linux%2Ccape_win&retention_period_days=28\
             &storage_region=CA&interaction_sandbox=cape_win&interaction_timeout=60&new=1"
        );
    }

    #[test]
    fn every_file_option() {
        let options = PrivateFileOptions::new()
            .disable_sandbox(true)
            .enable_internet(false)
            .intercept_tls(true)
            .command_line("-a \"b c\"")
            .password("infected")
            .retention_period_days(1)
            .storage_region("EU")
            .interaction_sandbox("cape")
            .interaction_timeout(1800)
            .locale(SandboxLocale::DeDe)
            .option("new", "1");
        assert_eq!(options.check(), Ok(()));
        assert_eq!(
            pairs(&options),
            [
                ("disable_sandbox", "true"),
                ("enable_internet", "false"),
                ("intercept_tls", "true"),
                ("command_line", "-a \"b c\""),
                ("password", "infected"),
                ("retention_period_days", "1"),
                ("storage_region", "EU"),
                ("interaction_sandbox", "cape"),
                ("interaction_timeout", "1800"),
                ("locale", "DE_DE"),
                ("new", "1"),
            ]
        );
        assert_eq!(pairs(&PrivateFileOptions::new()), []);
    }

    #[test]
    fn documented_words() {
        for (word, region) in [
            ("US", StorageRegion::Us),
            ("EU", StorageRegion::Eu),
            ("CA", StorageRegion::Ca),
            ("GB", StorageRegion::Gb),
        ] {
            assert_eq!(StorageRegion::from(word), region);
            assert_eq!(region.as_str(), word);
        }
        for (word, locale) in [
            ("EN_US", SandboxLocale::EnUs),
            ("AR_SA", SandboxLocale::ArSa),
            ("DE_DE", SandboxLocale::DeDe),
            ("ES_ES", SandboxLocale::EsEs),
            ("PT_BR", SandboxLocale::PtBr),
        ] {
            assert_eq!(SandboxLocale::from(word), locale);
            assert_eq!(locale.as_str(), word);
        }
    }

    #[test]
    fn values_outside_the_documented_ranges_are_refused() {
        for (days, fits) in [(0, false), (1, true), (28, true), (29, false)] {
            let file = PrivateFileOptions::new().retention_period_days(days);
            let url = PrivateUrlScan::new("x").retention_period_days(days);
            assert_eq!(file.check().is_ok(), fits, "{days}");
            assert_eq!(url.check().is_ok(), fits, "{days}");
        }
        for (seconds, fits) in [(59, false), (60, true), (1800, true), (1801, false)] {
            let file = PrivateFileOptions::new().interaction_timeout(seconds);
            let url = PrivateUrlScan::new("x").interaction_timeout(seconds);
            assert_eq!(file.check().is_ok(), fits, "{seconds}");
            assert_eq!(url.check().is_ok(), fits, "{seconds}");
        }
        let error = PrivateUrlScan::new("x")
            .interaction_timeout(30)
            .into_form()
            .unwrap_err();
        assert_eq!(error.field(), "interaction_timeout");
        assert_eq!(
            error.to_string(),
            "`interaction_timeout` is `30`, but 60 to 1800 is documented; \
             to send it all the same, set it by `.option()`"
        );
        assert_eq!(PrivateUrlScan::new(" ").check().unwrap_err().field(), "url");
    }

    #[test]
    fn regions_that_are_documented_for_urls_only_are_refused_for_files() {
        for (region, fits) in [("US", true), ("EU", true), ("CA", false), ("GB", false)] {
            let file = PrivateFileOptions::new().storage_region(region);
            let url = PrivateUrlScan::new("x").storage_region(region);
            assert_eq!(file.check().is_ok(), fits, "{region}");
            assert_eq!(url.check(), Ok(()), "{region}");
        }
        let file = PrivateFileOptions::new().storage_region(StorageRegion::Ca);
        let error = file.check().unwrap_err();
        assert_eq!(error.field(), "storage_region");
        assert_eq!(
            error.to_string(),
            "`storage_region` is `CA`, but US or EU is documented; \
             to send it all the same, set it by `.option()`"
        );
        let forced = file.option("storage_region", "CA");
        assert_eq!(forced.check(), Ok(()));
        assert_eq!(pairs(&forced), [("storage_region", "CA")]);
    }

    #[test]
    fn the_last_value_counts_and_options_are_not_checked() {
        let options = PrivateFileOptions::new().retention_period_days(40);
        let corrected = options.clone().retention_period_days(4);
        assert_eq!(corrected.check(), Ok(()));
        assert_eq!(pairs(&corrected), [("retention_period_days", "4")]);
        let forced = options.option("retention_period_days", "40");
        assert_eq!(forced.check(), Ok(()));
        assert_eq!(pairs(&forced), [("retention_period_days", "40")]);
    }

    #[test]
    fn the_password_is_not_shown() {
        let options = PrivateFileOptions::new()
            .password("infected")
            .locale("EN_US");
        let shown = format!("{options:?}");
        assert!(!shown.contains("infected"), "{shown}");
        assert!(shown.contains("EN_US"), "{shown}");
    }
}
