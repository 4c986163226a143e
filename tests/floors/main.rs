//! Folders are floors: an import goes downwards only, and no folders need each other.
//!
//! The lists are in `vt_tests::floors`; `docs/architecture.md` says what each floor is for.

mod paths;
mod planted;
mod rules;
mod sources;

use std::path::Path;

use vt_tests::floors;

use rules::Rules;
use sources::Crate;

const CRATES: [&str; 5] = ["vt-table", "vt-macros", "vt-client", "vt-mock", "vt-cli"];

fn read(name: &str) -> Crate {
    Crate::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name))
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The least that a newcomer has to look at: how many folders a root has at most.
const MOST_FOLDERS: [(&str, usize); 3] = [("vt-client", 16), ("vt-mock", 12), ("vt-cli", 12)];

#[test]
fn imports_go_downwards_and_no_folders_need_each_other() {
    for name in CRATES {
        let sources = read(name);
        let floors = floors::of(name);
        let rules = Rules::new(&sources).with_floors(floors);
        assert_none(&rules.faults());
        assert_none(&rules.circles());

        let mut sorted = floors.to_vec();
        sorted.sort_unstable();
        assert_eq!(sources.floors(), sorted, "{name}");
        for (module, text) in sources.folder_heads() {
            let first = text.lines().next().unwrap_or_default();
            assert!(
                first.starts_with("//! "),
                "{name}: {module}/mod.rs begins with no sentence"
            );
        }
        if let Some((_, most)) = MOST_FOLDERS.iter().find(|(known, _)| *known == name) {
            let folders = sources.folders();
            assert!(folders.len() <= *most, "{name}: {folders:?}");
        }
    }
}
