//! What only tables of users have: bodies of bytes, and types of their own parameters.

#![allow(missing_docs, reason = "generated code and its types are public")]

use vt_client::bodies::{BodyError, RawBody, RawBytes};
use vt_client::{Client, blocking};
use vt_testkit::{Recorded, Recorder};
use vt_tests::cases::KEY;

pub(crate) struct Picture(Vec<u8>);

impl RawBody for Picture {
    fn raw(&self) -> RawBytes {
        RawBytes::new("image/png", self.0.clone())
    }

    fn check(&self) -> Result<(), BodyError> {
        if self.0.is_empty() {
            return Err(BodyError::new("picture", "the picture is empty"));
        }
        Ok(())
    }
}

mod own {
    vt_client::endpoints!(inline "own.toml" r#"
        [sources]
        notes = { title = "Our notes" }

        [parameters]
        kind = { name = "type", values = ["file", "ip range"], doc = "only items of this type" }
        quick = { values = ["true", "false"], doc = "without details" }
        width = { range = [-1, 640], default = 64, doc = "how wide" }

        [resource.pictures]
        doc = "Pictures."
        item = "/pictures/{id}"

        [resource.pictures.methods]
        list = { get = "/pictures", pages = "any", query = ["kind", "quick", "width"], doc = "Pictures.", source = "notes" }
        create = { post = "/pictures", raw = "RawBytes", returns = "nothing", doc = "Takes a picture.", source = "notes" }
        replace = { put = "{item}", raw = "super::Picture", returns = "nothing", doc = "Replaces a picture.", source = "notes" }
    "# => pub Own);
}

/// Names that generated code could have for itself.
mod names {
    vt_client::endpoints!(inline "names.toml" r#"
        [sources]
        notes = { title = "Our notes" }

        [resource]
        b    = { doc = "B.", b = { get = "/b", returns = "text", doc = "B.", source = "notes" } }
        none = { doc = "None.", r = { get = "/none", returns = "text", doc = "None.", source = "notes" } }
        some = { doc = "Some.", yes = { get = "/some", returns = "text", doc = "Some.", source = "notes" } }
        rows = { doc = "Rows.", endpoint = { get = "/rows", returns = "text", doc = "Rows.", source = "notes" } }
        core = { doc = "Core.", argument_0 = { get = "/core", returns = "text", doc = "Core.", source = "notes" } }
    "# => pub Names);
}

use own::parameters::{Kind, Quick, Width};
use own::{Own, blocking::Own as _};
use vt_client::parameters::CountLimit;

fn clients(recorder: &Recorder) -> (tokio::runtime::Runtime, Client, blocking::Client) {
    let client = Client::builder()
        .api_key(KEY)
        .base_url(format!("{}/api/v3", recorder.origin()))
        .build()
        .unwrap();
    let blocking = blocking::Client::from_async(client.clone()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    (runtime, client, blocking)
}

fn line(request: &Recorded) -> (&str, &str, Option<&str>, &[u8]) {
    let content_type = request.header("content-type");
    (&request.verb, &request.target, content_type, &request.body)
}

#[test]
fn resources_and_methods_may_be_called_anything() {
    use names::Names;

    let recorder = Recorder::start();
    let (runtime, client, _) = clients(&recorder);
    recorder.answer("x");
    for (request, target) in [
        (client.b().b(), "/api/v3/b"),
        (client.none().r(), "/api/v3/none"),
        (client.some().yes(), "/api/v3/some"),
        (client.rows().endpoint(), "/api/v3/rows"),
        (client.core().argument_0(), "/api/v3/core"),
    ] {
        runtime.block_on(request.into_future()).unwrap();
        assert_eq!(recorder.take()[0].target, target);
    }
}

#[test]
fn bodies_of_bytes_have_their_content_type() {
    let recorder = Recorder::start();
    let (runtime, client, blocking) = clients(&recorder);
    recorder.answer("{}");
    let rules = || RawBytes::new("text/plain; charset=utf-8", "rule");
    let picture = Picture(vec![0x89, 0xff]);
    runtime.block_on(async {
        client.pictures().create(rules()).await.unwrap();
        client.pictures().replace("7", &picture).await.unwrap();
    });
    blocking.pictures().create(rules()).send().unwrap();
    blocking.pictures().replace("7", &picture).send().unwrap();
    let sent = recorder.take();
    let expected = [
        (
            "POST",
            "/api/v3/pictures",
            Some("text/plain; charset=utf-8"),
            &b"rule"[..],
        ),
        (
            "PUT",
            "/api/v3/pictures/7",
            Some("image/png"),
            &[0x89, 0xff][..],
        ),
    ];
    let sent: Vec<_> = sent.iter().map(line).collect();
    assert_eq!(sent, [expected, expected].concat());
}

#[test]
fn a_body_of_bytes_is_checked_before_it_is_sent() {
    let recorder = Recorder::start();
    let (runtime, client, blocking) = clients(&recorder);
    recorder.answer("{}");
    let errors = [
        runtime.block_on(
            client
                .pictures()
                .replace("7", Picture(Vec::new()))
                .into_future(),
        ),
        blocking.pictures().replace("7", Picture(Vec::new())).send(),
        // The sender refuses what is no header.
        blocking
            .pictures()
            .create(RawBytes::new("a\nb", "x"))
            .send(),
    ];
    for (error, expected) in errors.into_iter().zip([
        "the picture is empty",
        "the picture is empty",
        "content type",
    ]) {
        let error = error.unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
    assert!(recorder.take().is_empty());
    // The way round the check.
    blocking
        .pictures()
        .replace("7", RawBytes::new("image/png", ""))
        .send()
        .unwrap();
    assert_eq!(recorder.take().len(), 1);
}

#[test]
fn enums_of_parameters_know_their_names_on_the_wire() {
    let recorder = Recorder::start();
    let (runtime, client, blocking) = clients(&recorder);
    recorder.answer(r#"{"data":[]}"#);
    let request = client
        .pictures()
        .list()
        .parameter(Kind::IpRange)
        .parameter(Quick::from(true));
    runtime.block_on(request.into_future()).unwrap();
    let request = blocking.pictures().list();
    let request = request
        .parameter(Kind::Other("new type".into()))
        .query("quick", Quick::False);
    request.send().unwrap();
    let request = blocking.threat_lists().latest("phishing");
    request
        .parameter(vt_client::parameters::ListType::from("url"))
        .send()
        .unwrap_or_else(|error| panic!("{error}"));
    let targets: Vec<String> = recorder
        .take()
        .into_iter()
        .map(|request| request.target)
        .collect();
    assert_eq!(
        targets,
        [
            "/api/v3/pictures?type=ip%20range&quick=true",
            "/api/v3/pictures?type=new%20type&quick=false",
            "/api/v3/threat_lists/phishing/latest?type=url",
        ]
    );
}

#[test]
fn numbers_of_parameters_are_sent_within_their_ranges() {
    let recorder = Recorder::start();
    let (runtime, client, blocking) = clients(&recorder);
    recorder.answer(r#"{"data":[]}"#);
    for number in [1, 10_000] {
        let request = client.ioc_stream().list().parameter(CountLimit(number));
        runtime.block_on(request.into_future()).unwrap();
    }
    let request = blocking.ioc_stream().list().parameter(CountLimit(500));
    request.send().unwrap();
    let request = blocking.pictures().list().parameter(Width(-1));
    request.send().unwrap();
    let targets: Vec<String> = recorder
        .take()
        .into_iter()
        .map(|request| request.target)
        .collect();
    assert_eq!(
        targets,
        [
            "/api/v3/ioc_stream?count_limit=1",
            "/api/v3/ioc_stream?count_limit=10000",
            "/api/v3/ioc_stream?count_limit=500",
            "/api/v3/pictures?width=-1",
        ]
    );
}

#[test]
fn numbers_outside_of_their_ranges_are_refused_before_anything_is_sent() {
    let recorder = Recorder::start();
    let (runtime, client, blocking) = clients(&recorder);
    recorder.answer(r#"{"data":[]}"#);
    for number in [0, 10_001, i64::MIN, i64::MAX] {
        let request = client.ioc_stream().list().parameter(CountLimit(number));
        let error = runtime.block_on(request.into_future()).unwrap_err();
        let request = blocking.ioc_stream().list().parameter(CountLimit(number));
        let errors = [error, request.send().unwrap_err()];
        for error in errors {
            assert!(matches!(error, vt_client::Error::Usage(_)), "{error:?}");
            let error = error.to_string();
            let way_round = format!(".query(\"count_limit\", \"{number}\")");
            for part in ["`count_limit`", "from 1 to 10000", &way_round] {
                assert!(error.contains(part), "no {part} in: {error}");
            }
        }
    }
    // One that could be sent does not mend one that cannot.
    let request = blocking.pictures().list().parameter(Width(641));
    let error = request.parameter(Width(2)).send().unwrap_err().to_string();
    assert!(error.contains("from -1 to 640"), "{error}");
    assert!(recorder.take().is_empty());
    // The way round.
    let request = client.ioc_stream().list().query("count_limit", 20_000);
    runtime.block_on(request.into_future()).unwrap();
    assert_eq!(
        recorder.take()[0].target,
        "/api/v3/ioc_stream?count_limit=20000"
    );
}
