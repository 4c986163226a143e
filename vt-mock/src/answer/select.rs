//! Filters and orders of collections.

use serde_json::Value;

use crate::http::failure::Failure;
use crate::samples::object::Key;
use crate::world::World;

/// Whether an object passes every `modifier:value` term of a filter. A term about an attribute that
/// the object does not have is passed: what it means is not known here.
pub(super) fn passes(world: &World, key: &Key, filter: &str) -> bool {
    let object = world.find(key).unwrap_or_default();
    let attributes = &object["attributes"];
    terms(filter).iter().all(|(name, wanted)| {
        let attribute = match &**name {
            "tag" => &attributes["tags"],
            name => &attributes[name],
        };
        fits(attribute, wanted)
    })
}

fn fits(attribute: &Value, wanted: &str) -> bool {
    let wanted = wanted.to_lowercase();
    match attribute {
        Value::String(text) => text.to_lowercase().contains(&wanted),
        Value::Bool(flag) => flag.to_string() == wanted,
        Value::Number(number) => match number.as_f64() {
            Some(number) => in_range(number, &wanted),
            None => false,
        },
        Value::Array(list) => list.iter().any(|entry| {
            entry
                .as_str()
                .is_some_and(|entry| entry.to_lowercase() == wanted)
        }),
        Value::Null | Value::Object(_) => true,
    }
}

/// Whether a number is the wanted one (`5`), at least that (`5+`), or at most that (`5-`).
pub(super) fn in_range(number: f64, wanted: &str) -> bool {
    let (digits, compare): (&str, fn(&f64, &f64) -> bool) =
        match wanted.split_at_checked(wanted.len().saturating_sub(1)) {
            Some((digits, "+")) => (digits, f64::ge),
            Some((digits, "-")) => (digits, f64::le),
            _ => (wanted, f64::eq),
        };
    // Anything but a number, such as a day, is ignored.
    digits
        .parse()
        .map_or(true, |wanted: f64| compare(&number, &wanted))
}

/// The terms of a filter; values with spaces stand in quotes.
pub(super) fn terms(filter: &str) -> Vec<(String, String)> {
    let mut quoted = false;
    let words = filter.split(|letter: char| {
        quoted ^= letter == '"';
        letter.is_whitespace() && !quoted
    });
    words
        .filter_map(|word| word.split_once(':'))
        .map(|(name, value)| (name.to_owned(), value.replace('"', "")))
        .collect()
}

/// Sorts by an attribute: `name` or `name+` upwards, `name-` downwards.
pub(super) fn sort(world: &World, keys: &mut [Key], order: &str) -> Result<(), Failure> {
    let (name, down) = match order.strip_suffix('-') {
        Some(name) => (name, true),
        None => (order.strip_suffix(['+', ' ']).unwrap_or(order), false),
    };
    if name.is_empty()
        || !name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
    {
        return Err(Failure::invalid_argument(format!(
            "`{order}` is not an order"
        )));
    }
    keys.sort_by_cached_key(|key| {
        let object = world.find(key).unwrap_or_default();
        let value = &object["attributes"][name];
        let number = value.as_f64().unwrap_or_default() as i64;
        (number, value.as_str().unwrap_or_default().to_lowercase())
    });
    if down {
        keys.reverse();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{in_range, terms};

    #[test]
    fn terms_may_hold_quoted_spaces() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(
            terms("tag:a name:\"two words\"  enabled:true word"),
            [
                pair("tag", "a"),
                pair("name", "two words"),
                pair("enabled", "true")
            ]
        );
    }

    #[test]
    fn numbers_are_exact_or_bounds() {
        assert!(in_range(5.0, "5") && in_range(5.0, "5+") && in_range(5.0, "5-"));
        assert!(!in_range(4.0, "5+") && !in_range(6.0, "5-") && !in_range(6.0, "5"));
    }
}
