//! Query parameters with limited values, and their names in Rust.

use std::collections::BTreeSet;

use crate::api::{Resource, TypedParameter, Values};
use crate::names::capitalised;
use crate::reserved::is_keyword;
use crate::syntax::{RawParameter, RawTable};

/// The parameters with values or a range that a row has as optional ones, in table order.
pub(super) fn typed_parameters(table: &RawTable, resources: &[Resource]) -> Vec<TypedParameter> {
    let mut names = Names::default();
    let mut parameters: Vec<TypedParameter> = table
        .parameters
        .iter()
        .filter_map(|raw| {
            let wire = raw.name.as_ref().unwrap_or(&raw.key);
            Some(TypedParameter {
                values: values(raw)?,
                rust_type: names.new_name(&raw.key.value),
                name: wire.value.clone(),
                doc: raw.doc.clone(),
                default: raw.default.as_ref().map(|default| default.value.clone()),
                methods: Vec::new(),
            })
        })
        .collect();
    for resource in resources {
        for endpoint in &resource.endpoints {
            let taken =
                |typed: &&mut TypedParameter| endpoint.query.iter().any(|p| typed.describes(p));
            for parameter in parameters.iter_mut().filter(taken) {
                let method = (resource.name.clone(), endpoint.method.to_string());
                parameter.methods.push(method);
            }
        }
    }
    parameters.retain(|parameter| !parameter.methods.is_empty());
    parameters
}

/// Listed values, or else a range.
fn values(raw: &RawParameter) -> Option<Values> {
    if raw.values.is_empty() {
        return raw.range.map(|(from, to)| Values::Range(from, to));
    }
    let words = raw.values.iter().map(|value| value.value.clone());
    Some(Values::Words(variants(words)))
}

/// The values with the names of their variants. Every value gets one; `Other` is taken.
fn variants(words: impl Iterator<Item = String>) -> Vec<(String, String)> {
    let mut names = Names::default();
    names.taken.insert("Other".to_owned());
    words.map(|word| (names.new_name(&word), word)).collect()
}

/// Names that are taken.
#[derive(Default)]
struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// A new name of a Rust type or variant, made from a word.
    fn new_name(&mut self, word: &str) -> String {
        let mut name = rust_name(word);
        if is_keyword(&name) || self.taken.contains(&name) {
            name.push_str("Value");
        }
        let base = name.clone();
        let mut number = 2;
        while !self.taken.insert(name.clone()) {
            name = format!("{base}{number}");
            number += 1;
        }
        name
    }
}

/// `ip range` becomes `IpRange`, `date-` becomes `DateDescending`, `BRAND_MATCH` becomes
/// `BrandMatch`, and `10m` becomes `Value10m`.
fn rust_name(word: &str) -> String {
    let (word, direction) = match (word.strip_suffix('+'), word.strip_suffix('-')) {
        (Some(word), _) => (word, "Ascending"),
        (None, Some(word)) => (word, "Descending"),
        (None, None) => (word, ""),
    };
    let shouted = !word.contains(|c: char| c.is_ascii_lowercase());
    let word = if shouted {
        word.to_ascii_lowercase()
    } else {
        word.to_owned()
    };
    let parts = word.split(|c: char| !c.is_ascii_alphanumeric());
    let name: String = parts.map(capitalised).collect();
    if name.starts_with(|c: char| c.is_ascii_uppercase()) {
        name + direction
    } else {
        format!("Value{name}{direction}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(words: &[&str]) -> Vec<String> {
        variants(words.iter().map(|word| (*word).to_owned()))
            .into_iter()
            .map(|(name, _)| name)
            .collect()
    }

    #[test]
    fn every_value_has_a_name_of_its_own() {
        assert_eq!(
            names(&[
                "file",
                "ip_address",
                "ip range",
                "date+",
                "date-",
                "BRAND_MATCH"
            ]),
            [
                "File",
                "IpAddress",
                "IpRange",
                "DateAscending",
                "DateDescending",
                "BrandMatch"
            ]
        );
        assert_eq!(
            names(&[
                "10m", "", "-", "self", "other", "a-b", "a_b", "a b", "é", "ABc"
            ]),
            [
                "Value10m",
                "Value",
                "ValueDescending",
                "SelfValue",
                "OtherValue",
                "AB",
                "ABValue",
                "ABValue2",
                "ValueValue",
                "ABc"
            ]
        );
    }
}
