//! Writes the cases: for each expectation without a body, the call of the method that should send
//! it, in both clients.
//!
//! The expectations come from the API reference and the mapping is kept by hand, so nothing here
//! reads the table. Cases with a body are written by hand in `src/cases/bodies/`: they go through
//! the typed builders.

#[allow(unreachable_pub, dead_code, reason = "the tests use it too")]
#[path = "../src/expectation.rs"]
mod expectation;
#[allow(unreachable_pub, dead_code, reason = "the tests use it too")]
#[path = "../src/operations.rs"]
mod operations;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use expectation::Expectation;
use operations::{Method, Operations};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=wire/expectations.tsv");
    println!("cargo::rerun-if-changed=wire/operations.tsv");
    println!("cargo::rerun-if-changed=src/expectation.rs");
    println!("cargo::rerun-if-changed=src/operations.rs");
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
    write_list("cases.rs", &code)?;
    write_list("keyed.rs", &keyed(&expectations, &operations)?)?;
    write_handles(&operations)?;
    Ok(())
}

/// What `Debug` shows of the handles.
fn write_handles(operations: &Operations) -> std::io::Result<()> {
    let groups: BTreeSet<&str> = operations
        .rows()
        .iter()
        .map(|row| row.method.group.as_str())
        .collect();
    let shown: String = groups
        .iter()
        .map(|group| format!("    shown(&vt.{group}()), shown(&blocking.{group}()),\n"))
        .collect();
    let path = Path::new(&env::var_os("OUT_DIR").unwrap_or_default()).join("handles.rs");
    fs::write(path, format!("vec![\n{shown}]\n"))
}

fn write_list(file: &str, code: &str) -> Result<(), Box<dyn std::error::Error>> {
    let path = Path::new(&env::var("OUT_DIR")?).join(file);
    Ok(fs::write(path, format!("cases! {{\n{code}}}\n"))?)
}

/// For each method without a body a call with the API key in every place that takes text.
fn keyed(expectations: &[Expectation], operations: &Operations) -> Result<String, std::fmt::Error> {
    let mut code = String::new();
    let mut seen = BTreeSet::new();
    for expectation in expectations {
        for method in operations.methods(expectation) {
            let name = format!("{}.{}", method.group, method.name);
            if expectation.body != "-" || !seen.insert(name.clone()) {
                continue;
            }
            let arguments = vec!["KEY"; method.arguments(expectation).len()].join(", ");
            writeln!(
                code,
                "    {}, 0, \"{name}\" => |vt| vt.{}().{}({arguments}).query(KEY, KEY).header(\"x-other\", KEY);",
                expectation.line, method.group, method.name
            )?;
        }
    }
    Ok(code)
}

// 12, 0, "files.comments" => |vt| vt.files().comments("8739…").page_size(7).cursor("STEwCi4=");
fn case(
    code: &mut String,
    expectation: &Expectation,
    index: usize,
    method: &Method,
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
