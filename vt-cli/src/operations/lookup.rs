//! Finding rows of a table by the words that were typed.

use vt_table::{Endpoint, Verb};

use super::suggestion::meant;

use crate::outcome::failure::Failure;

/// The groups of a table with their rows, both in the table's order.
pub(crate) fn groups<'t>(
    endpoints: impl IntoIterator<Item = &'t Endpoint>,
) -> Vec<(&'t str, Vec<&'t Endpoint>)> {
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
    Failure::usage(format!(
        "there is no group `{name}`; {}",
        hint.unwrap_or_else(|| {
            "`vt api --help` lists the groups, `vt endpoints` all operations".to_owned()
        })
    ))
}

/// One row.
pub(crate) fn method<'t>(
    endpoints: &'t [Endpoint],
    group: &str,
    method: &str,
) -> Result<&'t Endpoint, Failure> {
    if method.starts_with('/') {
        let verbs = Verb::ALL.map(|verb| verb.as_str()).join(", ");
        return Err(Failure::usage(format!(
            "there is no verb `{group}`; put one of {verbs} before the path"
        )));
    }
    let rows = rows(endpoints, group);
    if rows.is_empty() {
        // The words may be in the wrong order.
        let swapped = |row: &&Endpoint| row.group == method && row.method == group;
        return Err(match endpoints.iter().find(swapped) {
            Some(row) => Failure::usage(format!("there is no group `{group}`; {}", question(row))),
            None => no_group(endpoints, group),
        });
    }
    let found = rows.iter().find(|row| row.method == method);
    found.copied().ok_or_else(|| {
        let known: Vec<&str> = rows.iter().map(|row| &*row.method).collect();
        let hint = meant(method, &known).or_else(|| only_method(endpoints, method));
        Failure::usage(format!(
            "`{group}` has no method `{method}`; {}",
            hint.unwrap_or_else(|| format!("`vt api {group} --help` lists them"))
        ))
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
