//! What rows refer to by name: object tags, arguments, parameters, sources.

use std::collections::BTreeSet;

use super::web::{base_problem, https_problem};
use crate::api::ObjectKind;
use crate::names::{is_capitalised, is_snake_case, is_type_path, snake_case};
use crate::report::{Finding, Report};
use crate::source::At;
use crate::suggest::suggest;
use crate::syntax::{RawArgument, RawParameter, RawResource, RawTable};

/// Tags that need no definition: several types, and type and id alone.
const BUILT_IN_TAGS: [&str; 2] = ["any", "descriptor"];

/// Other words that `returns` knows.
pub(super) const ANSWER_WORDS: [&str; 5] = ["nothing", "text", "bytes", "redirect", "bool"];

/// The definitions of a table, and which of them were used.
pub(crate) struct Definitions<'t> {
    pub(super) table: &'t RawTable,
    tags: BTreeSet<&'t str>,
    pub(super) used_arguments: BTreeSet<String>,
    pub(super) used_parameters: BTreeSet<String>,
    /// Arguments met on the resource at hand.
    pub(super) met_arguments: BTreeSet<String>,
}

/// The default base URL.
pub(super) fn url(table: &RawTable, report: &mut Report<'_>) -> Option<String> {
    let url = table.url.as_ref()?;
    if let Some(problem) = base_problem(&url.value) {
        report.error(url.span, format!("`url` {problem}"));
        return None;
    }
    Some(url.value.clone())
}

impl<'t> Definitions<'t> {
    pub(crate) fn new(table: &'t RawTable, report: &mut Report<'_>) -> Definitions<'t> {
        let mut definitions = Definitions {
            table,
            tags: BTreeSet::new(),
            used_arguments: BTreeSet::new(),
            used_parameters: BTreeSet::new(),
            met_arguments: BTreeSet::new(),
        };
        for (index, object) in table.objects.iter().enumerate() {
            let earlier = table.objects.get(..index).unwrap_or_default();
            if let Some(first) = earlier.iter().find(|o| o.tag.value == object.tag.value) {
                let text = format!("duplicate object tag `{}`", object.tag.value);
                report
                    .add(Finding::new(object.tag.span, text).note("first defined", first.tag.span));
                continue;
            }
            let good = check_tag(&object.tag, report);
            if good {
                definitions.tags.insert(&object.tag.value);
            } else {
                report.spoil(&object.tag.value);
            }
            // A type that is made of the tag is as right as that.
            if good || object.rust.span != object.tag.span {
                check_type(&object.rust, &object.rust.value, report);
            }
        }
        for source in &table.sources {
            if let Some(page) = &source.page {
                check_page(page, report);
            }
        }
        let arguments = table.arguments.iter();
        let of_resources = table
            .resources
            .iter()
            .flat_map(|resource| &resource.arguments);
        for kind in arguments
            .chain(of_resources)
            .filter_map(|a| a.kind.as_ref())
        {
            check_type(kind, &kind.value, report);
        }
        for kind in table
            .resources
            .iter()
            .filter_map(|resource| resource.id.as_ref())
        {
            check_type(kind, &kind.value, report);
        }
        definitions
    }

    /// The kinds of objects. Every tag of an endpoint is among them, or built in: a kind whose
    /// Rust type is wrong has the type for attributes that are not typed.
    pub(super) fn objects(&self) -> Vec<ObjectKind> {
        // Of a tag that is there twice, the first counts.
        let mut left = self.tags.clone();
        let objects = self.table.objects.iter();
        objects
            .filter(|object| left.remove(object.tag.value.as_str()))
            .map(|object| ObjectKind {
                tag: object.tag.value.clone(),
                rust: match object.rust.value.as_str() {
                    good if is_type_path(good) => good.to_owned(),
                    _ => "Dynamic".to_owned(),
                },
            })
            .collect()
    }

    pub(super) fn is_tag(&self, word: &str) -> bool {
        self.tags.contains(word) || BUILT_IN_TAGS.contains(&word)
    }

    /// An object tag, which must be known. `word` is what the text stands for once it is filled.
    pub(super) fn tag(
        &self,
        text: &At<String>,
        word: &str,
        report: &mut Report<'_>,
    ) -> Option<String> {
        if self.is_tag(word) {
            return Some(word.to_owned());
        }
        if is_capitalised(word) || word.contains("::") {
            report.add(
                Finding::new(
                    text.span,
                    format!("`{word}` is a Rust type, not an object tag"),
                )
                .help("name a tag of `[objects]`, or `any`"),
            );
        } else if ANSWER_WORDS.contains(&word) {
            report.add(
                Finding::new(text.span, format!("`{word}` is not an object tag"))
                    .help("only `returns` knows this word"),
            );
        } else {
            self.report_unknown_tag(text, word, report);
        }
        None
    }

    pub(super) fn report_unknown_tag(
        &self,
        text: &At<String>,
        word: &str,
        report: &mut Report<'_>,
    ) {
        if report.is_spoilt(word) {
            report.mention(word);
            return;
        }
        let tags = self.tags.iter().copied();
        let help = crate::suggest::nearest(word, tags.chain(BUILT_IN_TAGS));
        let help = help.map(|near| format!("did you mean `{near}`?"));
        report.add(
            Finding::new(text.span, format!("unknown object tag `{word}`")).help(
                help.unwrap_or_else(|| "add it to `[objects]`; Rust types are capitalised".into()),
            ),
        );
    }

    /// What an argument of this name is on this resource: its Rust type and what it means.
    pub(super) fn argument(
        &mut self,
        resource: &RawResource,
        name: &str,
    ) -> (String, Option<String>) {
        self.met_arguments.insert(name.to_owned());
        self.used_arguments.insert(name.to_owned());
        let find = |arguments: &'_ [RawArgument]| {
            let found = arguments
                .iter()
                .find(|argument| argument.name.value == name);
            let text = |text: &Option<At<String>>| text.as_ref().map(|text| text.value.clone());
            found.map_or((None, None), |argument| {
                (text(&argument.kind), text(&argument.doc))
            })
        };
        let (own_kind, own_doc) = find(&resource.arguments);
        let (kind, doc) = find(&self.table.arguments);
        let id = resource.id.as_ref().filter(|_| name == "id");
        let kind = own_kind
            .or_else(|| id.map(|id| id.value.clone()))
            .or(kind)
            .unwrap_or_else(|| "String".to_owned());
        (kind, own_doc.or(doc))
    }

    /// The names of arguments that are described somewhere.
    pub(super) fn argument_names<'r>(
        &self,
        resource: &'r RawResource,
    ) -> impl Iterator<Item = &'r str>
    where
        't: 'r,
    {
        let all = self.table.arguments.iter().chain(&resource.arguments);
        all.map(|argument| argument.name.value.as_str())
            .chain(resource.id.iter().map(|_| "id"))
    }

    /// The parameter of this name, which counts as used.
    pub(super) fn parameter(&mut self, key: &str) -> Option<&'t RawParameter> {
        let found = self
            .table
            .parameters
            .iter()
            .find(|known| known.key.value == key);
        if found.is_some() {
            self.used_parameters.insert(key.to_owned());
        }
        found
    }
}

fn is_reserved(tag: &str) -> bool {
    BUILT_IN_TAGS.contains(&tag) || ANSWER_WORDS.contains(&tag)
}

fn check_tag(tag: &At<String>, report: &mut Report<'_>) -> bool {
    let word = tag.value.as_str();
    let finding = if is_reserved(word) {
        Finding::new(tag.span, format!("object tag `{word}` is built in"))
            .help("remove it; the word has its own meaning in `returns`")
    } else if !is_snake_case(word) {
        let better = snake_case(word).map(|better| format!("write `{better}`"));
        Finding::new(
            tag.span,
            format!("object tag `{word}` is not in snake case"),
        )
        .maybe_help(better)
    } else {
        return true;
    };
    report.add(finding);
    false
}

/// Whether a word, once it is filled, is the path of a Rust type.
pub(super) fn check_type(text: &At<String>, word: &str, report: &mut Report<'_>) -> bool {
    if is_type_path(word) {
        return true;
    }
    let finding = Finding::new(
        text.span,
        format!("`{word}` is not the path of a Rust type"),
    );
    report.add(if word.contains('<') {
        finding.help("give the type a name with `type`, and write that")
    } else {
        finding.help("write names joined by `::`, the last one capitalised")
    });
    false
}

/// The template that makes a source's links.
fn check_page(page: &At<String>, report: &mut Report<'_>) {
    const PLACE: &str = "{page}";
    let places = page.value.matches(PLACE).count();
    if places != 1 {
        report.add(
            Finding::new(page.span, format!("`page` must hold `{PLACE}` once"))
                .help("for example `https://docs.example.com/{page}`"),
        );
    } else if let Some(problem) = https_problem(&page.value.replace(PLACE, "page")) {
        report.error(page.span, format!("`page` {problem}"));
    }
}

/// The help for a name that no definition has.
pub(super) fn suggest_parameter(table: &RawTable, word: &str) -> Option<String> {
    let is_argument = table
        .arguments
        .iter()
        .any(|argument| argument.name.value == word);
    if is_argument {
        return Some(format!("write `{word}!` for a required argument"));
    }
    suggest(
        word,
        table
            .parameters
            .iter()
            .map(|known| known.key.value.as_str()),
    )
    .filter(|help| help.starts_with("did"))
    .or_else(|| Some("describe it in `[parameters]`".to_owned()))
}
