//! Documentation: one attribute per item, because there are thousands of lines.

use vt_table::{Answer, Api, Argument, Body, Endpoint, Place, Resource, Tier};

use super::context::{Context, Flavour};
use super::names::body_name;

/// The documentation of a handle.
pub(crate) fn handle(resource: &Resource, flavour: Flavour) -> String {
    let accessor = match flavour {
        Flavour::Async => "Client",
        Flavour::Blocking => "blocking::Client",
    };
    format!(
        " {}\n\n Made by `{accessor}::{}`.",
        resource.doc, resource.name
    )
}

/// The documentation of a method.
pub(crate) fn method(
    endpoint: &Endpoint,
    api: &Api,
    context: &Context,
    flavour: Flavour,
) -> String {
    let mut lines = vec![endpoint.doc.to_string(), String::new()];
    lines.push(format!(
        "`{} {}`{}",
        endpoint.verb,
        endpoint.path,
        reference(endpoint)
    ));
    lines.push(String::new());
    lines.push(answer(endpoint));
    lines.push(String::new());
    lines.push(tier(endpoint.tier));
    if !endpoint.note.is_empty() {
        lines.extend([String::new(), endpoint.note.to_string()]);
    }
    arguments(endpoint, &mut lines);
    parameters(endpoint, api, &mut lines);
    errors(endpoint, &mut lines);
    if context.extension.is_none() {
        example(endpoint, flavour, &mut lines);
    }
    let indented = lines.iter().map(|line| match line.is_empty() {
        true => String::new(),
        false => format!(" {line}"),
    });
    indented.collect::<Vec<_>>().join("\n")
}

fn reference(endpoint: &Endpoint) -> String {
    if endpoint.see.is_empty() {
        format!(" (source: {})", endpoint.sources.join("; "))
    } else {
        format!(" ([API reference]({}))", endpoint.see)
    }
}

fn answer(endpoint: &Endpoint) -> String {
    let what = endpoint.answer.describe();
    let what = match &endpoint.answer {
        Answer::Bytes => format!("{what} as they are"),
        Answer::Redirect => format!("{what} from another host, which does not get the API key"),
        Answer::Object { nullable: true, .. } => format!("{what}, or `None`"),
        Answer::Either(_) => format!("{what} (a single object is a page of one)"),
        _ => what,
    };
    match endpoint.paging.describe() {
        Some(pages) => format!("Returns {what}, in {pages}."),
        None => format!("Returns {what}."),
    }
}

fn tier(tier: Tier) -> String {
    match tier.accounts() {
        Some(accounts) => format!("For {accounts}."),
        None => "The reference does not say which accounts may call it.".to_owned(),
    }
}

fn arguments(endpoint: &Endpoint, lines: &mut Vec<String>) {
    if endpoint.arguments.is_empty() {
        return;
    }
    lines.extend([String::new(), "# Arguments".to_owned(), String::new()]);
    for Argument {
        name, place, doc, ..
    } in endpoint.arguments.iter()
    {
        let place = place.describe();
        let place = place.map_or_else(String::new, |place| format!(" ({place})"));
        lines.push(format!("* `{name}`{place}: {doc}."));
    }
}

fn parameters(endpoint: &Endpoint, api: &Api, lines: &mut Vec<String>) {
    for (title, parameters) in [
        ("Query parameters", &endpoint.query),
        ("Headers", &endpoint.headers),
    ] {
        if parameters.is_empty() {
            continue;
        }
        lines.extend([String::new(), format!("# {title}"), String::new()]);
        for parameter in parameters.iter() {
            let mut line = format!("* `{}`", parameter.name);
            let typed = api
                .parameters
                .iter()
                .find(|typed| typed.describes(parameter));
            if let Some(typed) = typed.filter(|_| title == "Query parameters") {
                line.push_str(&format!(" ([`{0}`](parameters::{0}))", typed.rust_type));
            }
            lines.push(format!("{line}: {}.", parameter.describe()));
        }
    }
}

fn errors(endpoint: &Endpoint, lines: &mut Vec<String>) {
    lines.extend([String::new(), "# Errors".to_owned(), String::new()]);
    let argument = endpoint
        .arguments
        .iter()
        .any(|argument| argument.rust_type != "String");
    if argument || endpoint.body != Body::None {
        lines.push(
            "An invalid argument is the error of the request, and nothing is sent.".to_owned(),
        );
    }
    let mut refusals = Vec::new();
    if endpoint
        .arguments
        .iter()
        .any(|argument| argument.place == Place::Path)
    {
        refusals.push("404 for an unknown identifier (`is_not_found`)".to_owned());
    }
    if !matches!(endpoint.tier, Tier::Public | Tier::Unknown) {
        refusals.push(format!("403 without `{}` access", endpoint.tier));
    }
    if endpoint.authenticated {
        refusals.push("429 if a quota is exceeded (`is_quota_exceeded`)".to_owned());
    }
    let refusals = match refusals.is_empty() {
        true => String::new(),
        false => format!(": {}", refusals.join(", ")),
    };
    lines.push(format!(
        "If the service refuses, `Error::Api` has its code{refusals}. See `Error` for all others."
    ));
}

/// An example that compiles: its arguments are valid, and a body comes from outside.
fn example(endpoint: &Endpoint, flavour: Flavour, lines: &mut Vec<String>) {
    let mut values: Vec<String> = endpoint
        .arguments
        .iter()
        .map(|argument| sample(&argument.rust_type).to_owned())
        .collect();
    let mut hidden = String::new();
    if let Body::Json(rust_type)
    | Body::Form(rust_type)
    | Body::Multipart(rust_type)
    | Body::Raw(rust_type) = &endpoint.body
    {
        let name = body_name(endpoint).to_string();
        hidden = format!(", {name}: vt_client::bodies::{rust_type}");
        values.push(name);
    }
    let call = format!(
        "vt.{}().{}({})",
        endpoint.group,
        endpoint.method,
        values.join(", ")
    );
    let (client, function, send) = match flavour {
        Flavour::Async => ("vt_client::Client", "async fn", ".await?"),
        Flavour::Blocking => ("vt_client::blocking::Client", "fn", ".send()?"),
    };
    let deprecated = endpoint
        .deprecated
        .as_ref()
        .map(|_| "# #[allow(deprecated)]".to_owned());
    lines.extend([
        String::new(),
        "# Example".to_owned(),
        String::new(),
        "```no_run".to_owned(),
    ]);
    lines.extend(deprecated);
    lines.push(format!(
        "# {function} example(vt: {client}{hidden}) -> Result<(), vt_client::Error> {{"
    ));
    lines.push(match endpoint.answer {
        Answer::Nothing => format!("{call}{send};"),
        _ => format!("let answer = {call}{send};"),
    });
    lines.extend(["# Ok(())".to_owned(), "# }".to_owned(), "```".to_owned()]);
}

/// A valid argument of this type.
fn sample(rust_type: &str) -> &'static str {
    match rust_type {
        "FileHash" => "\"44d88612fea8a8f36de82e1278abb02f\"",
        "UrlId" => "\"https://www.example.com/\"",
        "DomainName" => "\"example.com\"",
        "IpAddr" => "\"192.0.2.1\"",
        "FeedMinute" => "\"202611231200\"",
        "FeedHour" => "\"2026112312\"",
        "Date" => "\"20261123\"",
        "Day" => "\"2026-11-23\"",
        _ => "\"…\"",
    }
}
