//! Lines: as objects, as they are, and those that are wrong.

use vt_client::feed::{FeedError, FeedKind, FeedProblem, Files};
use vt_client::{AnyObject, Error};

use crate::world::{World, all, line, outcomes};

/// A file's line as the reference describes it: docs.virustotal.com/reference/feeds-file.
const WITH_CONTEXT: &str = r#"{"type": "file", "id": "f", "attributes": {"size": 1}, "context_attributes": {"download_url": "https://www.virustotal.com/api/v3/feeds/files/Q0FO/download", "submitter": {"method": "api", "country": "ES"}}}"#;

#[tokio::test]
async fn context_attributes_and_tokens() {
    let world = World::new().await;
    world.minute("202611260800", WITH_CONTEXT);
    let items = all(world.feed(Files).from("202611260800").until("202611260801")).await;
    let context = items[0].object.context_attributes();
    assert_eq!(context.get("submitter.country"), Some("ES".into()));
    assert_eq!(items[0].token("download_url").as_deref(), Some("Q0FO"));
    assert_eq!(items[0].token("submitter"), None);
}

#[tokio::test]
async fn any_objects_and_plain_lines() {
    let world = World::new().await;
    world.minute(
        "202611260800",
        format!("{}  not json at all \r\n{}", line("a"), line("b")),
    );
    let request = || {
        world
            .feed(FeedKind::Files)
            .from("202611260800")
            .until("202611260801")
    };
    let objects = outcomes(request()).await;
    assert!(
        matches!(&objects[0], Ok(item) if matches!(&item.object, AnyObject::File(file) if file.id() == "a"))
    );
    assert!(objects[1].is_err());
    let lines = all(request().lines()).await;
    assert_eq!(lines[0].object, line("a").trim_end());
    assert_eq!(&lines[1].object[..], b"  not json at all \r");
    assert_eq!(lines[1].cursor.to_string(), "202611260800-2");
}

fn wrong(outcome: &Result<impl std::fmt::Debug, Error>) -> &FeedError {
    match outcome {
        Err(Error::Feed(error)) => error,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn lines_that_are_wrong_are_errors_in_their_places() {
    let world = World::new().await;
    let long = format!("{{\"id\": \"{}\"}}\n", "x".repeat(3_000_000));
    let text = [
        line("a").as_bytes(),
        b"{\"type\": \"file\", \n",
        b"[1, 2]\n",
        b"\xff\xfe\n",
        long.as_bytes(),
        br#"{"type": "file", "id": "e", "error": {"code": "NotFoundError", "message": "gone"}}"#,
        b"\n",
        line("b").as_bytes(),
        b"{\"type\"",
    ]
    .concat();
    world
        .minute("202611260800", text)
        .minute("202611260801", line("c"));
    let request = world
        .feed(Files)
        .from("202611260800")
        .until("202611260802")
        .max_line(1_000_000);
    let outcomes = outcomes(request).await;
    assert_eq!(outcomes.len(), 9, "{outcomes:?}");
    let id = |index: usize| outcomes[index].as_ref().unwrap().object.id();
    assert_eq!([id(0), id(6), id(8)], ["a", "b", "c"]);
    for (index, cursor) in [
        (1, "202611260800-2"),
        (2, "202611260800-3"),
        (3, "202611260800-4"),
        (5, "202611260800-6"),
        (7, "202611260800-8"),
    ] {
        let error = wrong(&outcomes[index]);
        assert_eq!(error.cursor.to_string(), cursor);
        assert!(error.is_line());
        assert!(!error.line.is_empty());
    }
    assert_eq!(wrong(&outcomes[1]).line, "{\"type\": \"file\", ");
    assert!(matches!(
        wrong(&outcomes[2]).problem,
        FeedProblem::NoObject(_)
    ));
    assert!(
        matches!(&wrong(&outcomes[5]).problem, FeedProblem::NoObject(error) if error.code == "NotFoundError")
    );
    let error = wrong(&outcomes[4]);
    assert_eq!(
        error.to_string(),
        "feed at `202611260800-5`: the line before it has 3000010 bytes, more than the 1000000 of `max_line`"
    );
    assert!(error.is_line());
}

/// A line may quote what the program was given, and errors are logged.
#[tokio::test]
async fn errors_about_lines_hide_the_key() {
    let world = World::new().await;
    world.minute("202611260800", "{\"note\": CANARY5f3a1c0de9b84a77}\n");
    let outcomes = outcomes(world.feed(Files).from("202611260800").until("202611260801")).await;
    let error = outcomes[0].as_ref().unwrap_err();
    assert!(
        !format!("{error} {error:?}").contains("CANARY5f3a"),
        "{error:?}"
    );
}
