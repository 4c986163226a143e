//! Objects, pages and other answers, read from fixtures.

#![allow(clippy::unwrap_used, clippy::panic)] // a panic is how a test fails

mod support;

use serde_json::{Value, json};
use support::{
    BEHAVIOUR_SUMMARY, COMMENTS, MITRE_TREES, OBJECTS, VOTES, expected, is_empty, typed,
};
use vt_client::__private::{
    PageBody, plain_item, read_data, read_nullable, read_object, read_page, read_page_with,
    read_whole,
};
use vt_client::answers::{BehaviourSummary, CommentVotes, Dictionary, MitreTrees, Strings};
use vt_client::objects::{
    Analysis, AnalysisStatus, AssetType, CollectionStatus, CollectionType, Comment, Corpus,
    Dynamic, EngineCategory, File, FileBehaviour, MatchObjectType, OperationStatus,
    RetrohuntStatus, SearchOrigin, Verdict, Vote, ZipStatus,
};
use vt_client::{Attributes, Object, Timestamp};

fn fixture(kind: &str) -> &'static str {
    OBJECTS.iter().find(|(name, _)| *name == kind).unwrap().1
}

fn object(kind: &str) -> Object<Dynamic> {
    fixture(kind).parse().unwrap()
}

#[test]
fn every_documented_field_is_filled_and_equal() {
    for (kind, text) in OBJECTS {
        let whole: Value = serde_json::from_str(text).unwrap();
        let raw = whole["data"]["attributes"].as_object().unwrap();
        let typed = typed(&object(kind)).unwrap();
        for field in typed.fields {
            // The fixture holds all that the reference documents, so a misspelt field shows.
            let raw = raw
                .get(field.name)
                .unwrap_or_else(|| panic!("{kind} fixture lacks `{}`", field.name));
            let expected = expected(field.kind, raw)
                .unwrap_or_else(|| panic!("{kind}: `{}` is no {}", field.name, field.kind));
            assert!(!is_empty(field.kind, &expected), "{kind}: `{}`", field.name);
            assert_eq!(
                typed.filled.get(field.name).cloned().flatten(),
                Some(expected),
                "{kind}: `{}`",
                field.name
            );
        }
        assert_eq!(typed.filled.len(), typed.fields.len(), "{kind}");
        // The fixtures have attributes that are unknown, but each by a telling name.
        for name in raw.keys() {
            assert!(
                typed.fields.iter().any(|field| field.name == name)
                    || ["unseen", "brand_new_field", "another.new"].contains(&name.as_str()),
                "{kind}: `{name}` is documented but has no field"
            );
        }
    }
}

#[test]
fn structures_inside_are_filled_too() {
    // Structures whose every field occurs somewhere in the fixtures of their kind.
    fn collect(kind: vt_client::Kind, raw: &Value, seen: &mut Vec<(String, bool)>, path: &str) {
        match (kind, raw) {
            (vt_client::Kind::List(kind), Value::Array(list)) => {
                for raw in list {
                    collect(*kind, raw, seen, path);
                }
            }
            (vt_client::Kind::Map(kind), Value::Object(map)) => {
                for raw in map.values() {
                    collect(*kind, raw, seen, path);
                }
            }
            (vt_client::Kind::Structure(fields), Value::Object(map)) => {
                for field in fields() {
                    let path = format!("{path}.{}", field.name);
                    let present = map.get(field.name);
                    seen.push((path.clone(), present.is_some()));
                    if let Some(raw) = present
                        && path.matches("children").count() < 2
                    {
                        collect(field.kind, raw, seen, &path);
                    }
                }
            }
            _ => {}
        }
    }
    // URL scanners have neither version nor update, and five numbers; a certificate inside of an
    // object has no date; a process has only few children.
    let known_absent = [
        "results.engine_version",
        "results.engine_update",
        "stats.confirmed-timeout",
        "stats.failure",
        "stats.type-unsupported",
        "certificate.first_seen_date",
        "children.time_offset",
        "children.children",
        "ids_results.",
    ];
    for (kind, text) in OBJECTS {
        let whole: Value = serde_json::from_str(text).unwrap();
        let mut seen = Vec::new();
        for field in typed(&object(kind)).unwrap().fields {
            let raw = &whole["data"]["attributes"][field.name];
            collect(
                field.kind,
                raw,
                &mut seen,
                &format!("{kind}.{}", field.name),
            );
        }
        for (path, _) in &seen {
            let present = seen
                .iter()
                .any(|(other, present)| other == path && *present);
            assert!(
                present || known_absent.iter().any(|absent| path.contains(absent)),
                "no fixture has `{path}`"
            );
        }
    }
}

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
fn text_of_numbers_and_strings_is_kept() {
    for literal in [
        "3.3356434083164046e+21",
        "1.0",
        "-0.0",
        "1E5",
        "1e-7",
        "9223372036854775808",
        "18446744073709551616",
        "-9223372036854775809",
        "123456789012345678901234567890123456789012345678901234567890",
        "0.1000000000000000055511151231257827021181583404541015625",
        "1e400",
        "-1e-400",
        r#""\u00e9 \/ \ud83d\ude00""#,
        r#""\ud800""#,
        r#"{"a":1,"a":2,"a":{"a":3}}"#,
        "[ 1 ,\t2\n]",
    ] {
        let text = format!(
            r#"{{"data":{{"type":"file","id":"1","attributes":{{"size":{literal},"x":[{literal}],"md5":"kept"}}}}}}"#
        );
        let file: Object<File> = text.parse().unwrap();
        assert_eq!(format!(r#"{{"data":{}}}"#, file.raw()), text);
        assert_eq!(serde_json::to_string(&file).unwrap(), file.raw());
        assert_eq!(file.raw_attributes().find("x.0").unwrap().text(), literal);
        assert_eq!(file.attributes().md5.as_deref(), Some("kept"));
    }
}

#[test]
fn fields_of_another_type_stay_empty_alone() {
    let text = r#"{"data": {"id": "1", "type": "file", "attributes": {
        "size": "77312", "times_submitted": 3.0, "reputation": "many", "names": {"a": 1},
        "last_analysis_date": "1709164800", "first_submission_date": null,
        "last_analysis_stats": {"malicious": "7", "harmless": [], "undetected": 5.5, "timeout": 1},
        "last_analysis_results": {"A": 5, "B": {"category": "new-word", "result": 7}},
        "tags": ["a", 1, "b"], "md5": 5, "md5": "first", "sha1": "first", "sha1": 5,
        "meaningful_name": "x\ud800y", "unique_sources": 1e400, "downloadable": "true",
        "total_votes": [], "pe_info": "text", "elf_info": null,
        "popular_threat_classification": {"popular_threat_name": [["emo", 3], ["x"], [], 7]},
        "type_tag": "kept"}}}"#;
    let file: Object<File> = text.parse().unwrap();
    let file_attributes = file.attributes();
    assert_eq!(file_attributes.size, Some(77312));
    assert_eq!(file_attributes.times_submitted, Some(3));
    assert_eq!(file_attributes.reputation, None);
    assert!(file_attributes.names.is_empty());
    assert_eq!(
        file_attributes.last_analysis_date,
        Some(Timestamp(1_709_164_800))
    );
    assert_eq!(file_attributes.first_submission_date, None);
    let stats = file_attributes.last_analysis_stats.as_ref().unwrap();
    assert_eq!(stats.malicious, Some(7));
    assert_eq!(
        (stats.harmless, stats.undetected, stats.timeout),
        (None, None, Some(1))
    );
    let results = &file_attributes.last_analysis_results;
    assert_eq!(results.len(), 1);
    let result = results.get("B").unwrap();
    assert_eq!(
        result.category,
        Some(EngineCategory::Unknown("new-word".into()))
    );
    assert_eq!(result.result, None);
    assert_eq!(file_attributes.tags, ["a", "b"]);
    assert_eq!(file_attributes.md5.as_deref(), Some("first"));
    assert_eq!(file_attributes.sha1, None);
    assert_eq!(
        file_attributes.meaningful_name.as_deref(),
        Some("x\u{fffd}y")
    );
    assert_eq!(file_attributes.unique_sources, None);
    assert_eq!(file_attributes.downloadable, None);
    assert_eq!(file_attributes.total_votes, None);
    assert_eq!(file_attributes.pe_info.as_ref().unwrap().get(), "\"text\"");
    assert_eq!(file_attributes.elf_info, None);
    let threat = file_attributes
        .popular_threat_classification
        .as_ref()
        .unwrap();
    let names: Vec<_> = threat
        .popular_threat_name
        .iter()
        .map(|name| (&*name.value, name.count))
        .collect();
    assert_eq!(names, [("emo", Some(3)), ("x", None)]);
    assert_eq!(file_attributes.type_tag.as_deref(), Some("kept"));
    assert_eq!(file.get("reputation"), Some(json!("many")));
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
fn an_analysis_has_the_meta_of_its_envelope() {
    let analysis: Object<Analysis> = fixture("analysis").parse().unwrap();
    assert_eq!(analysis.meta().get("file_info.size"), Some(json!(77312)));
    assert_eq!(
        analysis.attributes().status,
        Some(AnalysisStatus::InProgress)
    );
}

#[test]
fn objects_are_found_in_every_envelope() {
    let expected = r#"{"type": "file", "id": "1", "attributes": {"size": 5}}"#;
    for text in [
        format!(r#"{{"data": {expected}}}"#),
        format!(r#"{{"meta": {{"type": "x"}}, "data": {expected}, "type": "y"}}"#),
        format!(r#"{{"data": null, "data": {expected}}}"#),
        expected.to_owned(),
        format!(r#"{{"type": "y", "id": "2", "data": {expected}}}"#),
        r#"{"type": "file", "id": "1", "links": {"self": "s"}, "data": {"attributes": {"size": 5}}}"#.to_owned(),
        r#"{"data": {"attributes": {"size": 5}}, "id": "1", "type": "file"}"#.to_owned(),
    ] {
        let file: Object<File> = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!((file.kind(), file.id()), ("file", "1"), "{text}");
        assert_eq!(file.attributes().size, Some(5), "{text}");
        assert_eq!(file.get("size"), Some(json!(5)), "{text}");
        assert!(text.contains(file.raw()));
    }
    let bare: Object<File> = r#"{"data": {}}"#.parse().unwrap();
    assert_eq!((bare.kind(), bare.id(), bare.raw()), ("", "", "{}"));
}

#[test]
fn a_null_object_is_none_where_it_may_be() {
    let none: Option<Object<Dynamic>> = read_nullable(br#"{"data": null, "links": {}}"#).unwrap();
    assert!(none.is_none());
    let some: Option<Object<File>> = read_nullable(fixture("file").as_bytes()).unwrap();
    assert_eq!(some.unwrap().kind(), "file");
}

#[test]
fn wrong_envelopes_are_errors_that_say_where() {
    type Read = fn(&str) -> Option<vt_client::DecodeError>;
    let object: Read = |text| read_object::<File>(text.as_bytes()).err();
    let nullable: Read = |text| read_nullable::<File>(text.as_bytes()).err();
    let page: Read = |text| read_page::<Object<File>>(text.as_bytes(), "data").err();
    let hits: Read = |text| read_page::<Object<File>>(text.as_bytes(), "result.hits").err();
    let words: Read = |text| read_data::<Strings>(text.as_bytes()).err();
    for (read, text, path, message) in [
        (object, "[]", "", "expected an object, found a list"),
        (object, "{}", "", "expected `data`, which is missing"),
        (
            object,
            r#"{"data": null}"#,
            "data",
            "expected an object, found null",
        ),
        (
            object,
            r#"{"data": []}"#,
            "data",
            "expected an object, found a list",
        ),
        (
            object,
            r#"{"data": "x"}"#,
            "data",
            "expected an object, found a string",
        ),
        (
            object,
            r#"{"data": {}, "data": -1}"#,
            "data",
            "expected an object, found a number",
        ),
        (object, "", "", "expected JSON, found an empty body"),
        (
            nullable,
            r#"{"data": true}"#,
            "data",
            "expected an object or null, found a boolean",
        ),
        (page, "{}", "", "expected `data`, which is missing"),
        (
            page,
            r#"{"data": "x"}"#,
            "data",
            "expected a list, found a string",
        ),
        (page, "7", "data", "expected a list, found a number"),
        (
            hits,
            r#"{"result": {}}"#,
            "",
            "expected `result.hits`, which is missing",
        ),
        (
            hits,
            r#"{"result": 5}"#,
            "result.hits",
            "expected a list, found a number",
        ),
        (
            words,
            r#"{"date": []}"#,
            "",
            "expected `data`, which is missing",
        ),
        (words, "[]", "", "expected an object, found a list"),
        (
            words,
            r#"{"data": ["a", 1]}"#,
            "data",
            "invalid type: integer `1`, expected a string",
        ),
    ] {
        let error = read(text).unwrap_or_else(|| panic!("`{text}` is read"));
        let path = if path.is_empty() && message.contains("missing") {
            message.split('`').nth(1).unwrap()
        } else {
            path
        };
        assert_eq!((&*error.path, &*error.message), (path, message), "{text}");
    }
    let error = read_data::<Strings>(b"{\n  \"data\": [\n    \"a\",\n    1\n  ]\n}").unwrap_err();
    assert_eq!((error.line, error.column), (4, 5));
    assert!(error.excerpt.contains("\"a\""));
    assert!(
        read_object::<File>(b"<html>")
            .unwrap_err()
            .to_string()
            .contains("expected JSON")
    );
}

#[test]
fn a_page_goes_on_after_an_item_that_is_an_error() {
    let page: PageBody<Object<Comment>> = read_page(COMMENTS.as_bytes(), "data").unwrap();
    assert_eq!(page.items.len(), 3);
    let first = page.items[0].as_ref().unwrap();
    assert_eq!(first.attributes().tags, ["odd"]);
    assert_eq!(first.attributes().votes.as_ref().unwrap().positive, Some(3));
    assert!(COMMENTS.contains(first.raw()));
    assert!(first.meta().is_null());
    let error = page.items[1].as_ref().unwrap_err();
    assert_eq!(error.code, "NotFoundError");
    assert_eq!(error.message, "Comment not found");
    assert_eq!(error.kind.as_deref(), Some("comment"));
    assert_eq!(error.id.as_deref(), Some("f-gone"));
    assert_eq!(
        error.raw.json().get("error.code"),
        Some(json!("NotFoundError"))
    );
    assert_eq!(
        error.to_string(),
        "comment `f-gone`: NotFoundError: Comment not found"
    );
    assert_eq!(page.items[2].as_ref().unwrap().id(), "1571524923");
    assert_eq!(page.cursor.as_deref(), Some("eyJsaW1pdCI6IDN9=="));
    assert!(page.is_more);
    assert_eq!(page.meta().get("count"), Some(json!(12)));
    assert!(page.links().own.is_some());

    let page: PageBody<Object<Vote>> = read_page(VOTES.as_bytes(), "data").unwrap();
    let vote = page.items[0].as_ref().unwrap().attributes();
    assert_eq!(
        (vote.value, vote.verdict.clone()),
        (Some(-47), Some(Verdict::Malicious))
    );
    assert_eq!((page.cursor, page.is_more), (None, false));
}

#[test]
fn items_of_any_kind_are_kept() {
    let text = r#"{"data": [null, 5, "x", [1], {"error": {"code": "E"}, "attributes": {"size": 1}},
        {"error": "text", "type": "file", "id": "1"}, {"error": {}, "attributes": null}, {}]}"#;
    let page: PageBody<Object<File>> = read_page(text.as_bytes(), "data").unwrap();
    let items: Vec<_> = page
        .items
        .iter()
        .map(|item| match item {
            Ok(object) => object.raw().to_owned(),
            Err(error) => format!("{}: {}", error.raw.get(), error),
        })
        .collect();
    assert_eq!(
        items,
        [
            "null: item: expected an object, found null",
            "5: item: expected an object, found a number",
            "\"x\": item: expected an object, found a string",
            "[1]: item: expected an object, found a list",
            r#"{"error": {"code": "E"}, "attributes": {"size": 1}}"#,
            r#"{"error": "text", "type": "file", "id": "1"}"#,
            r#"{"error": {}, "attributes": null}: item: the service gave no reason"#,
            "{}",
        ]
    );
}

#[test]
fn pages_are_found_where_the_items_are() {
    let page = |text: &str, path: &str| -> PageBody<Object<Dynamic>> {
        read_page(text.as_bytes(), path).unwrap_or_else(|error| panic!("{text}: {error}"))
    };
    let object = r#"{"type": "a", "id": "1"}"#;
    assert_eq!(
        page(&format!(r#"{{"data": {object}}}"#), "data")
            .items
            .len(),
        1
    );
    assert_eq!(page(r#"{"data": null}"#, "data").items.len(), 0);
    assert_eq!(page(r#"{"data": []}"#, "data").items.len(), 0);
    assert_eq!(
        page(&format!(r#"{{"alerts": [{object}]}}"#), "alerts")
            .items
            .len(),
        1
    );
    let twice = format!(r#"{{"data": [{object}, {object}], "data": [{object}]}}"#);
    assert_eq!(page(&twice, "data").items.len(), 1);

    for (more, is_more) in [
        ("true", true),
        ("false", false),
        ("null", false),
        ("\"true\"", false),
    ] {
        let text = format!(
            r#"{{"success": true, "result": {{"more": {more}, "hits": [{object}]}}, "more": true}}"#
        );
        let page = page(&text, "result.hits");
        assert_eq!((page.items.len(), page.is_more), (1, is_more));
        assert_eq!(page.envelope().get("success"), Some(json!(true)));
    }
}

#[test]
fn cursors_come_from_meta_or_from_the_next_link() {
    let next = |text: &str| format!(r#", "links": {{"next": "https://h.example/a?{text}"}}"#);
    for (text, cursor) in [
        (r#", "meta": {"cursor": "a=="}"#.to_owned(), Some("a==")),
        (r#", "meta": {"cursor": 7}"#.to_owned(), Some("7")),
        (r#", "meta": {"cursor": ""}"#.to_owned(), None),
        (r#", "meta": {"cursor": null}"#.to_owned(), None),
        (r#", "meta": {"cursor": {}}"#.to_owned(), None),
        (r#", "meta": []"#.to_owned(), None),
        (next("limit=3&cursor=STEwCi4%3D#x"), Some("STEwCi4=")),
        (next("cursor=a%2Bb%2Fc%C3%A9&limit=3"), Some("a+b/cé")),
        (next("cursor="), None),
        (next("limit=3"), None),
        (r#", "links": {"next": "no query"}"#.to_owned(), None),
        (r#", "links": 5"#.to_owned(), None),
        (
            format!(r#", "meta": {{"cursor": "m"}}{}"#, next("cursor=l")),
            Some("m"),
        ),
    ] {
        let text = format!(r#"{{"data": []{text}}}"#);
        let page: PageBody<Object<Dynamic>> = read_page(text.as_bytes(), "data").unwrap();
        assert_eq!(page.cursor.as_deref(), cursor, "{text}");
        assert_eq!(page.is_more, cursor.is_some(), "{text}");
    }
}

#[test]
fn plain_items_are_read_as_any_type() {
    let text = br#"{"data": ["a", 5, "b"]}"#;
    let page = read_page_with::<String>(text, "data", plain_item).unwrap();
    assert_eq!(page.items[0].as_deref(), Ok("a"));
    let error = page.items[1].as_ref().unwrap_err();
    assert_eq!(error.raw.get(), "5");
    assert!(error.message.contains("expected a string"), "{error}");
    assert_eq!(page.items[2].as_deref(), Ok("b"));
}

#[test]
fn answers_that_are_no_objects() {
    let summary: BehaviourSummary = read_data(BEHAVIOUR_SUMMARY.as_bytes()).unwrap();
    let whole: Value = serde_json::from_str(BEHAVIOUR_SUMMARY).unwrap();
    assert_eq!(serde_json::to_value(&summary).unwrap(), whole["data"]);
    for field in BehaviourSummary::fields() {
        assert!(whole["data"].get(field.name).is_some(), "{}", field.name);
    }
    assert_eq!(summary.dns_lookups[0].resolved_ips, ["192.0.2.7"]);
    assert_eq!(
        summary.processes_tree[0].children[0].children[0]
            .name
            .as_deref(),
        Some("net.exe")
    );

    let trees: MitreTrees = read_data(MITRE_TREES.as_bytes()).unwrap();
    let whole: Value = serde_json::from_str(MITRE_TREES).unwrap();
    assert_eq!(
        serde_json::to_value(&trees).unwrap(),
        json!({"Box.One": whole["data"]["Box.One"]})
    );

    let votes: CommentVotes =
        read_data(br#"{"data": {"abuse": 1, "negative": "x", "positive": 3.0}}"#).unwrap();
    assert_eq!(
        (votes.abuse, votes.negative, votes.positive),
        (Some(1), None, Some(3))
    );
    assert!(read_data::<CommentVotes>(br#"{"data": []}"#).is_err());

    let url: String = read_data(br#"{"data": "https://upload.example/"}"#).unwrap();
    assert_eq!(url, "https://upload.example/");
    assert!(read_data::<bool>(br#"{"data": true}"#).unwrap());
    let files: Dictionary = read_whole(br#"{"files": []}"#).unwrap();
    assert_eq!(files["files"], json!([]));
    assert!(read_whole::<Dictionary>(b"[]").is_err());
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
fn documented_words_are_known() {
    macro_rules! known {
        ($($kind:ident: $($word:literal)*;)*) => { $( $(
            let word = $kind::from($word);
            assert!(!matches!(word, $kind::Unknown(_)), "{} {}", stringify!($kind), $word);
            assert_eq!(word.as_str(), $word);
        )* )* };
    }
    known! {
        AnalysisStatus: "queued" "in-progress" "completed";
        AssetType: "domain" "ip range" "brand";
        CollectionStatus: "PENDING_RECOMPUTE" "COMPUTED";
        CollectionType: "collection" "threat-actor" "malware-family" "software-toolkit" "campaign" "report" "vulnerability";
        Corpus: "main" "goodware";
        MatchObjectType: "file" "url" "domain" "ip";
        OperationStatus: "running" "finished" "aborted";
        RetrohuntStatus: "starting" "running" "aborting" "aborted" "finished";
        SearchOrigin: "Crowdsourced" "Partner";
        ZipStatus: "starting" "creating" "finished" "timeout" "error-starting" "error-creating";
    }
}

#[test]
fn objects_can_be_shared_between_threads() {
    fn check<T: Send + Sync + Clone + 'static>() {}
    check::<Object<File>>();
    check::<Object<Dynamic>>();
}
