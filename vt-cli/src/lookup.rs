//! Finding rows of a table by the words that were typed.

use vt_table::Endpoint;

use crate::exit::{Exit, Failure};

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
    let rows: Vec<&Endpoint> = endpoints.iter().filter(|row| row.group == name).collect();
    if rows.is_empty() {
        let known = groups(endpoints).into_iter().map(|(group, _)| group);
        return Err(Failure::new(
            Exit::Usage,
            format!(
                "there is no group `{name}`; {}",
                meant(name, known).unwrap_or_else(|| "`vt api --help` lists them".to_owned())
            ),
        ));
    }
    Ok(rows)
}

/// One row.
pub(crate) fn method<'t>(
    endpoints: &'t [Endpoint],
    group: &str,
    method: &str,
) -> Result<&'t Endpoint, Failure> {
    let rows = self::group(endpoints, group)?;
    let found = rows.iter().find(|row| row.method == method);
    found.copied().ok_or_else(|| {
        let known = rows.iter().map(|row| &*row.method);
        Failure::new(
            Exit::Usage,
            format!(
                "`{group}` has no method `{method}`; {}",
                meant(method, known)
                    .unwrap_or_else(|| format!("`vt api {group} --help` lists them"))
            ),
        )
    })
}

/// The nearest of these words, as a question; `None` when none is near.
fn meant<'w>(word: &str, known: impl Iterator<Item = &'w str>) -> Option<String> {
    // Names have underscores; people and shells like dashes and do not care for case.
    let word = word.to_lowercase().replace('-', "_");
    known
        .map(|name| (strsim::osa_distance(&word, name), name))
        .filter(|(distance, name)| *distance <= name.len().max(word.len()) / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| format!("did you mean `{name}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_near_words_are_meant() {
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
            assert_eq!(meant(word, known.into_iter()), expected, "{word}");
        }
    }
}
