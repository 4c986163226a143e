//! What creates something is never sent twice once it can have reached the server.

use vt_client::bodies::{FileUpload, NewComment, Verdict};
use vt_mock::{Canned, Fault, MockServer, On};

use crate::{HASH, LIMIT, client, client_for, kind, run, server};

const COMMENT: &str = "POST /files/{}/comments";

/// Faults by which the client cannot know whether the request had its effect, and the error of
/// each.
fn uncertain() -> Vec<(Fault, String)> {
    vec![
        (Fault::Reset, "interrupted".to_owned()),
        (Fault::ResetBody, "interrupted".to_owned()),
        (Fault::Close, "interrupted".to_owned()),
        (Fault::LengthTooLong, "interrupted".to_owned()),
        (Fault::Stall, format!("timeout Completion {LIMIT:?}")),
        (Fault::StallBody, format!("timeout Completion {LIMIT:?}")),
        (Fault::NotHttp, "protocol".to_owned()),
        (Fault::TruncatedGzip, "protocol".to_owned()),
        (Fault::status(503), "503 TransientError".to_owned()),
        (Fault::status(504), "504 DeadlineExceededError".to_owned()),
        (
            Canned::status(500).body("").into(),
            "500 no code".to_owned(),
        ),
    ]
}

#[test]
fn a_comment_is_sent_once_whatever_happens() {
    for (fault, expected) in uncertain() {
        let server = server(fault.clone(), COMMENT);
        let client = client_for(&server, Some(&fault));
        let comment = NewComment::new("only once");
        let error = run(async { client.files().add_comment(HASH, comment).await }).unwrap_err();
        assert_eq!(kind(&error), expected, "{fault}: {error}");
        server.assert_received_times("POST /api/v3/files/{}/comments", 1);
        let comments = run(async { client.files().comments(HASH).all().await }).unwrap();
        let texts = comments
            .iter()
            .map(|comment| comment.attributes().text.clone());
        let made = texts
            .filter(|text| text.as_deref() == Some("only once"))
            .count();
        // A fault of the connection comes after the effect; an error in place of the answer means
        // that there was none.
        let had_effect = !matches!(fault, Fault::Answer(_) | Fault::NotHttp);
        assert_eq!(made, usize::from(had_effect), "{fault}");
    }
}

#[test]
fn an_upload_is_sent_once_whatever_happens() {
    let mut faults = uncertain();
    faults.push((Fault::ResetUpload, "interrupted".to_owned()));
    for (fault, expected) in faults {
        let server = server(fault.clone(), "POST /files");
        // What is cut off on its way is more than the system takes at once.
        let size = if fault == Fault::ResetUpload {
            32 << 20
        } else {
            1 << 10
        };
        let upload = FileUpload::bytes("sample.bin", vec![7; size]);
        let client = client_for(&server, Some(&fault));
        let error = run(async { client.files().upload(upload).await }).unwrap_err();
        let expected = match &fault {
            // A transfer has limits of its own, not one for everything.
            Fault::Stall => format!("timeout Answer {LIMIT:?}"),
            Fault::StallBody => format!("timeout Download {LIMIT:?}"),
            _ => expected,
        };
        assert_eq!(kind(&error), expected, "{fault}: {error}");
        server.assert_received_times("POST /api/v3/files", 1);
    }
}

#[test]
fn what_was_refused_can_be_sent_again() {
    let server = MockServer::start().unwrap();
    server.refuse_connections();
    let client = client(&server);
    let comment = || client.files().add_comment(HASH, NewComment::new("again"));
    let error = run(async { comment().await }).unwrap_err();
    assert_eq!(kind(&error), "connect");
    server.accept_connections();
    assert!(run(async { comment().await }).is_ok());
    server.assert_received_times("POST /api/v3/files/{}/comments", 1);
}

#[test]
fn a_second_vote_is_the_services_answer_and_no_fault() {
    let server = MockServer::start().unwrap();
    server.inject(
        Fault::ResetBody,
        On::request("POST /files/{}/votes").first(1),
    );
    let client = client(&server);
    let vote = || client.files().add_vote(HASH, Verdict::Malicious);
    // The vote was counted although its answer was lost, and the user who repeats it is told so.
    assert_eq!(
        kind(&run(async { vote().await }).unwrap_err()),
        "interrupted"
    );
    assert_eq!(
        kind(&run(async { vote().await }).unwrap_err()),
        "409 AlreadyExistsError"
    );
    server.assert_received_times("POST /api/v3/files/{}/votes", 2);
}
