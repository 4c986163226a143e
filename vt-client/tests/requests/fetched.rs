//! Answers that stand elsewhere: of a POST that only asks, and of no other.

use vt_client::bodies::{Descriptor, NewComment};
use vt_client::{Error, Verb};

use crate::{KEY, blocking_client, client};
use vt_testkit::{Server, answer};

/// The service, which sends everybody to the other server.
fn sending_to(storage: &Server) -> Server {
    let location = format!("location: {}/signed?token=1", storage.origin);
    Server::new(move |_| answer("302 Found", &[&location], ""))
}

#[tokio::test]
async fn a_large_summary_is_fetched_without_the_key() {
    let storage = Server::json(r#"{"result": "much"}"#);
    let service = sending_to(&storage);
    let body = vec![Descriptor::new("ip_address", "8.8.8.8")];
    let vt = client(&service);
    let summary = vt
        .iocs()
        .summary(body.clone())
        .with_response()
        .await
        .unwrap();
    assert_eq!(summary.response.text(), r#"{"result": "much"}"#);
    let vt = blocking_client(&service);
    vt.iocs().summary(body).send().unwrap();
    for asked in service.requests() {
        assert_eq!(
            (&*asked.verb, &*asked.target),
            ("POST", "/api/v3/iocs/summary")
        );
        assert_eq!(asked.values("x-apikey"), [KEY]);
    }
    assert_eq!(storage.requests().len(), 2);
    for fetched in storage.requests() {
        assert_eq!(
            (&*fetched.verb, &*fetched.target),
            ("GET", "/signed?token=1")
        );
        assert!(fetched.body.is_empty());
        assert!(fetched.values("x-apikey").is_empty());
        assert!(fetched.values("content-type").is_empty());
    }
}

#[tokio::test]
async fn what_is_made_is_not_looked_for_elsewhere() {
    let storage = Server::json(r#"{"data": {"type": "comment", "id": "c"}}"#);
    let service = sending_to(&storage);
    let vt = client(&service);
    let comment = vt
        .domains()
        .add_comment("example.com", NewComment::new("x"));
    let own = vt.request(Verb::Post, "/iocs/summary");
    for error in [comment.await.unwrap_err(), own.await.unwrap_err()] {
        assert!(matches!(error, Error::Redirect(_)), "{error:?}");
    }
    assert_eq!(storage.connections(), 0);
}
