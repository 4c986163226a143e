//! Prints the way of one row: which files take part when `domains().comments()` is generated from
//! the table, and when it is called.
//!
//! It copies the crates, puts a line into each function that tells when the function begins, has
//! the row expanded by a program and the program run, and prints the files in the order in which
//! they begin. `docs/architecture.md` has the result. Run it with
//! `cargo run -p vt-tests --example walk`; it builds the crates anew, which takes some minutes.

mod instrument;
mod program;
mod trace;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use trace::Trace;

/// The crates that a row goes through.
const CRATES: [&str; 3] = ["vt-table", "vt-macros", "vt-client"];

const TESTKIT: &str = "tests/testkit";

fn main() -> Result<(), Box<dyn Error>> {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let copy = tempfile::tempdir()?;
    let copy = copy.path();
    for name in CRATES {
        copy_folder(&repository.join(name), &copy.join(name))?;
        instrument::package(&copy.join(name))?;
    }
    // The tests of the crates need it; nothing of it is built.
    copy_folder(&repository.join(TESTKIT), &copy.join(TESTKIT))?;
    for name in ["endpoints.toml", "Cargo.lock"] {
        fs::copy(repository.join(name), copy.join(name))?;
    }
    program::write(&repository, copy)?;

    let build = Build {
        folder: copy,
        target: repository.join("target/walk"),
    };
    // The table of the library itself is expanded here, untold.
    build.cargo(&["build", "-q", "-p", "vt-client"], None)?;
    let expansion = copy.join("expansion.txt");
    build.cargo(&["build", "-q", "-p", program::NAME], Some(&expansion))?;
    let call = copy.join("call.txt");
    build.cargo(&["run", "-q", "-p", program::NAME], Some(&call))?;

    let expansion = Trace::read(&expansion)?;
    let call = Trace::read(&call)?;
    println!("From the table to the method:");
    expansion.print();
    println!("\nFrom the call to the wire, and back with the answer:");
    call.print();
    let files = expansion.files().union(&call.files()).count();
    let back = expansion.turns_back().len() + call.turns_back().len();
    println!("\n{files} files, {back} turns back");
    for (from, to) in expansion.turns_back().iter().chain(&call.turns_back()) {
        println!("  {from} calls {to}");
    }
    Ok(())
}

struct Build<'a> {
    folder: &'a Path,
    target: PathBuf,
}

impl Build<'_> {
    fn cargo(&self, arguments: &[&str], trace: Option<&Path>) -> Result<(), Box<dyn Error>> {
        let mut command = Command::new(env!("CARGO"));
        command
            .args(arguments)
            .current_dir(self.folder)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("RUSTFLAGS", "--cap-lints=allow")
            .env_remove(instrument::VARIABLE);
        if let Some(path) = trace {
            command.env(instrument::VARIABLE, path);
        }
        if command.status()?.success() {
            Ok(())
        } else {
            Err(format!("`cargo {}` failed", arguments.join(" ")).into())
        }
    }
}

/// Copies what a package is built from.
fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (name, path) = (entry.file_name(), entry.path());
        if path.is_dir() {
            if name != "tests" || from.ends_with("transport") {
                copy_folder(&path, &to.join(&name))?;
            }
        } else if entry.file_type()?.is_symlink() {
            // A link to a file of the repository's root, which stands beside the copies too.
            fs::write(to.join(&name), fs::read(&path)?)?;
        } else {
            fs::copy(&path, to.join(&name))?;
        }
    }
    Ok(())
}
