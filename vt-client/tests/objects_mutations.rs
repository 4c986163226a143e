//! Odd answers: thousands of seeded changes of the fixtures, each anywhere below `data`, `meta`
//! and `links`. Reading never fails, loses nothing, and leaves every other field as it was.

#![allow(clippy::unwrap_used, clippy::panic)] // a panic is how a test fails

mod support;

use std::collections::BTreeMap;

use serde_json::Value;
use support::{COMMENTS, OBJECTS, Random, VOTES, typed};
use vt_client::__private::{PageBody, read_object, read_page};
use vt_client::Object;
use vt_client::objects::Dynamic;

const MUTATIONS_PER_FIXTURE: usize = 1500;

/// Stands where other text is put in afterwards, for what a `Value` cannot hold.
const MARK: &str = "\"@@MARK@@\"";

/// Values that fit nowhere, or hardly.
fn junk(random: &mut Random) -> String {
    let deep = |depth: usize| format!("{}{}", "[{\"a\":".repeat(depth), "}]".repeat(depth));
    match random.below(20) {
        0 => "null".to_owned(),
        1 => "true".to_owned(),
        2 => "-1".to_owned(),
        3 => "\"\"".to_owned(),
        4 => "\"text\"".to_owned(),
        5 => "[]".to_owned(),
        6 => "{}".to_owned(),
        7 => "1e400".to_owned(),
        8 => "0.5".to_owned(),
        9 => "123456789012345678901234567890".to_owned(),
        10 => "3.3356434083164046e+21".to_owned(),
        11 => "\"\\ud800\"".to_owned(),
        12 => "{\"a\":1,\"a\":2}".to_owned(),
        13 => "[[1,null],{\"data\":{\"attributes\":{}}}]".to_owned(),
        14 => "{\"type\":\"file\",\"id\":\"x\",\"error\":{\"code\":\"y\"}}".to_owned(),
        15 => "[\"a\",1,null,{\"b\":[]}]".to_owned(),
        16 => deep(1).replace(":}", ":0}"),
        17 => deep(130).replace(":}", ":0}"),
        18 => deep(2000).replace(":}", ":0}"),
        _ => "{\"\":\"\",\"category\":[],\"value\":{}}".to_owned(),
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Step {
    Name(String),
    Index(usize),
}

/// Every place below these entries of the whole.
fn places(whole: &Value) -> Vec<Vec<Step>> {
    fn walk(value: &Value, path: &mut Vec<Step>, places: &mut Vec<Vec<Step>>) {
        let children: Vec<(Step, &Value)> = match value {
            Value::Object(map) => map
                .iter()
                .map(|(name, value)| (Step::Name(name.clone()), value))
                .collect(),
            Value::Array(list) => list
                .iter()
                .enumerate()
                .map(|(index, value)| (Step::Index(index), value))
                .collect(),
            _ => Vec::new(),
        };
        for (step, child) in children {
            path.push(step);
            places.push(path.clone());
            walk(child, path, places);
            path.pop();
        }
    }
    let mut places = Vec::new();
    for entry in ["data", "meta", "links"] {
        let mut path = vec![Step::Name(entry.to_owned())];
        walk(&whole[entry], &mut path, &mut places);
    }
    places
}

fn parent<'a>(whole: &'a mut Value, path: &[Step]) -> &'a mut Value {
    path[..path.len() - 1]
        .iter()
        .fold(whole, |value, step| match step {
            Step::Name(name) => &mut value[name.as_str()],
            Step::Index(index) => &mut value[*index],
        })
}

/// The text of the whole with one change at the path, and what the change was.
fn mutate(whole: &Value, path: &[Step], random: &mut Random) -> (String, String) {
    let mut mutated = whole.clone();
    let parent = parent(&mut mutated, path);
    let kind = random.below(4);
    let last = path.last().unwrap();
    if kind == 0 {
        match last {
            Step::Name(name) => drop(parent.as_object_mut().unwrap().remove(name)),
            Step::Index(index) => drop(parent.as_array_mut().unwrap().remove(*index)),
        }
        return (mutated.to_string(), "removed".to_owned());
    }
    let place = match last {
        Step::Name(name) => &mut parent[name.as_str()],
        Step::Index(index) => &mut parent[*index],
    };
    let original = std::mem::replace(place, Value::String("@@MARK@@".to_owned()));
    let junk = junk(random);
    let text = mutated.to_string();
    if let (Step::Name(name), 1) = (last, kind) {
        let name = Value::from(name.as_str());
        let twice = format!("{name}:{junk},{name}:{original}");
        (
            text.replace(&format!("{name}:{MARK}"), &twice),
            "duplicated".to_owned(),
        )
    } else {
        (text.replace(MARK, &junk), junk)
    }
}

type Fields = BTreeMap<String, Option<Value>>;

fn fields(object: &Object<Dynamic>) -> Fields {
    typed(object).map(|typed| typed.filled).unwrap_or_default()
}

/// What differs between the typed fields of two objects, apart from the place that was changed
/// (relative to the attributes).
fn difference(before: &Fields, after: &Fields, path: Option<&[Step]>) -> Option<String> {
    let changed = match path {
        Some([Step::Name(name), ..]) => Some(name.as_str()),
        // All attributes were changed.
        Some([]) => return None,
        _ => None,
    };
    for name in before.keys().chain(after.keys()) {
        if Some(name.as_str()) != changed && before.get(name) != after.get(name) {
            return Some(format!("`{name}`"));
        }
    }
    let before = before.get(changed?)?.as_ref()?;
    match after.get(changed?) {
        Some(Some(after)) => difference_inside(before, after, &path?[1..]),
        // The text of a raw field with junk in it, which no `Value` can hold.
        Some(None) => None,
        None => vanished(before, &path?[1..]),
    }
    .map(|inside| format!("`{}`{inside}", changed.unwrap_or_default()))
}

/// A field may only be empty when it was changed itself, or lost its only element.
fn vanished(before: &Value, path: &[Step]) -> Option<String> {
    let empty = path.is_empty()
        || before.as_array().is_some_and(|list| list.len() == 1)
        || before.as_object().is_some_and(|map| map.len() == 1);
    (!empty).then(|| " vanished".to_owned())
}

fn difference_inside(before: &Value, after: &Value, path: &[Step]) -> Option<String> {
    let (step, rest) = path.split_first()?;
    match (step, before, after) {
        (Step::Name(name), Value::Object(before), Value::Object(after)) => {
            for key in before.keys().chain(after.keys()) {
                if key != name && before.get(key) != after.get(key) {
                    return Some(format!(".{key}"));
                }
            }
            match (before.get(name), after.get(name)) {
                (Some(before), Some(after)) => difference_inside(before, after, rest),
                (Some(before), None) => vanished(before, rest),
                _ => None,
            }
        }
        (Step::Index(index), Value::Array(before), Value::Array(after)) => {
            if before.len() == after.len() {
                let differs = (0..before.len()).find(|at| at != index && before[*at] != after[*at]);
                match differs {
                    Some(at) => Some(format!("[{at}]")),
                    None => difference_inside(&before[*index], &after[*index], rest),
                }
            } else {
                let mut rest = before.clone();
                rest.remove(*index);
                (&rest != after).then(|| " lost elements".to_owned())
            }
        }
        _ => None,
    }
}

/// The path below the attributes of the object at the start of the path, if it leads there.
fn below_attributes(path: &[Step]) -> Option<&[Step]> {
    match path.split_first() {
        Some((Step::Name(name), rest)) if name == "attributes" => Some(rest),
        _ => None,
    }
}

#[test]
fn objects_survive_any_change() {
    let mut count = 0;
    for (seed, (kind, text)) in OBJECTS.iter().enumerate() {
        let mut random = Random::new(seed as u64 + 1);
        let whole: Value = serde_json::from_str(text).unwrap();
        let places = places(&whole);
        let before = fields(&text.parse().unwrap());
        for _ in 0..MUTATIONS_PER_FIXTURE {
            let path = &places[random.below(places.len())];
            let (text, change) = mutate(&whole, path, &mut random);
            let context = || format!("{kind} {path:?} {}", &change[..change.len().min(80)]);
            let object: Object<Dynamic> = read_object(text.as_bytes())
                .unwrap_or_else(|error| panic!("{}: {error}", context()));
            count += 1;

            // Nothing is lost: the text is that of `data`, and the envelope is whole.
            assert_eq!(object.envelope().text(), text, "{}", context());
            let data = object.envelope().find("/data").unwrap();
            assert_eq!(object.raw(), data.text(), "{}", context());
            let written = serde_json::to_string(&object).unwrap();
            assert_eq!(written, data.text(), "{}", context());

            let identity = |name: &str| path[1..] == [Step::Name(name.to_owned())];
            if !identity("id") || change == "duplicated" {
                assert_eq!(object.id(), whole["data"]["id"], "{}", context());
            }
            if identity("type") && change != "duplicated" {
                continue;
            }
            assert_eq!(object.kind(), *kind, "{}", context());
            let path = below_attributes(&path[1..]);
            let mut after = fields(&object);
            if change == "duplicated" {
                // The last one counts, so nothing changed; but a raw field may hold what no
                // `Value` can.
                for (name, value) in &mut after {
                    if value.is_none() {
                        value.clone_from(&before[name]);
                    }
                }
                assert_eq!(before, after, "{}", context());
            }
            if let Some(difference) = difference(&before, &after, path) {
                panic!("{}: {difference} changed", context());
            }
            // What hangs on the object stays readable.
            let _ = (object.relationships().len(), object.meta().names());
        }
    }
    println!("{count} mutations of objects");
    assert!(count >= 10_000);
}

#[test]
fn pages_survive_any_change() {
    let mut count = 0;
    for (seed, text) in [COMMENTS, VOTES].iter().enumerate() {
        let mut random = Random::new(seed as u64 + 1000);
        let whole: Value = serde_json::from_str(text).unwrap();
        let places = places(&whole);
        let page = |text: &str| -> PageBody<Object<Dynamic>> {
            read_page(text.as_bytes(), "data").unwrap_or_else(|error| panic!("{text}: {error}"))
        };
        let before = page(text);
        for _ in 0..MUTATIONS_PER_FIXTURE {
            let path = &places[random.below(places.len())];
            let (text, change) = mutate(&whole, path, &mut random);
            let after = page(&text);
            count += 1;
            assert_eq!(after.envelope().text(), text);
            let changed = match path[..] {
                [_, Step::Index(index), ..] => Some(index),
                _ => None,
            };
            let removed = path.len() == 2 && change == "removed" && changed.is_some();
            assert_eq!(after.items.len() + usize::from(removed), before.items.len());
            for (index, item) in before.items.iter().enumerate() {
                if removed && changed == Some(index) {
                    continue;
                }
                let shifted = removed && changed.is_some_and(|changed| index > changed);
                let now = &after.items[index - usize::from(shifted)];
                // An item is kept whether it is one or not.
                let raw = match now {
                    Ok(object) => object.raw(),
                    Err(error) => error.raw.get(),
                };
                let place = format!("/data/{}", index - usize::from(shifted));
                assert_eq!(raw, after.envelope().find(&place).unwrap().text());
                match (item, now) {
                    _ if changed == Some(index) && change != "duplicated" => {
                        let (Ok(item), Ok(now)) = (item, now) else {
                            continue;
                        };
                        if now.kind() == item.kind() {
                            let path = below_attributes(&path[2..]);
                            let difference = difference(&fields(item), &fields(now), path);
                            assert_eq!(difference, None, "{path:?} {change}");
                        }
                    }
                    (Ok(item), Ok(now)) => {
                        // Comments and votes have no raw fields.
                        assert_eq!(fields(item), fields(now), "{path:?} {change}");
                        assert_eq!(item.id(), now.id());
                    }
                    (Err(item), Err(now)) => assert_eq!(item.code, now.code),
                    _ => panic!("{path:?} {change}: item {index} turned"),
                }
            }
        }
    }
    println!("{count} mutations of pages");
}
