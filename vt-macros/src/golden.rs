//! Small tables of one construct each, and what they generate, in `tests/golden`. `BLESS=1` writes
//! the files.
//!
//! The tests of the workspace compile the same files.

use std::path::Path;
use std::{env, fs};

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::quote;
use vt_table::TableSource;

use crate::emit::Context;
use crate::invocation;

fn generated(toml: &Path) -> String {
    let name = toml.file_name().unwrap().to_string_lossy().into_owned();
    let source = TableSource {
        name,
        text: fs::read_to_string(toml).unwrap(),
    };
    let context = Context {
        client: syn::parse_quote!(::vt_client),
        extension: Some((syn::parse_quote!(pub), syn::parse_quote!(Golden))),
        nested: false,
    };
    let code = documentation_by_lines(invocation::generate(&source, &context));
    let file = syn::parse2(code).unwrap();
    prettyplease::unparse(&file)
}

/// The code with one attribute per line of documentation, as people write it.
fn documentation_by_lines(code: TokenStream) -> TokenStream {
    // The token before a group may be the `#` of an attribute.
    let (mut out, mut before) = (TokenStream::new(), None);
    for token in code {
        if let TokenTree::Group(group) = token {
            if let Ok(Documentation(lines)) = syn::parse2(group.stream()) {
                before = None;
                out.extend(lines.iter().map(|line| quote!(#[doc = #line])));
                continue;
            }
            let inside = documentation_by_lines(group.stream());
            out.extend(before.take());
            out.extend([TokenTree::from(Group::new(group.delimiter(), inside))]);
        } else {
            out.extend(before.replace(token));
        }
    }
    out.extend(before);
    out
}

/// `doc = "…"`, by lines.
struct Documentation(Vec<String>);

impl syn::parse::Parse for Documentation {
    fn parse(input: syn::parse::ParseStream) -> syn::Result<Self> {
        let name: syn::Ident = input.parse()?;
        input.parse::<syn::Token![=]>()?;
        let text: syn::LitStr = input.parse()?;
        if name != "doc" || !input.is_empty() {
            return Err(input.error("no documentation"));
        }
        Ok(Self(text.value().split('\n').map(str::to_owned).collect()))
    }
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
            "{} differs from line {}; `BLESS=1 cargo test -p vt-macros` writes it again: \
             read the difference before you commit it",
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
    let source = TableSource {
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
