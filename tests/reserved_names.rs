//! No resource of a table can have the name of a method that the client has itself: Rust would call
//! that one.

use std::fs;
use std::path::{Path, PathBuf};

use syn::{ImplItem, Item, Type};
use vt_table::reserved;

/// The Rust files below a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| match path.is_dir() {
            true => sources(&path),
            false => vec![path],
        })
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}

/// The names of methods that `impl Client` blocks of a file have, and their traits' names.
fn methods_and_traits(file: &Path) -> (Vec<String>, Vec<String>) {
    let file = syn::parse_file(&fs::read_to_string(file).unwrap()).unwrap();
    let (mut methods, mut traits) = (Vec::new(), Vec::new());
    for item in file.items {
        let Item::Impl(block) = item else { continue };
        let Type::Path(target) = &*block.self_ty else {
            continue;
        };
        if target
            .path
            .segments
            .last()
            .is_none_or(|last| last.ident != "Client")
        {
            continue;
        }
        if let Some((path, ..)) = &block.trait_ {
            traits.extend(path.segments.last().map(|last| last.ident.to_string()));
            continue;
        }
        methods.extend(block.items.iter().filter_map(|item| match item {
            ImplItem::Fn(method) if matches!(method.vis, syn::Visibility::Public(_)) => {
                Some(method.sig.ident.to_string())
            }
            _ => None,
        }));
    }
    (methods, traits)
}

#[test]
fn every_method_of_the_client_is_reserved() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../vt-client/src");
    let (mut methods, mut traits) = (Vec::new(), Vec::new());
    for file in sources(&folder) {
        let (more_methods, more_traits) = methods_and_traits(&file);
        methods.extend(more_methods);
        traits.extend(more_traits);
    }
    for known in ["request", "call", "feed", "as_async"] {
        assert!(
            methods.iter().any(|name| name == known),
            "{known} was not found"
        );
    }
    for name in methods {
        // No resource begins with an underscore.
        let possible = !name.starts_with('_');
        assert!(!possible || reserved::is_client_method(&name), "{name}");
    }
    // Methods of these are reserved; another trait may bring others.
    for name in traits {
        assert!(["Clone", "Debug", "Drop"].contains(&&*name), "{name}");
    }
}
