//! The escape hatch: any verb and path.

use vt_client::objects::File;
use vt_client::{AnyObject, Client, Error, MultipartForm, Object, Verb};

use crate::{KEY, blocking_client, client, usage};
use vt_testkit::{Server, answer};

const FILE: &str = r#"{"data": {"type": "file", "id": "f", "attributes": {"size": 68}}}"#;

#[tokio::test]
async fn paths_are_taken_below_the_base_url() {
    let server = Server::json("{}");
    let vt = client(&server);
    for (path, sent) in [
        ("/files", "/files"),
        ("/", "/"),
        ("/files/", "/files/"),
        ("/a b/ü|\\", "/a%20b/%C3%BC%7C%5C"),
        ("/a%20b/%2f%252F", "/a%20b/%2f%252F"),
        ("/a#b", "/a%23b"),
        ("/:@!$&'()*+,;=-._~", "/:@!$&'()*+,;=-._~"),
        ("/...", "/..."),
        ("/https:", "/https:"),
        ("/a?b=c d&e=%2f+x&f", "/a?b=c%20d&e=%2F%20x&f="),
        ("/a?", "/a"),
        ("/a?b=c?d#e", "/a?b=c%3Fd%23e"),
    ] {
        vt.request(Verb::Get, path).await.unwrap();
        assert_eq!(server.request().target, format!("/api/v3{sent}"), "{path}");
        server.forget();
    }
}

#[tokio::test]
async fn arguments_are_one_segment_each() {
    let server = Server::json("{}");
    let vt = client(&server);
    for (argument, sent) in [
        ("abc", "abc"),
        ("../users/me", "..%2Fusers%2Fme"),
        ("a/b?x=1#f", "a%2Fb%3Fx=1%23f"),
        ("a b", "a%20b"),
        ("%2f", "%252f"),
        ("%2e%2e", "%252e%252e"),
        ("ü🦀", "%C3%BC%F0%9F%A6%80"),
        ("2001:db8::1", "2001:db8::1"),
        ("{id}", "%7Bid%7D"),
        ("//host", "%2F%2Fhost"),
        ("\r\nx: y", "%0D%0Ax:%20y"),
    ] {
        vt.request(Verb::Get, "/things/{id}/x")
            .argument("id", argument)
            .await
            .unwrap();
        let target = server.request().target;
        assert_eq!(target, format!("/api/v3/things/{sent}/x"), "{argument}");
        server.forget();
    }
    // Anything that can be written, each by its own name, and one name as often as it occurs.
    vt.request(Verb::Get, "/{a}/{ b }/{a}/a?q={a}")
        .argument("a", 7)
        .argument(" b ", "{a}".to_owned())
        .await
        .unwrap();
    assert_eq!(server.request().target, "/api/v3/7/%7Ba%7D/7/a?q=%7Ba%7D");
}

#[tokio::test]
async fn paths_and_arguments_that_are_refused() {
    let server = Server::json("{}");
    let vt = client(&server);
    for (path, text) in [
        ("", "must begin with `/`"),
        (
            "files",
            "the path `files` must begin with `/`: it is taken below the base URL",
        ),
        ("?a=b", "must begin with `/`"),
        (
            "https://www.virustotal.com/api/v3/files",
            "must begin with `/`",
        ),
        (server.origin.as_str(), "must begin with `/`"),
        ("@host/", "must begin with `/`"),
        ("\\\\host\\x", "must begin with `/`"),
        ("//host/path", "the path `//host/path` has an empty segment"),
        (
            "/files//comments",
            "has an empty segment; is an identifier missing?",
        ),
        ("/files//", "has an empty segment"),
        ("/files/../users", "`..` cannot be an identifier"),
        ("/files/.", "`.` cannot be an identifier"),
        ("/files/%2e%2E/x", "`%2e%2E` cannot be an identifier"),
        ("/files/.%2e", "`.%2e` cannot be an identifier"),
        ("/files/x{id}", "a brace within a segment"),
        ("/files/{id}x", "a brace within a segment"),
        ("/files/{}", "a brace within a segment"),
        ("/files/{{id}}", "a brace within a segment"),
        ("/files/{a}{b}", "a brace within a segment"),
        ("/files/{id", "a brace within a segment"),
        (
            "/files/{id}",
            "nothing was given for `{id}`; use `.argument(\"id\", value)`",
        ),
    ] {
        usage(vt.request(Verb::Get, path).await, text);
        usage(vt.request(Verb::Get, path).json::<()>().await, text);
        usage(
            vt.request(Verb::Get, path).pages::<AnyObject>().all().await,
            text,
        );
        usage(vt.request(Verb::Get, path).download().await, text);
    }
    for (name, argument, text) in [
        ("id", "", "the argument `id`: the text is empty"),
        ("id", ".", "the argument `id`: `.` cannot be an identifier"),
        (
            "id",
            "..",
            "the argument `id`: `..` cannot be an identifier",
        ),
        ("other", "x", "the path has no `{other}` segment"),
        ("", "x", "the path has no `{}` segment"),
        ("a/{id}", "x", "the path has no `{a/{id}}` segment"),
    ] {
        let request = vt
            .request(Verb::Get, "/things/a/{id}")
            .argument(name, argument);
        usage(request.await, text);
    }
    let request = vt
        .request(Verb::Get, "/{id}")
        .argument("id", 1)
        .argument("id", 2);
    usage(request.await, "the path has no `{id}` segment");
    assert_eq!(server.connections(), 0);
}

/// Without a path in the base URL, two slashes would be the place of a host.
#[tokio::test]
async fn no_path_leads_to_another_host() {
    let (server, other) = (Server::json("{}"), Server::json("{}"));
    let vt = Client::builder()
        .api_key(KEY)
        .base_url(&server.origin)
        .build()
        .unwrap();
    let host = other.origin.strip_prefix("http://").unwrap();
    for path in [
        format!("//{host}/"),
        format!("@{host}/"),
        format!(".{host}/"),
        other.origin.clone(),
    ] {
        assert!(vt.request(Verb::Get, &path).await.is_err());
    }
    assert_eq!(other.connections() + server.connections(), 0);
    let request = vt
        .request(Verb::Get, "/{host}")
        .argument("host", format!("/{host}/"));
    request.await.unwrap();
    assert_eq!(other.connections(), 0);
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn every_verb_is_sent_with_the_key() {
    let server = Server::json("{}");
    for verb in Verb::ALL {
        client(&server).request(verb, "/x").await.unwrap();
        let request = server.request();
        assert_eq!(request.verb, verb.as_str());
        assert_eq!(request.values("x-apikey"), [KEY]);
        assert_eq!(request.values("accept"), ["application/json"]);
        assert!(request.body.is_empty());
        server.forget();
    }
}

#[tokio::test]
async fn bodies() {
    let server = Server::json("{}");
    let vt = client(&server);
    let value = serde_json::json!({"a": ["ü"]});
    vt.request(Verb::Delete, "/x")
        .json_body(&value)
        .await
        .unwrap();
    let request = server.request();
    assert_eq!(request.values("content-type"), ["application/json"]);
    assert_eq!(request.body, r#"{"a":["ü"]}"#.as_bytes());
    server.forget();

    vt.request(Verb::Post, "/x")
        .body("text/x-yara", "rule a")
        .await
        .unwrap();
    let request = server.request();
    assert_eq!(request.values("content-type"), ["text/x-yara"]);
    assert_eq!(request.body, b"rule a");
    server.forget();

    let form = MultipartForm::new()
        .text("a", "b")
        .file_bytes("file", "x.bin", "content");
    vt.request(Verb::Post, "/x")
        .multipart_body(form)
        .await
        .unwrap();
    let request = server.request();
    assert!(request.values("content-type")[0].starts_with("multipart/form-data; boundary="));
    let body = String::from_utf8(request.body).unwrap();
    assert!(
        body.contains("filename=\"x.bin\"") && body.contains("content"),
        "{body}"
    );
    server.forget();

    let sync = blocking_client(&server);
    sync.request(Verb::Put, "/x")
        .json_body(&[1])
        .send()
        .unwrap();
    sync.request(Verb::Put, "/x")
        .body("a/b", vec![2])
        .send()
        .unwrap();
    let form = MultipartForm::new().text("a", "b");
    sync.request(Verb::Put, "/x")
        .multipart_body(form)
        .send()
        .unwrap();
    let bodies: Vec<Vec<u8>> = server
        .requests()
        .into_iter()
        .map(|request| request.body)
        .collect();
    assert_eq!(bodies[..2], [b"[1]".to_vec(), vec![2]]);
    assert!(bodies[2].starts_with(b"--"));
}

#[tokio::test]
async fn bodies_that_cannot_be_sent() {
    let server = Server::json("{}");
    let vt = client(&server);
    let unwritable = std::collections::BTreeMap::from([([1], 1)]);
    let request = vt.request(Verb::Post, "/x").json_body(&unwritable);
    usage(request.await, "the body cannot be written as JSON");
    let request = vt.request(Verb::Post, "/x").body("a\r\nx: y", "");
    usage(request.await, "the content type of the body");
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn answers_raw_and_typed() {
    let server = Server::new(|_| answer("201 Created", &["x-a: b"], FILE));
    let (vt, sync) = (client(&server), blocking_client(&server));
    let raw = vt.request(Verb::Get, "/x").await.unwrap();
    let raw_blocking = sync.request(Verb::Get, "/x").send().unwrap();
    for response in [raw, raw_blocking] {
        assert_eq!((response.status(), response.text().as_ref()), (201, FILE));
        assert_eq!(response.headers()["x-a"], "b");
    }
    let file: Object<File> = vt.request(Verb::Get, "/x").json().await.unwrap();
    assert_eq!(file.attributes().size, Some(68));
    let any: AnyObject = sync.request(Verb::Get, "/x").json().send().unwrap();
    assert!(matches!(any, AnyObject::File(_)));
    let json = vt.request(Verb::Get, "/x").json::<serde_json::Value>();
    let answered = json.with_response().await.unwrap();
    assert_eq!(answered.value["data"]["id"], "f");
    assert_eq!(answered.response.status(), 201);
    let bytes = vt.request(Verb::Get, "/x").download().await.unwrap();
    assert_eq!(bytes, FILE);
    assert_eq!(
        sync.request(Verb::Get, "/x").download().send().unwrap(),
        FILE
    );
    let accepts: Vec<String> = server
        .requests()
        .iter()
        .map(|request| request.values("accept-encoding")[0].to_owned())
        .collect();
    assert_eq!(
        accepts,
        [
            "gzip", "gzip", "gzip", "gzip", "gzip", "identity", "identity"
        ]
    );
}

#[tokio::test]
async fn collections() {
    let server = Server::new(|request| {
        vt_testkit::json(match request.parameter("cursor") {
            None => r#"{"data": [{"type": "file", "id": "1"}], "meta": {"cursor": "c"}}"#,
            Some(_) => r#"{"data": [{"type": "wallet", "id": "2"}]}"#,
        })
    });
    let (vt, sync) = (client(&server), blocking_client(&server));
    let request = || {
        vt.request(Verb::Get, "/{a}?order=x")
            .argument("a", "new things")
    };
    let items = request()
        .query("z", 1)
        .pages::<AnyObject>()
        .all()
        .await
        .unwrap();
    assert_eq!(items.len(), 2);
    let items = sync
        .request(Verb::Get, "/things")
        .pages::<Object<File>>()
        .limit(2)
        .all();
    assert_eq!(items.unwrap()[1].id(), "2");
    let page = request()
        .pages::<AnyObject>()
        .cursor("c")
        .page_size(9)
        .await
        .unwrap();
    assert_eq!(page.items.len(), 1);
    assert_eq!(
        server.targets(),
        [
            "/api/v3/new%20things?order=x&z=1&limit=40",
            "/api/v3/new%20things?order=x&z=1&limit=40&cursor=c",
            "/api/v3/things?limit=2",
            "/api/v3/things?limit=1&cursor=c",
            "/api/v3/new%20things?order=x&limit=9&cursor=c",
        ]
    );
}

#[tokio::test]
async fn errors_are_those_of_every_request() {
    let server = Server::new(|_| {
        answer(
            "409 Conflict",
            &[],
            r#"{"error": {"code": "AlreadyExistsError", "message": "m"}}"#,
        )
    });
    let vt = client(&server);
    let error = vt.request(Verb::Post, "/x").await.unwrap_err();
    assert_eq!(error.to_string(), "409 AlreadyExistsError: m");
    let server = Server::json("[1");
    let vt = client(&server);
    assert_eq!(vt.request(Verb::Get, "/x").await.unwrap().text(), "[1");
    let error = vt
        .request(Verb::Get, "/x")
        .json::<serde_json::Value>()
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Decode { .. }), "{error:?}");
}
