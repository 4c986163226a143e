//! What rows send.

use vt_table::{Answer, Argument, Body, Endpoint, Parameter, Place, Tier, Verb};

use super::{argument, endpoints, id, plain, row, text};

fn at(place: Place, argument: Argument) -> Argument {
    Argument { place, ..argument }
}

#[test]
fn bodies_of_all_kinds() {
    for (key, body) in [
        ("json", Body::Json(text("NewThing"))),
        ("form", Body::Form(text("NewThing"))),
        ("multipart", Body::Multipart(text("NewThing"))),
        ("raw", Body::Raw(text("NewThing"))),
    ] {
        let found = row(&format!(
            "add = {{ post = \"/things\", {key} = \"NewThing\", returns = \"nothing\", doc = \"D.\", source = \"notes\" }}"
        ));
        let expected = Endpoint {
            body,
            ..plain("things.add", Verb::Post, "/things")
        };
        assert_eq!(found, expected, "{key}");
    }
}

#[test]
fn verbs_and_what_is_idempotent() {
    for (key, verb) in [
        ("get", Verb::Get),
        ("post", Verb::Post),
        ("put", Verb::Put),
        ("patch", Verb::Patch),
        ("delete", Verb::Delete),
    ] {
        let keys = "returns = \"nothing\", doc = \"D.\", source = \"notes\"";
        let found = row(&format!("call = {{ {key} = \"/things\", {keys} }}"));
        assert_eq!(found, plain("things.call", verb, "/things"));
        let unusual = !matches!(verb, Verb::Get | Verb::Put | Verb::Delete);
        let found = row(&format!(
            "call = {{ {key} = \"/things\", idempotent = {unusual}, {keys} }}"
        ));
        assert_eq!(found.idempotent, unusual);
    }
}

#[test]
fn delete_may_have_a_body_and_a_generic_relationship() {
    let found = endpoints(
        r#"
        [arguments]
        relationship = { doc = "one of `files`, `domains`, `ip_addresses`, `urls`" }
        [resource.collections]
        doc = "Collections."
        item = "/collections/{id}"
        id = "CollectionId"
        [resource.collections.methods]
        add    = { post = "{item}/{relationship}", json = "Descriptors", returns = "nothing", idempotent = true, doc = "D.", source = "notes" }
        remove = { delete = "{item}/{relationship}", json = "Descriptors", returns = "nothing", doc = "D.", source = "notes" }
        "#,
    );
    let endpoint = |name: &str, verb| Endpoint {
        arguments: vec![
            argument("id", "CollectionId", "the `id`"),
            argument(
                "relationship",
                "String",
                "one of `files`, `domains`, `ip_addresses`, `urls`",
            ),
        ]
        .into(),
        body: Body::Json(text("Descriptors")),
        idempotent: true,
        ..plain(name, verb, "/collections/{id}/{relationship}")
    };
    let expected = [
        endpoint("collections.add", Verb::Post),
        endpoint("collections.remove", Verb::Delete),
    ];
    assert_eq!(found, expected);
}

#[test]
fn arguments_come_from_path_query_and_headers_in_this_order() {
    let found = endpoints(
        r#"
        [arguments]
        username = { doc = "the name of the account" }
        query    = { type = "SearchQuery", doc = "what to search" }
        [parameters]
        start     = { name = "start_date", doc = "The first day." }
        days      = { range = [365, 365], default = 365, doc = "How many days." }
        list_type = { name = "type", values = ["file", "url"], default = "file", doc = "What to list." }
        quiet     = { default = true, doc = "Whether to be quiet." }
        [resource.rulesets]
        doc = "Rulesets."
        methods.delete_all = { delete = "/{group}/rulesets/{kind}", query = ["days", "query!", "list_type", "start!"], headers = { x-quiet = "quiet?", x-confirm-delete = "username" }, returns = "nothing", doc = "D.", source = "notes" }
        "#,
    );
    let parameter = |name: &str, doc: &str| Parameter {
        name: text(name),
        doc: text(doc),
        values: Vec::new().into(),
        default: None,
        range: None,
    };
    let expected = Endpoint {
        arguments: vec![
            argument("group", "String", "the `group`"),
            argument("kind", "String", "the `kind`"),
            at(
                Place::Query(text("query")),
                argument("query", "SearchQuery", "what to search"),
            ),
            at(
                Place::Query(text("start_date")),
                argument("start", "String", "The first day."),
            ),
            at(
                Place::Header(text("x-confirm-delete")),
                argument("username", "String", "the name of the account"),
            ),
        ]
        .into(),
        query: vec![
            Parameter {
                default: Some(text("365")),
                range: Some((365, 365)),
                ..parameter("days", "How many days.")
            },
            Parameter {
                values: vec![text("file"), text("url")].into(),
                default: Some(text("file")),
                ..parameter("type", "What to list.")
            },
        ]
        .into(),
        headers: vec![Parameter {
            default: Some(text("true")),
            ..parameter("x-quiet", "Whether to be quiet.")
        }]
        .into(),
        ..plain(
            "rulesets.delete_all",
            Verb::Delete,
            "/{group}/rulesets/{kind}",
        )
    };
    assert_eq!(found, [expected]);
}

#[test]
fn types_and_texts_of_arguments_can_be_a_resources_own() {
    let found = endpoints(
        r#"
        [arguments]
        id    = { type = "AnyId", doc = "its identifier" }
        token = { type = "Token" }
        [resource.files]
        doc = "Files."
        id = "FileHash"
        arguments.token = { doc = "the download token" }
        methods.get = { get = "/files/{id}/{token}", returns = "file", doc = "D.", source = "notes" }
        [resource.urls]
        doc = "URLs."
        arguments.token = "crate::Other"
        methods.get = { get = "/urls/{id}/{token}", returns = "url", doc = "D.", source = "notes" }
        "#,
    );
    let arguments: Vec<&[Argument]> = found.iter().map(|e| e.arguments.as_ref()).collect();
    let of_files = [
        argument("id", "FileHash", "its identifier"),
        argument("token", "Token", "the download token"),
    ];
    let of_urls = [
        argument("id", "AnyId", "its identifier"),
        argument("token", "crate::Other", "the `token`"),
    ];
    assert_eq!(arguments, [of_files, of_urls]);
}

#[test]
fn another_root_without_the_key() {
    let found = row(
        r#"html = { get = "/widget/html/{token}", root = "/ui", key = false, returns = "text", doc = "D.", source = "notes" }"#,
    );
    let expected = Endpoint {
        root: Some(text("/ui")),
        authenticated: false,
        arguments: vec![argument("token", "String", "the `token`")].into(),
        answer: Answer::Text,
        ..plain("things.html", Verb::Get, "/widget/html/{token}")
    };
    assert_eq!(found, expected);
}

#[test]
fn tiers_of_all_kinds() {
    for (word, tier) in [
        ("public", Tier::Public),
        ("premium", Tier::Premium),
        ("hunting", Tier::Hunting),
        ("feeds", Tier::Feeds),
        ("monitor", Tier::Monitor),
        ("private-scanning", Tier::PrivateScanning),
        ("admin", Tier::Admin),
        ("owner", Tier::Owner),
        ("unknown", Tier::Unknown),
    ] {
        let found = row(&format!(
            "get = {{ get = \"/x\", tier = \"{word}\", returns = \"nothing\", doc = \"D.\", source = \"notes\" }}"
        ));
        assert_eq!(found.tier, tier);
    }
}

#[test]
fn texts_of_a_row() {
    let found = row(
        r#"get = { get = "{item}", returns = "nothing", doc = "A {noun} by `{id}`: {\"json\": 1}.", note = "Not every {noun}.", deprecated = "use another {noun}", source = "notes; docs:a;docs:b" }"#,
    );
    let expected = Endpoint {
        arguments: vec![id()].into(),
        doc: text("A thing by `{id}`: {\"json\": 1}."),
        note: text("Not every thing."),
        deprecated: Some(text("use another thing")),
        sources: vec![text("notes"), text("docs:a"), text("docs:b")].into(),
        see: text("https://docs.example.com/reference/a"),
        ..plain("things.get", Verb::Get, "/things/{id}")
    };
    assert_eq!(found, expected);
}

#[test]
fn a_row_can_name_its_page() {
    let found = row(
        r#"get = { get = "/x", returns = "nothing", doc = "D.", source = "docs:a", see = "https://other.example.com/x?y#z" }"#,
    );
    assert_eq!(found.see, "https://other.example.com/x?y#z");
    assert_eq!(*found.sources, [text("docs:a")]);
}
