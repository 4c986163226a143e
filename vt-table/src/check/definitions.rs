//! The definitions that rows refer to by name, and which of them are used.

use std::collections::BTreeSet;

use crate::api::ObjectKind;
use crate::suggest::suggest;
use crate::syntax::{RawArgument, RawParameter, RawResource, RawTable};
use crate::text::At;

/// The definitions of a table, and which of them are used.
pub(super) struct Definitions<'t> {
    pub(super) table: &'t RawTable,
    pub(super) used_arguments: BTreeSet<String>,
    pub(super) used_parameters: BTreeSet<String>,
    /// Arguments of the current resource's rows.
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

    /// The kinds of objects. Every tag of an endpoint is among them, or built in: a kind whose Rust
    /// type is wrong gets the type for attributes that are not typed.
    pub(super) fn objects(&self) -> Vec<ObjectKind> {
        let objects = self.table.objects.iter();
        objects
            .map(|object| ObjectKind {
                tag: object.tag.value.clone(),
                rust_type: object
                    .rust_type
                    .clone()
                    .unwrap_or_else(|| "Dynamic".to_owned()),
            })
            .collect()
    }

    /// The Rust type and the documentation of an argument on this resource.
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
                (text(&argument.rust_type), text(&argument.doc))
            })
        };
        let (own_type, own_doc) = find(&resource.arguments);
        let (rust_type, doc) = find(&self.table.arguments);
        let id = resource.id.as_ref().filter(|_| name == "id");
        let rust_type = own_type
            .or_else(|| id.map(|id| id.value.clone()))
            .or(rust_type)
            .unwrap_or_else(|| "String".to_owned());
        (rust_type, own_doc.or(doc))
    }

    /// The parameter with this key, which is now used.
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

/// The help for an unknown parameter.
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
