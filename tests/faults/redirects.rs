//! Redirects that lead in a circle, or to a host that must not see the key.

use vt_client::bodies::NewComment;
use vt_mock::{Fault, Origin};

use crate::{HASH, REPORT, client, kind, run, server};

#[test]
fn a_circle_ends() {
    let server = server(Fault::RedirectLoop, REPORT);
    let error = run(async { client(&server).files().get(HASH).await }).unwrap_err();
    assert_eq!(kind(&error), "redirect");
    assert_eq!(error.to_string(), "more than 10 redirects in a row");
    server.assert_received_times("GET /api/v3/files/{}", 11);
}

#[test]
fn another_host_is_asked_without_the_key() {
    let server = server(Fault::RedirectAway, REPORT);
    let error = run(async { client(&server).files().get(HASH).await }).unwrap_err();
    // The second origin answers 400 to whoever shows it a key, and knows no such path.
    assert_eq!(kind(&error), "404 NotFoundError", "{error}");
    let received = server.received();
    assert_eq!(received.len(), 2, "{received:?}");
    assert_eq!(
        (received[0].origin, received[0].has_key),
        (Origin::Api, true)
    );
    assert_eq!(
        (received[1].origin, received[1].has_key),
        (Origin::Second, false)
    );
}

#[test]
fn what_is_sent_is_not_redirected() {
    for fault in [Fault::RedirectLoop, Fault::RedirectAway] {
        let server = server(fault, "POST *");
        let comment = NewComment::new("not elsewhere");
        let error = run(async { client(&server).files().add_comment(HASH, comment).await });
        let error = error.unwrap_err();
        assert_eq!(kind(&error), "redirect");
        assert!(
            error.to_string().contains("only GET follows redirects"),
            "{error}"
        );
        assert_eq!(server.received().len(), 1);
    }
}
