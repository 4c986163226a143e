//! Finds the item that was given last in a page that may have changed since.

use super::Digest;
use crate::json::attributes::Tolerant;
use crate::json::reader::JsonReader;
use crate::model::relationship::read_identifier;

/// What an item is known by: type and identifier, or its text when it has no identifier. An error
/// in an item's place has those of the item.
pub(crate) fn identity(item: &str) -> Digest {
    let (mut kind, mut id) = (None, None);
    JsonReader::new(item).entries(|name, reader| match name {
        "type" => kind = String::read(reader),
        "id" => id = read_identifier(reader),
        _ => {
            reader.skip();
        }
    });
    match id {
        Some(id) => Digest::of(["object", &kind.unwrap_or_default(), &id]),
        None => Digest::of(["value", item]),
    }
}

/// Where the items begin that were not given yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Alignment {
    /// At this index.
    At(usize),
    /// Not in this page: the item given last is in none of its places.
    Elsewhere,
    /// The item given last is there several times, and not where it was.
    Ambiguous,
}

/// Looks for the item given last: where it was (`offset` items into the page), or anywhere in the
/// page when items came in front of it or went away.
pub(crate) fn align(items: &[Digest], offset: Option<usize>, last: Digest) -> Alignment {
    if let Some(offset) = offset
        && let Some(index) = offset.checked_sub(1)
        && items.get(index) == Some(&last)
    {
        return Alignment::At(offset);
    }
    let mut found = (items.iter().enumerate()).filter(|(_, item)| **item == last);
    match (found.next(), found.next()) {
        (Some((index, _)), None) => Alignment::At(index + 1),
        (None, _) => Alignment::Elsewhere,
        (Some(_), Some(_)) => Alignment::Ambiguous,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aligned(items: &str, offset: usize, last: &str) -> Alignment {
        let items: Vec<Digest> = items
            .split_whitespace()
            .map(|id| Digest::of([id]))
            .collect();
        align(&items, Some(offset), Digest::of([last]))
    }

    #[test]
    fn the_item_given_last_is_found() {
        assert_eq!(aligned("a b c", 2, "b"), Alignment::At(2));
        assert_eq!(aligned("a b c", 3, "c"), Alignment::At(3));
        // Two came in front, one went away, the page became shorter.
        assert_eq!(aligned("x y a b c", 2, "b"), Alignment::At(4));
        assert_eq!(aligned("b c", 2, "b"), Alignment::At(1));
        assert_eq!(aligned("b", 9, "b"), Alignment::At(1));
        assert_eq!(aligned("x y a", 2, "b"), Alignment::Elsewhere);
        assert_eq!(aligned("", 1, "b"), Alignment::Elsewhere);
    }

    #[test]
    fn the_same_item_twice_is_one_only_where_it_was() {
        assert_eq!(aligned("b b b", 2, "b"), Alignment::At(2));
        assert_eq!(aligned("b a b", 2, "b"), Alignment::Ambiguous);
    }

    #[test]
    fn an_item_is_known_by_type_and_identifier() {
        let same = [
            r#"{"type": "file", "id": "7", "attributes": {"a": 1}}"#,
            r#"{"id":7,"type":"file"}"#,
            r#"{"error": {"code": "NotFoundError"}, "id": "7", "type": "file"}"#,
        ];
        for item in same {
            assert_eq!(identity(item), identity(same[0]), "{item}");
        }
        for other in [
            r#"{"type": "url", "id": "7"}"#,
            r#"{"type": "file", "id": "8"}"#,
            r#"{"type": "file"}"#,
            r#""7""#,
            "7",
        ] {
            assert_ne!(identity(other), identity(same[0]), "{other}");
        }
        assert_eq!(identity("\"word\""), identity("\"word\""));
        assert_ne!(identity("\"word\""), identity("\"other\""));
    }
}
