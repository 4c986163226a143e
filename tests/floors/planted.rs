//! Ten violations, one of each form: each is noticed, and nothing else is.

use crate::rules::Rules;
use crate::sources::{Crate, Source};

const FLOORS: [&str; 3] = ["ground", "middle", "top"];

/// A small house in order: the top uses the middle, the middle the ground.
fn house(extra: &[(&str, &str)]) -> Crate {
    let sound = [
        (
            "",
            "mod ground; mod middle; mod top; pub use top::Roof; pub use ground::Stone;",
        ),
        ("ground", "pub struct Stone;"),
        (
            "middle",
            "pub mod wall; use crate::ground::Stone; pub struct Beam(Stone);",
        ),
        ("middle::wall", "pub struct Wall(super::Beam);"),
        (
            "top",
            "pub use crate::middle::wall::Wall; pub struct Roof(crate::ground::Stone);",
        ),
    ];
    let files = sound.iter().map(|(module, text)| {
        let more = extra.iter().filter(|(place, _)| place == module);
        let texts = std::iter::once(*text).chain(more.map(|(_, more)| *more));
        Source {
            module: module
                .split("::")
                .filter(|part| !part.is_empty())
                .map(str::to_owned)
                .collect(),
            is_folder: !module.is_empty() && !module.contains("::"),
            text: texts.collect::<Vec<_>>().join("\n"),
        }
    });
    Crate::of("house", files.collect())
}

#[test]
fn a_house_in_order_has_no_faults() {
    let faults = Rules::new(&house(&[])).with_floors(&FLOORS).faults();
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn each_form_of_violation_is_noticed() {
    for (form, module, text, noticed) in [
        (
            "a use",
            "ground",
            "use crate::top::Roof;",
            "may not use `top`",
        ),
        (
            "a group in a use",
            "ground",
            "use crate::{ground::Stone as Other, middle::Beam};",
            "may not use `middle`",
        ),
        (
            "a glob",
            "ground",
            "use crate::top::*;",
            "may not use `top`",
        ),
        (
            "a type",
            "ground",
            "pub struct Sky(crate::top::Roof);",
            "may not use `top`",
        ),
        (
            "an expression",
            "ground",
            "pub fn f() { let _ = crate::middle::wall::make(); }",
            "may not use `middle`",
        ),
        (
            "a macro's arguments",
            "ground",
            "pub fn f() { print!(\"{}\", crate::top::height()); }",
            "may not use `top`",
        ),
        (
            "the body of a macro",
            "ground",
            "macro_rules! roof { () => { $crate::top::Roof } }",
            "may not use `top`",
        ),
        (
            "a path from super",
            "middle::wall",
            "use super::super::top::Roof;",
            "may not use `top`",
        ),
        (
            "a path from self",
            "middle",
            "pub mod deep { pub fn f() { self::super::super::top::f(); } }",
            "may not use `top`",
        ),
        (
            "a re-export of the root",
            "top",
            "use crate::Stone;",
            "names a re-export",
        ),
    ] {
        let faults = Rules::new(&house(&[(module, text)]))
            .with_floors(&FLOORS)
            .faults();
        assert!(
            faults.iter().any(|fault| fault.contains(noticed)),
            "{form}: {faults:#?}"
        );
    }
}

#[test]
fn a_circle_is_noticed_without_a_list_of_floors() {
    let faults = Rules::new(&house(&[("ground", "use crate::top::Roof;")])).circles();
    assert_eq!(faults, ["a circle: ground, middle, top need each other"]);
}

#[test]
fn tests_may_look_anywhere() {
    let test = "#[cfg(test)] mod tests { use crate::top::Roof; }";
    let faults = Rules::new(&house(&[("ground", test)]))
        .with_floors(&FLOORS)
        .faults();
    assert_eq!(faults, Vec::<String>::new());
}
