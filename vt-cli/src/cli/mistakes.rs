//! Mistakes that clap would misunderstand, in messages that name what was typed.

use std::borrow::Cow;
use std::ffi::OsString;

use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::arguments::Cli;
use super::known_options::{Options, is_flags, is_short_of_vtapi3};
use crate::operations::suggestion;
use crate::vtapi3::tokens;

/// Refuses what clap would misunderstand. `words` is all that was typed.
pub(crate) fn check(words: &[OsString]) -> Result<(), clap::Error> {
    if let Some((one, other)) = tokens::two_options(words) {
        return Err(usage(
            ErrorKind::ArgumentConflict,
            format!("`{one}` and `{other}` cannot be used together; run `vt` once for each"),
        ));
    }
    match unknown_option(words) {
        Some(message) => Err(usage(ErrorKind::UnknownArgument, message)),
        None => Ok(()),
    }
}

/// The message for the first unknown word that has a single dash and several letters. Clap would
/// take each letter for an option of its own, and show its help or version for an `h` or a `V`,
/// whatever the other letters are.
fn unknown_option(words: &[OsString]) -> Option<String> {
    let words = texts(words);
    let mut suspects = words
        .iter()
        .enumerate()
        .filter(|(_, word)| is_suspect(word))
        .peekable();
    // Hardly any command line has one, and collecting the options of all commands takes time.
    suspects.peek()?;
    let options = Options::of_all_commands();
    let (place, typed) = suspects.find(|(place, word)| {
        let before = words[..*place].last();
        !(is_number(word) && before.is_some_and(|option| options.take_number(option)))
    })?;
    let before = &words[..place];
    if let Some(message) = value_needed(&options, before) {
        return Some(message);
    }
    if before.iter().any(|word| options.lead_to_secrets(word)) {
        let hint = options.named(typed);
        let hint = hint.as_deref().unwrap_or(WHERE_TO_LOOK);
        return Some(format!(
            "a word that begins with one `-` is not an option (it is not shown, because it may \
             be a secret); {hint}"
        ));
    }
    Some(option_meant(&options, typed))
}

/// The words that may be options, as they can be shown.
fn texts(words: &[OsString]) -> Vec<Cow<'_, str>> {
    let words = tokens::options(words);
    words.map(|word| word.to_string_lossy()).collect()
}

/// Whether clap would take this word for several options, some of them unknown. It may also be a
/// number.
fn is_suspect(word: &str) -> bool {
    let Some(letters) = word.strip_prefix('-') else {
        return false;
    };
    let is_cluster = !letters.starts_with('-') && letters.chars().count() > 1;
    is_cluster && !is_flags(letters) && !is_short_of_vtapi3(word)
}

fn is_number(word: &str) -> bool {
    let number = word.trim_start_matches('-');
    number.starts_with(|first: char| first.is_ascii_digit()) && number.parse::<f64>().is_ok()
}

const WHERE_TO_LOOK: &str = "`vt --help` and `vt COMMAND --help` list the options; write a value \
     that begins with `-` as `--OPTION=VALUE`, and put any other such word after `--`";

/// The message for a word that begins with a dash and follows an option that takes a value.
fn value_needed(options: &Options, before: &[impl AsRef<str>]) -> Option<String> {
    let option = before.last()?.as_ref();
    options.take_value(option).then(|| {
        format!("`{option}` needs a value; write one that begins with `-` as `{option}=…`")
    })
}

/// Says that there is no such option, and which one may be meant.
fn option_meant(options: &Options, typed: &str) -> String {
    let (option, value) = typed.split_once('=').unwrap_or((typed, ""));
    let has_value = !value.is_empty();
    // Only vtapi3's options are known to take no secrets.
    if has_value && is_short_of_vtapi3(option) {
        return format!("there is no option `{typed}`; write `{option} {value}`");
    }
    let shown = match has_value {
        true => &format!("{option}=…"),
        false => typed,
    };
    let hint = options.named(option).or_else(|| options.near(option));
    let hint = hint.as_deref().unwrap_or(WHERE_TO_LOOK);
    format!("there is no option `{shown}`; {hint}")
}

/// Clap's error, or a better one where clap takes a word for something else.
pub(super) fn reworded(
    command: &clap::Command,
    words: &[OsString],
    error: clap::Error,
) -> clap::Error {
    if error.kind() != ErrorKind::UnknownArgument {
        return error;
    }
    if let Some(message) = value_meant(words, &error) {
        return usage(ErrorKind::UnknownArgument, message);
    }
    match command_meant(command, words) {
        Some(message) => usage(ErrorKind::InvalidSubcommand, message),
        None => error,
    }
}

/// Clap takes a value that begins with two dashes for an unknown option, and quotes it; it may be a
/// password.
fn value_meant(words: &[OsString], error: &clap::Error) -> Option<String> {
    let Some(ContextValue::String(unknown)) = error.get(ContextKind::InvalidArg) else {
        return None;
    };
    let words = texts(words);
    let place = words.iter().position(|word| {
        let name = word.split('=').next();
        word.starts_with("--") && name == Some(unknown)
    })?;
    value_needed(&Options::of_all_commands(), &words[..place])
}

/// Clap takes a first word that is no command for the path of a file, and then does not know what
/// to do with the second word.
fn command_meant(command: &clap::Command, words: &[OsString]) -> Option<String> {
    let first = first_word(command, words)?;
    let is_known = command.find_subcommand(first).is_some();
    let is_of_vtapi3 = tokens::options(words).any(tokens::is_option);
    if is_known || is_of_vtapi3 {
        return None;
    }
    let known = command.get_subcommands().map(clap::Command::get_name);
    let question = suggestion::meant(first, &known.collect::<Vec<_>>())?;
    Some(format!("there is no command `{first}`; {question}"))
}

/// The first word that is neither an option nor an option's value.
fn first_word<'w>(command: &clap::Command, words: &'w [OsString]) -> Option<&'w str> {
    let takes_value = |word: &str| {
        command.get_arguments().any(|option| {
            let name = option.get_long();
            word.strip_prefix("--") == name && name.is_some() && option.get_action().takes_values()
        })
    };
    let mut words = words.iter().skip(1).map(|word| word.to_str());
    while let Some(word) = words.next() {
        match word? {
            "--" => return None,
            option if takes_value(option) => drop(words.next()),
            option if option.starts_with('-') => {}
            word => return Some(word),
        }
    }
    None
}

pub(super) fn usage(kind: ErrorKind, message: String) -> clap::Error {
    Cli::command().error(kind, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &str) -> Option<String> {
        let words = format!("vt {line}");
        unknown_option(&words.split(' ').map(OsString::from).collect::<Vec<_>>())
    }

    #[test]
    fn unknown_words_with_one_dash_are_found() {
        for word in [
            "-hrx", "-vhx", "-xh", "-Vx", "-hr=a", "-hr=", "-Vx1", "-1h", "-12", "-h=", "-\u{e9}h",
            "-h-",
        ] {
            assert!(said(word).is_some(), "{word}");
        }
        for word in [
            "-h", "-x", "-\u{e9}", "-1", "-vv", "-vh", "-hr", "-", "--help", "--", "hrx", "-- -hrx",
        ] {
            assert_eq!(said(word), None, "{word}");
        }
    }

    #[test]
    fn negative_numbers_follow_options_that_take_numbers() {
        for line in ["--timeout -12.5", "api files list --limit -12"] {
            assert_eq!(said(line), None, "{line}");
        }
        for line in ["-12", "--mock -12", "--timeout -inf", "--password -12"] {
            assert!(said(line).is_some(), "{line}");
        }
    }

    #[test]
    fn words_are_shown_where_they_cannot_be_secrets() {
        for (line, is_shown) in [
            ("-zzz", true),
            ("--mock -v -hr -zzz", true),
            ("--hash-report - -zzz", true),
            ("--timeout 5 -zzz", true),
            ("--timeout=5 -zzz", true),
            ("--timeout -zzz", false),
            ("scan file x --wait -zzz", true),
            ("--proxy -zzz", false),
            ("--proxy x -zzz", false),
            ("--proxy=x -zzz", false),
            ("--prox x -zzz", false),
            ("-p x -zzz", false),
            ("api -zzz", false),
        ] {
            let said = said(line).unwrap();
            assert_eq!(said.contains("zzz"), is_shown, "{line}: {said}");
        }
    }

    /// Clap shows its help because of the `h` in it.
    #[cfg(unix)]
    #[test]
    fn words_that_are_not_text_are_found() {
        use std::os::unix::ffi::OsStringExt;
        let word = OsString::from_vec(vec![b'-', b'h', b'r', 0xff]);
        assert!(unknown_option(&["vt".into(), word]).is_some());
    }
}
