//! Relationships in all their forms.

use vt_table::{Answer, Endpoint, Item, Paging, Relationship, Tier, Verb};

use super::{cursor, endpoints, good, id, plain, text};

const TEMPLATES: &str = r#"
[relationships]
objects     = { name = "{name}", get = "{item}/{name}", doc = "{title}.", source = "docs:{slug}-relationships" }
ids         = { name = "{name}_ids", get = "{item}/relationships/{name}", page_size = 40, doc = "{title}: type and identifier only.", source = "docs:{slug}-relationships-ids" }
related     = { name = "related", get = "{item}/{relationship}", doc = "Objects related to this {noun}.", source = "docs:{slug}-relationships" }
related_ids = { name = "related_ids", get = "{item}/relationships/{relationship}", page_size = 40, doc = "Ids of objects related to this {noun}.", source = "docs:{slug}-relationships-ids" }

[shared.votes]
votes = { get = "{item}/votes", pages = "any", doc = "Votes on this {noun}.", source = "notes" }
"#;

fn files(relationships: &str) -> String {
    format!(
        "{TEMPLATES}\n[resource.files]\nnoun = \"file\"\nitem = \"/files/{{id}}\"\nslug = \"files\"\ndoc = \"Files.\"\n\
         {relationships}\n"
    )
}

fn link(name: &str, to_one: bool, ids: bool) -> Option<Relationship> {
    Some(Relationship {
        name: text(name),
        to_one,
        ids,
    })
}

/// The objects form of a relationship to many.
fn objects(name: &str, tag: &str, title: &str) -> Endpoint {
    Endpoint {
        arguments: vec![id()].into(),
        answer: Answer::Collection(Item::Object(text(tag))),
        paging: cursor(),
        relationship: link(name, false, false),
        doc: text(&format!("{title}.")),
        sources: vec![text("docs:files-relationships")].into(),
        see: text("https://docs.example.com/reference/files-relationships"),
        ..plain(
            &format!("files.{name}"),
            Verb::Get,
            &format!("/files/{{id}}/{name}"),
        )
    }
}

/// The ids form of a relationship to many.
fn ids(name: &str, title: &str) -> Endpoint {
    Endpoint {
        arguments: vec![id()].into(),
        answer: Answer::Collection(Item::Object(text("descriptor"))),
        paging: Paging {
            maximum_size: Some(40),
            ..cursor()
        },
        relationship: link(name, false, true),
        doc: text(&format!("{title}: type and identifier only.")),
        sources: vec![text("docs:files-relationships-ids")].into(),
        see: text("https://docs.example.com/reference/files-relationships-ids"),
        ..plain(
            &format!("files.{name}_ids"),
            Verb::Get,
            &format!("/files/{{id}}/relationships/{name}"),
        )
    }
}

fn to_one(mut endpoint: Endpoint, tag: &str) -> Endpoint {
    endpoint.answer = Answer::Object {
        tag: text(tag),
        nullable: true,
    };
    endpoint.paging = Paging::NONE;
    if let Some(link) = &mut endpoint.relationship {
        link.to_one = true;
    }
    endpoint
}

/// The two rows for any relationship by name.
fn generic() -> [Endpoint; 2] {
    let arguments = vec![
        id(),
        super::argument("relationship", "String", "the `relationship`"),
    ];
    let mut related = objects("related", "any", "");
    related.path = text("/files/{id}/{relationship}");
    related.answer = Answer::Either(text("any"));
    related.arguments = arguments.clone().into();
    related.relationship = link("{relationship}", false, false);
    related.doc = text("Objects related to this file.");
    let mut related_ids = ids("related", "");
    related_ids.path = text("/files/{id}/relationships/{relationship}");
    related_ids.answer = Answer::Either(text("descriptor"));
    related_ids.arguments = arguments.into();
    related_ids.relationship = link("{relationship}", false, true);
    related_ids.doc = text("Ids of objects related to this file.");
    [related, related_ids]
}

#[test]
fn to_many_is_one_word() {
    let found = endpoints(&files(
        "use = [\"votes\"]\nrelationships.contacted_ips = \"domain\"",
    ));
    let expected = [
        objects("contacted_ips", "domain", "Contacted IPs of this file"),
        ids("contacted_ips", "Contacted IPs of this file"),
    ];
    assert_eq!(found[1..3], expected);
    assert_eq!(found[3..], generic());
}

#[test]
fn to_one_may_be_null_and_have_tier_title_source_and_deprecation() {
    let found = endpoints(&files(
        "use = [\"votes\"]\ntier = \"premium\"\nrelationships.owner = { one = \"user\", tier = \"owner\", doc = \"Who owns this {noun}\", deprecated = \"ask the {noun}\", source = \"docs:owner\" }",
    ));
    let with_tier = |endpoint, tag| Endpoint {
        tier: Tier::Owner,
        sources: vec![text("docs:owner")].into(),
        see: text("https://docs.example.com/reference/owner"),
        deprecated: Some(text("ask the file")),
        ..to_one(endpoint, tag)
    };
    let expected = [
        with_tier(objects("owner", "user", "Who owns this file"), "user"),
        with_tier(ids("owner", "Who owns this file"), "descriptor"),
    ];
    assert_eq!(found[1..3], expected);
    assert_eq!(found[3].tier, Tier::Premium);
}

#[test]
fn a_relationship_may_lack_one_form() {
    let found = endpoints(&files(
        "use = [\"votes\"]\n[resource.files.relationships]\nvotes = { many = \"any\", objects = false }\nitems = { many = \"any\", ids = false }",
    ));
    let votes = Endpoint {
        arguments: vec![id()].into(),
        answer: Answer::Collection(Item::Object(text("any"))),
        paging: cursor(),
        relationship: link("votes", false, false),
        doc: text("Votes on this file."),
        ..plain("files.votes", Verb::Get, "/files/{id}/votes")
    };
    let expected = [
        votes,
        ids("votes", "Votes of this file"),
        objects("items", "any", "Items of this file"),
    ];
    assert_eq!(found[..3], expected);
    assert_eq!(found[3..], generic());
}

#[test]
fn several_lead_to_one_tag_and_may_share_a_tier() {
    let found = endpoints(&files(
        "use = [\"votes\"]\n[resource.files.relationships]\nfile = [\"bundled_files\", \"dropped_files\"]\npremium.url = [\"itw_urls\"]\n",
    ));
    let premium = |endpoint| Endpoint {
        tier: Tier::Premium,
        ..endpoint
    };
    let expected = [
        objects("bundled_files", "file", "Bundled files of this file"),
        ids("bundled_files", "Bundled files of this file"),
        objects("dropped_files", "file", "Dropped files of this file"),
        ids("dropped_files", "Dropped files of this file"),
        premium(objects("itw_urls", "url", "In-the-wild URLs of this file")),
        premium(ids("itw_urls", "In-the-wild URLs of this file")),
    ];
    assert_eq!(found[1..7], expected);
}

#[test]
fn a_tier_and_a_relationship_may_have_the_same_name() {
    let loaded = good(&files(
        "use = [\"votes\"]\n[resource.files.relationships]\nowner = { one = \"user\" }\nadmin.user = [\"editors\"]\n",
    ));
    let related: Vec<(&str, &str, bool, Tier)> = loaded.api.resources[0]
        .relationships
        .iter()
        .map(|related| {
            (
                related.name.as_str(),
                related.tag.as_str(),
                related.to_one,
                related.tier,
            )
        })
        .collect();
    let expected = [
        ("owner", "user", true, Tier::Public),
        ("editors", "user", false, Tier::Admin),
    ];
    assert_eq!(related, expected);
}

#[test]
fn the_generic_rows_can_be_left_out() {
    let found = endpoints(&files(
        "related = false\nuse = [\"votes\"]\nrelationships.x = \"file\"",
    ));
    let names: Vec<String> = found.iter().map(Endpoint::name).collect();
    assert_eq!(names, ["files.votes", "files.x", "files.x_ids"]);
}

#[test]
fn without_any_ids_there_is_no_generic_row_for_them() {
    let found = endpoints(&files(
        "use = [\"votes\"]\nrelationships.files = { many = \"file\", ids = false }",
    ));
    let names: Vec<String> = found.iter().map(Endpoint::name).collect();
    assert_eq!(names, ["files.votes", "files.files", "files.related"]);
}

#[test]
fn sources_of_stamped_rows_can_be_replaced() {
    let found = endpoints(&files(
        "use = [\"votes\"]\nrelationships.x = \"file\"\n\
         sources = { votes = \"docs:v\", relationships = \"docs:r\", relationships_ids = \"docs:i\", related = \"notes\" }",
    ));
    let sources: Vec<(String, &str)> = found
        .iter()
        .map(|endpoint| (endpoint.name(), endpoint.sources[0].as_ref()))
        .collect();
    let expected = [
        ("files.votes".to_owned(), "docs:v"),
        ("files.x".to_owned(), "docs:r"),
        ("files.x_ids".to_owned(), "docs:i"),
        ("files.related".to_owned(), "notes"),
        ("files.related_ids".to_owned(), "docs:i"),
    ];
    assert_eq!(sources, expected);
}

#[test]
fn a_row_can_be_a_relationship_without_ids() {
    let loaded = good(
        r#"
        [resource.items]
        doc = "Items."
        item = "/monitor/items/{id}"
        methods.owner = { get = "{item}/owner", returns = "user", nullable = true, relationship = { name = "owner", ids = false }, doc = "D.", source = "notes" }
        "#,
    );
    let expected = Endpoint {
        arguments: vec![id()].into(),
        answer: Answer::Object {
            tag: text("user"),
            nullable: true,
        },
        relationship: link("owner", true, false),
        ..plain("items.owner", Verb::Get, "/monitor/items/{id}/owner")
    };
    let found: Vec<&Endpoint> = loaded.api.endpoints().collect();
    assert_eq!(found, [&expected]);
    let related = &loaded.api.resources[0].relationships[0];
    assert_eq!(
        (related.name.as_str(), related.to_one, related.ids),
        ("owner", true, false)
    );
}

/// Relationships of a shared set, with a row that returns the objects of one of them.
const HOSTS: &str = r#"
[shared.host]
votes = { get = "{item}/votes", pages = "any", doc = "Votes on this {noun}.", source = "notes" }

[shared.host.relationships]
source      = "docs:host"
urls        = "url"
owner       = { one = "user", source = "notes", doc = "Who owns this {noun}" }
votes       = { many = "any", objects = false }
premium.url = ["itw_urls"]
"#;

#[test]
fn a_shared_set_may_hold_relationships() {
    let templates = TEMPLATES.split("[shared").next().unwrap_or_default();
    let loaded = good(&format!(
        "{HOSTS}{templates}
         [resource.domains]
         doc  = \"Domains.\"
         item = \"/domains/{{id}}\"
         use  = [\"host\"]
         [resource.ips]
         doc  = \"IPs.\"
         noun = \"IP address\"
         item = \"/ips/{{ip}}\"
         use  = [\"host\"]
         related = false
         relationships.files = \"file\"
         sources = {{ itw_urls = \"docs:itw\", relationships = \"docs:r\" }}
"
    ));
    let rows: Vec<(String, &str, &str, Tier)> = loaded
        .api
        .endpoints()
        .map(|row| {
            (
                row.name(),
                row.doc.as_ref(),
                row.sources[0].as_ref(),
                row.tier,
            )
        })
        .collect();
    let (public, premium) = (Tier::Public, Tier::Premium);
    let expected = [
        ("domains.votes", "Votes on this domain.", "notes", public),
        ("domains.urls", "URLs of this domain.", "docs:host", public),
        (
            "domains.urls_ids",
            "URLs of this domain: type and identifier only.",
            "docs:host",
            public,
        ),
        ("domains.owner", "Who owns this domain.", "notes", public),
        (
            "domains.owner_ids",
            "Who owns this domain: type and identifier only.",
            "notes",
            public,
        ),
        (
            "domains.votes_ids",
            "Votes of this domain: type and identifier only.",
            "docs:host",
            public,
        ),
        (
            "domains.itw_urls",
            "In-the-wild URLs of this domain.",
            "docs:host",
            premium,
        ),
        (
            "domains.itw_urls_ids",
            "In-the-wild URLs of this domain: type and identifier only.",
            "docs:host",
            premium,
        ),
        // The set's relationships bring the rows for any relationship by name.
        (
            "domains.related",
            "Objects related to this domain.",
            "docs:domains-relationships",
            public,
        ),
        (
            "domains.related_ids",
            "Ids of objects related to this domain.",
            "docs:domains-relationships-ids",
            public,
        ),
        ("ips.votes", "Votes on this IP address.", "notes", public),
        ("ips.urls", "URLs of this IP address.", "docs:host", public),
        (
            "ips.urls_ids",
            "URLs of this IP address: type and identifier only.",
            "docs:host",
            public,
        ),
        ("ips.owner", "Who owns this IP address.", "notes", public),
        (
            "ips.owner_ids",
            "Who owns this IP address: type and identifier only.",
            "notes",
            public,
        ),
        (
            "ips.votes_ids",
            "Votes of this IP address: type and identifier only.",
            "docs:host",
            public,
        ),
        (
            "ips.itw_urls",
            "In-the-wild URLs of this IP address.",
            "docs:itw",
            premium,
        ),
        (
            "ips.itw_urls_ids",
            "In-the-wild URLs of this IP address: type and identifier only.",
            "docs:host",
            premium,
        ),
        ("ips.files", "Files of this IP address.", "docs:r", public),
        (
            "ips.files_ids",
            "Files of this IP address: type and identifier only.",
            "docs:ips-relationships-ids",
            public,
        ),
    ];
    let expected: Vec<(String, &str, &str, Tier)> = expected
        .into_iter()
        .map(|(name, doc, source, tier)| (name.to_owned(), doc, source, tier))
        .collect();
    assert_eq!(rows, expected);
    let votes = loaded
        .api
        .endpoints()
        .next()
        .and_then(|row| row.relationship.clone());
    assert_eq!(votes, link("votes", false, false));
}
