//! The days that usage is asked for: a limit that goes over two parameters.

use vt_client::Date;

use crate::{blocking_client, client, usage};
use vt_testkit::Server;

const USAGE: &str = r#"{"data": {"daily": {}, "total": {}}}"#;

#[tokio::test]
async fn days_are_two_parameters() {
    let server = Server::json(USAGE);
    let vt = client(&server);
    // The longest documented range, over the end of a month; one day; days of their own type.
    vt.users()
        .api_usage("me")
        .days("20250101", "20250131")
        .await
        .unwrap();
    vt.groups()
        .api_usage("acme")
        .days("20241231", "20241231")
        .await
        .unwrap();
    let first = Date::from_unix(1_700_000_000).unwrap();
    blocking_client(&server)
        .users()
        .api_usage("me")
        .days(first, "20231201")
        .send()
        .unwrap();
    assert_eq!(
        server.targets(),
        [
            "/api/v3/users/me/api_usage?start_date=20250101&end_date=20250131",
            "/api/v3/groups/acme/api_usage?start_date=20241231&end_date=20241231",
            "/api/v3/users/me/api_usage?start_date=20231114&end_date=20231201",
        ]
    );
}

#[tokio::test]
async fn days_outside_of_the_documented_range_are_not_sent() {
    let server = Server::json(USAGE);
    let vt = client(&server);
    for (first, last, told) in [
        (
            "20250101",
            "20250201",
            "20250101 and 20250201 are 31 days apart, and the service tells the usage of 30 at a time; \
             to send it all the same, use `.query(\"start_date\", \"20250101\").query(\"end_date\", \"20250201\")`",
        ),
        (
            "20250102",
            "20250101",
            "the first day, 20250102, is after the last, 20250101: give the earlier day first",
        ),
        (
            "20250101",
            "20250229",
            "`20250229` is not a date: there is no such day; give it as `YYYYMMDD`, in UTC",
        ),
        (
            "2025-01-01",
            "20250102",
            "`2025-01-01` is not a date: it has other characters than digits; give it as `YYYYMMDD`, in UTC",
        ),
    ] {
        usage(vt.users().api_usage("me").days(first, last).await, told);
        let vt = blocking_client(&server);
        usage(vt.users().api_usage("me").days(first, last).send(), told);
    }
    assert!(server.requests().is_empty());
    vt.users()
        .api_usage("me")
        .query("start_date", 20250101)
        .query("end_date", 20250201)
        .await
        .unwrap();
    assert_eq!(server.requests().len(), 1);
}
