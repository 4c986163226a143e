//! What the table says of a row beside its request, against the reference: the kind of answer, the
//! paging, who may use it.

use vt_client::Endpoint;
use vt_table::{Answer, Item, PagingStyle, Tier};
use vt_tests::expectation::Expectation;

/// The first difference between a row and an expectation of it.
pub(crate) fn disagreement(row: &Endpoint, expectation: &Expectation) -> Option<String> {
    let ids = row
        .relationship
        .as_ref()
        .is_some_and(|relationship| relationship.ids);
    // The pages of some `/relationships/` operations speak of objects, all others of types and
    // identifiers.
    let of_ids = ids && expectation.answer.starts_with("collection:");
    let agrees = match shape(&expectation.operation) {
        Some((shape, items)) => {
            has_shape(row, &expectation.answer, shape) && row.paging.items == items
        }
        None => {
            row.paging.items == "data"
                && match of_ids {
                    true => leads_to_descriptors(&row.answer),
                    false => answers(&row.answer, &expectation.answer),
                }
        }
    };
    if !agrees {
        return Some(format!(
            "answers {:?}, the reference says {}",
            row.answer, expectation.answer
        ));
    }
    // The generic rows have no paging of their own for a to-one relationship; a page of one is all
    // they get.
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
    // The reference gives a relationship's own tier in another place than its operation's, and
    // `coverage` compares it.
    if !is_named(row) && row.tier.as_str() != expectation.tier {
        return Some(format!(
            "is for {}, the reference says {}",
            row.tier, expectation.tier
        ));
    }
    None
}

/// Whether it is one relationship's own method, and not `related`, which takes the name.
fn is_named(row: &Endpoint) -> bool {
    let link = row.relationship.as_ref();
    link.is_some_and(|link| link.name != "{relationship}")
}

fn paging(style: PagingStyle) -> &'static str {
    match style {
        PagingStyle::None => "none",
        PagingStyle::Cursor => "cursor",
        PagingStyle::PageNumber => "page",
        PagingStyle::LinkHeader => "link",
    }
}

/// The row with what is compared wrong, one thing at a time.
pub(crate) fn corruptions(row: &Endpoint, expectation: &Expectation) -> Vec<Endpoint> {
    let mut all = Vec::new();
    let mut with = |change: &dyn Fn(&mut Endpoint)| {
        let mut wrong = row.clone();
        change(&mut wrong);
        all.push(wrong);
    };
    with(&|wrong| {
        wrong.answer = match wrong.answer {
            Answer::Text => Answer::Bytes,
            _ => Answer::Text,
        }
    });
    let listed = row.relationship.is_some() && expectation.answer == "either";
    let other = |tag: &str| if tag == "clue" { "user" } else { "clue" }.into();
    with(&|wrong| {
        wrong.answer = match &row.answer {
            _ if listed => Answer::Nothing,
            Answer::Object { tag, nullable } => Answer::Object {
                tag: other(tag),
                nullable: *nullable,
            },
            Answer::Collection(Item::Object(tag)) => Answer::Collection(Item::Object(other(tag))),
            Answer::Collection(Item::Value(_)) => Answer::Collection(Item::Value("Other".into())),
            Answer::Either(tag) => Answer::Either(other(tag)),
            Answer::Data(_) => Answer::Data("Other".into()),
            Answer::Whole(read) => Answer::Data(read.clone()),
            Answer::Nothing | Answer::Text | Answer::Bytes | Answer::Redirect => {
                Answer::Data("Value".into())
            }
        }
    });
    with(&|wrong| wrong.paging.items = "elsewhere".into());
    if expectation.argument("relationship").is_none() {
        with(&|wrong| {
            wrong.paging.style = match wrong.paging.style {
                PagingStyle::None => PagingStyle::Cursor,
                _ => PagingStyle::None,
            }
        });
    }
    if !is_named(row) {
        with(&|wrong| {
            wrong.tier = match wrong.tier {
                Tier::Public => Tier::Premium,
                _ => Tier::Public,
            }
        });
    }
    all
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
        // Where the reference does not say whether there is a redirect, one is followed all the
        // same.
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
        // The page of the operation names no type; the list of relationships does, and `coverage`
        // compares it.
        (Answer::Collection(Item::Object(_)), "either") => true,
        (Answer::Either(tag), "either") => tag == "any",
        // The generic rows read whatever a relationship gives.
        (Answer::Either(tag), "collection" | "object" | "object?") => tag == "any",
        (Answer::Either(tag), "descriptors") => tag == "descriptor",
        _ => false,
    }
}

/// The answers that are no objects: the Rust type that reads them, and where the items are.
fn shape(operation: &str) -> Option<(&'static str, &'static str)> {
    let mut shapes = SHAPES
        .iter()
        .filter(|(known, ..)| match known.split_once('*') {
            Some((verb, end)) => operation.starts_with(verb) && operation.ends_with(end),
            None => operation == *known,
        });
    shapes.next().map(|(_, shape, items)| (*shape, *items))
}

/// By operation; `*` stands for the beginning of the path.
const SHAPES: [(&str, &str, &str); 35] = [
    ("GET */upload_url", "SecretText", "data"),
    ("GET */download_url", "SecretText", "data"),
    ("GET */behaviour_summary", "BehaviourSummary", "data"),
    ("GET */behaviour_mitre_trees", "MitreTrees", "data"),
    ("GET */api_usage", "ApiUsage", "data"),
    ("GET */viewers/{user_or_group_id}", "bool", "data"),
    ("GET */editors/{user_or_group_id}", "bool", "data"),
    ("GET */users/{user_id}", "bool", "data"),
    ("GET */administrators/{user_id}", "bool", "data"),
    ("POST /comments/{id}/vote", "CommentVotes", "data"),
    (
        "GET /private/files/{hash}/generate_ai_report",
        "AiReport",
        "data",
    ),
    (
        "GET /intelligence/search/snippets/{snippet}",
        "Strings",
        "data",
    ),
    ("GET /metadata", "Metadata", "data"),
    ("GET /popular_threat_categories", "Strings", "data"),
    ("POST /codeinsights/analyse-binary", "CodeInsight", "data"),
    ("GET /widget/url", "Widget", "data"),
    ("GET /gtiwidget", "Widget", "data"),
    ("GET /collections/{id}/mitre_tree", "MitreTree", "data"),
    ("GET /threat_lists", "ThreatLists", "data"),
    ("GET /threat_lists/{id}/latest", "ThreatList", "data"),
    ("GET /threat_lists/{id}/{time}", "ThreatList", "data"),
    ("POST /iocs/summary", "IocsSummary", "data"),
    ("GET /dtm/alerts", "DtmAlert", "alerts"),
    ("PATCH /dtm/alerts/{id}", "DtmAlert", "data"),
    ("GET /dtm/monitors", "DtmMonitor", "monitors"),
    ("GET /dtm/monitors/{id}", "DtmMonitor", "data"),
    ("POST /dtm/docs/search", "DtmDocument", "docs"),
    ("GET /asm/projects", "AsmProject", "result"),
    (
        "GET /asm/search/entities/{search_string}",
        "AsmEntity",
        "result.hits",
    ),
    (
        "GET /asm/search/issues/{search_string}",
        "AsmIssue",
        "result.hits",
    ),
    (
        "GET /asm/entities/{entity_id}/raw",
        "AsmEntityDetail",
        "data",
    ),
    ("GET /asm/issues/{issue_id}", "AsmIssueDetail", "data"),
    ("POST /asm/issues/{issue_id}/status", "AsmOutcome", "data"),
    ("GET /users/{id}/overall_quotas", "OverallQuotas", "data"),
    ("GET /monitor/events", "MonitorEvent", "data"),
];

/// Whether the row reads this type, from `data` or from the whole body as the reference has it.
fn has_shape(row: &Endpoint, expected: &str, shape: &str) -> bool {
    match (&row.answer, expected) {
        (Answer::Whole(read), "json") => read == shape,
        (Answer::Collection(Item::Value(read)), "json" | "data:list") => read == shape,
        (Answer::Data(read), "data:string" | "data:bool" | "data:list" | "data:dict") => {
            read == shape
        }
        _ => false,
    }
}

fn leads_to_descriptors(answer: &Answer) -> bool {
    match answer {
        Answer::Object { tag, .. }
        | Answer::Collection(Item::Object(tag))
        | Answer::Either(tag) => tag == "descriptor",
        _ => false,
    }
}
