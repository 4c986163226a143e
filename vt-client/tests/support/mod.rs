//! What the tests of objects share: fixtures, and the comparison of typed fields with the text.

#![allow(dead_code)]

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value, json};
use vt_client::objects::*;
use vt_client::{Attributes, FieldInfo, Kind, Object, Raw};

macro_rules! fixtures {
    ($($kind:literal)*) => {
        &[$(($kind, include_str!(concat!("../fixtures/", $kind, ".json")))),*]
    };
}

/// Fixtures that hold one object with every documented field, by type.
pub(crate) const OBJECTS: &[(&str, &str)] = fixtures!(
    "alerting_asset"
    "alerting_notification"
    "analysis"
    "collection"
    "domain"
    "file"
    "file_behaviour"
    "graph"
    "group"
    "hunting_notification"
    "hunting_ruleset"
    "ioc_stream_notification"
    "ip_address"
    "monitor_item"
    "monitor_partner_statistics"
    "operation"
    "private_analysis"
    "resolution"
    "retrohunt_job"
    "saved_search"
    "screenshot"
    "sigma_analysis"
    "ssl_cert"
    "submission"
    "subscription_preferences"
    "threat_profile"
    "url"
    "user"
    "whois"
    "yara_rule"
    "yara_ruleset"
    "zip_file"
);

/// A page with an error in place of an item.
pub(crate) const COMMENTS: &str = include_str!("../fixtures/comments.json");
/// A page of one item.
pub(crate) const VOTES: &str = include_str!("../fixtures/votes.json");
/// `data` is no object but has the fields of one.
pub(crate) const BEHAVIOUR_SUMMARY: &str = include_str!("../fixtures/behaviour_summary.json");
/// `data` is a dictionary by sandbox.
pub(crate) const MITRE_TREES: &str = include_str!("../fixtures/mitre_trees.json");

/// The typed attributes of an object of any kind: its fields, and each that is filled.
pub(crate) struct Typed {
    pub(crate) fields: &'static [FieldInfo],
    /// `None` for a filled field whose text a `Value` cannot hold.
    pub(crate) filled: BTreeMap<String, Option<Value>>,
}

/// Reads an object as the kind that its type names; `None` for kinds without a struct.
pub(crate) fn typed(object: &Object<Dynamic>) -> Option<Typed> {
    Some(match object.kind() {
        "alerting_asset" => read_as::<AlertingAsset>(object),
        "alerting_notification" => read_as::<AlertingNotification>(object),
        "analysis" => read_as::<Analysis>(object),
        "collection" => read_as::<Collection>(object),
        "comment" => read_as::<Comment>(object),
        "domain" => read_as::<Domain>(object),
        "file" | "private_file" => read_as::<File>(object),
        "file_behaviour" | "private_file_behaviour" => read_as::<FileBehaviour>(object),
        "graph" => read_as::<Graph>(object),
        "group" => read_as::<Group>(object),
        "hunting_notification" => read_as::<HuntingNotification>(object),
        "hunting_ruleset" => read_as::<HuntingRuleset>(object),
        "ioc_stream_notification" => read_as::<IocStreamNotification>(object),
        "ip_address" => read_as::<IpAddress>(object),
        "monitor_item" | "monitoritem" => read_as::<MonitorItem>(object),
        "monitor_partner_statistics" => read_as::<MonitorPartnerStatistics>(object),
        "operation" => read_as::<Operation>(object),
        "private_analysis" => read_as::<PrivateAnalysis>(object),
        "resolution" => read_as::<Resolution>(object),
        "retrohunt_job" => read_as::<RetrohuntJob>(object),
        "saved_search" => read_as::<SavedSearch>(object),
        "screenshot" => read_as::<Screenshot>(object),
        "sigma_analysis" => read_as::<SigmaAnalysis>(object),
        "ssl_cert" => read_as::<SslCertificate>(object),
        "submission" => read_as::<Submission>(object),
        "subscription_preferences" => read_as::<SubscriptionPreferences>(object),
        "threat_profile" => read_as::<ThreatProfile>(object),
        "url" | "private_url" => read_as::<Url>(object),
        "user" | "service_account" => read_as::<User>(object),
        "vote" => read_as::<Vote>(object),
        "whois" => read_as::<Whois>(object),
        "yara_rule" => read_as::<YaraRule>(object),
        "yara_ruleset" => read_as::<YaraRuleset>(object),
        "zip_file" => read_as::<ZipFile>(object),
        _ => return None,
    })
}

fn read_as<A: Attributes + Serialize>(object: &Object<Dynamic>) -> Typed {
    let object = object.clone().into_typed::<A>();
    let text = serde_json::to_string(object.attributes()).unwrap();
    let filled: BTreeMap<String, Raw> = serde_json::from_str(&text).unwrap();
    Typed {
        fields: A::fields(),
        filled: filled
            .into_iter()
            .map(|(name, raw)| (name, raw.to_value()))
            .collect(),
    }
}

/// What a typed field of this kind holds for a raw value; `None` when the value is not of the
/// documented type, somewhere inside included. Null is absent.
pub(crate) fn expected(kind: Kind, raw: &Value) -> Option<Value> {
    match (kind, raw) {
        (Kind::Text, Value::String(_)) | (Kind::Boolean, Value::Bool(_)) => Some(raw.clone()),
        (Kind::Number, Value::Number(number)) => number.as_f64().map(|number| json!(number)),
        (Kind::Integer, Value::Number(number)) => (!number.is_f64()).then(|| raw.clone()),
        (Kind::Time, Value::Number(number)) => number.as_i64().map(|number| json!(number)),
        // Documented for some dates.
        (Kind::Time, Value::String(digits)) => digits.parse::<i64>().ok().map(|time| json!(time)),
        (Kind::Json | Kind::Any | Kind::Plain(_), raw) => Some(raw.clone()),
        (Kind::List(kind), Value::Array(list)) => list
            .iter()
            .filter(|raw| !raw.is_null())
            .map(|raw| expected(*kind, raw))
            .collect(),
        (Kind::Map(kind), Value::Object(map)) => map
            .iter()
            .filter(|(_, raw)| !raw.is_null())
            .map(|(name, raw)| Some((name.clone(), expected(*kind, raw)?)))
            .collect::<Option<Map<String, Value>>>()
            .map(Value::Object),
        (Kind::Structure(fields), Value::Object(map)) => {
            let mut structure = Map::new();
            for field in fields() {
                match map.get(field.name) {
                    None | Some(Value::Null) => {}
                    Some(raw) => {
                        let value = expected(field.kind, raw)?;
                        if !is_empty(field.kind, &value) {
                            structure.insert(field.name.to_owned(), value);
                        }
                    }
                }
            }
            Some(Value::Object(structure))
        }
        _ => None,
    }
}

/// Where single values of an answer end up: in a typed field, in a piece of JSON inside of one
/// ([`Raw`]), or in the object's text alone.
#[derive(Default)]
pub(crate) struct Places {
    pub(crate) typed: usize,
    pub(crate) json: usize,
    /// By path, where there is no field for them.
    pub(crate) without_field: BTreeMap<String, usize>,
    /// By path, where the field is of another type.
    pub(crate) of_another_type: BTreeMap<String, usize>,
}

impl Places {
    /// Counts the single values (null is none) of a value that a field of this kind reads.
    pub(crate) fn count(&mut self, kind: Kind, raw: &Value, path: &str) {
        match (kind, raw) {
            (_, Value::Null) => {}
            (Kind::Json, raw) => self.json += leaves(raw),
            (Kind::Any, Value::Array(_) | Value::Object(_)) => self.json += leaves(raw),
            (Kind::List(kind), Value::Array(list)) => {
                for raw in list {
                    self.count(*kind, raw, &format!("{path}[]"));
                }
            }
            (Kind::Map(kind), Value::Object(map)) => {
                for raw in map.values() {
                    self.count(*kind, raw, &format!("{path}.*"));
                }
            }
            (Kind::Structure(fields) | Kind::Plain(fields), Value::Object(map)) => {
                for (name, raw) in map {
                    let path = format!("{path}.{name}");
                    match fields().iter().find(|field| field.name == name) {
                        Some(field) => self.count(field.kind, raw, &path),
                        None if leaves(raw) == 0 => {}
                        None if matches!(kind, Kind::Plain(_)) => self.json += leaves(raw),
                        None => *self.without_field.entry(path).or_default() += leaves(raw),
                    }
                }
            }
            (kind, raw) if expected(kind, raw).is_some() => self.typed += leaves(raw),
            (_, raw) if leaves(raw) == 0 => {}
            _ => *self.of_another_type.entry(path.to_owned()).or_default() += leaves(raw),
        }
    }
}

/// How many single values are in it.
fn leaves(raw: &Value) -> usize {
    match raw {
        Value::Null => 0,
        Value::Array(list) => list.iter().map(leaves).sum(),
        Value::Object(map) => map.values().map(leaves).sum(),
        _ => 1,
    }
}

/// Whether a field of this kind is absent with this value: an empty list is as good as none.
pub(crate) fn is_empty(kind: Kind, value: &Value) -> bool {
    match (kind, value) {
        (_, Value::Null) => true,
        (Kind::List(_), Value::Array(list)) => list.is_empty(),
        (Kind::Map(_), Value::Object(map)) => map.is_empty(),
        _ => false,
    }
}

/// A small generator of reproducible numbers (xorshift).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % bound
    }
}
