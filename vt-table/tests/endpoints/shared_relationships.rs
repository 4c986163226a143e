//! Relationships in shared sets, and where relationships come from.

use vt_table::{Endpoint, ObjectKind, Tier};

use super::{endpoints, good};

const TEMPLATES: &str = r#"
[relationships]
objects     = { name = "{name}", get = "{item}/{name}", doc = "{title}.", source = "docs:{slug}-rel" }
ids         = { name = "{name}_ids", get = "{item}/relationships/{name}", doc = "{title}: ids.", source = "docs:{slug}-ids" }
related     = { name = "related", get = "{item}/{relationship}", doc = "Any.", source = "docs:{slug}-rel" }
related_ids = { name = "related_ids", get = "{item}/relationships/{relationship}", doc = "Any ids.", source = "docs:{slug}-ids" }
"#;

/// Two resources that use the set `host`.
fn hosts(set: &str, more: &str) -> String {
    format!(
        "{TEMPLATES}\n[shared.host.relationships]\n{set}\n\
         [resource.domains]\ndoc = \"Domains.\"\nitem = \"/domains/{{domain}}\"\nself = \"domain\"\nuse = [\"host\"]\n{more}\n\
         [resource.pages]\ndoc = \"Pages.\"\nitem = \"/pages/{{id}}\"\nself = \"url\"\nnoun = \"web page\"\nslug = \"p\"\nuse = [\"host\"]\n"
    )
}

fn named<'e>(endpoints: &'e [Endpoint], name: &str) -> &'e Endpoint {
    let found: Vec<&Endpoint> = endpoints
        .iter()
        .filter(|endpoint| endpoint.name() == name)
        .collect();
    assert_eq!(found.len(), 1, "{name}");
    found[0]
}

fn names(endpoints: &[Endpoint]) -> Vec<String> {
    endpoints.iter().map(Endpoint::name).collect()
}

#[test]
fn a_set_stamps_its_relationships_on_each_resource_that_names_it() {
    let set = "referrer_files = { many = \"file\", tier = \"premium\", doc = \"Files that contain this {noun}\" }\n\
               last_user = { one = \"user\" }";
    let found = endpoints(&hosts(set, ""));
    let of = |group: &str| {
        let methods = [
            "referrer_files",
            "referrer_files_ids",
            "last_user",
            "last_user_ids",
            "related",
            "related_ids",
        ];
        methods.map(|method| format!("{group}.{method}"))
    };
    assert_eq!(names(&found), [of("domains"), of("pages")].concat());

    let files = named(&found, "domains.referrer_files");
    assert_eq!(files.path, "/domains/{domain}/referrer_files");
    assert_eq!(files.doc, "Files that contain this domain.");
    assert_eq!(files.sources[..], ["docs:domains-rel"]);
    assert_eq!(files.tier, Tier::Premium);
    let ids = named(&found, "pages.referrer_files_ids");
    assert_eq!(ids.path, "/pages/{id}/relationships/referrer_files");
    assert_eq!(ids.doc, "Files that contain this web page: ids.");
    assert_eq!(ids.sources[..], ["docs:p-ids"]);

    let user = named(&found, "pages.last_user");
    assert_eq!(user.doc, "Last user of this web page.");
    assert_eq!(user.tier, Tier::Public);
    assert!(user.relationship.as_ref().is_some_and(|link| link.to_one));
}

#[test]
fn shared_relationships_are_relationships_of_the_resource() {
    let loaded = good(&hosts(
        "premium.file = [\"referrer_files\"]\nlast_user = { one = \"user\" }",
        "relationships.parent = { one = \"domain\" }",
    ));
    let of = |index: usize| -> Vec<(String, String, bool, Tier, String)> {
        let related = loaded.api.resources[index].relationships.iter();
        related
            .map(|r| {
                (
                    r.name.clone(),
                    r.tag.clone(),
                    r.to_one,
                    r.tier,
                    r.doc.clone(),
                )
            })
            .collect()
    };
    let row = |name: &str, tag: &str, to_one, tier, doc: &str| {
        (
            name.to_owned(),
            tag.to_owned(),
            to_one,
            tier,
            doc.to_owned(),
        )
    };
    assert_eq!(
        of(0),
        [
            row(
                "referrer_files",
                "file",
                false,
                Tier::Premium,
                "Referrer files of this domain"
            ),
            row(
                "last_user",
                "user",
                true,
                Tier::Public,
                "Last user of this domain"
            ),
            row(
                "parent",
                "domain",
                true,
                Tier::Public,
                "Parent of this domain"
            ),
        ]
    );
    assert_eq!(
        of(1),
        [
            row(
                "referrer_files",
                "file",
                false,
                Tier::Premium,
                "Referrer files of this web page"
            ),
            row(
                "last_user",
                "user",
                true,
                Tier::Public,
                "Last user of this web page"
            ),
        ]
    );
}

/// The source of a relationship, of its ids, and of the generic row.
fn sources(table: &str) -> [String; 3] {
    let found = endpoints(table);
    ["files", "files_ids", "related"].map(|method| {
        let endpoint = named(&found, &format!("domains.{method}"));
        endpoint.sources.join("; ")
    })
}

#[test]
fn the_most_specific_source_wins() {
    let plain = "files = \"file\"";
    let of_block = "source = \"notes\"\nfiles = \"file\"";
    let of_entry = "source = \"notes\"\nfiles = { many = \"file\", source = \"docs:entry\" }";
    let general = "sources = { relationships = \"docs:r\", relationships_ids = \"docs:i\" }";
    let special = "sources = { relationships = \"docs:r\", relationships_ids = \"docs:i\", files = \"docs:own\" }";
    for (set, resource, expected) in [
        (
            plain,
            "",
            ["docs:domains-rel", "docs:domains-ids", "docs:domains-rel"],
        ),
        (plain, general, ["docs:r", "docs:i", "docs:r"]),
        (of_block, "", ["notes", "notes", "docs:domains-rel"]),
        (of_block, general, ["notes", "notes", "docs:r"]),
        (of_entry, general, ["docs:entry", "docs:entry", "docs:r"]),
        (of_entry, special, ["docs:own", "docs:entry", "docs:r"]),
        (plain, special, ["docs:own", "docs:i", "docs:r"]),
    ] {
        assert_eq!(
            sources(&hosts(set, resource)),
            expected,
            "{set}\n{resource}"
        );
        // The same on the resource itself.
        let own = format!(
            "{TEMPLATES}\n[resource.domains]\ndoc = \"Domains.\"\nitem = \"/domains/{{domain}}\"\n{resource}\n\
             [resource.domains.relationships]\n{set}\n"
        );
        assert_eq!(sources(&own), expected, "{own}");
    }
}

#[test]
fn a_source_beside_relationships_is_for_all_of_them() {
    let table = hosts(
        "source = \"notes\"\nfiles = \"file\"",
        "relationships = { source = \"docs:own\", parent = { one = \"domain\" } }",
    );
    let found = endpoints(&table);
    assert_eq!(named(&found, "domains.files").sources[..], ["notes"]);
    assert_eq!(
        named(&found, "domains.parent_ids").sources[..],
        ["docs:own"]
    );
}

#[test]
fn a_deprecated_relationship_deprecates_both_its_methods() {
    let found = endpoints(&hosts(
        "old = { many = \"file\", deprecated = \"read `files` of the {noun}\" }\nfiles = \"file\"",
        "",
    ));
    for method in ["domains.old", "domains.old_ids"] {
        let deprecated = named(&found, method).deprecated.as_deref();
        assert_eq!(deprecated, Some("read `files` of the domain"), "{method}");
    }
    for method in ["domains.files", "domains.files_ids", "domains.related"] {
        assert_eq!(named(&found, method).deprecated, None, "{method}");
    }
}

#[test]
fn one_row_of_a_set_comes_without_the_sets_relationships() {
    let found = endpoints(&format!(
        "{TEMPLATES}\n[shared.a]\nx = {{ get = \"{{item}}/x\", returns = \"text\", doc = \"D.\", source = \"notes\" }}\n\
         relationships.files = \"file\"\n\
         [resource.domains]\ndoc = \"Domains.\"\nitem = \"/domains/{{id}}\"\nuse = [\"a.x\"]\n\
         [resource.urls]\ndoc = \"URLs.\"\nitem = \"/urls/{{id}}\"\nuse = [\"a\"]\n"
    ));
    let expected = [
        "domains.x",
        "urls.x",
        "urls.files",
        "urls.files_ids",
        "urls.related",
        "urls.related_ids",
    ];
    assert_eq!(names(&found), expected);
}

#[test]
fn rows_of_shared_sets_are_named_by_the_variables_of_use() {
    let found = endpoints(
        r#"
        [shared.access]
        "add_{access}" = { post = "{item}/relationships/{access}", json = "Descriptors", returns = "nothing", doc = "D.", source = "notes" }
        "is_{one}"     = { get = "{item}/relationships/{access}/{user_id}", returns = "bool", doc = "D.", source = "docs:{slug}-{one}" }
        [resource.graphs]
        doc = "Graphs."
        item = "/graphs/{id}"
        use = [{ set = "access", access = "viewers", one = "viewer" }, { set = "access", access = "editors", one = "editor" }]
        sources = { is_editor = "docs:other" }
        "#,
    );
    let requests: Vec<(String, &str, &str)> = found
        .iter()
        .map(|endpoint| {
            (
                endpoint.name(),
                endpoint.path.as_ref(),
                endpoint.sources[0].as_ref(),
            )
        })
        .collect();
    let row = |name: &str, path, source| (name.to_owned(), path, source);
    assert_eq!(
        requests,
        [
            row(
                "graphs.add_viewers",
                "/graphs/{id}/relationships/viewers",
                "notes"
            ),
            row(
                "graphs.is_viewer",
                "/graphs/{id}/relationships/viewers/{user_id}",
                "docs:graphs-viewer"
            ),
            row(
                "graphs.add_editors",
                "/graphs/{id}/relationships/editors",
                "notes"
            ),
            row(
                "graphs.is_editor",
                "/graphs/{id}/relationships/editors/{user_id}",
                "docs:other"
            ),
        ]
    );
}

#[test]
fn several_kinds_of_objects_can_have_one_type() {
    let loaded = good("[objects]\nDynamic = [\"clue\", \"graph\"]\n\"crate::Mine\" = [\"a\"]\n");
    let kinds: Vec<(&str, &str)> = loaded
        .api
        .objects
        .iter()
        .map(|ObjectKind { tag, rust_type, .. }| (tag.as_str(), rust_type.as_str()))
        .collect();
    assert_eq!(
        kinds,
        [
            ("clue", "Dynamic"),
            ("graph", "Dynamic"),
            ("a", "crate::Mine")
        ]
    );
}
