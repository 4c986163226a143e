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

#[test]
fn each_module_of_a_root_is_a_floor() {
    for name in CRATES {
        let mut floors: Vec<&str> = floors::of(name).to_vec();
        floors.sort_unstable();
        assert_eq!(read(name).floors(), floors, "{name}");
    }
}

#[test]
fn imports_go_downwards() {
    for name in CRATES {
        let floors = floors::of(name);
        assert_none(&Rules::new(&read(name)).with_floors(floors).faults());
    }
}

#[test]
fn no_folders_need_each_other() {
    for name in CRATES {
        assert_none(&Rules::new(&read(name)).circles());
    }
}

#[test]
fn each_floor_says_what_it_is_for() {
    for name in CRATES {
        for (module, text) in read(name).folder_heads() {
            let first = text.lines().next().unwrap_or_default();
            assert!(
                first.starts_with("//! "),
                "{name}: {module}/mod.rs begins with no sentence"
            );
        }
    }
}

#[test]
fn the_roots_are_tables_of_contents() {
    for (name, most) in [("vt-client", 16), ("vt-mock", 12), ("vt-cli", 12)] {
        let sources = read(name);
        let folders = sources.folders();
        assert!(folders.len() <= most, "{name}: {folders:?}");
    }
}
