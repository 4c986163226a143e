//! `vt api GET /any/path`: a row that is made up for one call.

use std::borrow::Cow;

use vt_table::{Answer, Body, Endpoint, Paging, PagingStyle, Text, Tier, Verb};

use super::call_options::CallOptions;
use crate::outcome::failure::Failure;

/// The row, and the query that was typed with the path.
pub(crate) fn row(
    verb: Verb,
    path: &str,
    options: &CallOptions,
) -> Result<(Endpoint, Vec<(String, String)>), Failure> {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    check(path)?;
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

/// Refuses what a script leaves behind when one of its variables is empty or was never filled in.
fn check(path: &str) -> Result<(), Failure> {
    let open = |segment: &&str| segment.contains(['{', '}']);
    if let Some(segment) = path.split('/').find(open) {
        return Err(Failure::usage(format!(
            "`{path}`: replace `{segment}` with the value itself; a literal brace is `%7B` or `%7D`"
        )));
    }
    if path.contains("//") {
        return Err(Failure::usage(format!(
            "`{path}` has an empty segment; is an identifier missing?"
        )));
    }
    Ok(())
}

/// The verb that this word names.
pub(crate) fn verb(word: &str) -> Option<Verb> {
    Verb::ALL.into_iter().find(|verb| verb.as_str() == word)
}

/// The names and values of a query or a form.
pub(crate) fn pairs(text: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(text.as_bytes())
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect()
}

/// The body, which the options imply.
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

/// The answer to expect, which the options imply.
fn answer(options: &CallOptions) -> Answer {
    if options.items() || options.page_size.is_some() || options.cursor.is_some() {
        Answer::Either("any".into())
    } else if options.output.is_some() {
        Answer::Bytes
    } else {
        Answer::Whole(Text::Borrowed(""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcome::exit::Exit;

    #[test]
    fn paths_that_a_script_did_not_fill_in_are_refused() {
        let options = CallOptions::default();
        for (path, problem) in [
            ("/files/{id}/comments", "`{id}`"),
            ("/files/x{", "`x{`"),
            ("/files//comments", "empty segment"),
        ] {
            let failure = row(Verb::Get, path, &options).unwrap_err();
            assert_eq!(failure.exit, Exit::Usage);
            assert!(failure.message.contains(problem), "{}", failure.message);
        }
        let (row, query) = row(Verb::Delete, "/a/%7Bb%7D?q={x}//&r", &options).unwrap();
        assert_eq!((row.verb, &*row.path), (Verb::Delete, "/a/%7Bb%7D"));
        assert_eq!(query, pairs("q=%7Bx%7D%2F%2F&r="));
        assert!(row.idempotent && row.authenticated);
    }

    #[test]
    fn the_options_imply_body_and_answer() {
        let with = |change: fn(&mut CallOptions)| {
            let mut options = CallOptions::default();
            change(&mut options);
            row(Verb::Post, "/x", &options).unwrap().0
        };
        let pair = |name: &str| (name.to_owned(), String::new());
        assert_eq!(with(|_| {}).body, Body::None);
        assert!(matches!(
            with(|options| options.data = Some("{}".into())).body,
            Body::Json(_)
        ));
        assert!(matches!(
            with(|options| options.file = vec!["a".into()]).body,
            Body::Multipart(_)
        ));
        let mut options = CallOptions {
            field: vec![pair("a")],
            ..CallOptions::default()
        };
        let form = row(Verb::Post, "/x", &options).unwrap().0;
        assert!(matches!(form.body, Body::Form(_)));
        options.file = vec!["a".into()];
        let both = row(Verb::Post, "/x", &options).unwrap().0;
        assert!(matches!(both.body, Body::Multipart(_)));

        assert!(matches!(with(|_| {}).answer, Answer::Whole(_)));
        assert_eq!(
            with(|options| options.output = Some("a".into())).answer,
            Answer::Bytes
        );
        for change in [
            (|options: &mut CallOptions| options.all = true) as fn(&mut CallOptions),
            |options| options.limit = Some(1),
            |options| options.cursor = Some("x".into()),
            |options| options.page_size = Some(1),
        ] {
            assert!(matches!(with(change).answer, Answer::Either(_)));
        }
    }
}
