//! The list as JSON, with all that a row has.

use serde_json::{Value, json};
use vt_table::{Answer, Argument, Endpoint, Paging, Parameter, Place};

use crate::endpoints::kinds;

/// An array of complete rows.
pub(super) fn document(rows: &[&Endpoint]) -> String {
    let rows: Value = rows.iter().map(|row| endpoint(row)).collect();
    format!("{rows:#}")
}

fn endpoint(row: &Endpoint) -> Value {
    json!({
        "group": row.group,
        "method": row.method,
        "verb": row.verb.as_str(),
        "path": row.path,
        "root": row.root,
        "authenticated": row.authenticated,
        "arguments": row.arguments.iter().map(argument).collect::<Value>(),
        "query": row.query.iter().map(parameter).collect::<Value>(),
        "headers": row.headers.iter().map(parameter).collect::<Value>(),
        "body": named(kinds::body(&row.body)),
        "answer": answer(&row.answer),
        "paging": paging(&row.paging),
        "tier": row.tier.as_str(),
        "idempotent": row.idempotent,
        "relationship": row.relationship.as_ref().map(|relationship| json!({
            "name": relationship.name,
            "to_one": relationship.to_one,
            "ids": relationship.ids,
        })),
        "doc": row.doc,
        "note": row.note,
        "sources": row.sources,
        "see": row.see,
        "deprecated": row.deprecated,
    })
}

fn named((kind, name): (&str, Option<&str>)) -> Value {
    json!({"kind": kind, "type": name})
}

fn answer(answer: &Answer) -> Value {
    let mut shown = named(kinds::answer(answer));
    if let Answer::Object { nullable, .. } = answer {
        shown["nullable"] = Value::Bool(*nullable);
    }
    shown
}

fn argument(argument: &Argument) -> Value {
    let (place, wire) = match &argument.place {
        Place::Path => ("path", &argument.name),
        Place::Query(name) => ("query", name),
        Place::Header(name) => ("header", name),
    };
    json!({
        "name": argument.name,
        "place": place,
        "wire_name": wire,
        "type": argument.rust_type,
        "doc": argument.doc,
    })
}

fn parameter(parameter: &Parameter) -> Value {
    json!({
        "name": parameter.name,
        "doc": parameter.doc,
        "values": parameter.values,
        "default": parameter.default,
        "range": parameter.range,
    })
}

fn paging(paging: &Paging) -> Value {
    json!({
        "style": paging.style.as_str(),
        "items": paging.items,
        "size_parameter": paging.size_parameter,
        "default_size": paging.default_size,
        "maximum_size": paging.maximum_size,
    })
}
