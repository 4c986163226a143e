//! The program that has one row expanded, and then calls its method.

use std::error::Error;
use std::fs;
use std::path::Path;

pub(crate) const NAME: &str = "walker";

const MANIFEST: &str = r#"
[package]
name = "walker"
edition = "2024"

[dependencies]
vt-client = { path = "../vt-client" }
tokio = { version = "1", features = ["macros", "rt"] }
"#;

const MAIN: &str = r###"
use std::io::{Read, Write};
use std::net::TcpListener;

mod row {
    vt_client::endpoints!("row.toml" => pub Row);
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let _ = stream.read(&mut [0; 4096]).unwrap();
        let body = r##"{"data":[{"type":"comment","id":"d-example.com-1","attributes":{"text":"hello"}}]}"##;
        let length = body.len();
        write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{body}").unwrap();
    });
    let client = vt_client::Client::builder()
        .api_key("0123456789abcdef")
        .base_url(format!("http://{address}"))
        .build()
        .unwrap();
    let comments = client.domains().comments("example.com").all().await.unwrap();
    assert_eq!(comments[0].attributes().text.as_deref(), Some("hello"));
}
"###;

/// Writes the program, its workspace, and its table: the row as it stands in the built-in table.
pub(crate) fn write(repository: &Path, workspace: &Path) -> Result<(), Box<dyn Error>> {
    let manifest = fs::read_to_string(repository.join("Cargo.toml"))?;
    let members = manifest
        .lines()
        .map(|line| match line.starts_with("members = ") {
            true => r#"members = ["vt-table", "vt-macros", "vt-client", "walker"]"#,
            false => line,
        });
    let members: Vec<&str> = members.collect();
    fs::write(workspace.join("Cargo.toml"), members.join("\n"))?;

    let folder = workspace.join(NAME);
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("Cargo.toml"), MANIFEST)?;
    fs::write(folder.join("src/main.rs"), MAIN)?;
    let table = fs::read_to_string(repository.join("endpoints.toml"))?;
    fs::write(folder.join("row.toml"), row(&table)?)?;
    Ok(())
}

/// A table with the resource `domains` and the comments on it alone.
fn row(table: &str) -> Result<String, String> {
    let comments = line(table, "[shared]", "comments.comments = ")?;
    let about = line(table, "[resource.domains]", "about = ")?;
    let source = line(table, "[sources]", "VT22 = ")?;
    let ids = line(table, "[relationships]", "ids = ")?;
    Ok(format!(
        "[sources]\n{source}\n\n[objects]\nby_name = [\"comment\", \"domain\"]\n\n\
         [arguments]\ndomain = {{ type = \"DomainName\", doc = \"its name\" }}\n\n\
         [relationships]\n{ids}\n\n\
         [shared]\n{comments}\n\n\
         [resource.domains]\n{about}\nuse = [\"comments\"]\n"
    ))
}

/// The first statement that begins so in a section, with the lines of a text that goes on.
fn line(table: &str, section: &str, begin: &str) -> Result<String, String> {
    let missing = || format!("`{section}` has no `{begin}`");
    let section = &table[table.find(section).ok_or_else(missing)?..];
    let from = section.find(&format!("\n{begin}")).ok_or_else(missing)? + 1;
    let mut lines = section[from..].lines();
    let mut statement = lines.next().unwrap_or_default().to_owned();
    while statement.matches("\"\"\"").count() % 2 == 1 {
        let next = lines.next().ok_or_else(missing)?;
        statement = format!("{statement}\n{next}");
    }
    Ok(statement)
}
