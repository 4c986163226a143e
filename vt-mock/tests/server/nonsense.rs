//! Every nonsensical request is answered with an error of the API.

use crate::client::{call, get};

const PIECES: [&str; 36] = [
    "files",
    "urls",
    "comments",
    "analyses",
    "domains",
    "resolutions",
    "submissions",
    "file_behaviours",
    "graphs",
    "relationships",
    "vote",
    "votes",
    "analyse",
    "search",
    "dtm",
    "alerts",
    "upload_url",
    "..",
    "%2e%2e",
    "%00",
    "%ff",
    "a%2Fb",
    "%C3%A9",
    "%",
    "-",
    "f--",
    "u-x-1",
    "Og==",
    "_",
    "1.2.3.4",
    "::1",
    "44d88612fea8a8f36de82e1278abb02f",
    "example.com",
    "f-44d88612fea8a8f36de82e1278abb02f-",
    "192.0.2.1\u{7f}",
    "0",
];

const QUERIES: [&str; 14] = [
    "limit=5",
    "limit=99999999999999999999",
    "limit=%ff",
    "cursor=Og==",
    "cursor=%3D",
    "cursor=:",
    "page=18446744073709551615",
    "page_size=18446744073709551615",
    "relationships=,,a",
    "attributes=",
    "query=%00",
    "filter=tag:",
    "&&==&",
    "size=25",
];

const BODIES: [&str; 9] = [
    "",
    "{",
    "null",
    "[[[[]]]]",
    r#"{"data":{"attributes":[]}}"#,
    r#"{"data":"positive"}"#,
    r#"{"data":{"attributes":{"text":"x","verdict":"harmless"}}}"#,
    "url=%ff%00",
    "--edge\r\n\r\n--edge--",
];

#[test]
fn no_request_is_left_without_an_answer() {
    let server = crate::server();
    let mut random = fastrand::Rng::with_seed(20_260_101);
    for round in 0..3_000 {
        let pieces = (0..random.usize(1..5))
            .map(|_| PIECES[random.usize(..PIECES.len())].replace('\u{7f}', "~"));
        let path = format!("/{}", pieces.collect::<Vec<_>>().join("/"));
        let target = format!("{path}?{}", QUERIES[random.usize(..QUERIES.len())]);
        let verb = ["GET", "GET", "POST", "PATCH", "DELETE", "HEADS"][random.usize(..6)];
        let types = [
            "application/json",
            "multipart/form-data; boundary=edge",
            "multipart/form-data",
            "text/plain",
        ];
        let content_type = types[random.usize(..types.len())];
        let body = BODIES[random.usize(..BODIES.len())];
        let answer = call(
            &server,
            verb,
            &target,
            &[("content-type", content_type)],
            body.as_bytes(),
        );
        let known = [200, 302, 400, 401, 403, 404, 405, 409, 413];
        assert!(
            known.contains(&answer.status),
            "round {round}: {verb} {target} {body}: {}",
            answer.status
        );
        if answer.status >= 400 {
            answer.error();
        }
    }
    assert_eq!(
        get(&server, "/domains/bad.example.net").status,
        200,
        "or it was deleted by chance"
    );
}
