//! The typed fields: filled where the documented type came, empty alone where another did.

use crate::support::{OBJECTS, expected, is_empty, typed};
use serde_json::{Value, json};
use vt_client::objects::{
    AnalysisStatus, AssetType, CollectionStatus, CollectionType, Corpus, EngineCategory, File,
    MatchObjectType, OperationStatus, RetrohuntStatus, SearchOrigin, ZipStatus,
};
use vt_client::{Object, Timestamp};

use crate::object;

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
            (
                vt_client::Kind::Structure(fields) | vt_client::Kind::Plain(fields),
                Value::Object(map),
            ) => {
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
    // object has no date, and is smaller than one of its own; a process has only few children.
    let known_absent = [
        "results.engine_version",
        "results.engine_update",
        "stats.confirmed-timeout",
        "stats.failure",
        "stats.type-unsupported",
        "certificate.first_seen_date",
        "certificate.extensions.",
        "certificate.public_key.",
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
    assert_eq!(file_attributes.pe_info.as_ref().unwrap().raw(), "\"text\"");
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
