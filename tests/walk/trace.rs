//! Who called whom, in the order of the first calls.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use vt_tests::floors;

/// Files that call each other: from, to.
pub(crate) struct Trace(Vec<(String, String)>);

impl Trace {
    pub(crate) fn read(path: &Path) -> std::io::Result<Self> {
        let text = fs::read_to_string(path)?;
        let calls = text.lines().filter_map(|line| line.split_once('\t'));
        Ok(Self(
            calls
                .map(|(from, to)| (from.to_owned(), to.to_owned()))
                .collect(),
        ))
    }

    pub(crate) fn files(&self) -> BTreeSet<&str> {
        self.0.iter().map(|(_, to)| to.as_str()).collect()
    }

    /// The files in the order in which they begin, those of one folder together where it begins.
    pub(crate) fn print(&self) {
        let mut seen = BTreeSet::new();
        let begun = self.0.iter().map(|(_, to)| to.as_str());
        let begun: Vec<&str> = begun.filter(|file| seen.insert(*file)).collect();
        let mut folders = Vec::new();
        for file in &begun {
            let folder = folder(file);
            if !folders.contains(&folder) {
                folders.push(folder);
            }
        }
        for of in folders {
            println!("  {of}");
            for file in begun.iter().filter(|file| folder(file) == of) {
                println!("    {}", &file[of.len() + 1..]);
            }
        }
    }

    /// Calls from a floor into a higher one.
    pub(crate) fn turns_back(&self) -> BTreeSet<(&str, &str)> {
        let calls = self.0.iter().map(|(from, to)| (from.as_str(), to.as_str()));
        let is_back = |(from, to): &(&str, &str)| match (place(from), place(to)) {
            (Some((a, from)), Some((b, to))) => a == b && to > from,
            _ => false,
        };
        calls.filter(is_back).collect()
    }
}

/// `vt-client/src/transport` of a file in it, at whatever depth; `vt-client/src` of one beside it.
fn folder(file: &str) -> &str {
    let depth = file.matches('/').count().min(3);
    let end = file.match_indices('/').nth(depth - 1);
    end.map_or(file, |(end, _)| &file[..end])
}

/// The crate and the number of the floor that a file is on.
fn place(file: &str) -> Option<(&str, usize)> {
    let (name, path) = file.split_once("/src/")?;
    let floor = path.split(['/', '.']).next()?;
    let floors = floors::of(name);
    let number = floors.iter().position(|known| *known == floor)?;
    Some((name, number))
}
