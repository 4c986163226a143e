//! Small tables and what they generate, one construct each, in `tests/golden`. `BLESS=1` writes the files.
//!
//! The tests of the workspace compile the same files, so what is golden is also valid.

use std::path::Path;
use std::{env, fs};

use vt_table::Source;

use crate::emit::Context;
use crate::invocation;

fn generated(toml: &Path) -> String {
    let name = toml.file_name().unwrap().to_string_lossy().into_owned();
    let source = Source {
        name,
        text: fs::read_to_string(toml).unwrap(),
    };
    let context = Context {
        client: syn::parse_quote!(::vt_client),
        extension: Some((syn::parse_quote!(pub), syn::parse_quote!(Golden))),
        nested: false,
    };
    let file = syn::parse2(invocation::generate(&source, &context)).unwrap();
    prettyplease::unparse(&file)
}

#[test]
fn tables_generate_what_is_committed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut compared = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let toml = entry.unwrap().path();
        if toml.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let (golden, generated) = (toml.with_extension("rs"), generated(&toml));
        if env::var_os("BLESS").is_some() {
            fs::write(&golden, &generated).unwrap();
        }
        let committed = fs::read_to_string(&golden).unwrap_or_default();
        let difference = committed
            .lines()
            .zip(generated.lines())
            .position(|(old, new)| old != new);
        assert!(
            committed == generated,
            "{} differs from line {}; `BLESS=1 cargo test -p vt-macros` writes it anew, read the difference before you commit it",
            golden.display(),
            difference.unwrap_or(committed.lines().count().min(generated.lines().count())) + 1,
        );
        compared += 1;
    }
    assert!(compared >= 12, "only {compared} tables were found");
}

#[test]
fn generated_code_names_the_client_only_by_the_given_path() {
    let toml = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/relationships.toml");
    let source = Source {
        name: "relationships.toml".into(),
        text: fs::read_to_string(toml).unwrap(),
    };
    let context = Context {
        client: syn::parse_quote!(renamed::client),
        extension: Some((syn::parse_quote!(pub), syn::parse_quote!(Golden))),
        nested: false,
    };
    let code = invocation::generate(&source, &context).to_string();
    assert!(code.contains("renamed :: client :: Client"));
    assert!(
        !code.contains("vt_client") && !code.contains("crate ::"),
        "a path that works only here: {code}"
    );
}
