//! The help for an operation.

use std::borrow::Cow;

use vt_table::{Answer, Argument, Body, Endpoint, Parameter, Tier};

use super::example;
use crate::format::columns;

/// The help after the options of `vt api GET`.
pub(crate) const ANY_PATH: &str = "\
The answer is printed as it came. With --all or --limit it is read as a collection, with
its items in `data` and its pages by `meta.cursor`. --data has to be JSON, unless --header
gives a content type. --file makes a multipart form, --field alone makes a form like a
web page's.

Examples:
  vt api GET '/files/44d88612fea8a8f36de82e1278abb02f?attributes=names'
  vt api POST /urls --field url=http://example.com/";

/// What an argument is, and what it has to look like.
pub(crate) fn argument(argument: &Argument) -> String {
    let place = argument.place.describe();
    let place = place.map_or_else(String::new, |place| format!(" ({place})"));
    let form = match form(&argument.rust_type) {
        "" => String::new(),
        form => format!(": {form}"),
    };
    format!("{}{form}{place}", argument.doc)
}

/// What is checked in an argument's text before anything is sent.
fn form(kind: &str) -> &'static str {
    match kind {
        "Date" => "YYYYMMDD",
        "Day" => "YYYY-MM-DD",
        "FeedHour" => "YYYYMMDDhh",
        "FeedMinute" => "YYYYMMDDhhmm",
        "FileHash" => "MD5, SHA-1 or SHA-256",
        "Sha256" => "64 hexadecimal digits",
        "UrlId" => "the URL itself, or an identifier that VirusTotal gave it",
        _ => "",
    }
}

/// The help after the options: the request, its answer, who may call it, and its parameters.
pub(crate) fn operation(row: &Endpoint) -> String {
    let mut lines = vec![
        format!("Request:    {} {}", row.verb, row.path_from_root()),
        format!("Answer:     {}", answer(row)),
        format!("Tier:       {}", tier(row.tier)),
    ];
    if let Some(body) = body(&row.body) {
        lines.insert(1, format!("Body:       {body}"));
    }
    if let Some(instead) = &row.deprecated {
        lines.push(format!("Deprecated: {instead}"));
    }
    if !row.see.is_empty() {
        lines.push(format!("Reference:  {}", row.see));
    }
    lines.push(format!("Source:     {}", row.sources.join("; ")));
    if !row.note.is_empty() {
        lines.extend([String::new(), row.note.to_string()]);
    }
    parameters(&mut lines, "Query parameters, for --query:", &row.query);
    parameters(&mut lines, "Headers, for --header:", &row.headers);
    lines.extend([
        String::new(),
        "Example:".to_owned(),
        format!("  {}", example::line(row)),
    ]);
    lines.join("\n")
}

/// A parameter as it is typed: once with each of its values, or without one.
pub(crate) fn values(parameter: &Parameter) -> Vec<String> {
    if parameter.values.is_empty() {
        return vec![format!("{}=", parameter.name)];
    }
    let values = parameter.values.iter();
    values
        .map(|value| format!("{}={value}", parameter.name))
        .collect()
}

fn parameters(lines: &mut Vec<String>, heading: &str, parameters: &[Parameter]) {
    if parameters.is_empty() {
        return;
    }
    let rows: Vec<[Cow<'_, str>; 3]> = parameters
        .iter()
        .map(|it| ["".into(), (&*it.name).into(), it.describe().into()])
        .collect();
    lines.extend([String::new(), heading.to_owned(), columns::aligned(&rows)]);
}

/// What the row takes as a body, and the options that provide it.
pub(crate) fn body(body: &Body) -> Option<String> {
    let what = match body {
        Body::None => return None,
        Body::Json(_) => "JSON; use --data",
        Body::Form(_) => {
            "a form; use --field, or --data with `name=value&…` or a JSON object of texts"
        }
        Body::Multipart(_) => "a multipart form; use --file and --field",
        Body::Raw(_) => "bytes; use --data",
    };
    Some(match example::content(body) {
        Some(example) => format!("{what}, for example {example}"),
        None => what.to_owned(),
    })
}

fn answer(row: &Endpoint) -> String {
    let what = row.answer.describe();
    let what = match &row.answer {
        Answer::Bytes | Answer::Redirect => format!("{what}: use --output FILE"),
        Answer::Object { nullable: true, .. } => format!("{what}, or null"),
        Answer::Either(_) => format!("one or more: {what}"),
        Answer::Data(_) => format!("{what} in `data`"),
        _ => what,
    };
    match row.paging.describe() {
        Some(pages) => format!("{what}, in {pages}"),
        None => what,
    }
}

fn tier(tier: Tier) -> String {
    let accounts = tier.accounts();
    let accounts = accounts.unwrap_or("the reference does not say who may call it");
    format!("{tier}: {accounts}")
}
