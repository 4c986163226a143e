//! Completion by shells: `COMPLETE=bash vt` prints the script that asks for it.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

use clap::Command;
use clap_complete::CompleteEnv;
use clap_complete::engine;
use clap_complete::env::{Elvish, EnvCompleter, Fish, Powershell, Shells, Zsh};

/// Answers a shell that asks for completions, and ends the process.
pub(crate) fn answer(command: impl Fn() -> Command) {
    CompleteEnv::with_factory(command)
        .shells(Shells(&[&Bash, &Elvish, &Fish, &Powershell, &Zsh]))
        .complete();
}

/// Bash splits words at `=` and `:`, and replaces what follows the last of them. The library's own
/// form passes on the pieces, so that neither a value of `--query order=date-` nor anything after a
/// URL would be completed.
struct Bash;

/// The index of the word at the cursor, and the part of it before the cursor.
const INDEX: &str = "_VT_COMPLETE_INDEX";
const WORD: &str = "_VT_COMPLETE_WORD";

const SCRIPT: &str = r#"
_complete_NAME() {
    local IFS=$'\n'
    COMPREPLY=( $( VAR=bash _VT_COMPLETE_INDEX="$COMP_CWORD" _VT_COMPLETE_WORD="$2" \
        COMPLETER -- "${COMP_WORDS[@]}" ) )
    if [[ "${COMPREPLY-}" == *= ]]; then
        compopt -o nospace 2> /dev/null
    fi
}
if (( BASH_VERSINFO[0] > 4 || BASH_VERSINFO[0] == 4 && BASH_VERSINFO[1] >= 4 )); then
    complete -o bashdefault -o nosort -F _complete_NAME BIN
else
    complete -o bashdefault -F _complete_NAME BIN
fi
"#;

impl EnvCompleter for Bash {
    fn name(&self) -> &'static str {
        "bash"
    }

    fn is(&self, name: &str) -> bool {
        name == "bash"
    }

    fn write_registration(
        &self,
        variable: &str,
        name: &str,
        binary: &str,
        completer: &str,
        output: &mut dyn Write,
    ) -> io::Result<()> {
        let quoted = format!("'{}'", completer.replace('\'', r"'\''"));
        let script = SCRIPT
            .replace("NAME", &name.replace('-', "_"))
            .replace("BIN", binary)
            .replace("VAR", variable)
            .replace("COMPLETER", &quoted);
        output.write_all(script.as_bytes())
    }

    fn write_complete(
        &self,
        command: &mut Command,
        words: Vec<OsString>,
        folder: Option<&Path>,
        output: &mut dyn Write,
    ) -> io::Result<()> {
        let index = std::env::var(INDEX).ok();
        let index = index.and_then(|index| index.parse().ok()).unwrap_or(0);
        let words = words
            .into_iter()
            .map(|word| word.to_string_lossy().into_owned());
        let word = std::env::var(WORD).unwrap_or_default();
        let words = joined(words.take(index + 1).collect(), &word);
        let cursor = words.len().saturating_sub(1);
        let kept = words
            .last()
            .and_then(|word| word.rfind(BREAKS).map(|at| word[..=at].to_owned()));
        let kept = kept.unwrap_or_default();
        let words = words.into_iter().map(OsString::from).collect();
        for candidate in engine::complete(command, words, cursor, folder)? {
            let candidate = candidate.get_value().to_string_lossy();
            let rest = candidate.strip_prefix(&kept).unwrap_or(&candidate);
            writeln!(output, "{rest}")?;
        }
        Ok(())
    }
}

/// Where bash splits words.
const BREAKS: [char; 2] = ['=', ':'];

/// The words up to the cursor as they were typed, the last one cut off at the cursor.
fn joined(mut words: Vec<String>, before_cursor: &str) -> Vec<String> {
    let is_break = |word: &str| !word.is_empty() && word.chars().all(|it| BREAKS.contains(&it));
    match words.last_mut() {
        // The cursor follows a `=`, where the word is empty.
        Some(last) if is_break(last) => words.push(before_cursor.to_owned()),
        Some(last) => *last = before_cursor.to_owned(),
        None => {}
    }
    let mut joined: Vec<String> = Vec::new();
    let mut glue = false;
    for word in words {
        let is_break = is_break(&word);
        match joined.last_mut() {
            Some(last) if glue || is_break => last.push_str(&word),
            _ => joined.push(word),
        }
        glue = is_break;
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_bash_split_are_joined() {
        // As bash 5.2 passes them.
        for (words, before_cursor, expected) in [
            ("vt api fi", "fi", "vt|api|fi"),
            ("vt api ", "", "vt|api|"),
            ("vt --query order = da", "da", "vt|--query|order=da"),
            ("vt --query order =", "", "vt|--query|order="),
            ("vt --query order = date-", "da", "vt|--query|order=da"),
            ("vt get http : //a/b --q", "--q", "vt|get|http://a/b|--q"),
            ("vt --query = a = b", "b", "vt|--query=a=b"),
        ] {
            let words = words.split(' ').map(str::to_owned).collect();
            assert_eq!(joined(words, before_cursor).join("|"), expected);
        }
    }
}
