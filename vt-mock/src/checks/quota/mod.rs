//! How many requests a key may make within a minute, a day and a month.

use std::collections::{BTreeMap, HashMap};
use std::str::FromStr;
use std::sync::Mutex;

use serde_json::{Value, json};
use vt_table::Endpoint;

use crate::base::lock::lock;
use crate::base::time::DAY;
use crate::http::failure::Failure;

mod period;
pub(crate) mod usage;

use period::{Period, Used};
use usage::{Days, LONGEST};

/// How many requests a key may make, see [`Builder::quota`](crate::Builder::quota).
///
/// Minutes are those of the clock, days begin at 00:00 UTC and months on the first, as VirusTotal
/// counts. Requests about users and groups, which look up quotas, are not counted, nor are those
/// without a good key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    /// Requests within a minute.
    pub minute: u64,
    /// Requests within a day.
    pub day: u64,
    /// Requests within a month.
    pub month: Option<u64>,
}

impl Quota {
    /// The quota of the public API: 4 requests within a minute, 500 within a day.
    pub const PUBLIC: Self = Self {
        minute: 4,
        day: 500,
        month: None,
    };
}

/// `MINUTE,DAY` or `MINUTE,DAY,MONTH`.
impl FromStr for Quota {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let numbers: Option<Vec<u64>> = text
            .split(',')
            .map(|number| number.trim().parse().ok())
            .collect();
        match numbers.as_deref() {
            Some(&[minute, day]) => Ok(Self {
                minute,
                day,
                month: None,
            }),
            Some(&[minute, day, month]) => Ok(Self {
                minute,
                day,
                month: Some(month),
            }),
            _ => Err(format!(
                "`{text}` is not a quota; write the requests of a minute and of a day, such as \
                 `4,500`, and those of a month if you like"
            )),
        }
    }
}

/// What each key has used.
#[derive(Debug)]
pub(crate) struct Counts {
    quota: Quota,
    used: Mutex<HashMap<String, Account>>,
}

/// What one key has used.
#[derive(Debug, Default)]
struct Account {
    used: Used,
    days: Days,
}

impl Counts {
    pub(crate) fn new(quota: Quota) -> Self {
        Self {
            quota,
            used: Mutex::default(),
        }
    }

    pub(crate) fn clear(&self) {
        lock(&self.used).clear();
    }

    /// Counts a request, or refuses it. What is refused is not counted.
    pub(crate) fn spend(
        &self,
        key: Option<&str>,
        endpoint: &Endpoint,
        now: u64,
    ) -> Result<(), Failure> {
        let about_accounts = ["/users", "/groups"]
            .iter()
            .any(|path| endpoint.path.starts_with(path));
        let Some(key) = key.filter(|_| endpoint.authenticated && !about_accounts) else {
            return Ok(());
        };
        let mut used = lock(&self.used);
        let Account { used, days } = used.entry(key.to_owned()).or_default();
        let spent = [
            (Period::Minute, Some(self.quota.minute)),
            (Period::Day, Some(self.quota.day)),
            (Period::Month, self.quota.month),
        ]
        .into_iter()
        .any(|(period, allowed)| {
            allowed.is_some_and(|allowed| used.within(period, now) >= allowed)
        });
        if spent {
            return Err(Failure::quota_exceeded("Quota exceeded"));
        }
        used.count(now);
        let today = now / DAY;
        *days
            .entry(today)
            .or_default()
            .entry(endpoint.name())
            .or_default() += 1;
        days.retain(|day, _| day + LONGEST > today);
        Ok(())
    }

    /// The quotas of the key's user: names, what is allowed and what is used.
    pub(crate) fn quotas(&self, key: Option<&str>, now: u64) -> BTreeMap<&'static str, Value> {
        let mut used = lock(&self.used);
        let account = used.entry(key.unwrap_or_default().to_owned()).or_default();
        let entry = |allowed: u64, period| {
            json!({
                "allowed": allowed, "used": account.used.within(period, now),
            })
        };
        let Quota { minute, day, month } = self.quota;
        let month = month.unwrap_or(1_000_000_000);
        BTreeMap::from([
            (
                "api_requests_hourly",
                entry(minute.saturating_mul(60), Period::Hour),
            ),
            ("api_requests_daily", entry(day, Period::Day)),
            ("api_requests_monthly", entry(month, Period::Month)),
        ])
    }

    /// The `overall_quotas` of the key's user.
    pub(crate) fn overall(&self, key: Option<&str>, now: u64) -> Value {
        let quotas = self.quotas(key, now).into_iter();
        quotas
            .map(|(name, quota)| (name.to_owned(), json!({ "user": quota })))
            .collect()
    }

    /// What the key's user has asked, by day.
    pub(crate) fn days(&self, key: Option<&str>) -> Days {
        let used = lock(&self.used);
        let account = used.get(key.unwrap_or_default());
        account.map_or_else(Days::new, |account| account.days.clone())
    }
}
