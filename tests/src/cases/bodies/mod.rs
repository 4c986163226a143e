//! The cases with a body, through the typed builders. Each is named by its operation and variant,
//! and where that does not tell expectations apart by arguments: `"- relationship=files"`.

use super::Case;
use crate::expectation::Expectation;

/// Cases before their expectations are looked up by operation and variant.
macro_rules! bodies {
    ($($operation:literal, $variant:literal, $method:literal => |$vt:ident| $call:expr;)*) => {
        const NAMES: &[(&str, &str)] = &[$(($operation, $variant)),*];

        mod list {
            use super::*;
            cases! { $(0, 0, $method => |$vt| $call;)* }
        }

        pub(super) fn cases() -> Vec<(super::Case, (&'static str, &'static str))> {
            list::cases().into_iter().zip(NAMES.iter().copied()).collect()
        }
    };
}

mod accounts;
mod collections;
mod community;
mod graphs;
mod hunting;
mod monitor;
mod private;
mod searches;
mod surface;

// Values that expectations of several operations have.
const FILE: &str = "8739c76e681f900923b900c9df0ef75cf421d39cabb54650c4b9ad19b6a76d85";
const MD5: &str = "44d88612fea8a8f36de82e1278abb02f";
const SHA1: &str = "3395856ce81f2b7382dee72602f798b642f14140";
const URL: &str = "http://www.example.com/a?b=c";
const URL_ID: &str = "4c1d9e0f9b5a2f6d0e4c4f9d8a3b7c1e5f2048d69b5a2f6d0e4c4f9d8a3b7c1e";
const IP: &str = "2001:db8::1";
const ID: &str = "5f2c1a9e4b7d4e0c8a6f3d2b1c0e9f87";
const TEXT: &str = "Lorem #ipsum \"quoted\" é";
const RULES: &str = "rule demo : c2 {\n  strings:\n    $a = \"é%&\"\n  condition:\n    $a\n}";

/// The cases, each with the line of its expectation.
pub(super) fn cases(expectations: &[Expectation]) -> Vec<Case> {
    let lists = [
        accounts::cases(),
        collections::cases(),
        community::cases(),
        graphs::cases(),
        hunting::cases(),
        monitor::cases(),
        private::cases(),
        searches::cases(),
        surface::cases(),
    ];
    let cases = lists.into_iter().flatten();
    cases
        .map(|(case, (operation, variant))| Case {
            line: line(expectations, operation, variant),
            ..case
        })
        .collect()
}

/// The line of the one expectation of this operation, variant and arguments.
fn line(expectations: &[Expectation], operation: &str, variant: &str) -> usize {
    let (variant, arguments) = variant.split_once(' ').unwrap_or((variant, ""));
    let mut found = expectations.iter().filter(|expectation| {
        let is_argument = |argument: &str| {
            let (name, value) = argument.split_once('=').unwrap_or((argument, ""));
            expectation.argument(name) == Some(value)
        };
        expectation.operation == operation
            && expectation.variant == variant
            && arguments.split_terminator(' ').all(is_argument)
    });
    match (found.next(), found.next()) {
        (Some(expectation), None) => expectation.line,
        (None, _) => panic!("no expectation for {operation} {variant} {arguments}"),
        _ => panic!("several expectations for {operation} {variant} {arguments}"),
    }
}
