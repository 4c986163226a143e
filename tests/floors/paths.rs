//! The paths in a file that begin with `crate`, `self` or `super`.

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

/// A path as it is written, and where.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// `["crate", "json", "Raw"]`.
    pub(crate) segments: Vec<String>,
    /// The module that it is written in: the file's, with those inside of the file.
    pub(crate) module: Vec<String>,
    pub(crate) line: usize,
    /// Whether a `use` brings it into scope.
    pub(crate) is_use: bool,
}

/// All of them but those of tests, which may look anywhere.
pub(crate) fn paths(module: &[String], file: &syn::File) -> Vec<Found> {
    let mut finder = Finder {
        module: module.to_vec(),
        found: Vec::new(),
    };
    finder.visit_file(file);
    finder.found
}

struct Finder {
    module: Vec<String>,
    found: Vec<Found>,
}

impl Finder {
    fn add(&mut self, segments: Vec<String>, line: usize, is_use: bool) {
        if matches!(segments[0].as_str(), "crate" | "self" | "super") && segments.len() > 1 {
            let module = self.module.clone();
            self.found.push(Found {
                segments,
                module,
                line,
                is_use,
            });
        }
    }

    fn add_use(&mut self, tree: &syn::UseTree, before: &[String]) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.add_use(&path.tree, &with(&path.ident)),
            syn::UseTree::Name(name) if name.ident == "self" => {
                self.add(before.to_vec(), name.ident.span().start().line, true);
            }
            syn::UseTree::Name(name) => {
                self.add(with(&name.ident), name.ident.span().start().line, true);
            }
            syn::UseTree::Rename(rename) => {
                self.add(with(&rename.ident), rename.ident.span().start().line, true);
            }
            syn::UseTree::Glob(glob) => {
                let line = glob.star_token.spans[0].start().line;
                self.add([before, &["*".to_owned()]].concat(), line, true);
            }
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.add_use(tree, before);
                }
            }
        }
    }

    /// Macros are tokens: a word, and what follows it behind `::`.
    fn add_tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let is_colon = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
        let mut at = 0;
        while at < tokens.len() {
            match &tokens[at] {
                TokenTree::Group(group) => self.add_tokens(group.stream()),
                TokenTree::Ident(first) => {
                    let mut segments = vec![first.to_string()];
                    while is_colon(at + 1)
                        && is_colon(at + 2)
                        && let Some(TokenTree::Ident(next)) = tokens.get(at + 3)
                    {
                        segments.push(next.to_string());
                        at += 3;
                    }
                    self.add(segments, first.span().start().line, false);
                }
                _ => {}
            }
            at += 1;
        }
    }
}

pub(crate) fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || attribute.path().is_ident("cfg")
                && attribute
                    .parse_args::<syn::Ident>()
                    .is_ok_and(|word| word == "test")
    })
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if is_test(&item.attrs) {
            return;
        }
        self.module.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if !is_test(&item.attrs) {
            visit::visit_item_fn(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.add_use(&item.tree, &[]);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: Vec<String> = path
            .segments
            .iter()
            .map(|part| part.ident.to_string())
            .collect();
        let line = path.segments[0].ident.span().start().line;
        self.add(segments, line, false);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        self.visit_path(&item.path);
        // What is quoted is code of the crate that it is generated for.
        let name = item.path.segments.last().map(|part| part.ident.to_string());
        if matches!(
            name.as_deref(),
            Some("quote" | "quote_spanned" | "parse_quote")
        ) {
            return;
        }
        self.add_tokens(item.tokens.clone());
    }

    /// `pub(in …)` limits who may see an item and imports nothing.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}
}
