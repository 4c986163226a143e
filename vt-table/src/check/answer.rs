//! What a row answers, and how that is paged.

use super::definitions::{ANSWER_WORDS, Definitions, check_type};
use crate::endpoint::{Answer, Item, Paging, PagingStyle};
use crate::names::is_capitalised;
use crate::report::{Finding, Report};
use crate::source::At;
use crate::stamp::{Form, Stamped};
use crate::syntax::{AnswerKey, PageSize};

/// What a word in `returns`, `pages` or `either` is.
enum Word {
    BuiltIn(String),
    Tag(String),
    Type(String),
}

/// The answer of a row. `None` when it is wrong, which was reported.
pub(super) fn answer(
    stamped: &Stamped<'_>,
    definitions: &Definitions<'_>,
    report: &mut Report<'_>,
) -> Option<Answer> {
    let link = stamped.link.as_ref();
    match (stamped.form, link) {
        (Form::Method, _) => of_row(stamped, definitions, report),
        (Form::Objects, Some(link)) => {
            let tag = link.tag.value.as_str();
            // An unknown tag was reported with the relationship.
            definitions.is_tag(tag).then(|| objects(tag, link.to_one))
        }
        (Form::Ids, link) => Some(objects("descriptor", link.is_some_and(|link| link.to_one))),
        (Form::Objects | Form::Related, _) => Some(Answer::Either("any".into())),
        (Form::RelatedIds, _) => Some(Answer::Either("descriptor".into())),
    }
}

/// A relationship's objects.
fn objects(tag: &str, to_one: bool) -> Answer {
    let tag = tag.to_owned().into();
    if to_one {
        Answer::Object {
            tag,
            nullable: true,
        }
    } else {
        Answer::Collection(Item::Object(tag))
    }
}

fn of_row(
    stamped: &Stamped<'_>,
    definitions: &Definitions<'_>,
    report: &mut Report<'_>,
) -> Option<Answer> {
    let row = stamped.row;
    let (key, text) = row.answer.as_ref()?;
    let filled = stamped.variables.fill(text, &[], report)?;
    let word = word(text, &filled, definitions, report)?;
    let answer = match (key.value, word) {
        (AnswerKey::Either, Word::Tag(tag)) => Some(Answer::Either(tag.into())),
        (AnswerKey::Either, _) => {
            // Says what the word is instead.
            definitions.tag(text, &filled, report);
            None
        }
        (AnswerKey::Pages, Word::Tag(tag)) => Some(Answer::Collection(Item::Object(tag.into()))),
        (AnswerKey::Pages, Word::Type(kind)) => Some(Answer::Collection(Item::Value(kind.into()))),
        (AnswerKey::Pages, Word::BuiltIn(word)) => {
            let text = format!("`pages` of `{word}`");
            let finding = Finding::new(row.answer.as_ref()?.1.span, text);
            report.add(finding.help("name what the pages hold, or use `returns`"));
            None
        }
        (AnswerKey::Returns, Word::Tag(tag)) => Some(Answer::Object {
            tag: tag.into(),
            nullable: row.nullable.is_some(),
        }),
        (AnswerKey::Returns, Word::Type(kind)) if row.whole.is_some() => {
            Some(Answer::Whole(kind.into()))
        }
        (AnswerKey::Returns, Word::Type(kind)) => Some(Answer::Data(kind.into())),
        (AnswerKey::Returns, Word::BuiltIn(word)) => Some(match word.as_str() {
            "text" => Answer::Text,
            "bytes" => Answer::Bytes,
            "redirect" => Answer::Redirect,
            _ => Answer::Nothing,
        }),
    };
    let answer = answer?;
    check_modifiers(stamped, &answer, report);
    Some(answer)
}

/// Whether `nullable` and `whole` belong to this answer.
fn check_modifiers(stamped: &Stamped<'_>, answer: &Answer, report: &mut Report<'_>) {
    if let (Some(span), false) = (
        stamped.row.nullable,
        matches!(answer, Answer::Object { .. }),
    ) {
        report.add(
            Finding::new(span, "`nullable` without an object").help("it belongs to an object tag"),
        );
    }
    if let (Some(span), false) = (stamped.row.whole, matches!(answer, Answer::Whole(_))) {
        report.add(
            Finding::new(span, "`whole` without a Rust type").help("it belongs to a Rust type"),
        );
    }
}

fn word(
    text: &At<String>,
    word: &str,
    definitions: &Definitions<'_>,
    report: &mut Report<'_>,
) -> Option<Word> {
    if definitions.is_tag(word) {
        Some(Word::Tag(word.to_owned()))
    } else if word == "bool" {
        Some(Word::Type(word.to_owned()))
    } else if ANSWER_WORDS.contains(&word) {
        Some(Word::BuiltIn(word.to_owned()))
    } else if is_capitalised(word) || word.contains(|c: char| ":<>&".contains(c)) {
        check_type(text, word, report).then(|| Word::Type(word.to_owned()))
    } else {
        let near = crate::suggest::nearest(word, ANSWER_WORDS);
        match near.filter(|_| !report.is_spoilt(word)) {
            Some(near) => report.add(
                Finding::new(text.span, format!("unknown object tag `{word}`"))
                    .help(format!("did you mean `{near}`?")),
            ),
            None => definitions.report_unknown_tag(text, word, report),
        }
        None
    }
}

/// How a row is paged. `None` when that is wrong, which was reported.
pub(super) fn paging(
    stamped: &Stamped<'_>,
    answer: &Answer,
    report: &mut Report<'_>,
) -> Option<Paging> {
    if !matches!(answer, Answer::Collection(_) | Answer::Either(_)) {
        return Some(Paging::NONE);
    }
    let row = stamped.row;
    let style = row
        .paging
        .as_ref()
        .map_or(PagingStyle::Cursor, |paging| paging.value);
    let mut paging = Paging {
        style,
        ..Paging::NONE
    };
    (paging.size_parameter, paging.default_size) = match style {
        PagingStyle::None => ("".into(), None),
        PagingStyle::Cursor => ("limit".into(), Some(10)),
        PagingStyle::PageNumber => ("page_size".into(), None),
        PagingStyle::LinkHeader => ("size".into(), None),
    };
    if let Some(items) = &row.items {
        let items = stamped.fill(items, report)?;
        if !is_member_path(&items.value) {
            let text = format!("`{}` is no place in a JSON document", items.value);
            report.add(
                Finding::new(items.span, text).help("write names joined by `.`: `result.hits`"),
            );
            return None;
        }
        paging.items = items.value.into();
    }
    size(&mut paging, stamped, report)?;
    Some(paging)
}

fn size(paging: &mut Paging, stamped: &Stamped<'_>, report: &mut Report<'_>) -> Option<()> {
    let Some(size) = &stamped.row.page_size else {
        return Some(());
    };
    let (parameter, default, maximum) = match &size.value {
        PageSize::None => {
            paging.size_parameter = "".into();
            paging.default_size = None;
            return Some(());
        }
        PageSize::Known {
            parameter,
            default,
            maximum,
        } => (parameter, default, maximum),
    };
    if let Some(parameter) = parameter {
        paging.size_parameter = stamped.fill(parameter, report)?.value.into();
    }
    if let Some(default) = default {
        paging.default_size = Some(default.value);
    }
    let Some(maximum) = maximum else {
        return Some(());
    };
    paging.maximum_size = Some(maximum.value);
    let Some(over) = paging.default_size.filter(|size| *size > maximum.value) else {
        return Some(());
    };
    let span = default.as_ref().unwrap_or(maximum).span;
    let text = format!(
        "default page size {over} is over the maximum of {}",
        maximum.value
    );
    let help = match default {
        Some(_) => "no page can be larger than the maximum",
        None => "say what the default is: `{ default = …, max = … }`",
    };
    report.add(Finding::new(span, text).help(help));
    None
}

fn is_member_path(path: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
    };
    path.split('.').all(part)
}
