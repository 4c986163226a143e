//! What a crate's paths must not do.

use std::collections::{BTreeMap, BTreeSet};

use crate::paths::{Found, paths};
use crate::sources::{Crate, File};

/// A crate and the rules that it keeps.
pub(crate) struct Rules<'a> {
    krate: &'a Crate,
    floors: &'a [&'a str],
    /// What the root re-exports: a name, and the module below the root that it comes from.
    exports: BTreeMap<String, String>,
}

/// What generated code names is the crate's face, for other crates.
const FACE: &str = "__private";

impl<'a> Rules<'a> {
    pub(crate) fn new(krate: &'a Crate) -> Self {
        Self {
            krate,
            floors: &[],
            exports: exports(krate),
        }
    }

    /// Imports go down these floors, named from the ground up.
    pub(crate) fn with_floors(mut self, floors: &'a [&'a str]) -> Self {
        self.floors = floors;
        self
    }

    /// Paths into a higher floor, and imports of re-exports: a line each.
    pub(crate) fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for (file, found) in self.found() {
            let Some(from) = file.module.first() else {
                continue;
            };
            let module = file.module.join("/");
            let place = format!("{}/src/{module}.rs:{}", self.krate.name, found.line);
            let Some(first) = self.absolute(&found).into_iter().next() else {
                continue;
            };
            let is_module = self.krate.has_module(std::slice::from_ref(&first));
            let to = match (is_module, self.exports.get(&first)) {
                (true, _) => first,
                (false, Some(_)) if found.is_use => {
                    faults.push(format!(
                        "{place}: `use crate::{first}` names a re-export: \
                         import it from the module that defines it"
                    ));
                    continue;
                }
                (false, Some(module)) => module.clone(),
                // A macro that is exported, or what the root itself defines.
                (false, None) => continue,
            };
            if to != *from && to != FACE && from != FACE && self.is_upwards(from, &to) {
                let path = found.segments.join("::");
                faults.push(format!(
                    "{place}: `{path}` is on a higher floor: `{from}` may not use `{to}`"
                ));
            }
        }
        faults
    }

    /// Folders beside each other that need each other, at whatever depth: a line for each circle.
    pub(crate) fn circles(&self) -> Vec<String> {
        let mut by_parent: BTreeMap<Vec<String>, Edges> = BTreeMap::new();
        for (file, found) in self.found() {
            let to = self.absolute(&found);
            let shared = file.module.iter().zip(&to);
            let depth = shared.take_while(|(own, other)| own == other).count();
            let child = |module: &[String]| module.get(..=depth).map(<[String]>::to_vec);
            if let (Some(from), Some(to)) = (child(&file.module), child(&to))
                && self.krate.is_folder(&from)
                && self.krate.is_folder(&to)
            {
                let edges = by_parent.entry(file.module[..depth].to_vec()).or_default();
                let from = edges.entry(from.join("::")).or_default();
                from.insert(to.join("::"));
            }
        }
        by_parent.values().flat_map(circles).collect()
    }

    fn found(&self) -> impl Iterator<Item = (&File, Found)> {
        let files = self.krate.files.iter();
        files.flat_map(|file| {
            let found = paths(&file.module, &file.syntax).into_iter();
            found.map(move |found| (file, found))
        })
    }

    fn is_upwards(&self, from: &str, to: &str) -> bool {
        let floor = |name: &str| self.floors.iter().position(|floor| *floor == name);
        !self.floors.is_empty() && floor(to) > floor(from)
    }

    /// Where a path leads, from the crate's root on.
    fn absolute(&self, found: &Found) -> Vec<String> {
        let mut module = found.module.clone();
        let mut rest = found.segments.as_slice();
        match rest[0].as_str() {
            "crate" => {
                module.clear();
                rest = &rest[1..];
            }
            "self" => rest = &rest[1..],
            _ => {}
        }
        while rest.first().is_some_and(|segment| segment == "super") {
            module.pop();
            rest = &rest[1..];
        }
        module.extend(rest.iter().cloned());
        module
    }
}

/// Who needs whom.
type Edges = BTreeMap<String, BTreeSet<String>>;

/// The names that the root's `pub use` brings from its modules.
fn exports(krate: &Crate) -> BTreeMap<String, String> {
    let mut exports = BTreeMap::new();
    let root = krate.files.iter().find(|file| file.module.is_empty());
    for item in root.into_iter().flat_map(|root| &root.syntax.items) {
        if let syn::Item::Use(item) = item {
            leaves(&item.tree, &mut Vec::new(), &mut |path, name| {
                let first = if path[0] == "crate" || path[0] == "self" {
                    &path[1]
                } else {
                    &path[0]
                };
                if krate.has_module(std::slice::from_ref(first)) {
                    exports.insert(name, first.clone());
                }
            });
        }
    }
    exports
}

fn leaves(tree: &syn::UseTree, path: &mut Vec<String>, each: &mut impl FnMut(&[String], String)) {
    match tree {
        syn::UseTree::Path(part) => {
            path.push(part.ident.to_string());
            leaves(&part.tree, path, each);
            path.pop();
        }
        syn::UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, path, each)),
        syn::UseTree::Name(name) => {
            path.push(name.ident.to_string());
            each(path, name.ident.to_string());
            path.pop();
        }
        syn::UseTree::Rename(rename) => {
            path.push(rename.ident.to_string());
            each(path, rename.rename.to_string());
            path.pop();
        }
        _ => {}
    }
}

/// Modules that need each other, a line for each circle: its modules in the order of their names.
fn circles(edges: &Edges) -> Vec<String> {
    let reach = |start: &String| {
        let mut seen = BTreeSet::new();
        let mut left = vec![start];
        while let Some(name) = left.pop() {
            for next in edges.get(name).into_iter().flatten() {
                if seen.insert(next) {
                    left.push(next);
                }
            }
        }
        seen
    };
    let reached: BTreeMap<&String, BTreeSet<&String>> =
        edges.keys().map(|name| (name, reach(name))).collect();
    let mut circles = BTreeSet::new();
    for (name, ahead) in &reached {
        let circle: Vec<&str> = ahead
            .iter()
            .filter(|other| reached.get(**other).is_some_and(|back| back.contains(name)))
            .map(|other| other.as_str())
            .collect();
        if circle.len() > 1 {
            circles.insert(format!("a circle: {} need each other", circle.join(", ")));
        }
    }
    circles.into_iter().collect()
}
