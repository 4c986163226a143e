//! What is not reported, because it only follows from a mistake that is.

use std::collections::BTreeSet;

/// What is tainted by mistakes: a wrong part of a table is left out, but the names that it defines
/// are not unknown for that, and the words that it uses are not unused.
#[derive(Default)]
pub(crate) struct Taint {
    definitions: BTreeSet<String>,
    uses: BTreeSet<String>,
    /// Statements that are not even TOML, by the header above them and their key.
    statements: BTreeSet<(String, String)>,
}

impl Taint {
    /// Taints a name whose definition is wrong.
    pub(crate) fn add_definition(&mut self, name: &str) {
        self.definitions.insert(name.to_owned());
    }

    /// Taints the words of a text that is wrong.
    pub(crate) fn add_uses(&mut self, text: &str) {
        let is_word = |character: char| character.is_alphanumeric() || character == '_';
        let words = text.split(|character| !is_word(character));
        self.uses.extend(words.map(str::to_owned));
    }

    /// Taints a key under a header, whose statement cannot be read.
    pub(crate) fn add_statement(&mut self, header: &str, key: &str) {
        self.statements.insert((header.to_owned(), key.to_owned()));
    }

    /// Whether this name may be defined by something that is wrong.
    pub(crate) fn defines(&self, name: &str) -> bool {
        self.definitions.contains(name) || self.has_statement(name)
    }

    /// Whether this word may be used by something that is wrong.
    pub(crate) fn uses(&self, word: &str) -> bool {
        self.uses.contains(word)
    }

    /// Whether a statement that cannot be read has this key.
    pub(crate) fn has_statement(&self, key: &str) -> bool {
        self.statements.iter().any(|(_, tainted)| tainted == key)
    }

    /// Whether a statement that cannot be read has this key and stands under this header.
    pub(crate) fn has_statement_under(&self, header: &str, key: &str) -> bool {
        let statement = (header.to_owned(), key.to_owned());
        self.statements.contains(&statement)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_text_taints_its_words_only() {
        let mut taint = Taint::default();
        taint.add_uses("get = \"{item}/votes\", pages = 'vote'");
        for word in ["get", "item", "votes", "vote"] {
            assert!(taint.uses(word), "{word}");
        }
        assert!(!taint.uses("te"));
        assert!(!taint.defines("vote"));
    }

    #[test]
    fn an_unreadable_statement_taints_its_key() {
        let mut taint = Taint::default();
        taint.add_statement("resource.files", "item");
        assert!(taint.defines("item"));
        assert!(taint.has_statement_under("resource.files", "item"));
        assert!(!taint.has_statement_under("resource.urls", "item"));
    }
}
