//! What a table says besides its rows.

use vt_table::{Api, Loaded, ObjectKind, Resource, TableSource, read};

use super::good;

#[test]
fn the_default_base_address_and_the_kinds_of_objects() {
    let loaded = good("[api]\nurl = \"https://www.virustotal.com/api/v3\"\n");
    assert_eq!(
        loaded.api.url.as_deref(),
        Some("https://www.virustotal.com/api/v3")
    );
    let kinds: Vec<(&str, &str)> = loaded
        .api
        .objects
        .iter()
        .map(|ObjectKind { tag, rust_type, .. }| (tag.as_str(), rust_type.as_str()))
        .collect();
    let expected = [
        ("file", "File"),
        ("domain", "Domain"),
        ("url", "Url"),
        ("user", "User"),
        ("comment", "Comment"),
        ("analysis", "Analysis"),
        ("hunt", "crate::Hunt"),
        ("clue", "Dynamic"),
        ("graph", "Dynamic"),
    ];
    assert_eq!(kinds, expected);
}

#[test]
fn an_empty_table_is_right() {
    let Loaded {
        api, diagnostics, ..
    } = read(&TableSource::new("t.toml", ""));
    assert_eq!(diagnostics, []);
    assert_eq!(api, Api::default());
}

#[test]
fn resources_come_in_the_order_of_the_table_and_rows_in_the_order_of_the_resource() {
    let row = |path: &str| {
        format!("{{ get = \"{path}\", returns = \"nothing\", doc = \"D.\", source = \"notes\" }}")
    };
    let loaded = good(&format!(
        "[resource.zoo]\ndoc = \"Animals.\"\nnoun = \"animal\"\nuse = [\"b\"]\n\
         [resource.zoo.methods]\nz = {}\ny = {}\n[shared.b]\nk = {}\na = {}\n\
         [resource.zip_files]\ndoc = \"ZIP files.\"\n[resource.hosts]\ndoc = \"Hosts.\"\nself = \"domain\"\n",
        row("/z"),
        row("/y"),
        row("/k"),
        row("/a")
    ));
    let names: Vec<String> = loaded
        .api
        .endpoints()
        .map(|endpoint| endpoint.name())
        .collect();
    assert_eq!(names, ["zoo.k", "zoo.a", "zoo.z", "zoo.y"]);
    let nouns: Vec<(&str, &str, &str)> = loaded
        .api
        .resources
        .iter()
        .map(
            |Resource {
                 name, noun, doc, ..
             }| (name.as_str(), noun.as_str(), doc.as_str()),
        )
        .collect();
    let expected = [
        ("zoo", "animal", "Animals."),
        ("zip_files", "ZIP file", "ZIP files."),
        ("hosts", "domain", "Hosts."),
    ];
    assert_eq!(nouns, expected);
}

#[test]
fn a_table_may_have_windows_line_ends_and_a_byte_order_mark() {
    let text = "\u{feff}[resource.files]\r\ndoc = \"Files.\"\r\nitme = 1\r\n";
    let loaded = read(&TableSource::new("t.toml", text));
    assert_eq!(loaded.api.resources[0].doc, "Files.");
    assert_eq!(loaded.diagnostics.len(), 1);
    let found = &loaded.diagnostics[0];
    assert_eq!(
        (found.line, found.column, found.line_text.as_str()),
        (3, 1, "itme = 1")
    );
}
