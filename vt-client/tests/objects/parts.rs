//! What an object is made of, typed or not, and that nothing of it is lost or shown.

use crate::support::OBJECTS;
use serde_json::{Value, json};
use vt_client::__private::read_object;
use vt_client::objects::{Analysis, Dynamic, EngineCategory, File, FileBehaviour};
use vt_client::{Object, Timestamp};

use crate::{fixture, object};

#[test]
fn parts_of_an_object() {
    let file: Object<File> = fixture("file").parse().unwrap();
    let whole: Value = serde_json::from_str(fixture("file")).unwrap();
    assert_eq!(file.id(), whole["data"]["id"]);
    assert_eq!(file.kind(), "file");
    assert_eq!(
        file.links().own.as_deref(),
        whole["data"]["links"]["self"].as_str()
    );
    assert_eq!(file.links().next, None);

    let attributes = file.attributes();
    assert_eq!(attributes.size, Some(77312));
    assert_eq!(
        attributes.last_analysis_date,
        Some(Timestamp(1_709_164_800))
    );
    let results = &attributes.last_analysis_results;
    assert_eq!(
        results.keys().collect::<Vec<_>>(),
        [
            "Alpha AV",
            "Beta.Scan",
            "Gamma",
            "Delta-X",
            "Epsilon",
            "Zeta"
        ]
    );
    let alpha = results.get("Alpha AV").unwrap();
    assert_eq!(alpha.category, Some(EngineCategory::Malicious));
    assert_eq!(alpha.result.as_deref(), Some("Trojan.Sample/a"));
    assert_eq!(results.get("Beta.Scan").unwrap().result, None);
    assert_eq!(attributes.names[2], "C:\\tmp\\\"quoted\"\t.exe");
    assert_eq!(
        attributes
            .last_analysis_stats
            .as_ref()
            .unwrap()
            .type_unsupported,
        Some(2)
    );

    assert_eq!(file.get("size"), Some(json!(77312)));
    assert_eq!(
        file.get("last_analysis_stats.confirmed-timeout"),
        Some(json!(1))
    );
    assert_eq!(
        file.get("last_analysis_results.Beta.Scan.category"),
        Some(json!("undetected"))
    );
    assert_eq!(
        file.get("/last_analysis_results/Alpha AV/result"),
        Some(json!("Trojan.Sample/a"))
    );
    assert_eq!(file.get("another.new"), Some(json!("dotted name")));
    assert_eq!(file.get("names.0"), Some(json!("setup.exe")));
    assert_eq!(file.get("/names/1"), Some(json!("straße.exe")));
    assert_eq!(file.get("brand_new_field.null"), Some(Value::Null));
    for absent in [
        "nothing", "size.x", "names.9", "names.x", "/names/-", "", "/", "size.",
    ] {
        assert_eq!(file.get(absent), None, "{absent}");
    }
    let long = file.raw_attributes().find("brand_new_field.deep.0.number");
    assert_eq!(long.unwrap().text(), "12345678901234567890123");

    assert_eq!(
        file.context_attributes().get("submitter.country"),
        Some(json!("ZZ"))
    );
    assert_eq!(file.meta().get("trace"), Some(json!("abc")));
    assert_eq!(file.envelope().get("extra_sibling.1"), Some(json!(2)));
    assert_eq!(file.envelope().names(), ["data", "meta", "extra_sibling"]);

    #[derive(serde::Deserialize)]
    struct Mine {
        size: u32,
    }
    assert_eq!(file.attributes_as::<Mine>().unwrap().size, 77312);
    let error = file.attributes_as::<Vec<u8>>().unwrap_err();
    assert_eq!(&*error.path, "attributes");
    assert_eq!(error.line, 1);
}

#[test]
fn pointers_unescape_their_names() {
    let text = r#"{"type": "x", "id": "1", "attributes": {"a/b": {"c~d": 1}, "e": [{"f": 2}]}}"#;
    let object: Object<Dynamic> = text.parse().unwrap();
    assert_eq!(object.get("/a~1b/c~0d"), Some(json!(1)));
    assert_eq!(object.get("a/b.c~d"), Some(json!(1)));
    assert_eq!(object.get("/e/0/f"), Some(json!(2)));

    // The longest name and the last duplicate win.
    let text = r#"{"type": "x", "id": "1", "attributes":
        {"a": {"b.c": 1}, "a.b": {"c": 2}, "d": {"e": 3}, "d": {"e": 4}, "d.f.g": 5}}"#;
    let object: Object<Dynamic> = text.parse().unwrap();
    assert_eq!(object.get("a.b.c"), Some(json!(2)));
    assert_eq!(object.get("/a/b.c"), Some(json!(1)));
    assert_eq!(object.get("d.e"), Some(json!(4)));
    assert_eq!(object.get("d.f.g"), Some(json!(5)));
    assert_eq!(object.get("d.f"), None);
}

#[test]
fn relationships_of_an_object() {
    let file: Object<File> = fixture("file").parse().unwrap();
    let relationships = file.relationships();
    assert_eq!(
        relationships.keys().collect::<Vec<_>>(),
        ["contacted_domains", "submitter", "analysis"]
    );
    let domains = relationships.get("contacted_domains").unwrap();
    assert!(domains.is_to_many());
    let ids: Vec<_> = domains.objects().iter().map(|domain| domain.id()).collect();
    assert_eq!(ids, ["c2.example", "www.example"]);
    assert_eq!(
        domains.objects()[0].context_attributes().get("timestamp"),
        Some(json!(1_709_160_000))
    );
    assert_eq!(domains.cursor(), Some("STEwCi4="));
    assert_eq!(domains.meta().get("count"), Some(json!(7)));
    assert!(
        domains
            .links()
            .related
            .as_deref()
            .unwrap()
            .ends_with("/files/x/contacted_domains")
    );
    assert!(domains.raw().starts_with("{\n"));

    let submitter = relationships.get("submitter").unwrap();
    assert!(!submitter.is_to_many());
    assert_eq!(submitter.objects()[0].kind(), "user");
    assert_eq!(submitter.cursor(), None);
    assert!(relationships.get("analysis").unwrap().objects().is_empty());

    let text = r#"{"type": "x", "id": "1", "relationships": {
        "a": {"data": [{"type": "y", "id": "2"}], "data": [{"type": "y", "id": "3"}, 7]},
        "b": 5, "c": {"data": 5}}}"#;
    let object: Object<Dynamic> = text.parse().unwrap();
    let ids = object.relationships().get("a").unwrap().objects().iter();
    assert_eq!(ids.map(Object::id).collect::<Vec<_>>(), ["3"]);
    assert!(object.relationships().get("b").is_none());
    assert!(
        object
            .relationships()
            .get("c")
            .unwrap()
            .objects()
            .is_empty()
    );
}

#[test]
fn serialising_writes_the_text_that_came() {
    for (kind, text) in OBJECTS {
        let object = object(kind);
        assert_eq!(
            serde_json::to_string(&object).unwrap(),
            object.raw(),
            "{kind}"
        );
        assert!(text.contains(object.raw()));
        assert_eq!(object.envelope().text(), text.trim());
        // The text of `data` alone is the same object.
        let whole: Value = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_value(&object).unwrap(), whole["data"]);
        let again: Object<Dynamic> = serde_json::from_str(object.raw()).unwrap();
        assert_eq!(again.raw(), object.raw());
        assert_eq!(again.id(), object.id());
        // From a `Value` too, and inside of something else.
        let again: Vec<Object<Dynamic>> = serde_json::from_value(json!([whole["data"]])).unwrap();
        assert_eq!(serde_json::to_value(&again[0]).unwrap(), whole["data"]);
    }
}

#[test]
fn nesting_of_any_depth_does_not_fail_an_object() {
    for depth in [100, 129, 5000, 200_000] {
        let deep = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let nested = format!(
            r#"{}{}"#,
            r#"{"children":["#.repeat(depth),
            "]}".repeat(depth)
        );
        let text = format!(
            r#"{{"data":{{"type":"file_behaviour","id":"1","attributes":{{"tags":{deep},"other":{deep},"processes_tree":[{nested}],"behash":"kept"}}}},"meta":{deep}}}"#
        );
        let report: Object<FileBehaviour> = text.parse().unwrap();
        assert_eq!(report.attributes().behash.as_deref(), Some("kept"));
        assert!(report.attributes().tags.is_empty());
        assert_eq!(report.attributes().processes_tree.len(), 1);
        assert_eq!(report.raw_attributes().find("other").unwrap().text(), deep);
        assert_eq!(serde_json::to_string(&report).unwrap(), report.raw());
    }
}

#[test]
fn ids_are_strings_or_numbers() {
    for (id, text) in [
        ("\"a\"", "a"),
        ("1571524923", "1571524923"),
        ("12345678901234567890123", "12345678901234567890123"),
        ("null", ""),
        ("{}", ""),
    ] {
        let object: Object<Analysis> = format!(r#"{{"data": {{"id": {id}, "type": "analysis"}}}}"#)
            .parse()
            .unwrap();
        assert_eq!(object.id(), text);
        assert_eq!(object.attributes(), &Analysis::default());
        assert!(object.raw_attributes().is_null());
    }
}

#[test]
fn debug_shows_neither_text_nor_secrets() {
    let report: Object<FileBehaviour> = fixture("file_behaviour").parse().unwrap();
    assert_eq!(
        format!("{report:?}"),
        format!(
            "Object {{ type: \"file_behaviour\", id: {:?}, bytes: {} }}",
            report.id(),
            report.raw().len()
        )
    );
    let attributes = format!("{:?}", report.attributes());
    assert!(!attributes.contains("signature="), "{attributes}");
    assert!(attributes.contains("[redacted]"));
    assert_eq!(
        report.attributes().pcap_link.as_ref().unwrap().expose(),
        "https://s.example/p?signature=4"
    );
    let file: Object<File> = fixture("file").parse().unwrap();
    assert!(!format!("{:?}", file.context_attributes()).contains("token"));
    assert!(!format!("{:?}", file.attributes().pe_info).contains("imphash"));
    let text = r#"{"data": "https://upload.example/once/secret"}"#;
    let error = read_object::<File>(text.as_bytes()).unwrap_err();
    assert!(!format!("{error} {error:?}").contains("secret"));
}

#[test]
fn objects_can_be_shared_between_threads() {
    fn check<T: Send + Sync + Clone + 'static>() {}
    check::<Object<File>>();
    check::<Object<Dynamic>>();
}
