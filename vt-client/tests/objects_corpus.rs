//! Reads every answer in the folder that the environment variable `VT_CORPUS` names: real
//! answers, which are not part of this repository.

#![allow(clippy::unwrap_used, clippy::panic)] // a panic is how a test fails

mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use support::{Places, expected, is_empty, typed};
use vt_client::__private::{PageBody, read_data, read_object, read_page, read_whole};
use vt_client::answers::{OverallQuotas, ThreatList};
use vt_client::objects::Dynamic;
use vt_client::{AnyObject, Kind, Object};

#[derive(Default)]
struct Counts {
    files: usize,
    objects: BTreeMap<String, usize>,
    untyped_objects: usize,
    item_errors: usize,
    other_json: Vec<String>,
    iocs: usize,
    quotas: usize,
    fields: usize,
    values: usize,
    of_another_type: BTreeMap<String, usize>,
    no_field: BTreeMap<String, usize>,
    places: Places,
}

#[test]
fn real_answers_are_read_whole() {
    let Some(folder) = std::env::var_os("VT_CORPUS") else {
        println!("skipped: VT_CORPUS names no folder of answers");
        return;
    };
    let mut paths = Vec::new();
    find(Path::new(&folder), &mut paths);
    assert!(!paths.is_empty(), "no .json files in {folder:?}");
    let mut counts = Counts::default();
    for path in &paths {
        let text = std::fs::read_to_string(path).unwrap();
        let name = path.strip_prefix(&folder).unwrap().display().to_string();
        read(&name, text.trim(), &mut counts);
    }
    println!(
        "{} files; objects {:?}, of kinds without a struct {}, errors in place of items {}; other \
         JSON {:?}",
        counts.files, counts.objects, counts.untyped_objects, counts.item_errors, counts.other_json
    );
    println!(
        "{} typed fields present, {} filled and equal; of another type than documented: {:?}",
        counts.fields, counts.values, counts.of_another_type
    );
    println!("{} of threat lists; {} quotas", counts.iocs, counts.quotas);
    println!("attributes without a field: {:?}", counts.no_field);
    let places = &counts.places;
    println!(
        "single values: {} in typed fields, {} in JSON inside of one; without a field {} {:?}; of another type {} {:?}",
        places.typed,
        places.json,
        places.without_field.values().sum::<usize>(),
        places.without_field,
        places.of_another_type.values().sum::<usize>(),
        places.of_another_type,
    );
    assert_eq!(counts.files, paths.len());
    assert!(counts.values > 0, "no object of a typed kind in {folder:?}");
}

fn find(folder: &Path, paths: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("cannot read the folder {}: {error}", folder.display()));
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            find(&path, paths);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            paths.push(path);
        }
    }
    paths.sort();
}

/// Reads a file by its shape: an object with or without envelope, a page, or other JSON.
fn read(name: &str, text: &str, counts: &mut Counts) {
    counts.files += 1;
    let whole: Value = serde_json::from_str(text).unwrap();
    let is_object = |value: &Value| value.get("type").is_some() && value.get("id").is_some();
    match whole.get("data") {
        Some(Value::Array(list)) => {
            let page: PageBody<Object<Dynamic>> = read_page(text.as_bytes(), "data")
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(page.items.len(), list.len(), "{name}");
            assert_eq!(page.envelope().text(), text, "{name}");
            for (item, raw) in page.items.iter().zip(list) {
                match item {
                    Ok(object) => check(name, object, raw, text, counts),
                    Err(error) => {
                        assert!(raw.get("error").is_some(), "{name}: {error}");
                        counts.item_errors += 1;
                    }
                }
            }
        }
        Some(data) if is_object(data) => check_whole(name, text, data, counts),
        None if is_object(&whole) => check_whole(name, text, &whole, counts),
        None if whole.get("iocs").is_some() => check_threat_list(name, text, &whole, counts),
        Some(Value::Object(quotas)) if quotas.values().all(|quota| quota.get("user").is_some()) => {
            let read: OverallQuotas = read_data(text.as_bytes()).unwrap();
            assert_eq!(serde_json::to_value(read).unwrap(), whole["data"], "{name}");
            counts.quotas += quotas.len();
        }
        _ => {
            let again: Value = read_whole(text.as_bytes()).unwrap();
            assert_eq!(again, whole);
            counts.other_json.push(name.to_owned());
        }
    }
}

fn check_threat_list(name: &str, text: &str, whole: &Value, counts: &mut Counts) {
    let list: ThreatList = read_whole(text.as_bytes()).unwrap();
    assert_eq!(list.json().text(), text, "{name}");
    let raw = whole["iocs"].as_array().unwrap();
    assert_eq!(list.iocs().len(), raw.len(), "{name}");
    for (ioc, raw) in list.iocs().iter().zip(raw) {
        assert!(!matches!(ioc, AnyObject::Other(_)), "{name}: {ioc:?}");
        let object = ioc.clone().into_dynamic();
        check(name, &object, &raw["data"], text, counts);
        counts.iocs += 1;
    }
}

fn check_whole(name: &str, text: &str, raw: &Value, counts: &mut Counts) {
    let object: Object<Dynamic> =
        read_object(text.as_bytes()).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(object.envelope().text(), text, "{name}");
    check(name, &object, raw, text, counts);
}

fn check(name: &str, object: &Object<Dynamic>, raw: &Value, text: &str, counts: &mut Counts) {
    // The text is a piece of the answer as it came, and is written again.
    assert!(text.contains(object.raw()), "{name}");
    assert_eq!(
        serde_json::to_string(object).unwrap(),
        object.raw(),
        "{name}"
    );
    assert_eq!(object.json().to_value().as_ref(), Some(raw), "{name}");
    assert_eq!(
        object.kind(),
        raw["type"].as_str().unwrap_or_default(),
        "{name}"
    );
    if let Some(id) = raw["id"].as_str() {
        assert_eq!(object.id(), id, "{name}");
    }
    let own = raw.pointer("/links/self").and_then(Value::as_str);
    assert_eq!(object.links().own.as_deref(), own, "{name}");
    for (relationship, raw) in raw["relationships"].as_object().into_iter().flatten() {
        let data = &raw["data"];
        let count = data
            .as_array()
            .map_or(usize::from(data.is_object()), Vec::len);
        let read = object.relationships().get(relationship).unwrap();
        assert_eq!(read.objects().len(), count, "{name} {relationship}");
    }

    let Some(typed) = typed(object) else {
        counts.untyped_objects += 1;
        return;
    };
    *counts.objects.entry(object.kind().to_owned()).or_default() += 1;
    let attributes = raw["attributes"].as_object().cloned().unwrap_or_default();
    for (name, raw) in &attributes {
        let path = format!("{}.{name}", object.kind());
        match typed.fields.iter().find(|field| field.name == name) {
            Some(field) => counts.places.count(field.kind, raw, &path),
            None => counts.places.count(
                Kind::Structure(|| &[]),
                &json!({ name: raw }),
                object.kind(),
            ),
        }
    }
    for field in typed.fields {
        let Some(raw) = attributes.get(field.name).filter(|raw| !raw.is_null()) else {
            assert!(
                !typed.filled.contains_key(field.name),
                "{name}: `{}`",
                field.name
            );
            continue;
        };
        counts.fields += 1;
        let Some(expected) = expected(field.kind, raw) else {
            let key = format!("{}.{}", object.kind(), field.name);
            *counts.of_another_type.entry(key).or_default() += 1;
            continue;
        };
        let filled = typed.filled.get(field.name).cloned().flatten();
        if is_empty(field.kind, &expected) {
            assert_eq!(filled, None, "{name}: `{}`", field.name);
        } else {
            assert_eq!(filled, Some(expected), "{name}: `{}`", field.name);
        }
        counts.values += 1;
    }
    for attribute in attributes.keys() {
        if !typed.fields.iter().any(|field| field.name == attribute) {
            let key = format!("{}.{attribute}", object.kind());
            *counts.no_field.entry(key).or_default() += 1;
        }
    }
}
