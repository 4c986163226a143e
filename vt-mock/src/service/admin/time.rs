//! The clock over HTTP.

use std::time::{Duration, UNIX_EPOCH};

use serde_json::{Value, json};

use crate::http::failure::Failure;
use crate::service::Service;

pub(super) fn show(service: &Service) -> Value {
    json!({ "time": service.clock.now(), "frozen": service.clock.is_frozen() })
}

/// Does everything that the document says, or nothing.
pub(super) fn change(service: &Service, body: &[u8]) -> Result<Value, Failure> {
    let wrong = |message: &str| Failure::invalid_argument(message.to_owned());
    let document: Value = serde_json::from_slice(body)
        .map_err(|error| Failure::bad_request(format!("the body must be JSON: {error}")))?;
    let members = document
        .as_object()
        .filter(|members| !members.is_empty())
        .ok_or_else(|| wrong("the body must be an object with `set`, `advance` or `frozen`"))?;
    let (mut set, mut advance, mut frozen) = (None, None, None);
    for (name, value) in members {
        match &**name {
            "set" => {
                let time = seconds(value).and_then(|time| UNIX_EPOCH.checked_add(time));
                set = Some(time.ok_or_else(|| wrong("`set` must be seconds since 1970"))?);
            }
            "advance" => {
                advance = Some(seconds(value).ok_or_else(|| {
                    wrong("`advance` must be seconds, 0 or more; `set` sets the clock back")
                })?);
            }
            "frozen" => {
                let is_frozen = value.as_bool();
                frozen = Some(is_frozen.ok_or_else(|| wrong("`frozen` must be true or false"))?);
            }
            other => {
                return Err(Failure::invalid_argument(format!(
                    "`{other}` is not understood; write `set`, `advance` or `frozen`"
                )));
            }
        }
    }
    let clock = &service.clock;
    match frozen {
        Some(true) => clock.freeze(),
        Some(false) => clock.unfreeze(),
        None => {}
    }
    if let Some(time) = set {
        clock.set(time);
    }
    if let Some(by) = advance {
        clock.advance(by);
    }
    Ok(show(service))
}

fn seconds(value: &Value) -> Option<Duration> {
    Duration::try_from_secs_f64(value.as_f64()?).ok()
}
