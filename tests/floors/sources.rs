//! The sources of a crate, parsed.

use std::fs;
use std::path::Path;

use crate::paths::is_test;

/// A file, and the module that it is.
pub(crate) struct File {
    /// `["model", "object"]`; empty for the crate's root.
    pub(crate) module: Vec<String>,
    /// Whether it is the `mod.rs` of a folder.
    pub(crate) is_folder: bool,
    pub(crate) text: String,
    pub(crate) syntax: syn::File,
}

/// A file that is not parsed yet.
pub(crate) struct Source {
    pub(crate) module: Vec<String>,
    pub(crate) is_folder: bool,
    pub(crate) text: String,
}

/// All files of a crate.
pub(crate) struct Crate {
    pub(crate) name: String,
    pub(crate) files: Vec<File>,
}

impl Crate {
    /// Reads `src` of a package.
    pub(crate) fn read(package: &Path) -> Self {
        let mut paths = Vec::new();
        collect(&package.join("src"), &mut Vec::new(), &mut paths);
        let name = package.file_name().unwrap().to_string_lossy().into_owned();
        assert!(!paths.is_empty(), "{name} has no sources");
        Self::of(&name, paths)
    }

    /// Parses texts with the modules that they are.
    pub(crate) fn of(name: &str, sources: Vec<Source>) -> Self {
        let files = sources.into_iter().map(|source| {
            let syntax = syn::parse_file(&source.text);
            let syntax = syntax.unwrap_or_else(|error| panic!("{:?}: {error}", source.module));
            File {
                module: source.module,
                is_folder: source.is_folder,
                text: source.text,
                syntax,
            }
        });
        let mut files: Vec<File> = files.collect();
        let tests: Vec<Vec<String>> = files.iter().flat_map(test_modules).collect();
        files.retain(|file| !tests.iter().any(|test| file.module.starts_with(test)));
        Self {
            name: name.to_owned(),
            files,
        }
    }

    /// Whether this is the path of a module that has a file.
    pub(crate) fn has_module(&self, path: &[String]) -> bool {
        self.files.iter().any(|file| file.module == path)
    }

    /// Whether this is the path of a module that is a folder.
    pub(crate) fn is_folder(&self, path: &[String]) -> bool {
        let mut files = self.files.iter();
        files.any(|file| file.is_folder && file.module == path)
    }

    /// The modules of the root that are floors: all but the face of generated code and what only
    /// tests read.
    pub(crate) fn floors(&self) -> Vec<&str> {
        let modules = self.files.iter().filter_map(|file| file.module.first());
        let mut names: Vec<&str> = modules.map(String::as_str).collect();
        names.retain(|name| !name.starts_with('_'));
        names.sort_unstable();
        names.dedup();
        names
    }

    /// The folders in `src`, sorted.
    pub(crate) fn folders(&self) -> Vec<&str> {
        let nested = self.files.iter().filter(|file| file.is_folder);
        let first = nested.filter_map(|file| match file.module.as_slice() {
            [name] => Some(name.as_str()),
            _ => None,
        });
        let mut names: Vec<&str> = first.collect();
        names.sort_unstable();
        names
    }

    /// The text of each folder's own module.
    pub(crate) fn folder_heads(&self) -> Vec<(String, &str)> {
        let folders = self.folders();
        self.files
            .iter()
            .filter(|file| file.module.len() == 1 && folders.contains(&file.module[0].as_str()))
            .map(|file| (file.module[0].clone(), file.text.as_str()))
            .collect()
    }
}

/// The modules that a file declares for tests only. They may look anywhere.
fn test_modules(file: &File) -> Vec<Vec<String>> {
    let items = file.syntax.items.iter();
    let tests = items.filter_map(|item| match item {
        syn::Item::Mod(item) if is_test(&item.attrs) => Some(item.ident.to_string()),
        _ => None,
    });
    tests
        .map(|name| [file.module.as_slice(), &[name]].concat())
        .collect()
}

fn collect(folder: &Path, module: &mut Vec<String>, into: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            module.push(stem);
            collect(&path, module, into);
            module.pop();
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let mut own = module.clone();
            let is_root = module.is_empty() && matches!(stem.as_str(), "lib" | "main");
            if stem != "mod" && !is_root {
                own.push(stem.clone());
            }
            into.push(Source {
                module: own,
                is_folder: stem == "mod",
                text: fs::read_to_string(&path).unwrap(),
            });
        }
    }
}
