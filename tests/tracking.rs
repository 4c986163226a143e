//! The table as an input of a build: an edit rebuilds, nothing of its text lands in the binary, a
//! link that became text is followed.
//!
//! A small program is built again and again; it depends on the macro alone and brings its own
//! stand-ins for the client.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const MANIFEST: &str = r#"
[package]
name = "tracked"
version = "0.0.0"
edition = "2024"

[dependencies]
vt-macros = { path = "ROOT/vt-macros" }
vt-table = { path = "ROOT/vt-table", default-features = false }

[workspace]
"#;

const PROGRAM: &str = r#"
pub use vt_table::Endpoint;
pub mod __private {
    pub use std::borrow::Cow;
    pub use vt_table as table;
}
pub mod objects {
    #[derive(Clone, Debug)]
    pub struct Dynamic;
}
#[derive(Clone, Debug)]
pub struct Client;
pub mod blocking {
    pub struct Client;
}
#[derive(Clone, Debug)]
pub struct Object<A>(A);
impl<A> Object<A> {
    pub fn kind(&self) -> &str { "" }
    pub fn id(&self) -> &str { "" }
    pub fn raw(&self) -> &str { "" }
}
pub mod resources {
    vt_macros::generate!([crate] "table.toml");
}
fn main() {
    println!("{}", resources::DEFAULT_BASE_URL);
}
"#;

struct Project {
    folder: PathBuf,
    target: PathBuf,
}

impl Project {
    fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("src")).unwrap();
        fs::write(
            folder.join("Cargo.toml"),
            MANIFEST.replace("ROOT", &root.to_string_lossy()),
        )
        .unwrap();
        fs::write(folder.join("src/main.rs"), PROGRAM).unwrap();
        fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        // Shared by the projects here, so that the dependencies are built once.
        Self {
            folder,
            target: Path::new(env!("CARGO_TARGET_TMPDIR")).join("tracking-target"),
        }
    }

    fn table(&self, file: &str, host: &str) {
        let path = self.folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(
            path,
            format!(
                "# MARKER-THAT-MUST-NOT-BE-COMPILED\n[api]\nurl = \"https://{host}.example/api\"\n"
            ),
        )
        .unwrap();
    }

    /// What the program prints after a build, and the program itself.
    fn run(&self) -> (String, PathBuf) {
        let built = Command::new(env!("CARGO"))
            .args(["build", "--offline", "--quiet"])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &self.target)
            .env_remove("RUSTFLAGS")
            .output()
            .unwrap();
        assert!(
            built.status.success(),
            "{}",
            String::from_utf8_lossy(&built.stderr)
        );
        let program = self
            .target
            .join(format!("debug/tracked{}", std::env::consts::EXE_SUFFIX));
        let output = Command::new(&program).output().unwrap();
        (
            String::from_utf8_lossy(&output.stdout).trim().to_owned(),
            program,
        )
    }
}

/// The builds share a target folder and a program name, so this is one test.
#[test]
fn an_edit_of_the_table_rebuilds_and_its_text_stays_out_of_the_binary() {
    let project = Project::new("tracked");
    project.table("table.toml", "first");
    assert_eq!(project.run().0, "https://first.example/api");
    project.table("table.toml", "second");
    let (printed, program) = project.run();
    assert_eq!(printed, "https://second.example/api");
    let binary = fs::read(program).unwrap();
    assert!(!contains(&binary, b"MARKER-THAT-MUST-NOT-BE-COMPILED"));
    assert!(
        contains(&binary, b"https://second.example/api"),
        "the search finds what is there"
    );

    // A checkout without symbolic links: a text file that holds the path of the table.
    let project = Project::new("linked");
    fs::write(project.folder.join("table.toml"), "elsewhere/real.toml").unwrap();
    project.table("elsewhere/real.toml", "third");
    assert_eq!(project.run().0, "https://third.example/api");
    project.table("elsewhere/real.toml", "fourth");
    assert_eq!(project.run().0, "https://fourth.example/api");
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack
        .windows(needle.len())
        .any(|window| window == needle)
}
