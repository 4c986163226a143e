//! The API key and a password through everything that can be called, shown and go wrong: they are
//! sent where they belong and are seen nowhere.

mod faults;
mod listener;
mod origins;
mod search;

use std::collections::BTreeMap;
use std::time::Duration;

use tokio::runtime::Runtime;
use vt_client::bodies::FileUpload;
use vt_client::{ApiKey, Client, ClientBuilder, RetryPolicy, Secret, Verb, blocking};
use vt_table::Answer;
use vt_testkit::{Recorder, Reply};
use vt_tests::cases::{self, Case, KEY, Run};
use vt_tests::expectation::Expectation;

use faults::Fault;
use search::{assert_absent, found, shown};

pub(crate) const PASSWORD: &str = "correct-horse-battery-staple";

/// Fails when the key or the password is found.
#[track_caller]
fn assert_clean(what: &str, text: &str) {
    assert_absent(what, text, KEY);
    assert_absent(what, text, PASSWORD);
}

#[track_caller]
fn assert_log_is_clean() {
    let (heard, targets) = listener::take();
    for line in heard.lines() {
        assert_clean("the log", line);
    }
    // Otherwise nobody listened.
    for library in ["vt_client::", "reqwest::connect", "hyper_util::client"] {
        assert!(
            targets.iter().any(|target| target.starts_with(library)),
            "nothing was heard of {library}"
        );
    }
}

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap()
}

fn client(origin: &str, configure: fn(ClientBuilder) -> ClientBuilder) -> Client {
    let builder = Client::builder()
        .api_key(KEY)
        .header("x-gateway", PASSWORD)
        .base_url(format!("{origin}/api/v3"))
        // What is repeated is looked at too, without its pauses.
        .retry(
            RetryPolicy::default()
                .attempts(2)
                .first_pause(Duration::ZERO),
        );
    configure(builder).build().unwrap()
}

/// Whether a call went wrong, after looking at all that it shows.
fn check(what: &str, run: &Run) -> bool {
    assert_clean(&format!("{what}: the request"), &run.request);
    match &run.result {
        // Bytes and plain JSON that were asked for are what they are, whatever they say.
        Ok(plain)
            if ["b\"", "[", "String(", "CodeInsight("]
                .iter()
                .any(|start| plain.starts_with(start)) => {}
        Ok(answer) => assert_clean(&format!("{what}: the answer"), answer),
        Err(error) => assert_clean(&format!("{what}: the error"), &shown(error)),
    }
    run.result.is_err()
}

fn expectations() -> BTreeMap<usize, Expectation> {
    cases::expectations()
        .into_iter()
        .map(|expectation| (expectation.line, expectation))
        .collect()
}

/// The positive control: the search finds the key in the header it belongs in, so that it would
/// find it elsewhere.
#[test]
fn every_method_sends_the_key_in_one_header_and_shows_it_nowhere() {
    listener::listen();
    let (recorder, runtime, expectations) = (Recorder::start(), runtime(), expectations());
    let vt = client(recorder.origin(), |builder| builder);
    let blocking = blocking::Client::from_async(vt.clone()).unwrap();
    for case in cases::all() {
        let expectation = &expectations[&case.line];
        recorder.answer(&cases::answer(expectation));
        check(case.method, &(case.run)(&runtime, &vt));
        check(case.method, &(case.run_blocking)(&blocking));
        for mut request in recorder.take() {
            let (keys, others) = request
                .headers
                .drain(..)
                .partition(|(name, _)| name == "x-apikey");
            request.headers = others;
            let keyless = expectation
                .headers
                .iter()
                .any(|header| header == "!x-apikey");
            if keyless {
                assert_eq!(keys, []);
            } else {
                assert_eq!(keys, [("x-apikey".to_owned(), KEY.to_owned())]);
                assert_eq!(found(&format!("{keys:?}"), KEY), Some("plain"));
            }
            assert_absent(case.method, &format!("{request:?}"), KEY);
            let body = String::from_utf8_lossy(&request.body).into_owned();
            assert_absent(case.method, &body, KEY);
        }
    }
    assert_log_is_clean();
}

#[test]
fn no_fault_shows_the_key() {
    listener::listen();
    let (recorder, elsewhere) = (Recorder::start(), Recorder::start());
    let runtime = runtime();
    elsewhere.answer(&format!("{{\"data\":\"{KEY}\"}}"));
    // Every kind of answer meets every fault, and every method one of them: all methods send in the
    // same way.
    let (kinds, methods) = (one_per_kind(), cases::one_per_method());
    let faults = faults::all(elsewhere.origin());
    let count = faults.len();
    for (number, fault) in faults.into_iter().enumerate() {
        recorder.reply(fault.reply.clone());
        let vt = client(recorder.origin(), fault.configure);
        let its_own = methods.iter().skip(number).step_by(count);
        let methods: Vec<Case> = its_own.chain(&kinds).copied().collect();
        failures(&fault, &methods, |case| (case.run)(&runtime, &vt));
        recorder.take();
    }
    assert_eq!(elsewhere.take(), [], "nothing is sent to another host");
    assert_log_is_clean();
}

#[test]
fn no_fault_shows_the_key_with_the_blocking_client() {
    listener::listen();
    let (recorder, elsewhere) = (Recorder::start(), Recorder::start());
    let methods = one_per_kind();
    for fault in faults::all(elsewhere.origin()) {
        recorder.reply(fault.reply.clone());
        let vt = client(recorder.origin(), fault.configure);
        let vt = blocking::Client::from_async(vt).unwrap();
        failures(&fault, &methods, |case| (case.run_blocking)(&vt));
    }
    assert_eq!(elsewhere.take(), [], "nothing is sent to another host");
    assert_log_is_clean();
}

/// One method for each kind of answer: the blocking client sends all of them in the same way.
fn one_per_kind() -> Vec<Case> {
    let expectations = expectations();
    let mut seen = std::collections::BTreeSet::new();
    let mut methods = cases::one_per_method();
    methods.retain(|case| {
        let expectation = &expectations[&case.line];
        seen.insert((expectation.verb.clone(), expectation.answer.clone()))
    });
    methods
}

/// Whether a method's answer is what the server sent and nothing else: bytes, text, JSON of any
/// form.
fn is_content(method: &str) -> bool {
    let row = vt_client::ENDPOINTS.iter().find(|row| row.name() == method);
    match &row.unwrap().answer {
        Answer::Object { .. } | Answer::Collection(_) | Answer::Either(_) | Answer::Nothing => {
            false
        }
        Answer::Data(kind) => kind != "SecretText",
        _ => true,
    }
}

fn failures(fault: &Fault, methods: &[Case], run: impl Fn(&Case) -> Run) {
    let run = |case: &Case| {
        let mut run = run(case);
        if let Ok(answer) = &mut run.result
            && is_content(case.method)
        {
            answer.clear();
        }
        run
    };
    let failed = methods
        .iter()
        .filter(|case| check(&format!("{} with {}", case.method, fault.name), &run(case)));
    let failed = failed.count();
    if fault.is_fatal {
        assert_eq!(failed, methods.len(), "{}", fault.name);
    }
    assert!(!methods.is_empty());
}

#[test]
fn a_service_that_is_gone_does_not_show_the_key() {
    listener::listen();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let (vt, runtime) = (client(&origin, |builder| builder), runtime());
    for case in cases::one_per_method() {
        assert!(check(case.method, &(case.run)(&runtime, &vt)));
    }
}

#[test]
fn the_key_as_an_argument_is_not_shown() {
    listener::listen();
    let (recorder, runtime) = (Recorder::start(), runtime());
    let vt = client(recorder.origin(), |builder| builder);
    let blocking = blocking::Client::from_async(vt.clone()).unwrap();
    let error = format!(r#"{{"error":{{"code":"x","message":"no `{KEY}`"}}}}"#);
    let mut sent = 0;
    for reply in [
        Reply::new("200 OK", &[], "{\"data\":[]}"),
        Reply::new("404 X", &[], error),
    ] {
        recorder.reply(reply);
        for case in cases::with_the_key_as_arguments() {
            check(case.method, &(case.run)(&runtime, &vt));
            check(case.method, &(case.run_blocking)(&blocking));
            sent += recorder.take().len();
        }
        for row in vt_client::ENDPOINTS {
            check(&row.path, &custom(&vt, row, &runtime));
        }
    }
    assert!(
        sent > 300,
        "{sent}: the key is a good hash, so most are sent"
    );
    assert_log_is_clean();
}

/// The row's request by its path, with the key for every placeholder.
fn custom(vt: &Client, row: &vt_client::Endpoint, runtime: &Runtime) -> Run {
    let mut request = vt.request(row.verb, &row.path).query(KEY, KEY);
    for name in row.path.split(['{', '}']).skip(1).step_by(2) {
        request = request.argument(name, KEY);
    }
    Run {
        request: format!("{request:?} {request:#?}"),
        result: runtime
            .block_on(request.into_future())
            .map(|answer| format!("{answer:?} {answer:#?}")),
    }
}

#[test]
fn what_is_not_sent_does_not_show_the_key() {
    let (recorder, runtime) = (Recorder::start(), runtime());
    let vt = client(recorder.origin(), |builder| builder);
    let requests = [
        vt.request(Verb::Get, KEY),
        vt.request(Verb::Get, &format!("/a/../{KEY}")),
        vt.request(Verb::Get, "/{a}").argument(KEY, "x"),
        vt.request(Verb::Get, &format!("/{{{KEY}}}")),
        vt.request(Verb::Get, "/a").header(&format!("{KEY} "), "x"),
        vt.request(Verb::Get, "/a")
            .header("x-a", &format!("{KEY}\n")),
        vt.request(Verb::Post, "/a")
            .body(&format!("{KEY}\n"), PASSWORD),
    ];
    for request in requests {
        assert_clean("the request", &format!("{request:?} {request:#?}"));
        let error = runtime.block_on(request.into_future()).unwrap_err();
        assert_clean("the error", &shown(&error));
    }
    for id in [format!("{KEY}x"), format!("{}{KEY}", "x".repeat(60))] {
        let request = vt.files().get(&id);
        assert_clean("the request", &format!("{request:?}"));
        let error = runtime.block_on(request.into_future()).unwrap_err();
        assert_clean("the error", &shown(&error));
    }
    assert_eq!(recorder.take(), []);
}

#[test]
fn nothing_that_can_be_printed_shows_a_secret() {
    let (recorder, runtime) = (Recorder::start(), runtime());
    recorder.answer(&format!(
        r#"{{"data":{{"type":"analysis","id":"x"}},"meta":{{"x":"{KEY}"}}}}"#
    ));
    let builder = Client::builder()
        .api_key(KEY)
        .base_url(recorder.origin())
        .proxy_all(format!("http://user:{PASSWORD}@127.0.0.1:1"))
        .header("x-gateway", PASSWORD)
        .user_agent(KEY)
        .x_tool(KEY);
    assert_clean("the builder", &format!("{builder:?} {builder:#?}"));
    let vt = builder.build().unwrap();
    let blocking = blocking::Client::from_async(vt.clone()).unwrap();
    assert_clean(
        "the clients",
        &format!("{vt:?} {vt:#?} {blocking:?} {blocking:#?}"),
    );
    for handle in cases::handles(&vt, &blocking) {
        assert!(handle.contains("Client"), "{handle}");
        assert_clean("a handle", &handle);
    }
    let (key, password) = (ApiKey::new(KEY).unwrap(), Secret::new(PASSWORD));
    assert_clean(
        "the secrets",
        &format!("{key:?} {password:?} {key:#?} {password:#?}"),
    );

    let vt = client(recorder.origin(), |builder| builder);
    let body = FileUpload::bytes("a.zip", KEY.as_bytes()).password(PASSWORD);
    assert_clean("a body", &format!("{body:?} {body:#?}"));
    let upload = vt
        .files()
        .upload(body)
        .query("key", KEY)
        .header("x-user-password", PASSWORD)
        .with_response();
    assert_clean("a request", &format!("{upload:?} {upload:#?}"));
    let answer = runtime.block_on(upload.into_future()).unwrap();
    assert_clean("an answer", &format!("{answer:?} {answer:#?}"));
    // The control: it was there.
    assert_eq!(found(&answer.response.text(), KEY), Some("plain"));
    let [sent] = &recorder.take()[..] else {
        panic!()
    };
    assert_eq!(sent.header("x-user-password"), Some(PASSWORD));
    assert!(found(&String::from_utf8_lossy(&sent.body), PASSWORD).is_some());

    let custom = vt
        .request(Verb::Post, "/a/{id}")
        .argument("id", KEY)
        .json_body(&serde_json::json!({ "password": PASSWORD }));
    assert_clean("a request", &format!("{custom:?} {custom:#?}"));
    let items = vt.files().comments(KEY).query("key", KEY).stream();
    assert_clean("a stream", &format!("{items:?} {items:#?}"));
}

#[test]
fn the_password_of_a_proxy_is_not_shown() {
    listener::listen();
    let (proxy, runtime) = (Recorder::start(), runtime());
    proxy.reply(Reply::new("407 X", &[], "<html>who are you?"));
    let listening = &proxy.origin()["http://".len()..];
    for scheme in ["http", "https", "socks4", "socks5", "socks5h"] {
        for address in [listening, "127.0.0.1:1"] {
            for service in ["http://service.example", "https://service.example"] {
                let builder = Client::builder()
                    .api_key(KEY)
                    .base_url(service)
                    .allow_plain_http(true)
                    .proxy_all(format!("{scheme}://user:{PASSWORD}@{address}"))
                    .response_timeout(Duration::from_secs(5))
                    .retry(RetryPolicy::none());
                assert_clean("the builder", &format!("{builder:?}"));
                let vt = builder.build().unwrap();
                let request = vt.request(Verb::Get, "/a").into_future();
                let error = runtime.block_on(request).unwrap_err();
                assert_clean("the error", &shown(&error));
            }
        }
    }
    for request in proxy.take() {
        let told_by_plain_http = request.target == "http://service.example/a";
        let key = request.header("x-apikey");
        assert_eq!(key.is_some(), told_by_plain_http, "{request:?}");
    }
    assert_log_is_clean();
}

/// A password that an answer repeats is not shown either, where the client knows it as a secret.
#[test]
fn headers_that_an_answer_repeats_are_not_shown() {
    let (recorder, runtime) = (Recorder::start(), runtime());
    recorder.reply(Reply::new(
        "403 X",
        &[],
        format!(r#"{{"error":{{"code":"x","message":"wrong: {PASSWORD}"}}}}"#),
    ));
    for gateway in [true, false] {
        let mut builder = Client::builder().api_key(KEY).base_url(recorder.origin());
        if gateway {
            builder = builder.header("x-gateway", PASSWORD);
        }
        let vt = builder.build().unwrap();
        let mut request = vt.request(Verb::Delete, "/users/me");
        if !gateway {
            request = request.header("x-user-password", PASSWORD);
        }
        let error = runtime.block_on(request.into_future()).unwrap_err();
        assert!(error.to_string().contains("[redacted]"), "{error}");
        assert_clean("the error", &shown(&error));
    }
}
