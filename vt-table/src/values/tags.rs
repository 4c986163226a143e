//! Object tags: the words that VirusTotal has for its types of objects.

use std::collections::BTreeSet;

use crate::names::{is_capitalised, is_snake_case, snake_case};
use crate::nearest::nearest;
use crate::report::{Finding, Report};
use crate::text::At;

/// Tags that need no definition: several types, and type and id alone.
const BUILT_IN_TAGS: [&str; 2] = ["any", "descriptor"];

/// Words for answers that are not objects.
pub(crate) const ANSWER_WORDS: [&str; 5] = ["nothing", "text", "bytes", "redirect", "bool"];

/// The object tags that a table defines.
#[derive(Default)]
pub(crate) struct Tags {
    defined: BTreeSet<String>,
}

impl Tags {
    /// Defines a tag. `false` when no object can have it, which was reported.
    pub(crate) fn define(&mut self, tag: &At<String>, report: &mut Report<'_>) -> bool {
        let word = tag.value.as_str();
        let finding = if BUILT_IN_TAGS.contains(&word) || ANSWER_WORDS.contains(&word) {
            Finding::new(tag.span, format!("object tag `{word}` is built in")).help("remove it")
        } else if !is_snake_case(word) {
            let better = snake_case(word).map(|better| format!("write `{better}`"));
            let text = format!("object tag `{word}` is not in snake case");
            Finding::new(tag.span, text).maybe_help(better)
        } else {
            self.defined.insert(word.to_owned());
            return true;
        };
        report.add(finding);
        report.taint.add_definition(word);
        false
    }

    /// Whether a word is a tag, of the table or built in.
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.defined.contains(word) || BUILT_IN_TAGS.contains(&word)
    }

    /// A word that must be a tag. `text` is where it stands, before its variables are filled.
    pub(crate) fn expect(
        &self,
        text: &At<String>,
        word: &str,
        report: &mut Report<'_>,
    ) -> Option<String> {
        if self.contains(word) {
            return Some(word.to_owned());
        }
        if is_capitalised(word) || word.contains("::") {
            let message = format!("`{word}` is a Rust type, not an object tag");
            report.add(Finding::new(text.span, message).help("use a tag of `[objects]`, or `any`"));
        } else if ANSWER_WORDS.contains(&word) {
            report.add(
                Finding::new(text.span, format!("`{word}` is not an object tag"))
                    .help("only `returns` accepts it"),
            );
        } else {
            self.report_unknown(text, word, &[], report);
        }
        None
    }

    /// Reports an unknown tag, where these `other` words were possible as well.
    pub(crate) fn report_unknown(
        &self,
        text: &At<String>,
        word: &str,
        other: &[&str],
        report: &mut Report<'_>,
    ) {
        if report.taint.defines(word) {
            report.taint.add_uses(word);
            return;
        }
        let tags = self.defined.iter().map(String::as_str);
        let near = nearest(word, other.iter().copied())
            .or_else(|| nearest(word, tags.chain(BUILT_IN_TAGS)));
        let help = near.map(|near| format!("did you mean `{near}`?"));
        report.add(
            Finding::new(text.span, format!("unknown object tag `{word}`")).help(
                help.unwrap_or_else(|| {
                    "add it to `[objects]`, or capitalise it if it is a Rust type".into()
                }),
            ),
        );
    }
}
