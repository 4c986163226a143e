//! What users see when they make a mistake, in the compiler's own words.
//!
//! The exact output is compared only with the rustc that it was blessed with, because every release
//! words things anew; the lines that are ours (`// ours: …` in a case) must be there with any
//! rustc. `TRYBUILD=overwrite cargo test -p vt-tests --test ui` writes the `.stderr` files; then
//! put the new `rustc --version` below.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The compiler of the `.stderr` files.
const BLESSED: &str = "rustc 1.95.";

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    cases.sort();
    assert!(cases.len() >= 8, "only {} cases were found", cases.len());
    cases
}

/// The lines of a case that are ours and not rustc's.
fn ours(case: &Path) -> Vec<String> {
    let text = fs::read_to_string(case).unwrap();
    let lines: Vec<String> = text
        .lines()
        .filter_map(|line| line.strip_prefix("// ours: "))
        .map(str::to_owned)
        .collect();
    assert!(!lines.is_empty(), "{} says nothing of ours", case.display());
    lines
}

#[test]
fn mistakes_are_explained() {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc).arg("--version").output().unwrap();
    if String::from_utf8_lossy(&version.stdout).starts_with(BLESSED) {
        let tests = trybuild::TestCases::new();
        for case in cases() {
            tests.compile_fail(case);
        }
    } else {
        our_lines_are_there();
    }
}

#[test]
fn the_blessed_output_has_our_lines() {
    for case in cases() {
        let blessed = fs::read_to_string(case.with_extension("stderr")).unwrap();
        for line in ours(&case) {
            assert!(blessed.contains(&line), "{}: no `{line}`", case.display());
        }
    }
}

/// Checks each case with whatever compiler there is.
fn our_lines_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let project = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ui");
    let _ = fs::remove_dir_all(&project);
    fs::create_dir_all(project.join("src/bin")).unwrap();
    let manifest = format!(
        "[package]\nname = \"ui\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\nvt-client = {{ path = {:?} }}\n\
         tokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n\n[workspace]\n",
        root.join("vt-client")
    );
    fs::write(project.join("Cargo.toml"), manifest).unwrap();
    fs::copy(root.join("Cargo.lock"), project.join("Cargo.lock")).unwrap();
    for table in fs::read_dir(root.join("tests/ui"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        fs::copy(
            &table,
            project.join("src/bin").join(table.file_name().unwrap()),
        )
        .unwrap();
    }
    for case in cases() {
        let name = case.file_stem().unwrap().to_string_lossy().into_owned();
        let output = Command::new(env!("CARGO"))
            .args(["check", "--offline", "--quiet", "--bin", &name])
            .current_dir(&project)
            .env("CARGO_TARGET_DIR", project.join("target"))
            .output()
            .unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "{name} compiles");
        for line in ours(&case) {
            assert!(stderr.contains(&line), "{name}: no `{line}` in\n{stderr}");
        }
    }
}
