//! Time limits, as they are typed.

use std::time::Duration;

/// More than nothing and at most a day: waiting forever is not offered.
pub(super) fn seconds(text: &str) -> Result<Duration, String> {
    const LONGEST: f64 = 86_400.0;
    let seconds: f64 = text
        .parse()
        .map_err(|_| "give a number of seconds".to_owned())?;
    if seconds > 0.0 && seconds <= LONGEST {
        // At least a nanosecond, so that more than nothing stays more than nothing.
        Ok(Duration::from_secs_f64(seconds).max(Duration::from_nanos(1)))
    } else {
        Err(format!("give more than 0 and at most {LONGEST} seconds"))
    }
}
