//! Checks the form of a JSON body: `{"data": {"type": …, "attributes": {…}}}`.

use serde_json::Value;
use vt_table::{Answer, Item, Verb};

use super::{body_kind, subject};
use crate::answer::exchange::Exchange;
use crate::http::failure::Failure;
use crate::world::World;

/// Bodies that have another form: those of other services and of newer parts of the API.
const OTHERS: [&str; 6] = [
    "MispEvent",
    "AnalyseBinary",
    "IocsSummaryRequest",
    "DtmAlertStatus",
    "DtmSearch",
    "AsmIssueStatus",
];

/// Refuses a body that has no object at `data`, an object of another type, or attributes of other
/// types than the object has.
pub(super) fn check(exchange: &Exchange<'_>, world: &World) -> Result<(), Failure> {
    let kind = body_kind(exchange.endpoint);
    let tag = match &exchange.endpoint.answer {
        Answer::Object { tag, .. } | Answer::Collection(Item::Object(tag)) => &**tag,
        _ => return Ok(()),
    };
    if kind.is_empty() || OTHERS.contains(&kind) || matches!(tag, "any" | "descriptor") {
        return Ok(());
    }
    let body = exchange.request.json().unwrap_or_default();
    let data = match &body["data"] {
        Value::Array(list) => list.first().unwrap_or(&Value::Null),
        data => data,
    };
    if !data.is_object() {
        return Err(Failure::bad_request("the body has no object at `data`"));
    }
    // A list of members has the types of its members.
    let names_members = matches!(kind, "Descriptors" | "GroupMembers" | "NewOwner");
    match &data["type"] {
        Value::Null => {}
        _ if names_members => {}
        Value::String(given) if given == tag => {}
        given => {
            return Err(Failure::invalid_argument(format!(
                "`data.type` must be `{tag}`, not {given}"
            )));
        }
    }
    match &data["attributes"] {
        Value::Null => Ok(()),
        Value::Object(_) if exchange.endpoint.verb == Verb::Post => Ok(()),
        Value::Object(given) => {
            let object = world.find(subject(exchange)?).unwrap_or_default();
            let wrong = given.iter().find(|(name, value)| {
                let known = &object["attributes"][*name];
                form(value)
                    .zip(form(known))
                    .is_some_and(|(given, known)| given != known)
            });
            match wrong {
                Some((name, value)) => Err(Failure::invalid_argument(format!(
                    "`data.attributes.{name}` must be {}, not `{value}`",
                    form(&object["attributes"][name]).unwrap_or_default()
                ))),
                None => Ok(()),
            }
        }
        _ => Err(Failure::bad_request("`data.attributes` must be an object")),
    }
}

/// What a value is, in words; `None` for null, which may stand for anything.
fn form(value: &Value) -> Option<&'static str> {
    Some(match value {
        Value::Null => return None,
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    })
}
