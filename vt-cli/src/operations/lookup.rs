//! Finding rows of a table by the words that were typed.

use vt_table::{Endpoint, Verb, nearest};

use crate::outcome::exit::Exit;
use crate::outcome::failure::Failure;

/// The groups of a table with their rows, both in the order of the table.
pub(crate) fn groups(endpoints: &[Endpoint]) -> Vec<(&str, Vec<&Endpoint>)> {
    let mut groups: Vec<(&str, Vec<&Endpoint>)> = Vec::new();
    for row in endpoints {
        match groups.iter_mut().find(|(name, _)| *name == row.group) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((&row.group, vec![row])),
        }
    }
    groups
}

/// The rows of a group.
pub(crate) fn group<'t>(
    endpoints: &'t [Endpoint],
    name: &str,
) -> Result<Vec<&'t Endpoint>, Failure> {
    let rows = rows(endpoints, name);
    match rows.is_empty() {
        true => Err(no_group(endpoints, name)),
        false => Ok(rows),
    }
}

fn rows<'t>(endpoints: &'t [Endpoint], group: &str) -> Vec<&'t Endpoint> {
    endpoints.iter().filter(|row| row.group == group).collect()
}

fn no_group(endpoints: &[Endpoint], name: &str) -> Failure {
    let known = groups(endpoints).into_iter().map(|(group, _)| group);
    let hint = meant(name, &known.collect::<Vec<_>>()).or_else(|| only_method(endpoints, name));
    Failure::new(
        Exit::Usage,
        format!(
            "there is no group `{name}`; {}",
            hint.unwrap_or_else(|| {
                "`vt api --help` lists the groups, `vt endpoints` all operations".to_owned()
            })
        ),
    )
}

/// One row.
pub(crate) fn method<'t>(
    endpoints: &'t [Endpoint],
    group: &str,
    method: &str,
) -> Result<&'t Endpoint, Failure> {
    if method.starts_with('/') {
        let verbs = Verb::ALL.map(|verb| verb.as_str()).join(", ");
        return Err(Failure::new(
            Exit::Usage,
            format!("`{group}` is no verb that the API knows; before a path stands one of {verbs}"),
        ));
    }
    let rows = rows(endpoints, group);
    if rows.is_empty() {
        // The words in the other order.
        let swapped = |row: &&Endpoint| row.group == method && row.method == group;
        return Err(match endpoints.iter().find(swapped) {
            Some(row) => Failure::new(
                Exit::Usage,
                format!("there is no group `{group}`; {}", question(row)),
            ),
            None => no_group(endpoints, group),
        });
    }
    let found = rows.iter().find(|row| row.method == method);
    found.copied().ok_or_else(|| {
        let known: Vec<&str> = rows.iter().map(|row| &*row.method).collect();
        let hint = meant(method, &known).or_else(|| only_method(endpoints, method));
        Failure::new(
            Exit::Usage,
            format!(
                "`{group}` has no method `{method}`; {}",
                hint.unwrap_or_else(|| format!("`vt api {group} --help` lists them"))
            ),
        )
    })
}

/// The only method of this name in all groups, as a question.
fn only_method(endpoints: &[Endpoint], name: &str) -> Option<String> {
    let mut rows = endpoints.iter().filter(|row| row.method == name);
    match (rows.next(), rows.next()) {
        (Some(row), None) => Some(question(row)),
        _ => None,
    }
}

fn question(row: &Endpoint) -> String {
    format!("did you mean `{} {}`?", row.group, row.method)
}

/// The nearest of these words or, where none is near, those that have this one in them, as a question.
pub(crate) fn meant(word: &str, known: &[&str]) -> Option<String> {
    let names = match nearest(word, known.iter().copied()) {
        Some(name) => vec![name],
        None => with_word(word, known),
    };
    let (last, others) = names.split_last()?;
    let choice = match others {
        [] => format!("`{last}`"),
        _ => format!("`{}` or `{last}`", others.join("`, `")),
    };
    Some(format!("did you mean {choice}?"))
}

/// As many names are listed at most.
const MOST_NAMES: usize = 3;

/// The names that have this word, or begin a word with it: those with the whole word first, then the shortest.
fn with_word<'w>(word: &str, known: &[&'w str]) -> Vec<&'w str> {
    let word = normalised(word);
    // Names are singular or plural as their page has it.
    let stem = word.strip_suffix('s').unwrap_or(&word);
    if stem.len() < 2 {
        return Vec::new();
    }
    let begins = |name: &&str| format!("_{name}").contains(&format!("_{stem}"));
    let is_whole = |name: &str| format!("_{name}_").contains(&format!("_{word}_"));
    let mut names: Vec<&str> = known.iter().copied().filter(begins).collect();
    names.sort_by_key(|name| (!is_whole(name), name.len()));
    names.truncate(MOST_NAMES);
    names
}

/// Names have underscores; people and shells like dashes and do not care for case.
fn normalised(word: &str) -> String {
    word.to_lowercase().replace('-', "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_meant() {
        let known = ["files", "ip_addresses", "url"];
        for (word, near) in [
            ("fiels", Some("files")),
            ("file", Some("files")),
            ("FILES", Some("files")),
            ("ip-adresses", Some("ip_addresses")),
            ("urls", Some("url")),
            ("frobnicate", None),
            ("", None),
        ] {
            let expected = near.map(|near| format!("did you mean `{near}`?"));
            assert_eq!(meant(word, &known), expected, "{word}");
        }
    }

    #[test]
    fn names_with_the_word_are_meant_where_none_is_near() {
        let known = [
            "hunting_rulesets",
            "hunting_notifications",
            "yara_rules",
            "yara_rulesets",
            "threat_lists",
            "private_zip_files",
        ];
        for (word, choice) in [
            ("threats", "`threat_lists`"),
            ("ZIP", "`private_zip_files`"),
            ("private-zip", "`private_zip_files`"),
            ("hunting", "`hunting_rulesets` or `hunting_notifications`"),
            ("ruleset", "`yara_rulesets` or `hunting_rulesets`"),
            // The whole word before the beginning of one.
            (
                "rule",
                "`yara_rules`, `yara_rulesets` or `hunting_rulesets`",
            ),
        ] {
            let expected = Some(format!("did you mean {choice}?"));
            assert_eq!(meant(word, &known), expected, "{word}");
        }
        for word in ["livehunt", "ules", "s", "_", "z"] {
            assert_eq!(meant(word, &known), None, "{word}");
        }
    }
}
