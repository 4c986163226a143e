//! The report of usage: requests by day and operation.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::base::time::date;

/// Days since 1970, and how often each operation was asked for.
pub(crate) type Days = BTreeMap<u64, BTreeMap<String, u64>>;

/// How many days usage is remembered.
pub(super) const LONGEST: u64 = 60;

/// The days from the first to the last one.
pub(crate) fn show(days: &Days, first: u64, last: u64) -> Value {
    let mut total = BTreeMap::new();
    let mut daily = BTreeMap::new();
    for day in first..=last {
        let operations = days.get(&day).cloned().unwrap_or_default();
        for (name, count) in &operations {
            *total.entry(name.clone()).or_insert(0) += count;
        }
        daily.insert(date(day), operations);
    }
    json!({ "daily": daily, "total": total })
}
