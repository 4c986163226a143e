//! Calls of rows that are chosen at run time send what the generated methods send: every row, every
//! expectation, both clients.

use std::collections::BTreeMap;

use vt_client::{Client, EndpointRequest, Error, MultipartForm, blocking};
use vt_table::{Body, Endpoint};
use vt_testkit::{Recorded, Recorder};
use vt_tests::cases::{self, Case, KEY};
use vt_tests::expectation::Expectation;
use vt_tests::operations::Operations;

/// The options of the two clients' calls have the same names.
macro_rules! filled {
    ($client:expr, $row:expr, $case:expr, $expectation:expr) => {{
        let mut request = $client.call($row);
        let arguments = arguments($case, $expectation);
        assert_eq!(arguments.len(), $row.arguments.len(), "{}", $row.name());
        // Backwards: the order in which arguments are given must not matter.
        for (argument, value) in $row.arguments.iter().zip(&arguments).rev() {
            request = request.argument(&argument.name, value);
        }
        for (name, value) in $expectation.optional_query() {
            if !is_paging(&name, $expectation) {
                request = request.query(name, value);
            }
        }
        for (name, value) in $expectation.optional_headers() {
            request = request.header(&name, &value);
        }
        match (&$row.body, &*$expectation.body) {
            (Body::None, _) => request,
            (Body::Json(_), text) => request.json_text(text),
            (Body::Form(_), text) => request.form(pairs(text)),
            (Body::Multipart(_), text) => request.multipart(multipart(text)),
            (Body::Raw(_), text) => request.body("application/octet-stream", text.to_owned()),
        }
    }};
}

macro_rules! paged {
    ($request:expr, $expectation:expr) => {{
        let mut pages = $request.pages();
        for (name, value) in $expectation.optional_query() {
            if name == "cursor" {
                pages = pages.cursor(value);
            } else if is_paging(&name, $expectation) {
                pages = pages.page_size(value.parse().unwrap());
            }
        }
        pages
    }};
}

/// Whether the cases give this parameter by `page_size` or `cursor`.
fn is_paging(name: &str, expectation: &Expectation) -> bool {
    let is_size = matches!(name, "limit" | "size" | "page_size");
    name == "cursor" || is_size && expectation.pagination != "none"
}

fn arguments(case: &Case, expectation: &Expectation) -> Vec<String> {
    let methods = operations().methods(expectation);
    let (_, name) = case.method.split_once('.').unwrap();
    let method = methods.iter().find(|method| method.name == name).unwrap();
    method.arguments(expectation)
}

fn operations() -> &'static Operations {
    static OPERATIONS: std::sync::OnceLock<Operations> = std::sync::OnceLock::new();
    OPERATIONS.get_or_init(cases::operations)
}

fn pairs(text: &str) -> Vec<(String, String)> {
    url::form_urlencoded::parse(text.as_bytes())
        .into_owned()
        .collect()
}

/// `multipart: name=value | name=@file:content`
fn multipart(text: &str) -> MultipartForm {
    let parts = text.strip_prefix("multipart: ").unwrap().split(" | ");
    parts.fold(MultipartForm::new(), |form, part| {
        let (name, value) = part.split_once('=').unwrap();
        match value
            .strip_prefix('@')
            .and_then(|file| file.split_once(':'))
        {
            Some((file, content)) => form.file_bytes(name, file, content.to_owned()),
            None => form.text(name, value),
        }
    })
}

async fn send(
    request: EndpointRequest,
    row: &Endpoint,
    expectation: &Expectation,
) -> Result<(), Error> {
    if row.answer.is_collection() {
        paged!(request, expectation).await.map(drop)
    } else if row.answer.is_bytes() {
        request.download().await.map(drop)
    } else {
        request.await.map(drop)
    }
}

fn send_blocking(
    request: blocking::EndpointRequest,
    row: &Endpoint,
    expectation: &Expectation,
) -> Result<(), Error> {
    if row.answer.is_collection() {
        paged!(request, expectation).send().map(drop)
    } else if row.answer.is_bytes() {
        request.download().send().map(drop)
    } else {
        request.send().map(drop)
    }
}

/// The request with what differs from one to the next taken out: the boundary of a form, and the
/// spelling of JSON.
fn comparable(mut request: Recorded) -> (Recorded, Option<serde_json::Value>) {
    let mut document = None;
    for (name, value) in &mut request.headers {
        if name != "content-type" {
            continue;
        }
        if let Some((_, boundary)) = value.split_once("boundary=") {
            let body = String::from_utf8(request.body).unwrap();
            request.body = body.replace(boundary.trim_matches('"'), "BOUNDARY").into();
            *value = value.replace(boundary, "BOUNDARY");
        } else if value == "application/json" {
            document = Some(serde_json::from_slice(&request.body).unwrap());
            request.body.clear();
        }
    }
    if document.is_some() {
        request.headers.retain(|(name, _)| name != "content-length");
    }
    (request, document)
}

#[test]
fn every_row_sends_what_its_method_sends() {
    let recorder = Recorder::start();
    let client = Client::builder()
        .api_key(KEY)
        .base_url(format!("{}/api/v3", recorder.origin()))
        .build()
        .unwrap();
    let blocking = blocking::Client::from_async(client.clone()).unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let rows: BTreeMap<String, &Endpoint> = vt_client::ENDPOINTS
        .iter()
        .map(|row| (row.name(), row))
        .collect();
    let expectations: BTreeMap<usize, Expectation> = cases::expectations()
        .into_iter()
        .map(|expectation| (expectation.line, expectation))
        .collect();
    let taken = || {
        let mut requests = recorder.take();
        assert_eq!(requests.len(), 1, "{requests:?}");
        comparable(requests.remove(0))
    };

    let mut failures = Vec::new();
    let mut compared = BTreeMap::new();
    for case in cases::all() {
        let (row, expectation) = (rows[case.method], &expectations[&case.line]);
        recorder.answer(&cases::answer(expectation));
        cases::read((case.run)(&runtime, &client).result).unwrap();
        let expected = taken();

        let request = filled!(client, row, &case, expectation);
        let outcome = runtime.block_on(send(request, row, expectation));
        cases::read(outcome)
            .unwrap_or_else(|error| panic!("line {} {}: {error}", case.line, case.method));
        let sent = taken();
        let request = filled!(blocking, row, &case, expectation);
        cases::read(send_blocking(request, row, expectation)).unwrap();
        let sent_blocking = taken();

        for (sent, client) in [(sent, "async"), (sent_blocking, "blocking")] {
            if sent != expected {
                failures.push(format!(
                    "line {} {} ({client}):\n  {sent:?}\n  {expected:?}",
                    case.line, case.method
                ));
            }
        }
        *compared.entry(case.method).or_insert(0) += 1;
    }
    assert!(
        failures.is_empty(),
        "{} requests differ:\n{}",
        failures.len(),
        failures.join("\n")
    );
    let missing: Vec<&String> = rows
        .keys()
        .filter(|name| !compared.contains_key(name.as_str()))
        .collect();
    assert!(missing.is_empty(), "not compared: {missing:?}");
    println!(
        "{} rows, {} requests",
        rows.len(),
        compared.values().sum::<usize>()
    );
}
