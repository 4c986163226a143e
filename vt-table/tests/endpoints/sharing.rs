//! Shared sets.

use vt_table::{Answer, Body, Endpoint, Item, Relationship, Tier, Verb};

use super::{argument, cursor, endpoints, good, plain, text};

/// Two resources that can be commented.
const COMMENTS: &str = r#"
[arguments]
id = { doc = "its identifier" }

[shared.comments]
comments    = { get = "{item}/comments", pages = "comment", relationship = "comments", doc = "Comments on this {noun}.", source = "docs:{slug}-comments-get" }
add_comment = { post = "{item}/comments", json = "NewComment", returns = "comment", doc = "Adds a comment to this {noun}.", source = "docs:{slug}-comments-post; notes" }

[relationships]
ids = { name = "{name}_ids", get = "{item}/relationships/{name}", doc = "{title}: type and identifier only.", source = "docs:{slug}-relationships-ids" }

[resource.files]
noun = "file"
item = "/files/{id}"
id   = "FileHash"
slug = "files"
doc  = "Files."
use  = ["comments"]

[resource.ip_addresses]
noun = "IP address"
item = "/ip_addresses/{ip}"
slug = "ips"
tier = "premium"
doc  = "IP addresses."
use  = ["comments"]
sources = { add_comment = "docs:ip-add" }
arguments.ip = { type = "IpAddr", doc = "the address" }

[resource.zip_files]
doc  = "ZIP files."
item = "/zip_files/{id}"
slug = "zip"
noun = "ZIP file"
use  = ["comments.add_comment"]
"#;

fn expected(group: &str, noun: &str, path: &str, slug: &str) -> [Endpoint; 3] {
    let link = |ids| {
        Some(Relationship {
            name: text("comments"),
            to_one: false,
            ids,
        })
    };
    let page = |page: &str| format!("https://docs.example.com/reference/{slug}-{page}");
    let arguments = match group {
        "files" => vec![argument("id", "FileHash", "its identifier")],
        _ => vec![argument("ip", "IpAddr", "the address")],
    };
    let tier = match group {
        "files" => Tier::Public,
        _ => Tier::Premium,
    };
    let comments = Endpoint {
        arguments: arguments.clone().into(),
        answer: Answer::Collection(Item::Object(text("comment"))),
        paging: cursor(),
        tier,
        relationship: link(false),
        doc: text(&format!("Comments on this {noun}.")),
        sources: vec![text(&format!("docs:{slug}-comments-get"))].into(),
        see: text(&page("comments-get")),
        ..plain(
            &format!("{group}.comments"),
            Verb::Get,
            &format!("{path}/comments"),
        )
    };
    let ids = Endpoint {
        arguments: arguments.clone().into(),
        answer: Answer::Collection(Item::Object(text("descriptor"))),
        paging: cursor(),
        tier,
        relationship: link(true),
        doc: text(&format!(
            "Comments of this {noun}: type and identifier only."
        )),
        sources: vec![text(&format!("docs:{slug}-relationships-ids"))].into(),
        see: text(&page("relationships-ids")),
        ..plain(
            &format!("{group}.comments_ids"),
            Verb::Get,
            &format!("{path}/relationships/comments"),
        )
    };
    let add = Endpoint {
        arguments: arguments.into(),
        body: Body::Json(text("NewComment")),
        answer: Answer::Object {
            tag: text("comment"),
            nullable: false,
        },
        tier,
        idempotent: false,
        doc: text(&format!("Adds a comment to this {noun}.")),
        sources: vec![text(&format!("docs:{slug}-comments-post")), text("notes")].into(),
        see: text(&page("comments-post")),
        ..plain(
            &format!("{group}.add_comment"),
            Verb::Post,
            &format!("{path}/comments"),
        )
    };
    [comments, ids, add]
}

#[test]
fn a_set_is_stamped_on_each_resource_that_names_it() {
    let found = endpoints(COMMENTS);
    assert_eq!(
        found[..3],
        expected("files", "file", "/files/{id}", "files")
    );
    let mut of_addresses = expected("ip_addresses", "IP address", "/ip_addresses/{ip}", "ips");
    of_addresses[2].sources = vec![text("docs:ip-add")].into();
    of_addresses[2].see = text("https://docs.example.com/reference/ip-add");
    assert_eq!(found[3..6], of_addresses);
}

#[test]
fn one_row_of_a_set_can_be_taken() {
    let found = endpoints(COMMENTS);
    let names: Vec<String> = found[6..].iter().map(Endpoint::name).collect();
    assert_eq!(names, ["zip_files.add_comment"]);
}

#[test]
fn a_relationship_of_a_shared_row_is_one_of_the_resource() {
    let loaded = good(COMMENTS);
    let related = &loaded.api.resources[1].relationships;
    assert_eq!(related.len(), 1);
    assert_eq!(related[0].name, "comments");
    assert_eq!(related[0].tag, "comment");
    assert!(!related[0].to_one && related[0].ids);
    assert_eq!(related[0].tier, Tier::Premium);
    assert_eq!(related[0].doc, "Comments of this IP address");
    assert_eq!(loaded.api.resources[2].relationships, []);
}

#[test]
fn a_set_can_be_used_several_times_with_variables_of_its_own() {
    let found = endpoints(
        r#"
        [arguments]
        time = { type = "FeedMinute", doc = "the minute, UTC" }
        [shared.feed]
        minute = { name = "{name}", get = "/feeds/{name}/{time}", returns = "redirect", tier = "feeds", doc = "Every {title} of a minute.", source = "docs:feeds-{title}" }
        hour   = { name = "{name}_hourly", get = "/feeds/{name}/hourly/{time}", returns = "redirect", tier = "feeds", doc = "Every {title} of an hour.", source = "docs:feeds-{title}-hourly" }
        [resource.feeds]
        doc = "Feeds."
        use = [{ set = "feed", name = "files", title = "file" }, { set = "feed.minute", name = "urls", title = "URL" }]
        "#,
    );
    let feed = |method: &str, path: &str, doc: &str, page: &str| Endpoint {
        arguments: vec![argument("time", "FeedMinute", "the minute, UTC")].into(),
        answer: Answer::Redirect,
        tier: Tier::Feeds,
        doc: text(doc),
        sources: vec![text(&format!("docs:{page}"))].into(),
        see: text(&format!("https://docs.example.com/reference/{page}")),
        ..plain(&format!("feeds.{method}"), Verb::Get, path)
    };
    let expected = [
        feed(
            "files",
            "/feeds/files/{time}",
            "Every file of a minute.",
            "feeds-file",
        ),
        feed(
            "files_hourly",
            "/feeds/files/hourly/{time}",
            "Every file of an hour.",
            "feeds-file-hourly",
        ),
        feed(
            "urls",
            "/feeds/urls/{time}",
            "Every URL of a minute.",
            "feeds-URL",
        ),
    ];
    assert_eq!(found, expected);
}

#[test]
fn names_of_rows_may_hold_variables() {
    let found = endpoints(
        r#"
        [shared.access]
        "add_{access}" = { post = "{item}/{access}", returns = "nothing", doc = "D.", source = "notes" }
        [resource.graphs]
        doc = "Graphs."
        item = "/graphs/{id}"
        use = [{ set = "access", access = "viewers" }, { set = "access", access = "editors" }]
        "#,
    );
    let row = |access: &str| Endpoint {
        arguments: vec![super::id()].into(),
        ..plain(
            &format!("graphs.add_{access}"),
            Verb::Post,
            &format!("/graphs/{{id}}/{access}"),
        )
    };
    assert_eq!(found, [row("viewers"), row("editors")]);
}

#[test]
fn an_entry_of_use_has_its_own_note_tier_and_source() {
    let endpoints = endpoints(
        r#"
        [shared.feed]
        "{feed}" = { get = "/feeds/{feed}", returns = "nothing", doc = "D.", note = "Of all.", source = "notes" }
        [resource.feeds]
        doc = "Feeds."
        use = [{ set = "feed", feed = "files" },
            { set = "feed", feed = "urls", note = "Some spell {feed} otherwise.", tier = "feeds", source = "docs:urls" }]
        "#,
    );
    let rows: Vec<(&str, &str, Tier, &str)> = endpoints
        .iter()
        .map(|row| (&*row.method, &*row.note, row.tier, &*row.sources[0]))
        .collect();
    assert_eq!(
        rows,
        [
            ("files", "Of all.", Tier::Public, "notes"),
            (
                "urls",
                "Some spell urls otherwise.",
                Tier::Feeds,
                "docs:urls"
            ),
        ]
    );
}
