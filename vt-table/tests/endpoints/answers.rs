//! The answers of rows, and their paging.

use vt_table::{Answer, Endpoint, Item, Paging, PagingStyle, Parameter, Tier, Verb};

use super::{argument, cursor, endpoints, good, id, plain, row, text};

/// A row with this answer and no paging.
fn check(answer: &str, expected: Answer) {
    let found = row(&format!(
        "get = {{ get = \"{{item}}/x\", {answer}, doc = \"D.\", source = \"notes\" }}"
    ));
    let expected = Endpoint {
        arguments: vec![id()].into(),
        answer: expected,
        ..plain("things.get", Verb::Get, "/things/{id}/x")
    };
    assert_eq!(found, expected, "{answer}");
}

#[test]
fn answers_that_are_not_collections() {
    let object = |tag: &str, nullable| Answer::Object {
        tag: text(tag),
        nullable,
    };
    check(r#"returns = "nothing""#, Answer::Nothing);
    check(r#"returns = "text""#, Answer::Text);
    check(r#"returns = "bytes""#, Answer::Bytes);
    check(r#"returns = "redirect""#, Answer::Redirect);
    check(r#"returns = "file""#, object("file", false));
    check(r#"returns = "file", nullable = true"#, object("file", true));
    check(
        r#"returns = "file", nullable = false"#,
        object("file", false),
    );
    check(r#"returns = "any""#, object("any", false));
    check(r#"returns = "descriptor""#, object("descriptor", false));
    check(r#"returns = "hunt""#, object("hunt", false));
    // Bare values and dictionaries in `data`.
    check(r#"returns = "bool""#, Answer::Data(text("bool")));
    check(r#"returns = "String""#, Answer::Data(text("String")));
    check(r#"returns = "Quotas""#, Answer::Data(text("Quotas")));
    check(
        r#"returns = "crate::Quotas""#,
        Answer::Data(text("crate::Quotas")),
    );
    check(
        r#"returns = "Iocs", whole = true"#,
        Answer::Whole(text("Iocs")),
    );
}

/// A row with a collection and this paging.
fn paged(keys: &str, answer: Answer, paging: Paging) {
    let found = row(&format!(
        "list = {{ get = \"/things\", {keys}, doc = \"D.\", source = \"notes\" }}"
    ));
    let expected = Endpoint {
        answer,
        paging,
        ..plain("things.list", Verb::Get, "/things")
    };
    assert_eq!(found, expected, "{keys}");
}

#[test]
fn collections_and_their_paging() {
    let files = || Answer::Collection(Item::Object(text("file")));
    paged(r#"pages = "file""#, files(), cursor());
    paged(
        r#"pages = "any""#,
        Answer::Collection(Item::Object(text("any"))),
        cursor(),
    );
    paged(
        r#"pages = "MonitorEvent""#,
        Answer::Collection(Item::Value(text("MonitorEvent"))),
        cursor(),
    );
    paged(r#"either = "file""#, Answer::Either(text("file")), cursor());
    paged(
        r#"pages = "file", page_size = 300"#,
        files(),
        Paging {
            maximum_size: Some(300),
            ..cursor()
        },
    );
    paged(
        r#"pages = "file", page_size = { default = 5, max = 7 }"#,
        files(),
        Paging {
            default_size: Some(5),
            maximum_size: Some(7),
            ..cursor()
        },
    );
    paged(
        r#"pages = "file", page_size = 10"#,
        files(),
        Paging {
            maximum_size: Some(10),
            ..cursor()
        },
    );
    paged(
        r#"pages = "file", page_size = false"#,
        files(),
        Paging {
            size_parameter: text(""),
            default_size: None,
            ..cursor()
        },
    );
    paged(
        r#"pages = "file", paging = "none", items = "iocs""#,
        files(),
        Paging {
            items: text("iocs"),
            ..Paging::NONE
        },
    );
    paged(
        r#"pages = "file", paging = "page""#,
        files(),
        Paging {
            style: PagingStyle::PageNumber,
            size_parameter: text("page_size"),
            ..Paging::NONE
        },
    );
    paged(
        r#"pages = "file", paging = "link""#,
        files(),
        Paging {
            style: PagingStyle::LinkHeader,
            size_parameter: text("size"),
            ..Paging::NONE
        },
    );
}

#[test]
fn dtm_pages_by_link_header_with_items_of_its_own() {
    let found = endpoints(
        r#"
        [parameters]
        since = { doc = "Not before." }
        order = { values = ["asc", "desc"], default = "desc", doc = "Ascending or descending." }
        [resource.dtm]
        doc = "Digital threat monitoring."
        methods.alerts = { get = "/dtm/alerts", pages = "DtmAlert", items = "alerts", paging = "link", page_size = { parameter = "size", default = 10, max = 25 }, query = ["since", "order"], tier = "premium", doc = "D.", source = "notes" }
        "#,
    );
    let parameter = |name: &str, doc: &str| Parameter {
        name: text(name),
        doc: text(doc),
        values: Vec::new().into(),
        default: None,
        range: None,
    };
    let order = Parameter {
        values: vec![text("asc"), text("desc")].into(),
        default: Some(text("desc")),
        ..parameter("order", "Ascending or descending.")
    };
    let expected = Endpoint {
        query: vec![parameter("since", "Not before."), order].into(),
        answer: Answer::Collection(Item::Value(text("DtmAlert"))),
        paging: Paging {
            style: PagingStyle::LinkHeader,
            items: text("alerts"),
            size_parameter: text("size"),
            default_size: Some(10),
            maximum_size: Some(25),
        },
        tier: Tier::Premium,
        ..plain("dtm.alerts", Verb::Get, "/dtm/alerts")
    };
    assert_eq!(found, [expected]);
}

#[test]
fn asm_counts_pages_and_takes_an_optional_header() {
    let found = endpoints(
        r#"
        [parameters]
        project_id = { doc = "The project." }
        [resource.asm]
        doc = "Attack surface management."
        methods.search_issues = { get = "/asm/search/issues/{search_string}", pages = "AsmIssue", items = "result.hits", paging = "page", page_size = { default = 100 }, headers = { PROJECT-ID = "project_id?" }, doc = "D.", source = "notes" }
        "#,
    );
    let expected = Endpoint {
        arguments: vec![argument("search_string", "String", "the `search_string`")].into(),
        headers: vec![Parameter {
            name: text("PROJECT-ID"),
            doc: text("The project."),
            values: Vec::new().into(),
            default: None,
            range: None,
        }]
        .into(),
        answer: Answer::Collection(Item::Value(text("AsmIssue"))),
        paging: Paging {
            style: PagingStyle::PageNumber,
            items: text("result.hits"),
            size_parameter: text("page_size"),
            default_size: Some(100),
            maximum_size: None,
        },
        ..plain(
            "asm.search_issues",
            Verb::Get,
            "/asm/search/issues/{search_string}",
        )
    };
    assert_eq!(found, [expected]);
}

#[test]
fn self_is_the_tag_of_the_resource() {
    let loaded = good(
        r#"
        [resource.files]
        doc = "Files."
        self = "file"
        methods.list = { get = "/files", pages = "{self}", doc = "D.", source = "notes" }
        "#,
    );
    let list = loaded
        .api
        .endpoints()
        .next()
        .map(|list| list.answer.clone());
    assert_eq!(list, Some(Answer::Collection(Item::Object(text("file")))));
}
