//! What the table says of a row beside its request, against the reference: the kind of answer, the paging, who may use it.

use vt_client::Endpoint;
use vt_table::{Answer, Item, PagingStyle};
use vt_tests::expectation::Expectation;

/// The first difference between a row and an expectation of it.
pub(crate) fn disagreement(row: &Endpoint, expectation: &Expectation) -> Option<String> {
    let ids = row
        .relationship
        .as_ref()
        .is_some_and(|relationship| relationship.ids);
    // The pages of some `/relationships/` operations speak of objects, all others of types and identifiers.
    let of_ids = ids && expectation.answer.starts_with("collection:");
    if !of_ids && !answers(&row.answer, &expectation.answer) {
        return Some(format!(
            "answers {:?}, the reference says {}",
            row.answer, expectation.answer
        ));
    }
    // The generic rows have no paging of their own for a to-one relationship; a page of one is all they get.
    let to_one =
        expectation.answer.starts_with("object?") || matches!(row.answer, Answer::Object { .. });
    let generic = expectation.argument("relationship").is_some();
    if !(generic && (to_one || expectation.pagination == "none"))
        && paging(row.paging.style) != expectation.pagination
    {
        return Some(format!(
            "pages by {:?}, the reference says {}",
            row.paging.style, expectation.pagination
        ));
    }
    // The reference gives a relationship's own tier in another place than its operation's.
    if row.relationship.is_none() && row.tier.as_str() != expectation.tier {
        return Some(format!(
            "is for {}, the reference says {}",
            row.tier, expectation.tier
        ));
    }
    None
}

fn paging(style: PagingStyle) -> &'static str {
    match style {
        PagingStyle::None => "none",
        PagingStyle::Cursor => "cursor",
        PagingStyle::PageNumber => "page",
        PagingStyle::LinkHeader => "link",
    }
}

/// Types of objects that the reference does not name; the expectations call them something.
const UNNAMED: [&str; 4] = [
    "monitor_item_analysis",
    "monitor_statistics",
    "monitor_hash",
    "private_url_behaviour",
];

/// One type that the service spells in two ways.
const SPELLINGS: [(&str, &str); 1] = [("monitor_item", "monitoritem")];

fn answers(answer: &Answer, expected: &str) -> bool {
    let (kind, tag) = expected.split_once(':').unwrap_or((expected, ""));
    // Several types are `any` in the table.
    let several = tag.contains('|') || UNNAMED.contains(&tag);
    let same =
        |sent: &str| sent == tag || (several && sent == "any") || SPELLINGS.contains(&(sent, tag));
    match (answer, kind) {
        (Answer::Nothing, "nothing")
        | (Answer::Text, "text")
        | (Answer::Bytes, "bytes")
        | (Answer::Redirect, "redirect") => true,
        // Where the reference does not say whether there is a redirect, one is followed all the same.
        (Answer::Redirect, "bytes") => true,
        // What can be absent may be read as such where the reference does not say so.
        (Answer::Object { tag, nullable }, "object" | "object?") => {
            same(tag) && (*nullable || kind == "object")
        }
        (
            Answer::Object {
                tag,
                nullable: true,
            },
            "collection",
        ) => tag == "subscription_preferences" && same(tag),
        (Answer::Object { tag, .. }, "descriptors") => tag == "descriptor",
        (Answer::Collection(Item::Object(tag)), "collection") => same(tag),
        // `descriptors_only` makes descriptors of any objects.
        (Answer::Collection(Item::Object(tag)), "descriptors") => {
            tag == "descriptor" || tag == "any"
        }
        // The reference does not name the types behind these relationships.
        (Answer::Collection(Item::Object(_)), "either") => true,
        (Answer::Either(tag), "either") => tag == "any",
        // The generic rows read whatever a relationship gives.
        (Answer::Either(tag), "collection" | "object" | "object?") => tag == "any",
        (Answer::Either(tag), "descriptors") => tag == "descriptor",
        (Answer::Collection(Item::Value(_)), "data") => tag == "list",
        (Answer::Collection(Item::Value(_)), "json") => true,
        (Answer::Data(shape), "data") => match tag {
            "string" => ["String", "SecretText", "CodeInsight"].contains(&&**shape),
            "bool" => shape == "bool",
            "list" => shape == "Strings" || shape == "Value",
            _ => !["String", "SecretText", "bool", "Strings"].contains(&&**shape),
        },
        (Answer::Whole(_), "json") => true,
        _ => false,
    }
}
