//! The answer of a row, and its paging.

use crate::endpoint::{Answer, Item, Paging, PagingStyle};
use crate::names::is_capitalised;
use crate::report::{Finding, Report};
use crate::stamp::{Form, StampedRow};
use crate::syntax::{AnswerKey, PageSize};
use crate::text::At;
use crate::values::{ANSWER_WORDS, Tags, is_rust_type};

/// What a word in `returns`, `pages` or `either` is.
enum Word {
    BuiltIn(String),
    Tag(String),
    Type(String),
}

/// The answer of a row. `None` if it is wrong, which was reported.
pub(super) fn answer(row: &StampedRow<'_>, tags: &Tags, report: &mut Report<'_>) -> Option<Answer> {
    let relationship = row.relationship.as_ref();
    match (row.form, relationship) {
        (Form::Method, _) => of_row(row, tags, report),
        (Form::Objects, Some(relationship)) => {
            let tag = relationship.tag.value.as_str();
            // An unknown tag was reported with the relationship.
            tags.contains(tag)
                .then(|| objects(tag, relationship.to_one))
        }
        (Form::Ids, relationship) => {
            let to_one = relationship.is_some_and(|relationship| relationship.to_one);
            Some(objects("descriptor", to_one))
        }
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

fn of_row(row: &StampedRow<'_>, tags: &Tags, report: &mut Report<'_>) -> Option<Answer> {
    let (key, text) = row.raw.answer.as_ref()?;
    let filled = row.variables.fill(text, &[], report)?;
    let word = word(text, &filled, tags, report)?;
    let answer = match (key.value, word) {
        (AnswerKey::Either, Word::Tag(tag)) => Some(Answer::Either(tag.into())),
        (AnswerKey::Either, _) => {
            // This says what the word is instead.
            tags.expect(text, &filled, report);
            None
        }
        (AnswerKey::Pages, Word::Tag(tag)) => Some(Answer::Collection(Item::Object(tag.into()))),
        (AnswerKey::Pages, Word::Type(rust_type)) => {
            Some(Answer::Collection(Item::Value(rust_type.into())))
        }
        (AnswerKey::Pages, Word::BuiltIn(word)) => {
            let finding = Finding::new(text.span, format!("`pages` cannot hold `{word}`"));
            report.add(finding.help("use an object tag or a Rust type, or `returns`"));
            None
        }
        (AnswerKey::Returns, Word::Tag(tag)) => Some(Answer::Object {
            tag: tag.into(),
            nullable: row.raw.nullable.is_some(),
        }),
        (AnswerKey::Returns, Word::Type(rust_type)) if row.raw.whole.is_some() => {
            Some(Answer::Whole(rust_type.into()))
        }
        (AnswerKey::Returns, Word::Type(rust_type)) => Some(Answer::Data(rust_type.into())),
        (AnswerKey::Returns, Word::BuiltIn(word)) => Some(match word.as_str() {
            "text" => Answer::Text,
            "bytes" => Answer::Bytes,
            "redirect" => Answer::Redirect,
            _ => Answer::Nothing,
        }),
    };
    let answer = answer?;
    check_modifiers(row, &answer, report);
    Some(answer)
}

/// Reports `nullable` and `whole` where they do not belong.
fn check_modifiers(row: &StampedRow<'_>, answer: &Answer, report: &mut Report<'_>) {
    if let (Some(span), false) = (row.raw.nullable, matches!(answer, Answer::Object { .. })) {
        report.add(Finding::new(span, "`nullable` is only for objects").help("remove it"));
    }
    if let (Some(span), false) = (row.raw.whole, matches!(answer, Answer::Whole(_))) {
        report.add(Finding::new(span, "`whole` is only for Rust types").help("remove it"));
    }
}

fn word(text: &At<String>, word: &str, tags: &Tags, report: &mut Report<'_>) -> Option<Word> {
    if tags.contains(word) {
        Some(Word::Tag(word.to_owned()))
    } else if word == "bool" {
        Some(Word::Type(word.to_owned()))
    } else if ANSWER_WORDS.contains(&word) {
        Some(Word::BuiltIn(word.to_owned()))
    } else if is_capitalised(word) || word.contains(|c: char| ":<>&".contains(c)) {
        is_rust_type(text, word, report).then(|| Word::Type(word.to_owned()))
    } else {
        tags.report_unknown(text, word, &ANSWER_WORDS, report);
        None
    }
}

/// The paging of a row. `None` if it is wrong, which was reported.
pub(super) fn paging(
    row: &StampedRow<'_>,
    answer: &Answer,
    report: &mut Report<'_>,
) -> Option<Paging> {
    if !matches!(answer, Answer::Collection(_) | Answer::Either(_)) {
        return Some(Paging::NONE);
    }
    let style = row
        .raw
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
    if let Some(items) = &row.raw.items {
        let items = row.fill(items, report)?;
        if !is_member_path(&items.value) {
            let text = format!("`{}` is not a path in a JSON document", items.value);
            report.add(
                Finding::new(items.span, text).help("join names with `.`, as in `result.hits`"),
            );
            return None;
        }
        paging.items = items.value.into();
    }
    size(&mut paging, row, report)?;
    Some(paging)
}

fn size(paging: &mut Paging, row: &StampedRow<'_>, report: &mut Report<'_>) -> Option<()> {
    let Some(size) = &row.raw.page_size else {
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
        paging.size_parameter = row.fill(parameter, report)?.value.into();
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
        "the default page size of {over} exceeds the maximum of {}",
        maximum.value
    );
    let help = match default {
        Some(_) => "no page can be larger than the maximum",
        None => "set the default, as in `{ default = …, max = … }`",
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
