//! `vt mock`: the messages when it does not start.

use clap::Parser;
use vt_mock::command::Arguments;

use crate::support::{file, run, text};

/// The program `vt-mock`.
#[derive(Parser)]
struct Program {
    #[command(flatten)]
    arguments: Arguments,
}

#[test]
fn mistakes_in_a_table_are_reported_as_vt_mock_does() {
    let (_folder, path) = file("table.toml", "[sources]\nown = 1\n\tother = \n");
    let message = run(["mock", "--endpoints", text(&path)]).failure(1);
    assert!(message.contains("\n 2 | own = 1\n"), "{message}");
    assert!(!message.contains("\\u{"), "{message}");
    let words = ["vt-mock", "--endpoints", text(&path)];
    let arguments = Program::parse_from(words).arguments;
    let error = vt_mock::command::run(arguments).unwrap_err();
    assert_eq!(message, format!("vt: {error}\n"));
}
