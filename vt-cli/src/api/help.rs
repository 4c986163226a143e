//! The help for one operation.

use super::example;
use vt_table::{Answer, Argument, Body, Endpoint, Item, PagingStyle, Parameter, Place, Tier};

/// The help after the options of `vt api GET`.
pub(super) const ANY_PATH: &str = "\
The answer is printed as it came; with --all or --limit it is read as a collection, whose items are in `data` and whose pages follow `meta.cursor`.
The text of --data has to be JSON, unless --header names a content type: then it is sent as it is. --file makes a multipart form, --field alone
a form as of a web page.

Examples:
  vt api GET '/files/44d88612fea8a8f36de82e1278abb02f?attributes=names'
  vt api POST /urls --field url=http://example.com/";

/// What an argument is, and what it has to look like.
pub(super) fn argument(argument: &Argument) -> String {
    let place = match &argument.place {
        Place::Path => String::new(),
        Place::Query(name) => format!(" (query parameter `{name}`)"),
        Place::Header(name) => format!(" (header `{name}`)"),
    };
    let form = match form(&argument.kind) {
        "" => String::new(),
        form => format!(": {form}"),
    };
    format!("{}{form}{place}", argument.doc)
}

/// What is checked of an argument's text before it is sent.
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

/// What follows the options: the request, the answer, who may call it, and what it may be asked.
pub(super) fn operation(row: &Endpoint) -> String {
    let mut lines = vec![
        format!(
            "Request:    {} {}{}",
            row.verb,
            row.root.as_deref().unwrap_or_default(),
            row.path
        ),
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

/// A parameter as it is typed: with each of its values, or without any.
pub(super) fn values(parameter: &Parameter) -> Vec<String> {
    if parameter.values.is_empty() {
        return vec![format!("{}=", parameter.name)];
    }
    let values = parameter.values.iter();
    values
        .map(|value| format!("{}={value}", parameter.name))
        .collect()
}

fn parameters(lines: &mut Vec<String>, heading: &str, parameters: &[Parameter]) {
    let Some(width) = parameters.iter().map(|it| it.name.chars().count()).max() else {
        return;
    };
    lines.extend([String::new(), heading.to_owned()]);
    for parameter in parameters {
        let mut text = parameter.doc.to_string();
        if !parameter.values.is_empty() {
            text.push_str(&format!("; one of `{}`", parameter.values.join("`, `")));
        }
        if let Some((from, to)) = parameter.range {
            text.push_str(&format!("; from {from} to {to}"));
        }
        if let Some(default) = &parameter.default {
            text.push_str(&format!("; `{default}` when absent"));
        }
        lines.push(format!("  {:width$}  {text}", parameter.name));
    }
}

/// What the row takes, and the options that give it.
pub(super) fn body(body: &Body) -> Option<String> {
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
    let what = match &row.answer {
        Answer::Nothing => "nothing".to_owned(),
        Answer::Text => "text".to_owned(),
        Answer::Bytes | Answer::Redirect => "bytes: use --output FILE".to_owned(),
        Answer::Object { tag, nullable } => {
            let or_null = if *nullable { ", or null" } else { "" };
            format!("{}{or_null}", one_object(tag))
        }
        Answer::Collection(Item::Object(tag)) => format!("a list: {}", objects(tag)),
        Answer::Collection(Item::Value(kind)) => format!("a list of `{kind}`"),
        Answer::Either(tag) => format!("one or a list: {}", objects(tag)),
        Answer::Data(kind) => format!("`{kind}` in `data`"),
        Answer::Whole(kind) => format!("`{kind}`"),
    };
    if row.paging.style == PagingStyle::None {
        return what;
    }
    let default = row.paging.default_size;
    let default = default.map_or_else(String::new, |size| format!(" of {size} items"));
    let maximum = row.paging.maximum_size;
    let maximum = maximum.map_or_else(String::new, |size| format!(", at most {size}"));
    format!("{what}, in pages{default}{maximum}")
}

fn one_object(tag: &str) -> String {
    match tag {
        "any" => "an object of any type".to_owned(),
        "descriptor" => "the type and identifier of an object".to_owned(),
        _ => format!("an object of the type `{tag}`"),
    }
}

fn objects(tag: &str) -> String {
    match tag {
        "any" => "objects of any type".to_owned(),
        "descriptor" => "types and identifiers of objects".to_owned(),
        _ => format!("objects of the type `{tag}`"),
    }
}

fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Public => "public: every account",
        Tier::Premium => "premium: VT Enterprise or Google Threat Intelligence",
        Tier::Hunting => "hunting: premium accounts with hunting",
        Tier::Feeds => "feeds: premium accounts with feeds",
        Tier::Monitor => "monitor: VirusTotal Monitor",
        Tier::PrivateScanning => "private-scanning: accounts with private scanning",
        Tier::Admin => "admin: the account itself and administrators of its group",
        Tier::Owner => "owner: the owner of the object",
        Tier::Unknown => "unknown: the reference does not say who may call it",
    }
}
