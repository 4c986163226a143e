//! Every row of the table, each against an emulator that nobody has changed yet.

use std::collections::HashSet;

use serde_json::Value;
use vt_client::{ENDPOINTS, Endpoint, answers};
use vt_mock::MockServer;
use vt_table::{Answer, Item, PagingStyle, Verb};

use crate::definitions::{Definition, SOME_BEHAVIOURS, definitions};
use crate::place::wanted;

const KEY: &str = "a-key-of-the-table";

/// The tag of the objects that a row answers.
pub(crate) fn tag(row: &Endpoint) -> Option<&str> {
    match &row.answer {
        Answer::Object { tag, .. }
        | Answer::Either(tag)
        | Answer::Collection(Item::Object(tag)) => Some(tag),
        _ => None,
    }
}

/// An emulator and what asks it. Making them takes longer than most rows do, so rows share them.
struct Bench {
    server: MockServer,
    http: reqwest::Client,
    runtime: tokio::runtime::Runtime,
}

struct Reply {
    status: u16,
    content_type: String,
    location: Option<String>,
    link: Option<String>,
    text: String,
}

impl Bench {
    fn new() -> Self {
        Self {
            server: MockServer::start().unwrap(),
            http: reqwest::Client::builder()
                .redirect(reqwest::redirect::Policy::none())
                .no_proxy()
                .build()
                .unwrap(),
            runtime: tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap(),
        }
    }

    fn ask(
        &self,
        verb: &str,
        url: &str,
        headers: &[(String, String)],
        body: Option<(String, Vec<u8>)>,
    ) -> Reply {
        let mut request = self.http.request(verb.parse().unwrap(), url);
        for (name, value) in headers {
            request = request.header(name, value);
        }
        if let Some((content_type, body)) = body {
            request = request.header("content-type", content_type).body(body);
        }
        self.runtime.block_on(async {
            let response = request.send().await.unwrap();
            let header = |name: &str| {
                let value = response.headers().get(name)?;
                Some(value.to_str().unwrap().to_owned())
            };
            Reply {
                status: response.status().as_u16(),
                content_type: header("content-type").unwrap_or_default(),
                location: header("location"),
                link: header("link"),
                text: String::from_utf8_lossy(&response.bytes().await.unwrap()).into_owned(),
            }
        })
    }

    fn get(&self, path: &str) -> Reply {
        let key = [("x-apikey".to_owned(), KEY.to_owned())];
        self.ask(
            "GET",
            &format!("{}{path}", self.server.base_url()),
            &key,
            None,
        )
    }

    /// The identifier of the first object of a collection, or the token of a feed's first line.
    fn first(&self, path: &str) -> String {
        if let Some(feed) = path.strip_prefix("token:") {
            return self.token(feed);
        }
        if path == "new job" {
            return self.new_job();
        }
        let reply = self.get(path);
        let page: Value = serde_json::from_str(&reply.text).unwrap();
        match page["data"][0]["id"].as_str() {
            Some(id) => id.to_owned(),
            None => panic!("{path}: {}", reply.text),
        }
    }

    fn new_job(&self) -> String {
        let key = [("x-apikey".to_owned(), KEY.to_owned())];
        let url = format!("{}/intelligence/retrohunt_jobs", self.server.base_url());
        let body = r#"{"data": {"attributes": {"rules": "rule mock { condition: true }"}}}"#;
        let reply = self.ask(
            "POST",
            &url,
            &key,
            Some(("application/json".to_owned(), body.into())),
        );
        let job: Value = serde_json::from_str(&reply.text).unwrap();
        job["data"]["id"].as_str().unwrap().to_owned()
    }

    fn token(&self, feed: &str) -> String {
        use std::io::Read as _;
        let package = self.get(&format!("/feeds/{feed}/202512312200"));
        let bytes = self.runtime.block_on(async {
            let response = self
                .http
                .get(package.location.unwrap())
                .send()
                .await
                .unwrap();
            response.bytes().await.unwrap()
        });
        let mut text = String::new();
        bzip2::read::BzDecoder::new(&*bytes)
            .read_to_string(&mut text)
            .unwrap();
        let line: Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
        let context = &line["context_attributes"];
        let url = context["download_url"]
            .as_str()
            .or(context["pcap"].as_str())
            .unwrap();
        url.split('/').rev().nth(1).unwrap().to_owned()
    }
}

/// What is wrong with a row's answer.
fn problem(bench: &Bench, row: &Endpoint, definitions: &[Definition]) -> Option<String> {
    // What the rows before have changed is forgotten.
    bench.server.reset().unwrap();
    bench.server.clear_received();
    let wanted = wanted(row, |path| bench.first(path));
    let base = match &row.root {
        Some(root) => format!("{}{root}", bench.server.origin()),
        None => bench.server.base_url(),
    };
    let mut headers = wanted.headers;
    if row.authenticated {
        headers.push(("x-apikey".to_owned(), KEY.to_owned()));
    }
    let url = format!("{base}{}", wanted.path);
    let reply = bench.ask(row.verb.as_str(), &url, &headers, wanted.body.clone());
    let status = if row.answer == Answer::Redirect {
        302
    } else {
        200
    };
    if reply.status != status {
        return Some(format!("{} {}: {}", reply.status, wanted.path, reply.text));
    }
    let is_json = reply.content_type == "application/json; charset=utf-8";
    match &row.answer {
        Answer::Redirect => redirect(bench, &reply),
        Answer::Bytes | Answer::Text => (reply.text.is_empty() || reply.content_type.is_empty())
            .then(|| "nothing came".to_owned()),
        _ if !is_json => Some(format!("its content type is `{}`", reply.content_type)),
        Answer::Nothing => (reply.text != "{}").then(|| reply.text.clone()),
        Answer::Object { tag, nullable } => {
            let body: Value = serde_json::from_str(&reply.text).unwrap();
            match &body["data"] {
                Value::Null => (!nullable).then(|| "there is no object".to_owned()),
                object => object_problem(object, tag, definitions, row),
            }
        }
        Answer::Collection(_) | Answer::Either(_) => {
            pages(bench, row, &url, &headers, wanted.body, reply, definitions)
        }
        Answer::Data(kind) => {
            let body: Value = serde_json::from_str(&reply.text).unwrap();
            value_problem(kind, &body["data"])
        }
        Answer::Whole(kind) => value_problem(kind, &serde_json::from_str(&reply.text).unwrap()),
    }
}

/// The other origin gives the bytes to whoever brings no key.
fn redirect(bench: &Bench, reply: &Reply) -> Option<String> {
    let url = reply.location.as_deref().unwrap_or_default();
    if !url.starts_with(bench.server.second_origin()) {
        return Some(format!("it redirects to `{url}`"));
    }
    let key = [("x-apikey".to_owned(), KEY.to_owned())];
    let refused = bench.ask("GET", url, &key, None);
    let given = bench.ask("GET", url, &[], None);
    (refused.status != 400 || given.status != 200 || given.text.is_empty())
        .then(|| format!("with a key {}, without {}", refused.status, given.status))
}

fn object_problem(
    object: &Value,
    tag: &str,
    definitions: &[Definition],
    row: &Endpoint,
) -> Option<String> {
    let kind = object["type"].as_str().unwrap_or_default();
    if object["id"].as_str().is_none_or(str::is_empty)
        || (kind != tag && !matches!(tag, "any" | "descriptor"))
    {
        return Some(format!("not a {tag}: {object}"));
    }
    // The answer that starts an analysis names it only.
    let started = row.verb == Verb::Post && kind.ends_with("analysis");
    if tag == "descriptor" || row.relationship.as_ref().is_some_and(|named| named.ids) || started {
        return object["attributes"]
            .as_object()
            .map(|_| format!("more than a descriptor: {object}"));
    }
    if object["links"]["self"].as_str().is_none() {
        return Some(format!("no link to itself: {object}"));
    }
    let definition = definitions.iter().find(|definition| definition.tag == kind);
    let Some(definition) = definition else {
        return Some(format!("`{kind}` is not defined"));
    };
    let mut missing = definition.missing(&object.to_string());
    if row.verb == Verb::Post || row.verb == Verb::Patch {
        // What nobody has given or found out yet is absent from what is new.
        missing.retain(|name| !absent_at_first(kind).contains(name));
    }
    (!missing.is_empty()).then(|| format!("{kind} `{}` lacks {}", object["id"], missing.join(", ")))
}

fn absent_at_first(kind: &str) -> &'static [&'static str] {
    match kind {
        "retrohunt_job" => &[
            "finish_date",
            "notification_email",
            "start_date",
            "time_range",
        ],
        "graph" => &["links", "nodes"],
        "collection" => &[
            "alt_names",
            "autogenerated_tags",
            "description_html",
            "link",
            "origin",
            "recent_activity_relative_change",
            "recent_activity_summary",
            "source_region",
            "sponsor_region",
            "summary_stats",
            "tags",
            "targeted_industries",
            "targeted_regions",
            "top_icon_md5",
        ],
        "monitor_item" => &[
            "tags",
            "first_detection_date",
            "last_analysis_date",
            "last_analysis_results",
            "details",
        ],
        "alerting_asset" => &["asset_info"],
        "monitor_hash_comment" => &["date"],
        _ => &[],
    }
}

/// All pages: at least three, each item once.
fn pages(
    bench: &Bench,
    row: &Endpoint,
    url: &str,
    headers: &[(String, String)],
    body: Option<(String, Vec<u8>)>,
    first: Reply,
    definitions: &[Definition],
) -> Option<String> {
    let place = format!("/{}", row.paging.items.replace('.', "/"));
    let (mut count, mut seen) = (0, HashSet::new());
    let mut reply = first;
    loop {
        let page: Value = serde_json::from_str(&reply.text).unwrap();
        let Some(items) = page.pointer(&place).and_then(Value::as_array) else {
            return Some(format!("no list at `{place}`: {page}"));
        };
        count += 1;
        for item in items {
            let problem = match &row.answer {
                Answer::Collection(Item::Value(kind)) => value_problem(kind, item),
                _ => object_problem(item, tag(row).unwrap_or("any"), definitions, row),
            };
            let name = if item["id"].is_null() {
                item.to_string()
            } else {
                format!("{} {}", item["type"], item["id"])
            };
            // A stream may show one object for several notifications.
            let name = format!("{name} {}", item["context_attributes"]["notification_id"]);
            if problem.is_some() || !seen.insert(name.clone()) {
                return problem.or(Some(format!("{name} came twice")));
            }
        }
        let Some(next) = next(row, &page, reply.link.as_deref(), url, count) else {
            break;
        };
        reply = bench.ask(row.verb.as_str(), &next, headers, body.clone());
        if reply.status != 200 {
            return Some(format!("{} on page {count}: {}", reply.status, reply.text));
        }
    }
    let least = if row.paging.style == PagingStyle::None {
        1
    } else {
        3
    };
    (count < least && !is_one(row, &seen)).then(|| format!("{count} pages of {} items", seen.len()))
}

/// A relationship that is chosen at run time may lead to one object, and ASM's pages are large.
fn is_one(row: &Endpoint, seen: &HashSet<String>) -> bool {
    matches!(row.answer, Answer::Either(_)) && seen.len() == 1
}

/// The address of the page after this many pages.
fn next(
    row: &Endpoint,
    page: &Value,
    link: Option<&str>,
    url: &str,
    count: usize,
) -> Option<String> {
    match row.paging.style {
        PagingStyle::Cursor => {
            let next = page["links"]["next"].as_str()?;
            assert!(page["meta"]["cursor"].is_string());
            Some(next.to_owned())
        }
        PagingStyle::LinkHeader => {
            let url = link?.strip_prefix('<')?.split('>').next()?;
            Some(url.to_owned())
        }
        PagingStyle::PageNumber => {
            let more = page["result"]["more"].as_bool()?;
            more.then(|| format!("{url}?page={count}"))
        }
        PagingStyle::None => None,
    }
}

/// What is wrong with JSON that is no object, as the client's type reads it.
fn value_problem(kind: &str, value: &Value) -> Option<String> {
    use vt_client::Attributes;
    fn lacks<A: Attributes + serde::Serialize>(
        value: &Value,
        sometimes: &[&str],
    ) -> Option<String> {
        let json: answers::Plain<A> = serde_json::from_value(value.clone()).unwrap();
        let filled = serde_json::to_value(json.fields()).unwrap();
        let mut missing: Vec<&str> = A::fields().iter().map(|field| field.name).collect();
        missing.retain(|name| filled.get(name).is_none() && !sometimes.contains(name));
        (!missing.is_empty()).then(|| format!("lacks {}: {value}", missing.join(", ")))
    }
    let full = |good: bool| (!good).then(|| format!("not a full {kind}: {value}"));
    match kind.rsplit("::").next().unwrap_or(kind) {
        "bool" => full(value.is_boolean()),
        "SecretText" => full(
            value
                .as_str()
                .is_some_and(|text| text.starts_with("http://127.0.0.1:")),
        ),
        "String" | "CodeInsight" => full(value.as_str().is_some_and(|text| !text.is_empty())),
        "Strings" => full(
            value
                .as_array()
                .is_some_and(|list| !list.is_empty() && list.iter().all(Value::is_string)),
        ),
        "BehaviourSummary" => lacks::<answers::BehaviourSummaryFields>(value, SOME_BEHAVIOURS),
        "MitreTree" => lacks::<answers::MitreTreeFields>(value, &[]),
        "MitreTrees" => full(value.as_object().is_some_and(|trees| {
            trees.len() > 1
                && trees
                    .values()
                    .all(|tree| lacks::<answers::MitreTreeFields>(tree, &[]).is_none())
        })),
        "Metadata" => lacks::<answers::MetadataFields>(value, &[]),
        "Widget" => lacks::<answers::WidgetFields>(value, &[]),
        "ApiUsage" => lacks::<answers::ApiUsageFields>(value, &[]),
        "OverallQuotas" => full(value["api_requests_daily"]["group"]["inherited_from"].is_string()),
        "CommentVotes" => full(
            ["positive", "negative", "abuse"]
                .iter()
                .all(|name| value[name].is_u64()),
        ),
        "ThreatList" => {
            let list: answers::ThreatList = serde_json::from_value(value.clone()).unwrap();
            full(!list.iocs().is_empty())
        }
        "DtmAlert" => lacks::<answers::DtmAlertFields>(value, &[]),
        "AsmProject" => lacks::<answers::AsmProjectFields>(value, &[]),
        "AsmIssue" => lacks::<answers::AsmIssueFields>(value, &[]),
        "AsmOutcome" | "AsmEntityDetail" => lacks::<answers::AsmOutcomeFields>(value, &[]),
        "AsmIssueDetail" => lacks::<answers::AsmOutcomeFields>(value, &[])
            .or_else(|| lacks::<answers::AsmIssueFields>(&value["result"], &[])),
        "MonitorEvent" => lacks::<answers::MonitorEventFields>(value, &[]),
        // The shape of these is not documented.
        "AsmEntity" | "DtmMonitor" | "DtmDocument" | "ThreatLists" | "IocsSummary" | "AiReport" => {
            full(value.as_object().is_some_and(|members| !members.is_empty()))
        }
        kind => Some(format!("no test knows `{kind}`")),
    }
}

#[test]
fn every_row_answers_as_documented() {
    let problems = |rows: &[Endpoint]| -> Vec<String> {
        let (bench, definitions) = (Bench::new(), definitions());
        let problem = |row: &Endpoint| {
            let problem = problem(&bench, row, &definitions)?;
            Some(format!("{}: {problem}", row.name()))
        };
        let short = |problem: String| problem.chars().take(400).collect();
        rows.iter().filter_map(problem).map(short).collect()
    };
    let problems: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = ENDPOINTS
            .chunks(ENDPOINTS.len() / 4 + 1)
            .map(|rows| scope.spawn(|| problems(rows)))
            .collect();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap())
            .collect()
    });
    assert!(
        problems.is_empty(),
        "{} of {} rows:\n{}",
        problems.len(),
        ENDPOINTS.len(),
        problems.join("\n")
    );
}
