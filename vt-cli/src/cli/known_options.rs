//! The options of all commands, and which of them a mistyped word may mean.

use clap::CommandFactory;

use super::arguments::Cli;
use crate::vtapi3::tokens;

/// The long options of all commands: a mistake is reported before it is known which command the
/// options belong to.
pub(crate) struct Options(Vec<clap::Arg>);

impl Options {
    pub(crate) fn of_all_commands() -> Self {
        fn all(command: &clap::Command) -> Vec<clap::Arg> {
            let own = command.get_arguments().cloned();
            own.chain(command.get_subcommands().flat_map(all)).collect()
        }
        let mut command = Cli::command();
        // Adds `--help` and `--version`.
        command.build();
        let mut options = all(&command);
        options.retain(|option| option.get_long().is_some());
        Self(options)
    }

    /// The options with this name, which includes two dashes.
    fn find(&self, typed: &str) -> impl Iterator<Item = &clap::Arg> {
        let name = typed.strip_prefix("--");
        let options = self.0.iter();
        options.filter(move |option| name.is_some() && option.get_long() == name)
    }

    /// Whether the next word is this option's value.
    pub(crate) fn take_value(&self, typed: &str) -> bool {
        self.find(typed)
            .any(|option| option.get_action().takes_values())
    }

    /// Whether a number may follow this word, even a negative one: clap has a better message for
    /// that than that an option is unknown.
    pub(crate) fn take_number(&self, typed: &str) -> bool {
        self.find(typed)
            .any(clap::Arg::is_allow_negative_numbers_set)
    }

    /// Whether a secret may stand anywhere after this word: a password of several words, a header,
    /// or an argument of an operation, but not a number. An unknown option may be a misspelt one
    /// that takes a value.
    pub(crate) fn lead_to_secrets(&self, typed: &str) -> bool {
        if typed == "api" {
            return true;
        }
        let (typed, _) = typed.split_once('=').unwrap_or((typed, ""));
        let is_harmless = match typed.strip_prefix('-') {
            None | Some("") => true,
            Some(name) if name.starts_with('-') => {
                let is_known = self.find(typed).next().is_some();
                is_known && (!self.take_value(typed) || self.take_number(typed))
            }
            Some(letters) => is_flags(letters) || is_short_of_vtapi3(typed),
        };
        !is_harmless
    }

    /// The long option that this word spells with one dash, as a question.
    pub(crate) fn named(&self, typed: &str) -> Option<String> {
        let (option, _) = typed.split_once('=').unwrap_or((typed, ""));
        let option = format!("-{option}");
        let is_known = self.find(&option).next().is_some();
        is_known.then(|| format!("did you mean `{option}`?"))
    }

    /// The option whose name is near this word, as a question.
    pub(crate) fn near(&self, typed: &str) -> Option<String> {
        let short = tokens::short_options().map(|option| &option[1..]);
        let long = self.0.iter().filter_map(clap::Arg::get_long);
        let name = vt_table::nearest(typed.trim_start_matches('-'), short.chain(long))?;
        let short = format!("-{name}");
        let option = match is_short_of_vtapi3(&short) {
            true => short,
            false => format!("-{short}"),
        };
        Some(format!("did you mean `{option}`?"))
    }
}

/// Whether these are short options of one letter, none of which takes a value.
pub(crate) fn is_flags(letters: &str) -> bool {
    letters.chars().all(|letter| "hvV".contains(letter))
}

/// Whether this is one of vtapi3's short options, none of which takes a value either.
pub(crate) fn is_short_of_vtapi3(word: &str) -> bool {
    tokens::short_options().any(|short| short == word)
}
