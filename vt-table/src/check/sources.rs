//! Sources of rows, and links to their documentation.

use crate::endpoint::Text;
use crate::report::{Finding, Report};
use crate::stamp::{Form, StampedResource, StampedRow};
use crate::suggest::suggest;
use crate::syntax::{OF_IDS, OF_OBJECTS, RawResource, RawTable};
use crate::text::At;
use crate::values::https_problem;

/// The sources of a row and the page to link to.
pub(super) struct Documentation {
    pub(super) sources: Vec<Text>,
    pub(super) see: Text,
}

/// The sources of a row on its resource. `None` if they are wrong, which was reported.
pub(super) fn documentation(
    resource: &RawResource,
    row: &StampedRow<'_>,
    arguments: &[&str],
    table: &RawTable,
    report: &mut Report<'_>,
) -> Option<Documentation> {
    let see = match &row.raw.see {
        Some(see) => Some(page(see, row, arguments, report)?),
        None => None,
    };
    let Some(source) = source(resource, row) else {
        let key = &row.raw.key;
        let text = format!("row `{}` has no `source`", key.value);
        report.add(Finding::new(key.span, text).help(format!(
            "add `source = \"…\"`, or name it in `sources` of `[resource.{}]`",
            resource.name.value
        )));
        return None;
    };
    let filled = row.variables.fill(source, arguments, report)?;
    let mut sources: Vec<Text> = Vec::new();
    let mut link = None;
    let mut good = true;
    for (offset, part) in parts(&filled) {
        let whole = filled == source.value;
        let span = if whole {
            report.within(source, offset..offset + part.len())
        } else {
            source.span
        };
        match link_of(At::new(part, span), table, report) {
            Some(found) => link = link.or(found),
            None => good = false,
        }
        sources.push(part.to_owned().into());
    }
    let see = see.or(link).unwrap_or_default();
    good.then(|| Documentation {
        sources,
        see: see.into(),
    })
}

/// The text that names the sources of a row.
fn source<'a>(resource: &'a RawResource, row: &'a StampedRow<'a>) -> Option<&'a At<String>> {
    let general = match row.form {
        Form::Method => "",
        Form::Objects | Form::Related => OF_OBJECTS,
        Form::Ids | Form::RelatedIds => OF_IDS,
    };
    let named = |name: &str| {
        let mut overrides = resource.sources.iter();
        overrides.find(|(known, _)| known.value == name)
    };
    // A relationship has a source of its own if it differs from that of its resource's others.
    let of_relationship = || match row.form {
        Form::Objects | Form::Ids => row.relationship.as_ref()?.source.as_ref(),
        Form::Method | Form::Related | Form::RelatedIds => None,
    };
    let replaced = row.origin.as_ref().and_then(|_| {
        let own = named(&row.method).map(|(_, source)| source);
        own.or_else(|| row.used?.source.as_ref())
            .or_else(of_relationship)
            .or_else(|| Some(&named(general)?.1))
    });
    replaced.or(row.raw.source.as_ref())
}

/// The sources in a text, and where they begin in it.
fn parts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut offset = 0;
    text.split(';').map(move |part| {
        let start = offset + (part.len() - part.trim_start().len());
        offset += part.len() + 1;
        (start, part.trim())
    })
}

/// The link to a source, if it has one. `None` if the source is wrong, which was reported.
fn link_of(source: At<&str>, table: &RawTable, report: &mut Report<'_>) -> Option<Option<String>> {
    let (tag, page) = match source.value.split_once(':') {
        Some((tag, page)) => (tag, Some(page)),
        None => (source.value, None),
    };
    let known = table.sources.iter().find(|known| known.tag.value == tag);
    let finding = match (known, page) {
        (None, _) if source.value.is_empty() => {
            Finding::new(source.span, "empty source").help("remove the extra `;`")
        }
        (None, _) if report.taint.defines(tag) => return None,
        (None, _) => {
            let tags = table.sources.iter().map(|known| known.tag.value.as_str());
            let help = suggest(tag, tags);
            Finding::new(source.span, format!("unknown source `{tag}`"))
                .maybe_help(help.or_else(|| Some("add it to `[sources]`".into())))
        }
        (Some(known), None) if known.page.is_some() => {
            Finding::new(source.span, format!("source `{tag}` needs a page"))
                .help(format!("write `{tag}:the-page`"))
        }
        (Some(known), Some(_)) if known.page.is_none() => {
            Finding::new(source.span, format!("source `{tag}` has no pages")).help(format!(
                "write `{tag}`, or give the source a `page` in `[sources]`"
            ))
        }
        (Some(_), Some(page)) if page.is_empty() || page.contains(char::is_whitespace) => {
            Finding::new(
                source.span,
                format!("`{page}` is not a page of source `{tag}`"),
            )
            .help("write a page as one word, and separate sources with `; `")
        }
        (Some(known), page) => {
            let template = known.page.as_ref().zip(page);
            return Some(template.map(|(link, page)| link.value.replace("{page}", page)));
        }
    };
    report.add(finding);
    None
}

/// The page of a row that has `see`.
fn page(
    see: &At<String>,
    row: &StampedRow<'_>,
    arguments: &[&str],
    report: &mut Report<'_>,
) -> Option<String> {
    let filled = row.variables.fill(see, arguments, report)?;
    if let Some(problem) = https_problem(&filled) {
        report.add(Finding::new(see.span, format!("`see` {problem}")));
        return None;
    }
    Some(filled)
}

/// Reports entries of a resource's `sources` that are not for a stamped row.
pub(super) fn check_overrides(resource: &StampedResource<'_>, report: &mut Report<'_>) {
    for (name, _) in &resource.raw.sources {
        let stamped = resource.rows.iter().filter(|row| row.origin.is_some());
        let word = name.value.as_str();
        let of_relationships = word == OF_OBJECTS || word == OF_IDS;
        if of_relationships && !resource.relationships.is_empty()
            || resource.tainted_rows.contains(word)
            || stamped.clone().any(|row| row.method == word)
        {
            continue;
        }
        let raw = resource.raw;
        let (own, resource) = (&raw.methods, &raw.name.value);
        let finding = if own.iter().any(|row| row.key.value == word) {
            let text = format!("row `{word}` belongs to `{resource}` itself");
            Finding::new(name.span, text).help("write `source` in the row")
        } else {
            let text = format!("no row `{word}` is stamped on `{resource}`");
            let names = stamped.map(|row| row.method.as_str());
            Finding::new(name.span, text).maybe_help(suggest(word, names))
        };
        report.add(finding);
    }
}
