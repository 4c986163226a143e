//! Writes the wire cases: for each expectation without a body, the call of the method that should send it, in both clients.
//!
//! The expectations come from the API reference and the mapping is kept by hand, so nothing here reads the table. Cases with a
//! body are written by hand in `tests/wire/bodies.rs`: they go through the typed builders.

#[allow(unreachable_pub, dead_code, reason = "the tests use it too")]
#[path = "../src/expectation.rs"]
mod expectation;

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use expectation::{Expectation, Operations};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=wire");
    println!("cargo::rerun-if-changed=src/expectation.rs");
    let operations = Operations::parse(&fs::read_to_string("wire/operations.tsv")?)?;
    let expectations = Expectation::parse_all(&fs::read_to_string("wire/expectations.tsv")?)?;
    let mut code = String::new();
    for expectation in expectations
        .iter()
        .filter(|expectation| expectation.body == "-")
    {
        for (index, method) in operations.methods(expectation).into_iter().enumerate() {
            case(&mut code, expectation, index, &method)?;
        }
    }
    let path = Path::new(&env::var("OUT_DIR")?).join("cases.rs");
    fs::write(path, format!("cases! {{\n{code}}}\n"))?;
    Ok(())
}

// 12, 0, "files.comments" => |vt| vt.files().comments("8739…").page_size(7).cursor("STEwCi4=");
fn case(
    code: &mut String,
    expectation: &Expectation,
    index: usize,
    method: &expectation::Method,
) -> std::fmt::Result {
    let arguments: Vec<String> = method
        .arguments(expectation)
        .iter()
        .map(|value| format!("{value:?}"))
        .collect();
    let mut call = format!(
        "vt.{}().{}({})",
        method.group,
        method.name,
        arguments.join(", ")
    );
    for (name, value) in expectation.optional_query() {
        match name.as_str() {
            "limit" | "size" | "page_size" if expectation.pagination != "none" => {
                write!(call, ".page_size({value})")?
            }
            "cursor" => write!(call, ".cursor({value:?})")?,
            _ => write!(call, ".query({name:?}, {value:?})")?,
        }
    }
    for (name, value) in expectation.optional_headers() {
        write!(call, ".header({name:?}, {value:?})")?;
    }
    writeln!(
        code,
        "    {}, {index}, \"{}.{}\" => |vt| {call};",
        expectation.line, method.group, method.name
    )
}
