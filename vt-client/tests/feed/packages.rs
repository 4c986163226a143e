//! Packages of every feed: what is asked for, and in which order the items come.

use vt_client::feed::{Domains, FeedKind, FileBehaviours, Files, IpAddresses, Urls};

use crate::world::{Answer, World, all, archived, ids, line, packed};

#[tokio::test]
async fn minutes_follow_each_other_and_cursors_count_lines() {
    let world = World::new().await;
    world
        .minute("202611260859", line("a") + &line("b"))
        .minute("202611260900", line("c"))
        .minute("202611260901", line("d"));
    let items = all(world.feed(Files).from("202611260859").until("202611260901")).await;
    assert_eq!(ids(&items), ["a", "b", "c"]);
    let cursors: Vec<String> = items.iter().map(|item| item.cursor.to_string()).collect();
    assert_eq!(
        cursors,
        ["202611260859-1", "202611260859-2", "202611260900-1"]
    );
    assert_eq!(items[0].object.attributes().size, Some(68));
    assert_eq!(items[0].object.raw(), line("a").trim());
    assert_eq!(world.asked(), ["files/202611260859", "files/202611260900"]);
}

/// Paths as the reference has them: docs.virustotal.com/reference/feeds-file and its neighbours.
#[tokio::test]
async fn every_feed_by_minute_and_hour() {
    for (kind, name, tag) in [
        (FeedKind::Files, "files", "file"),
        (FeedKind::Urls, "urls", "url"),
        (FeedKind::Domains, "domains", "domain"),
        (FeedKind::IpAddresses, "ip_addresses", "ip_address"),
        (
            FeedKind::FileBehaviours,
            "file_behaviours",
            "file_behaviour",
        ),
    ] {
        let world = World::new().await;
        let text = format!(r#"{{"type": "{tag}", "id": "x", "attributes": {{}}}}"#);
        let minute = format!("{name}/202611260700");
        let hour = format!("{name}/hourly/2026112607");
        let file = ("202611260700".to_owned(), text.clone().into_bytes());
        world
            .then(&minute, Answer::Body(packed(&text)))
            .then(&hour, Answer::Body(archived(&[file])));
        let request = || world.feed(kind).from("202611260700").until("202611260701");
        for items in [all(request()).await, all(request().hourly()).await] {
            assert_eq!(items.len(), 1, "{name}");
            assert_eq!(items[0].object.kind(), tag);
            assert_eq!(items[0].object.raw(), text);
            assert_eq!(items[0].cursor.to_string(), "202611260700-1");
        }
        assert_eq!(world.asked(), [minute, hour]);
    }
}

#[tokio::test]
async fn items_are_typed_by_their_feed() {
    let world = World::new().await;
    let put = |feed: &str, text: &str| {
        world.then(&format!("{feed}/202611260800"), Answer::Body(packed(text)));
    };
    put(
        "urls",
        r#"{"type": "url", "id": "u", "attributes": {"url": "http://a.example/"}}"#,
    );
    put(
        "domains",
        r#"{"type": "domain", "id": "a.example", "attributes": {"reputation": -3}}"#,
    );
    put(
        "ip_addresses",
        r#"{"type": "ip_address", "id": "192.0.2.1", "attributes": {"asn": 64500}}"#,
    );
    put(
        "file_behaviours",
        r#"{"type": "file_behaviour", "id": "f_s", "attributes": {"sandbox_name": "s"}}"#,
    );
    macro_rules! only {
        ($kind:expr) => {
            all(world.feed($kind).from("202611260800").until("202611260801"))
                .await
                .remove(0)
                .object
        };
    }
    assert_eq!(
        only!(Urls).attributes().url.as_deref(),
        Some("http://a.example/")
    );
    assert_eq!(only!(Domains).attributes().reputation, Some(-3));
    assert_eq!(only!(IpAddresses).attributes().asn, Some(64500));
    assert_eq!(
        only!(FileBehaviours).attributes().sandbox_name.as_deref(),
        Some("s")
    );
}

#[tokio::test]
async fn an_hour_is_its_sixty_minutes() {
    let world = World::new().await;
    let hours = [("2026112606", 6), ("2026112607", 7)];
    let mut expected = Vec::new();
    for (hour, _) in hours {
        let files: Vec<(String, Vec<u8>)> = (0..60)
            .map(|minute| {
                let name = format!("{hour}{minute:02}");
                // Empty minutes are there, and say nothing.
                let text = if minute % 7 == 0 {
                    String::new()
                } else {
                    line(&name) + &line("second")
                };
                if minute % 7 > 0 {
                    expected.push(name.clone());
                    expected.push("second".to_owned());
                }
                (format!("feed/{name}.txt"), text.into_bytes())
            })
            .collect();
        world.then(
            &format!("files/hourly/{hour}"),
            Answer::Body(archived(&files)),
        );
    }
    let request = || world.feed(Files).hourly().on_gap(|gap| panic!("{gap:?}"));
    let items = all(request().from("202611260600").until("202611260800")).await;
    assert_eq!(ids(&items), expected);
    for pair in items.chunks(2) {
        assert_eq!(
            pair[0].cursor.to_string(),
            format!("{}-1", pair[0].object.id())
        );
        assert_eq!(
            pair[1].cursor.to_string(),
            format!("{}-2", pair[0].object.id())
        );
    }
    // From and until any minute.
    let part = all(request().from("202611260630").until("202611260702")).await;
    let first = expected
        .iter()
        .position(|id| id == "202611260630")
        .unwrap_or_else(|| expected.iter().position(|id| id == "202611260631").unwrap());
    let last = expected.iter().position(|id| id == "202611260702").unwrap();
    assert_eq!(ids(&part), expected[first..last]);
}

#[tokio::test]
async fn empty_packages_and_empty_lines() {
    let world = World::new().await;
    world
        .minute("202611260800", "")
        .minute("202611260801", "\n")
        .minute(
            "202611260802",
            format!("\n{}\r\n \n{}", line("a"), line("b")),
        );
    let items = all(world.feed(Files).from("202611260800").until("202611260803")).await;
    assert_eq!(ids(&items), ["a", "b"]);
    // They count as lines, as for the official clients.
    assert_eq!(items[0].cursor.to_string(), "202611260802-2");
    assert_eq!(items[1].cursor.to_string(), "202611260802-5");
}

#[tokio::test]
async fn several_bzip2_streams_are_one_package() {
    let world = World::new().await;
    let body = [
        packed(line("a")),
        packed(""),
        packed(line("b") + "{\"type\""),
        packed(": \"file\", \"id\": \"c\"}\n"),
    ]
    .concat();
    world.then("files/202611260800", Answer::Body(body));
    let items = all(world.feed(Files).from("202611260800").until("202611260801")).await;
    assert_eq!(ids(&items), ["a", "b", "c"]);
}

#[tokio::test]
async fn packages_are_fetched_ahead_but_asked_for_in_order() {
    let world = World::new().await;
    for minute in 0..10 {
        world.minute(&format!("20261126080{minute}"), line("x"));
    }
    let mut feed = world
        .feed(Files)
        .from("202611260800")
        .until("202611260810")
        .prefetch(2)
        .stream();
    feed.next().await.unwrap().unwrap();
    for _ in 0..200 {
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        if world.fetched() >= 3 {
            break;
        }
    }
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    assert_eq!(world.fetched(), 3);
    while feed.next().await.is_some() {}
    let expected: Vec<String> = (0..10)
        .map(|minute| format!("files/20261126080{minute}"))
        .collect();
    assert_eq!(world.asked(), expected);
}
