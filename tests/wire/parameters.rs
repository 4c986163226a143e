//! The table's parameters against the reference's: names, values, ranges, defaults, page sizes, and
//! what may be repeated.
//!
//! Optional parameters are sent by their names on the wire, whatever the table says of them, so the
//! requests do not prove them.

use std::collections::BTreeMap;

use vt_client::{ENDPOINTS, Endpoint};
use vt_tests::cases;
use vt_tests::parameters::Parameters;

use crate::coverage::methods;

/// The operation of the reference that each row of the table sends.
fn operations() -> BTreeMap<String, String> {
    let operations = cases::operations();
    let named = operations.rows().iter().flat_map(|operation| {
        let methods = methods(operation).into_iter();
        methods.map(|(method, _)| (method, operation.operation.clone()))
    });
    named.collect()
}

/// Every difference between a table and what the reference says, by method.
fn differences(
    table: &[Endpoint],
    list: &BTreeMap<String, Parameters>,
    operations: &BTreeMap<String, String>,
) -> Vec<String> {
    let found = table.iter().filter_map(|row| {
        let said = list.get(&operations[&row.name()]);
        let (expected, found) = (Parameters::expected(said, row), Parameters::of(row));
        (expected != found).then(|| {
            format!(
                "row {}: says {found:?}, the reference {expected:?}",
                row.name()
            )
        })
    });
    found.collect()
}

#[test]
fn the_table_has_the_parameters_of_the_reference() {
    let (list, operations) = (cases::parameters(), operations());
    let found = differences(ENDPOINTS, &list, &operations);
    assert!(
        found.is_empty(),
        "{} rows differ:\n{}",
        found.len(),
        found.join("\n")
    );
    for operation in list.keys() {
        assert!(
            operations.values().any(|known| known == operation),
            "no row sends {operation}"
        );
    }
}

#[test]
fn every_wrong_parameter_is_noticed() {
    let (list, operations) = (cases::parameters(), operations());
    let rows: BTreeMap<&String, Vec<Endpoint>> = list
        .keys()
        .map(|operation| {
            let sends = |row: &&Endpoint| operations[&row.name()] == *operation;
            (operation, ENDPOINTS.iter().filter(sends).cloned().collect())
        })
        .collect();
    let noticed = |operation: &String, wrong: Parameters| {
        let mut list = list.clone();
        list.insert(operation.clone(), wrong);
        !differences(&rows[operation], &list, &operations).is_empty()
    };
    for (operation, right) in &list {
        let names = right.query.keys().chain(right.headers.keys());
        for name in names {
            let mut less = right.clone();
            less.query.remove(name);
            less.headers.remove(name);
            assert!(noticed(operation, less), "{operation} without {name}");
            let mut other = right.clone();
            for said in [&mut other.query, &mut other.headers] {
                if let Some(said) = said.get_mut(name) {
                    said.push('x');
                }
            }
            assert!(noticed(operation, other), "{operation} with another {name}");
        }
        let mut size = right.clone();
        size.page_size = "limit:11/12".to_owned();
        assert!(noticed(operation, size), "{operation} of another page size");
        let mut more = right.clone();
        more.query.insert("more".to_owned(), String::new());
        assert!(noticed(operation, more), "{operation} with one more");
    }
    let repeatable = |(_, said): &(&String, &Parameters)| said.repeatable;
    for (operation, right) in list.iter().filter(repeatable) {
        let once = Parameters {
            repeatable: false,
            ..right.clone()
        };
        assert!(noticed(operation, once), "{operation} sent once only");
    }
}
