//! `vt api GET /any/path`: a row that is made up for one call.

use std::borrow::Cow;

use vt_table::{Answer, Body, Endpoint, Paging, PagingStyle, Text, Tier, Verb};

use super::tree::VERBS;
use super::typed::CallOptions;
use crate::exit::{Exit, Failure};

/// The row, and the query that was typed with the path.
pub(super) fn row(
    verb: &str,
    path: &str,
    options: &CallOptions,
) -> Result<(Endpoint, Vec<(String, String)>), Failure> {
    let verb = find(verb)?;
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let open = |segment: &&str| segment.starts_with('{') && segment.ends_with('}');
    if let Some(segment) = path.split('/').find(open) {
        return Err(Failure::new(
            Exit::Usage,
            format!("write the value itself in the place of `{segment}`"),
        ));
    }
    let row = Endpoint {
        group: "custom".into(),
        method: verb.key().into(),
        verb,
        path: path.to_owned().into(),
        root: None,
        authenticated: true,
        arguments: Cow::Borrowed(&[]),
        query: Cow::Borrowed(&[]),
        headers: Cow::Borrowed(&[]),
        body: body(options),
        answer: answer(options),
        paging: Paging {
            style: PagingStyle::Cursor,
            size_parameter: "limit".into(),
            ..Paging::NONE
        },
        tier: Tier::Unknown,
        idempotent: matches!(verb, Verb::Get | Verb::Put | Verb::Delete),
        relationship: None,
        doc: Text::Borrowed(""),
        note: Text::Borrowed(""),
        sources: Cow::Borrowed(&[]),
        see: Text::Borrowed(""),
        deprecated: None,
    };
    Ok((row, pairs(query)))
}

fn find(verb: &str) -> Result<Verb, Failure> {
    let found = VERBS.into_iter().find(|known| known.as_str() == verb);
    found.ok_or_else(|| Failure::new(Exit::Usage, format!("`{verb}` is not a verb of HTTP")))
}

/// Names and values of a query or a form.
pub(super) fn pairs(text: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(text.as_bytes())
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect()
}

/// The options say what body it is.
fn body(options: &CallOptions) -> Body {
    let any = Text::Borrowed("");
    if !options.file.is_empty() {
        Body::Multipart(any)
    } else if !options.field.is_empty() {
        Body::Form(any)
    } else if options.data.is_some() {
        Body::Json(any)
    } else {
        Body::None
    }
}

/// The options say what answer is expected.
fn answer(options: &CallOptions) -> Answer {
    if options.items() || options.page_size.is_some() || options.cursor.is_some() {
        Answer::Either("any".into())
    } else if options.output.is_some() {
        Answer::Bytes
    } else {
        Answer::Whole(Text::Borrowed(""))
    }
}
