//! Query parameters with a closed set of values.

use super::good;

#[test]
fn parameters_with_values_that_rows_have_are_choices() {
    let loaded = good(
        r#"
        [parameters]
        list_type  = { name = "type", values = ["file", "ip range"], default = "file", doc = "What to list" }
        order      = { doc = "The order" }
        in_headers = { values = ["a", "b"], doc = "Only a header" }
        date_order = { name = "order", values = ["date+", "date-"], doc = "By date" }
        [resource.things]
        doc = "Things."
        methods.list = { get = "/things", query = ["list_type", "order"], headers = { x-in = "in_headers?" }, returns = "nothing", doc = "D.", source = "notes" }
        methods.find = { get = "/finds", query = ["date_order", "list_type"], returns = "nothing", doc = "D.", source = "notes" }
        "#,
    );
    let choices = &loaded.api.choices;
    let names: Vec<(&str, &str)> = choices
        .iter()
        .map(|choice| (choice.rust.as_str(), choice.name.as_str()))
        .collect();
    assert_eq!(names, [("ListType", "type"), ("DateOrder", "order")]);
    let pair = |one: &str, two: &str| (one.to_owned(), two.to_owned());
    assert_eq!(choices[0].default.as_deref(), Some("file"));
    assert_eq!(
        choices[0].values,
        [pair("File", "file"), pair("IpRange", "ip range")]
    );
    assert_eq!(
        choices[0].methods,
        [pair("things", "list"), pair("things", "find")]
    );
    assert_eq!(choices[1].methods, [pair("things", "find")]);
    for (name, endpoint) in [("ListType", 0), ("ListType", 1), ("DateOrder", 1)] {
        let choice = choices.iter().find(|choice| choice.rust == name).unwrap();
        let endpoint = loaded.api.endpoints().nth(endpoint).unwrap();
        assert!(endpoint.query.iter().any(|p| choice.describes(p)), "{name}");
    }
}
