//! The envelopes around objects, and the answers that are none.

use crate::support::{BEHAVIOUR_SUMMARY, MITRE_TREES};
use serde_json::{Value, json};
use vt_client::__private::{read_data, read_nullable, read_object, read_page, read_whole};
use vt_client::answers::{
    BehaviourSummary, BehaviourSummaryFields, CommentVotes, Dictionary, MitreTrees, Strings,
};
use vt_client::objects::{Analysis, AnalysisStatus, Dynamic, File};
use vt_client::{Attributes, Object};

use crate::fixture;

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
fn answers_that_are_no_objects() {
    let summary: BehaviourSummary = read_data(BEHAVIOUR_SUMMARY.as_bytes()).unwrap();
    let whole: Value = serde_json::from_str(BEHAVIOUR_SUMMARY).unwrap();
    assert_eq!(serde_json::to_value(&summary).unwrap(), whole["data"]);
    for field in BehaviourSummaryFields::fields() {
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
    assert_eq!(serde_json::to_value(&trees).unwrap(), whole["data"]);
    assert_eq!(trees.keys().collect::<Vec<_>>(), ["Box.One"]);
    let tactic = &trees.fields().get("Box.One").unwrap().tactics[0];
    assert_eq!(tactic.id.as_deref(), Some("TA0005"));

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
