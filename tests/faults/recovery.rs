//! When a fault is over, the client is as good as before: no connection that holds the rest of a
//! broken answer is used again.

use std::time::Duration;

use vt_mock::{Fault, MockServer, On};

use crate::{HASH, REPORT, RETRIES, client, client_for, run};

#[test]
fn the_next_answer_is_the_right_one() {
    for fault in [
        Fault::Reset,
        Fault::ResetBody,
        Fault::Close,
        Fault::Stall,
        Fault::StallBody,
        Fault::TruncatedGzip,
        Fault::LengthTooLong,
        Fault::LengthTooShort,
        Fault::NotHttp,
        Fault::RedirectLoop,
        Fault::status(503),
        Fault::status(429),
        Fault::Refuse(Duration::from_millis(100)),
    ] {
        let server = MockServer::start().unwrap();
        let client = client_for(&server, Some(&fault));
        let ask = || run(async { client.files().get(HASH).await });
        assert!(ask().is_ok(), "{fault}: before");
        server.inject(fault.clone(), On::request(REPORT));
        assert!(ask().is_err(), "{fault}");
        if let Fault::Refuse(time) = fault {
            std::thread::sleep(time * 5);
        }
        server.clear_faults();
        let report = ask().unwrap_or_else(|error| panic!("{fault}: after: {error}"));
        assert_eq!(report.attributes().md5.as_deref(), Some(HASH), "{fault}");
    }
}

/// The leftover of an answer that was longer than it said must never be taken for the next answer.
#[test]
fn connections_that_hold_a_leftover_are_not_used_again() {
    let server = MockServer::start().unwrap();
    let client = client(&server);
    let every_other = On::request("GET /files/{}").every(2);
    server.inject(Fault::LengthTooShort, every_other);
    run(async {
        for round in 0..20 {
            let answer = client.files().get(HASH).await;
            match answer {
                Ok(report) => assert_eq!(report.attributes().md5.as_deref(), Some(HASH), "{round}"),
                Err(error) => assert!(round % 2 == 1, "{round}: {error}"),
            }
            let domain = client.domains().get("example.com").await.unwrap();
            assert_eq!(domain.id(), "example.com", "{round}");
        }
    });
}

#[test]
fn a_service_that_was_away_is_found_again() {
    let server = MockServer::start().unwrap();
    server.inject(Fault::status(503), On::request(REPORT).first(3));
    let client = client(&server);
    let answers = run(async {
        let mut answers = Vec::new();
        for _ in 0..4 {
            answers.push(client.files().get(HASH).await.is_ok());
        }
        answers
    });
    // Three requests fail, whoever repeats them: the user or the client.
    let failed = answers.iter().filter(|good| !**good).count();
    assert_eq!(failed, 3 / (1 + RETRIES), "{answers:?}");
    server.assert_received_times("GET /api/v3/files/{}", 3 + answers.len() - failed);
}
