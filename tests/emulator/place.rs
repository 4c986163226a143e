//! Requests for every row: arguments that exist in the emulator, and bodies that it takes.

use serde_json::{Value, json};
use vt_client::Endpoint;
use vt_table::{Body, Place};

/// What the made-up world is known to have.
const EICAR: &str = "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f";
/// `http://www.example.com/`, in unpadded base64.
const URL: &str = "aHR0cDovL3d3dy5leGFtcGxlLmNvbS8";

/// A request, as plain data.
pub(crate) struct Wanted {
    /// With a leading slash, below the base URL.
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
    /// Content type and body.
    pub(crate) body: Option<(String, Vec<u8>)>,
}

/// The request of a row. `first` gives the identifier of the first object of a collection's path.
pub(crate) fn wanted(row: &Endpoint, first: impl Fn(&str) -> String) -> Wanted {
    let mut path = row.path.to_string();
    let (mut query, mut headers) = (Vec::new(), Vec::new());
    for argument in row.arguments.iter() {
        let text = text(row, &argument.name, &first);
        match &argument.place {
            Place::Path => {
                path = path.replace(&format!("{{{}}}", argument.name), &encode(&text));
            }
            Place::Query(name) => query.push(format!("{name}={}", encode(&text))),
            Place::Header(name) => headers.push((name.to_string(), text)),
        }
    }
    if !query.is_empty() {
        path = format!("{path}?{}", query.join("&"));
    }
    Wanted {
        path,
        headers,
        body: body(row),
    }
}

fn encode(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

fn text(row: &Endpoint, name: &str, first: impl Fn(&str) -> String) -> String {
    let fixed = match (&*row.group, name) {
        (_, "time") if row.path.contains("/hourly/") || row.path.starts_with("/threat_lists") => {
            "2025123121"
        }
        (_, "time") => "202512312200",
        ("private_files", "id" | "sha256" | "hash") => return first("/private/files"),
        ("urls" | "private_urls", "id") => URL,
        (_, "domain") => "example.com",
        (_, "ip") => "192.0.2.1",
        ("comments", "id") => return first("/comments"),
        ("analyses", "id") => return first(&format!("/files/{EICAR}/analyses")),
        ("private_analyses", "id") => return first("/private/analyses"),
        ("submissions", "id") => return first(&format!("/files/{EICAR}/submissions")),
        ("resolutions", "id") => return first("/domains/example.com/resolutions"),
        ("file_behaviours", "sandbox_id") => return first(&format!("/files/{EICAR}/behaviours")),
        ("private_file_behaviours", "sandbox_id") => {
            return first(&format!(
                "/private/files/{}/behaviours",
                first("/private/files")
            ));
        }
        ("private_file_behaviours", "id") => return first("/private/files"),
        ("files", "id") if row.method.contains("download") => {
            return first("/intelligence/search?query=size%3A1%2B&order=size-");
        }
        (_, "id" | "hash" | "sha256")
            if row.path.contains("files/{") || row.path.contains("/hashes/") =>
        {
            // The content of the EICAR test file is not held.
            if row.path.contains("download") {
                return first("/intelligence/search?query=size%3A1%2B&order=size-");
            }
            EICAR
        }
        ("collections", "relationship")
            if row.method == "related" || row.method == "related_ids" =>
        {
            "domains"
        }
        ("collections", "relationship") => "domains",
        (_, "format") => "json",
        (_, "access") => "viewers",
        (_, "relationship") if row.method == "share" => "viewers",
        (_, "relationship") => return relationship(row),
        // A tag, which many comments have; a search finds nothing but what its query names.
        (_, "query") => "#mock",
        (_, "username") => "user0",
        (_, "user_or_group_id" | "user_id") => {
            let members = row.path.rsplit_once('/').map_or("", |parts| parts.0);
            return first(&members.replace("{id}", "mock1"));
        }
        // Only a job that runs can be aborted.
        ("retrohunt_jobs", "id") if row.method == "abort" => return first("new job"),
        (_, "token") if row.path.starts_with("/feeds/files") => return first("token:files"),
        (_, "token") if row.path.starts_with("/feeds") => return first("token:file_behaviours"),
        ("monitor", "id") => return first("/monitor/items"),
        (_, "date") => "2025-12-01",
        _ => "mock1",
    };
    fixed.to_owned()
}

/// The first relationship of a resource.
fn relationship(row: &Endpoint) -> String {
    let parent = row.path.split("/{relationship}").next().unwrap_or_default();
    let parent = parent.trim_end_matches("/relationships");
    let of_parent = |other: &&Endpoint| {
        let named = other.relationship.as_ref();
        other
            .path
            .rsplit_once('/')
            .is_some_and(|parts| parts.0 == parent)
            && named.is_some_and(|named| !named.ids && !named.to_one && !named.name.contains('{'))
    };
    let found = vt_client::ENDPOINTS.iter().find(of_parent);
    let found = found.and_then(|row| row.relationship.as_ref());
    found.map_or_else(|| "comments".to_owned(), |named| named.name.to_string())
}

fn body(row: &Endpoint) -> Option<(String, Vec<u8>)> {
    Some(match &row.body {
        Body::None => return None,
        Body::Json(kind) => {
            let kind = kind.rsplit("::").next().unwrap_or_default();
            (
                "application/json".to_owned(),
                json_body(row, kind).to_string().into_bytes(),
            )
        }
        Body::Form(_) => (
            "application/x-www-form-urlencoded".to_owned(),
            b"url=https%3A%2F%2Fwww.example.org%2F".to_vec(),
        ),
        _ => {
            let part = |name: &str, rest: &str| {
                format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"{rest}\r\n")
            };
            let body = [
                part("path", "\r\n\r\n/tools/new.exe"),
                part("file", "; filename=\"new.exe\"\r\n\r\nMZ content"),
                part("files", "; filename=\"new.exe\"\r\n\r\nMZ content"),
                "--edge--\r\n".to_owned(),
            ];
            (
                "multipart/form-data; boundary=edge".to_owned(),
                body.concat().into_bytes(),
            )
        }
    })
}

/// Bodies with what their operations need at least.
fn json_body(row: &Endpoint, kind: &str) -> Value {
    let rules = "rule mock { condition: true }";
    let attributes = match kind {
        "Descriptors" if row.group == "collections" => {
            return json!({ "data": [{ "type": "domain", "id": "example.com" }] });
        }
        "Descriptors" => return json!({ "data": [{ "type": "user", "id": "user1" }] }),
        "GroupMembers" => return json!({ "data": [{ "type": "user", "id": "ana@example.org" }] }),
        "NewServiceAccounts" => {
            return json!({ "data": [{ "type": "service_account", "id": "feeds" }] });
        }
        "NewOwner" => return json!({ "data": { "type": "user", "id": "user1" } }),
        "CommentVote" => return json!({ "data": "positive" }),
        "ZipRequest" => return json!({ "data": { "hashes": [EICAR] } }),
        "AnalyseBinary" => {
            return json!({ "data": { "code": "kA==", "code_type": "disassembled" } });
        }
        "IocsSummaryRequest" => {
            return json!({ "iocs": [{ "type": "domain", "id": "example.com" }] });
        }
        "DtmAlertStatus" => return json!({ "status": "closed" }),
        "AsmIssueStatus" => return json!({ "status": "closed" }),
        "DtmAnalysis" => return json!({ "analysis": "text" }),
        "DtmSearch" => return json!({ "query": "example.com" }),
        "MispEvent" => return json!({ "Event": { "info": "an event", "Attribute": [] } }),
        "NewComment" => json!({ "text": "A #comment" }),
        "NewVote" => json!({ "verdict": "harmless" }),
        "NewHuntingRuleset" => json!({ "name": "mine", "rules": rules }),
        "NewRetrohuntJob" => json!({ "rules": rules }),
        "NewSavedSearch" => json!({ "name": "mine", "search_query": "p:5+" }),
        "NewAlertingAsset" => json!({ "asset_type": "domain", "value": "example.com" }),
        "NewReference" => json!({ "url": "https://www.example.org/" }),
        "SubscriptionPreferences" => {
            json!({ "daily_email": true, "notification_emails": ["a@example.org"] })
        }
        "NewMonitorComment" => {
            return json!({ "data": [{ "type": "monitor_hash_comment", "attributes": {
                "comment": "ours", "engine": "E", "sha256": EICAR, "detection": "confirmed" } }] });
        }
        _ => json!({ "name": "mine" }),
    };
    json!({ "data": { "attributes": attributes } })
}
