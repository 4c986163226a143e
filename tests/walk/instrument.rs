//! Puts a line into each function that tells when it begins.

use std::error::Error;
use std::fs;
use std::path::Path;

use syn::visit::{self, Visit};

/// Names the file that calls are written to; nothing is written without it.
pub(crate) const VARIABLE: &str = "WALK_TRACE";

/// What is put at the beginning of each function.
const LINE: &str = " let _walk = crate::__walk::enter(file!());";

/// What the line calls: notes who calls whom, once each.
const MODULE: &str = r#"
mod __walk {
    use std::cell::RefCell;
    use std::collections::BTreeSet;
    use std::io::Write;
    use std::sync::Mutex;

    static SEEN: Mutex<BTreeSet<(&'static str, &'static str)>> = Mutex::new(BTreeSet::new());

    thread_local! {
        static STACK: RefCell<Vec<(u64, &'static str)>> = const { RefCell::new(Vec::new()) };
    }

    pub struct Guard(u64);

    pub fn enter(file: &'static str) -> Guard {
        STACK.with_borrow_mut(|stack| {
            let from = stack.last().map_or("", |(_, file)| *file);
            note(from, file);
            let number = stack.last().map_or(0, |(number, _)| *number) + 1;
            stack.push((number, file));
            Guard(number)
        })
    }

    impl Drop for Guard {
        fn drop(&mut self) {
            let _ = STACK.try_with(|stack| stack.borrow_mut().retain(|(number, _)| *number != self.0));
        }
    }

    fn note(from: &'static str, to: &'static str) {
        let Ok(path) = std::env::var("WALK_TRACE") else { return };
        if SEEN.lock().unwrap().insert((from, to)) {
            let mut file = std::fs::OpenOptions::new().create(true).append(true).open(path).unwrap();
            writeln!(file, "{from}\t{to}").unwrap();
        }
    }
}
"#;

/// Instruments the sources of a package.
pub(crate) fn package(folder: &Path) -> Result<(), Box<dyn Error>> {
    let root = folder.join("src/lib.rs");
    sources(&folder.join("src"))?;
    let text = fs::read_to_string(&root)?;
    fs::write(&root, text + MODULE)?;
    Ok(())
}

fn sources(folder: &Path) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sources(&path)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path)?;
            fs::write(&path, instrumented(&text)?)?;
        }
    }
    Ok(())
}

fn instrumented(text: &str) -> Result<String, syn::Error> {
    let mut places = Places(Vec::new());
    places.visit_file(&syn::parse_file(text)?);
    places.0.sort_unstable();
    let mut out = String::with_capacity(text.len() + places.0.len() * LINE.len());
    let mut done = 0;
    for place in places.0 {
        out.push_str(&text[done..place]);
        out.push_str(LINE);
        done = place;
    }
    out.push_str(&text[done..]);
    Ok(out)
}

/// The places behind the opening braces of functions.
struct Places(Vec<usize>);

impl Places {
    fn add(&mut self, signature: &syn::Signature, block: &syn::Block) {
        // What runs at compile time cannot tell anything.
        if signature.constness.is_none() {
            self.0.push(block.brace_token.span.open().byte_range().end);
        }
    }
}

impl<'ast> Visit<'ast> for Places {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let is_test = |attribute: &syn::Attribute| attribute.path().is_ident("cfg");
        if !item.attrs.iter().any(is_test) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.add(&item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.add(&item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(block) = &item.default {
            self.add(&item.sig, block);
        }
        visit::visit_trait_item_fn(self, item);
    }
}
