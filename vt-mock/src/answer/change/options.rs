//! Options of private analyses.

use std::borrow::Cow;

use crate::answer::exchange::Exchange;
use crate::http::failure::Failure;

/// Options that are numbers, and their ranges.
const NUMBERS: [(&str, u64, u64); 2] = [
    ("retention_period_days", 1, 28),
    ("interaction_timeout", 60, 1_800),
];

/// Regions where private files and private URLs can be kept.
const FILE_REGIONS: [&str; 2] = ["US", "EU"];
const URL_REGIONS: [&str; 4] = ["US", "CA", "EU", "GB"];

/// Refuses options that no private analysis has.
pub(super) fn check(exchange: &Exchange<'_>) -> Result<(), Failure> {
    for (name, low, high) in NUMBERS {
        let Some(text) = option(exchange, name) else {
            continue;
        };
        let number = text.parse::<u64>().ok();
        if number.is_none_or(|number| !(low..=high).contains(&number)) {
            return Err(Failure::invalid_argument(format!(
                "`{name}` must be a number from {low} to {high}, not `{text}`"
            )));
        }
    }
    for name in ["disable_sandbox", "enable_internet", "intercept_tls"] {
        one_of(exchange, name, &["true", "false"])?;
    }
    let file = exchange.request.part("file");
    let regions: &[&str] = match file {
        Some(_) => &FILE_REGIONS,
        None => &URL_REGIONS,
    };
    one_of(exchange, "storage_region", regions)?;
    if let Some(file) = file
        && option(exchange, "password").is_some()
        && !file.bytes.starts_with(b"PK")
    {
        return Err(Failure::invalid_argument(
            "`password` is for a ZIP file, which this is not",
        ));
    }
    Ok(())
}

fn one_of(exchange: &Exchange<'_>, name: &str, values: &[&str]) -> Result<(), Failure> {
    match option(exchange, name) {
        Some(text) if !values.contains(&&*text) => Err(Failure::invalid_argument(format!(
            "`{name}` must be one of {}, not `{text}`",
            values.join(", ")
        ))),
        _ => Ok(()),
    }
}

/// An option in a multipart form or in an encoded one.
fn option<'a>(exchange: &'a Exchange<'_>, name: &str) -> Option<Cow<'a, str>> {
    if let Some(part) = exchange.request.part(name) {
        return Some(part.text().into());
    }
    if !exchange.request.parts.is_empty() {
        return None;
    }
    let mut form = form_urlencoded::parse(&exchange.request.body);
    form.find(|pair| pair.0 == name).map(|pair| pair.1)
}
