//! Bodies that are made to cost more than their length: each is read, and told of, in a moment.
//!
//! What costs time by the square of the length takes minutes for these, so the limit is far away
//! from both.

use std::time::{Duration, Instant};

use vt_client::objects::File;
use vt_client::{Error, Object, Verb};

use crate::client;
use vt_testkit::{Recorded, Server, answer};

const LENGTH: usize = 200_000;
const LIMIT: Duration = Duration::from_secs(10);

/// What is repeated: what an excerpt looks for, what JSON is made of, and what is no text.
const PIECES: [&[u8]; 16] = [
    br#""://a "#,
    br#""http://a/b","#,
    br#":\/\/"#,
    br#""apikey""#,
    br#""apikey":"a","#,
    b"apikey=",
    b"\"",
    b"\\",
    br"\u00e9",
    b",",
    b"1,",
    b"[",
    b"\n",
    b"a",
    b"\xff",
    "é\u{202e}".as_bytes(),
];

const BEGINNINGS: [&str; 2] = ["", "{\"data\":\""];

fn body(target: &str) -> Vec<u8> {
    let mut numbers = target.rsplit('/').map(|number| number.parse().unwrap());
    let (piece, beginning): (usize, usize) = (numbers.next().unwrap(), numbers.next().unwrap());
    let mut body = BEGINNINGS[beginning].as_bytes().to_vec();
    while body.len() < LENGTH {
        body.extend_from_slice(PIECES[piece]);
    }
    body
}

fn worst(request: &Recorded) -> Vec<u8> {
    let status = if request.target.contains("refused") {
        "400 Bad Request"
    } else {
        "200 OK"
    };
    answer(status, &[], body(&request.target))
}

#[tokio::test]
async fn every_body_is_told_of_in_time_linear_in_its_length() {
    let server = Server::new(worst);
    let client = client(&server);
    for piece in 0..PIECES.len() {
        for beginning in 0..BEGINNINGS.len() {
            let start = Instant::now();
            let path = format!("/refused/{beginning}/{piece}");
            let refused = client.request(Verb::Get, &path).await.unwrap_err();
            let path = format!("/read/{beginning}/{piece}");
            let read = client
                .request(Verb::Get, &path)
                .json::<Object<File>>()
                .await;
            let elapsed = start.elapsed();
            assert!(elapsed < LIMIT, "{beginning}, {piece}: {elapsed:?}");
            assert!(
                matches!(read, Err(Error::Decode { .. })),
                "{beginning}, {piece}"
            );
            for error in [refused, read.unwrap_err()] {
                assert!(error.to_string().len() < 2_000, "{error}");
            }
        }
    }
}

#[tokio::test]
async fn every_item_is_told_of_in_time_linear_in_the_length_of_the_page() {
    let pages = [
        ("\"http://a/b\"", 2_000),
        (
            "{\"error\":{\"code\":\"a\",\"message\":\"apikey http://a/b\"}}",
            1_000,
        ),
        ("[[[[]]]]", 2_000),
        ("1", 4_000),
    ];
    let server = Server::new(move |request| {
        let (_, page) = request.target.rsplit_once('/').unwrap();
        let page = page.split('?').next().unwrap();
        let (item, count) = pages[page.parse::<usize>().unwrap()];
        answer(
            "200 OK",
            &[],
            format!("{{\"data\":[{}]}}", vec![item; count].join(",")),
        )
    });
    let client = client(&server);
    for (page, (_, count)) in pages.into_iter().enumerate() {
        let start = Instant::now();
        let path = format!("/items/{page}");
        let page = client
            .request(Verb::Get, &path)
            .pages::<Object<File>>()
            .await
            .unwrap();
        assert_eq!(page.items.len(), count);
        assert!(page.items.iter().all(Result::is_err));
        assert!(start.elapsed() < LIMIT, "{:?}", start.elapsed());
    }
}

/// An excerpt is decided by a few kilobytes around its place.
#[test]
fn what_is_far_away_decides_nothing() {
    let error = |before: &str, behind: &str| {
        let text = format!(
            "{{\"data\":[\"{}\", \"shown\" 7, \"{}\"]}}",
            before.repeat(LENGTH / before.len()),
            behind
        );
        Object::<File>::from_json(&text).unwrap_err()
    };
    for before in ["http://a ", "\\\"apikey\\\":1 "] {
        let error = error(before, "");
        assert!(error.excerpt.contains("\"shown\" 7"), "{error}");
        assert_eq!(error.line, 1);
    }
}
