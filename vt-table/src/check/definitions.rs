//! What rows refer to by name, and what of it they use.

use std::collections::BTreeSet;

use crate::api::ObjectKind;
use crate::source::At;
use crate::suggest::suggest;
use crate::syntax::{RawArgument, RawParameter, RawResource, RawTable};

/// The definitions of a table, and which of them were used.
pub(super) struct Definitions<'t> {
    pub(super) table: &'t RawTable,
    pub(super) used_arguments: BTreeSet<String>,
    pub(super) used_parameters: BTreeSet<String>,
    /// Arguments of the rows of the resource at hand.
    pub(super) met_arguments: BTreeSet<String>,
}

impl<'t> Definitions<'t> {
    pub(super) fn new(table: &'t RawTable) -> Definitions<'t> {
        Definitions {
            table,
            used_arguments: BTreeSet::new(),
            used_parameters: BTreeSet::new(),
            met_arguments: BTreeSet::new(),
        }
    }

    /// The kinds of objects. Every tag of an endpoint is among them, or built in: a kind whose
    /// Rust type is wrong has the type for attributes that are not typed.
    pub(super) fn objects(&self) -> Vec<ObjectKind> {
        let objects = self.table.objects.iter();
        objects
            .map(|object| ObjectKind {
                tag: object.tag.value.clone(),
                rust: object
                    .rust_type
                    .clone()
                    .unwrap_or_else(|| "Dynamic".to_owned()),
            })
            .collect()
    }

    /// What an argument of this name is on this resource: its Rust type and what it means.
    pub(super) fn argument(
        &mut self,
        resource: &RawResource,
        name: &str,
    ) -> (String, Option<String>) {
        self.met_arguments.insert(name.to_owned());
        self.used_arguments.insert(name.to_owned());
        let find = |arguments: &'_ [RawArgument]| {
            let found = arguments
                .iter()
                .find(|argument| argument.name.value == name);
            let text = |text: &Option<At<String>>| text.as_ref().map(|text| text.value.clone());
            found.map_or((None, None), |argument| {
                (text(&argument.kind), text(&argument.doc))
            })
        };
        let (own_kind, own_doc) = find(&resource.arguments);
        let (kind, doc) = find(&self.table.arguments);
        let id = resource.id.as_ref().filter(|_| name == "id");
        let kind = own_kind
            .or_else(|| id.map(|id| id.value.clone()))
            .or(kind)
            .unwrap_or_else(|| "String".to_owned());
        (kind, own_doc.or(doc))
    }

    /// The parameter of this name, which counts as used.
    pub(super) fn parameter(&mut self, key: &str) -> Option<&'t RawParameter> {
        let found = self
            .table
            .parameters
            .iter()
            .find(|known| known.key.value == key);
        if found.is_some() {
            self.used_parameters.insert(key.to_owned());
        }
        found
    }
}

/// The help for a name that no definition has.
pub(super) fn suggest_parameter(table: &RawTable, word: &str) -> Option<String> {
    let is_argument = table
        .arguments
        .iter()
        .any(|argument| argument.name.value == word);
    if is_argument {
        return Some(format!("write `{word}!` for a required argument"));
    }
    suggest(
        word,
        table
            .parameters
            .iter()
            .map(|known| known.key.value.as_str()),
    )
    .filter(|help| help.starts_with("did"))
    .or_else(|| Some("define it in `[parameters]`".to_owned()))
}
