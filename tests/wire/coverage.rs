//! The table against the list of the reference's operations, in both directions.

use std::collections::BTreeMap;

use vt_client::Endpoint;
use vt_table::{Answer, Item};
use vt_tests::cases;
use vt_tests::operations::{NamedRelationship, Operation};

/// What the list wants of one method.
pub(crate) struct Wanted<'l> {
    request: String,
    source: Option<&'l str>,
    relationship: Option<&'l NamedRelationship>,
}

/// The methods that an operation stands for. A relationship's own source is in the table alone: the
/// list has the source of the operation, which is that of `related`.
pub(crate) fn methods(row: &Operation) -> Vec<(String, Wanted<'_>)> {
    if !row.method.name.contains('*') {
        let wanted = Wanted {
            request: row.operation.clone(),
            source: Some(&row.source),
            relationship: None,
        };
        return vec![(row.method.full_name(), wanted)];
    }
    let generic = Wanted {
        request: row.operation.clone(),
        source: Some(&row.source),
        relationship: None,
    };
    let named = row.relationships.iter().map(|relationship| {
        let wanted = Wanted {
            request: row.operation.replace("{relationship}", &relationship.name),
            source: None,
            relationship: Some(relationship),
        };
        (row.method.of(&relationship.name).full_name(), wanted)
    });
    let related = row.method.related().full_name();
    std::iter::once((related, generic)).chain(named).collect()
}

/// Every difference between a list and a table, by method.
fn differences(list: &[Operation], table: &[Endpoint]) -> Vec<String> {
    let mut found = Vec::new();
    let rows: BTreeMap<String, &Endpoint> = table.iter().map(|row| (row.name(), row)).collect();
    let mut mapped: BTreeMap<String, &Operation> = BTreeMap::new();
    for operation in list {
        for (method, wanted) in methods(operation) {
            match rows.get(&method) {
                None => found.push(format!("{method}: not in the table")),
                Some(row) => found.extend(
                    difference(row, &wanted).map(|difference| format!("{method}: {difference}")),
                ),
            }
            mapped.insert(method, operation);
        }
    }
    let unmapped = rows.keys().filter(|method| !mapped.contains_key(*method));
    found.extend(unmapped.map(|method| format!("{method}: no operation of the list")));
    found
}

fn difference(row: &Endpoint, wanted: &Wanted<'_>) -> Option<String> {
    let request = format!("{} {}", row.verb, row.path);
    if request != wanted.request {
        return Some(format!("sends {request}, not {}", wanted.request));
    }
    let named = |source: &str| row.sources.iter().any(|known| known == source);
    if let Some(source) = wanted.source.filter(|source| !named(source)) {
        return Some(format!("does not name the source {source}"));
    }
    let relationship = wanted.relationship?;
    let (tag, to_one) = leads_to(&row.answer)?;
    let ids = row.relationship.as_ref().is_some_and(|link| link.ids);
    if tag != if ids { "descriptor" } else { &relationship.tag } {
        return Some(format!("leads to {tag}, not {}", relationship.tag));
    }
    if to_one != relationship.to_one {
        return Some(format!("to one: {to_one}"));
    }
    (row.tier.as_str() != relationship.tier)
        .then(|| format!("is for {}, not {}", row.tier, relationship.tier))
}

/// The type that a relationship leads to, and whether to at most one object.
fn leads_to(answer: &Answer) -> Option<(&str, bool)> {
    match answer {
        Answer::Object { tag, .. } => Some((tag, true)),
        Answer::Collection(Item::Object(tag)) => Some((tag, false)),
        _ => None,
    }
}

#[test]
fn the_table_is_the_list_of_the_reference() {
    let operations = cases::operations();
    let found = differences(operations.rows(), vt_client::ENDPOINTS);
    assert!(
        found.is_empty(),
        "{} differences:\n{}",
        found.len(),
        found
            .iter()
            .map(|text| format!("row {text}\n"))
            .collect::<String>()
    );
    let list = operations.rows();
    let relationships = list
        .iter()
        .map(|row| row.relationships.len())
        .sum::<usize>();
    let requests: std::collections::BTreeSet<&str> =
        list.iter().map(|row| row.operation.as_str()).collect();
    assert_eq!(requests.len(), list.len(), "an operation stands twice");
    println!(
        "{} operations, {relationships} named relationships, {} methods",
        list.len(),
        vt_client::ENDPOINTS.len()
    );
}

#[test]
fn every_difference_between_the_list_and_the_table_is_noticed() {
    let operations = cases::operations();
    let list = operations.rows();
    for index in 0..list.len() {
        let mut shorter = list.to_vec();
        let gone = shorter.remove(index);
        let found = differences(&shorter, vt_client::ENDPOINTS);
        // A relationship that is an operation of its own, too, is mapped twice.
        let doubled = list.iter().enumerate().any(|(other, row)| {
            let same = |method: &str| methods(&gone).iter().any(|(name, _)| name == method);
            other != index && methods(row).iter().any(|(name, _)| same(name))
        });
        assert!(
            !found.is_empty() || doubled,
            "{} is not missed",
            gone.operation
        );

        let mut other_source = list.to_vec();
        other_source[index].source.push('x');
        let found = differences(&other_source, vt_client::ENDPOINTS);
        assert_eq!(found.len(), 1, "{}: {found:?}", gone.operation);
    }
    // Some of the rows, since each takes a comparison of all.
    for index in (0..vt_client::ENDPOINTS.len()).step_by(7) {
        let mut shorter = vt_client::ENDPOINTS.to_vec();
        let gone = shorter.remove(index);
        let found = differences(list, &shorter);
        assert!(!found.is_empty(), "{} is not missed", gone.name());
    }
}

#[test]
fn every_wrong_relationship_is_noticed() {
    let operations = cases::operations();
    for (index, row) in operations.rows().iter().enumerate() {
        for place in 0..row.relationships.len() {
            let wrong: [fn(&mut NamedRelationship); 3] = [
                |relationship| relationship.to_one = !relationship.to_one,
                |relationship| relationship.tier.push('x'),
                |relationship| relationship.name.push('x'),
            ];
            for change in wrong {
                let mut list = vec![operations.rows()[index].clone()];
                change(&mut list[0].relationships[place]);
                let found = differences(&list, vt_client::ENDPOINTS);
                let name = &row.relationships[place].name;
                assert!(
                    found
                        .iter()
                        .any(|text| !text.ends_with("of the list") && text.contains(name.as_str())),
                    "{} {name}",
                    row.operation
                );
            }
        }
    }
}
