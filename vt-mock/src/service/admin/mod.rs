//! `/_mock`: shows and controls the server over HTTP, for tests that are not written in Rust.
//!
//! These requests need no key, are not recorded, and are never struck by faults.

mod received;
mod time;

use bytes::Bytes;
use http::{StatusCode, request};
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;
use serde_json::{Value, json};

use crate::faults::spec;
use crate::http::failure::Failure;
use crate::http::reply::Reply;
use crate::service::Service;

const PREFIX: &str = "/_mock";

/// The largest body that is read.
const LARGEST_BODY: usize = 1 << 20;

pub(crate) fn is_admin(path: &str) -> bool {
    path.strip_prefix(PREFIX)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Reads and answers a request to the server about itself.
pub(crate) async fn answer(service: &Service, head: &request::Parts, body: Incoming) -> Reply {
    let body = match Limited::new(body, LARGEST_BODY).collect().await {
        Ok(body) => body.to_bytes(),
        Err(_) => return Failure::too_large("the body is larger than 1 MiB or was cut off").into(),
    };
    let path = head.uri.path();
    let action = path.trim_start_matches(PREFIX).trim_matches('/');
    route(service, head.method.as_str(), action, &body).unwrap_or_else(Reply::from)
}

fn route(service: &Service, verb: &str, action: &str, body: &Bytes) -> Result<Reply, Failure> {
    let allowed = match (action, verb) {
        ("", "GET") => return Ok(Reply::json(&contents())),
        ("time", "GET") => return Ok(Reply::json(&time::show(service))),
        ("time", "POST") => return time::change(service, body).map(|time| Reply::json(&time)),
        ("received", "GET") => return Ok(Reply::json(&received::list(service))),
        ("received", "DELETE") => {
            service.log.clear();
            return Ok(done());
        }
        ("faults", "GET") => return Ok(Reply::json(&list_faults(service))),
        ("faults", "POST") => {
            let text = std::str::from_utf8(body)
                .map_err(|_| Failure::bad_request("the faults must be text"))?;
            let rules =
                spec::parse(text).map_err(|error| Failure::invalid_argument(error.to_string()))?;
            for (fault, on) in rules {
                service.faults.add(fault, on);
            }
            return Ok(Reply::json(&list_faults(service)));
        }
        ("faults", "DELETE") => {
            service.faults.clear();
            return Ok(done());
        }
        ("reset", "POST") => {
            service
                .reset()
                .map_err(|error| Failure::unavailable(error.to_string()))?;
            return Ok(done());
        }
        ("" | "time" | "received" | "faults" | "reset", _) => match action {
            "" => "GET",
            "time" => "GET, POST",
            "reset" => "POST",
            "received" => "DELETE, GET",
            _ => "DELETE, GET, POST",
        },
        _ => {
            return Err(Failure::not_found(format!(
                "there is no `{PREFIX}/{action}`; `GET {PREFIX}` lists what there is"
            )));
        }
    };
    let path = format!("{PREFIX}/{action}");
    Err(Failure::wrong_verb(verb, &path, allowed.to_owned()))
}

fn done() -> Reply {
    let mut reply = Reply::empty();
    reply.status = StatusCode::NO_CONTENT;
    reply
}

fn contents() -> Value {
    json!({
        "GET /_mock": "this list",
        "GET /_mock/time": "the server's clock",
        "POST /_mock/time": "moves it: {\"advance\": SECONDS}, {\"set\": SECONDS_SINCE_1970}, \
                             {\"frozen\": BOOL}",
        "GET /_mock/received": "the requests so far, keys redacted",
        "DELETE /_mock/received": "forgets them",
        "GET /_mock/faults": "the faults, and how often each has struck",
        "POST /_mock/faults": "adds faults, as text: GET /files/{}: 503 x2; POST /files: \
                               reset-body",
        "DELETE /_mock/faults": "removes all faults",
        "POST /_mock/reset": "forgets what requests have changed",
    })
}

fn list_faults(service: &Service) -> Value {
    let faults = service.faults.list().into_iter();
    let faults: Vec<Value> = faults
        .map(|(fault, struck)| json!({ "fault": fault, "struck": struck }))
        .collect();
    json!({ "faults": faults })
}
