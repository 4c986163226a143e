//! Query parameters whose values are limited.

use vt_table::Values;

use super::good;

#[test]
fn parameters_with_limited_values_that_rows_have_are_typed() {
    let loaded = good(
        r#"
        [parameters]
        list_type  = { name = "type", values = ["file", "ip range"], default = "file", doc = "What to list" }
        order      = { doc = "The order" }
        in_headers = { values = ["a", "b"], doc = "Only a header" }
        days       = { range = [1, 30], default = 7, doc = "How far back" }
        width      = { range = [1, 30], doc = "Only a header" }
        date_order = { name = "order", values = ["date+", "date-"], doc = "By date" }
        [resource.things]
        doc = "Things."
        methods.list = { get = "/things", query = ["list_type", "order"], headers = { x-in = "in_headers?", x-width = "width?" }, returns = "nothing", doc = "D.", source = "notes" }
        methods.find = { get = "/finds", query = ["date_order", "list_type", "days"], returns = "nothing", doc = "D.", source = "notes" }
        "#,
    );
    let parameters = &loaded.api.parameters;
    let names: Vec<(&str, &str)> = parameters
        .iter()
        .map(|parameter| (parameter.rust_type.as_str(), parameter.name.as_str()))
        .collect();
    assert_eq!(
        names,
        [
            ("ListType", "type"),
            ("Days", "days"),
            ("DateOrder", "order")
        ]
    );
    let pair = |one: &str, two: &str| (one.to_owned(), two.to_owned());
    assert_eq!(parameters[0].default.as_deref(), Some("file"));
    assert_eq!(
        parameters[0].values,
        Values::Words(vec![pair("File", "file"), pair("IpRange", "ip range")])
    );
    assert_eq!(
        parameters[0].methods,
        [pair("things", "list"), pair("things", "find")]
    );
    assert_eq!(parameters[1].values, Values::Range(1, 30));
    assert_eq!(parameters[1].default.as_deref(), Some("7"));
    assert_eq!(parameters[1].methods, [pair("things", "find")]);
    for (name, endpoint) in [
        ("ListType", 0),
        ("ListType", 1),
        ("Days", 1),
        ("DateOrder", 1),
    ] {
        let found = parameters
            .iter()
            .find(|parameter| parameter.rust_type == name)
            .unwrap();
        let endpoint = loaded.api.endpoints().nth(endpoint).unwrap();
        assert!(endpoint.query.iter().any(|p| found.describes(p)), "{name}");
    }
}
