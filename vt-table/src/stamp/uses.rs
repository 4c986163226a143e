//! The shared sets that a resource uses.

use std::collections::BTreeSet;

use super::stamper::{Placement, Stamper};
use crate::nearest::nearest;
use crate::report::{Finding, Report};
use crate::suggest::{listed, suggest};
use crate::syntax::{RawRelationship, RawRow, RawSet, RawUse};
use crate::template::{Variables, placeholders, variable};
use crate::text::At;

impl<'t> Stamper<'t> {
    /// The rows and relationships of an entry of `use`.
    pub(super) fn stamp_use(
        &mut self,
        used: &'t RawUse,
        earlier: &[RawUse],
        variables: &Variables<'t>,
        report: &mut Report<'_>,
    ) {
        if let Some(first) = earlier.iter().find(|first| is_same(first, used)) {
            let text = format!("shared set `{}` is used twice", used.set.value);
            report.add(Finding::new(used.span, text).note("first used", first.span));
            return;
        }
        let Some(set) = self.set(used, report) else {
            return;
        };
        let (rows, relationships): (Vec<&RawRow>, _) = match &used.row {
            None => (set.rows.iter().collect(), set.relationships.as_slice()),
            Some(one) => (row(set, one, report).into_iter().collect(), &[][..]),
        };
        self.report_unused_variables(used, &rows, relationships, report);
        let resource = &self.resource.raw.name.value;
        let text = format!("stamped on `{resource}` by `use`");
        let placement = Placement {
            variables,
            used: Some(used),
            origin: Some(At::new(text, used.span)),
        };
        for row in rows {
            self.stamp_row(row, &placement, report);
        }
        if !relationships.is_empty() {
            self.generic_at.get_or_insert(used.span);
            self.stamp_relationships(relationships, &placement, report);
        }
    }

    fn set(&mut self, used: &RawUse, report: &mut Report<'_>) -> Option<&'t RawSet> {
        let name = used.set.value.as_str();
        let sets = &self.table.shared;
        let set = sets.iter().find(|set| set.name.value == name);
        match set {
            Some(set) => {
                self.resource.used_sets.insert(&set.name.value);
            }
            None if report.taint.defines(name) => {}
            None => {
                let names = sets.iter().map(|set| set.name.value.as_str());
                let help = suggest(name, names.clone());
                // It is used, only misspelt.
                if let Some(meant) = nearest(name, names) {
                    self.resource.used_sets.insert(meant);
                }
                report.add(
                    Finding::new(used.set.span, format!("unknown shared set `{name}`"))
                        .maybe_help(help),
                );
            }
        }
        set
    }

    /// Reports variables of a `use` entry that nothing of the set has.
    fn report_unused_variables(
        &self,
        used: &RawUse,
        rows: &[&RawRow],
        relationships: &[RawRelationship],
        report: &mut Report<'_>,
    ) {
        if rows.is_empty() && relationships.is_empty() || rows.iter().any(|row| row.tainted) {
            return;
        }
        let of_relationships = relationships.iter().flat_map(|relationship| {
            let texts = relationship.doc.iter().chain(&relationship.deprecated);
            texts.chain(&relationship.source)
        });
        let linked = !relationships.is_empty() || rows.iter().any(|row| row.relationship.is_some());
        let forms = self.table.templates.iter().filter(|_| linked);
        let keys = rows.iter().map(|row| &row.key);
        let texts = rows
            .iter()
            .copied()
            .chain(forms)
            .flat_map(RawRow::templates);
        let texts = texts.chain(keys).chain(of_relationships);
        let mut wanted: BTreeSet<&str> = texts
            .flat_map(|text| {
                let names = placeholders(&text.value);
                names.map(|place| variable(&text.value[place.start + 1..place.end - 1]))
            })
            .collect();
        if linked {
            // The titles of relationships have it.
            wanted.insert("noun");
        }
        for (name, _) in &used.variables {
            if wanted.contains(name.value.as_str()) {
                continue;
            }
            let text = format!(
                "no row of shared set `{}` has a variable `{}`",
                used.set.value, name.value
            );
            let wanted: Vec<&str> = wanted.iter().copied().collect();
            let help = nearest(&name.value, wanted.iter().copied())
                .map(|near| format!("did you mean `{near}`?"))
                .or_else(|| (!wanted.is_empty()).then(|| format!("they have {}", listed(&wanted))));
            report.add(Finding::new(name.span, text).maybe_help(help));
        }
    }
}

/// The row of a set that an entry of `use` names.
fn row<'t>(set: &'t RawSet, name: &At<String>, report: &mut Report<'_>) -> Option<&'t RawRow> {
    let row = set.rows.iter().find(|row| row.key.value == name.value);
    if row.is_none() && !report.taint.defines(&name.value) {
        let keys = set.rows.iter().map(|row| row.key.value.as_str());
        let text = format!(
            "shared set `{}` has no row `{}`",
            set.name.value, name.value
        );
        report.add(Finding::new(name.span, text).maybe_help(suggest(&name.value, keys)));
    }
    row
}

/// Whether both stamp the same rows with the same variables.
fn is_same(one: &RawUse, other: &RawUse) -> bool {
    let row = |used: &RawUse| used.row.as_ref().map(|row| row.value.clone());
    let variables = |used: &RawUse| -> BTreeSet<(String, String)> {
        let variables = used.variables.iter();
        variables
            .map(|(name, value)| (name.value.clone(), value.value.clone()))
            .collect()
    };
    one.set.value == other.set.value && row(one) == row(other) && variables(one) == variables(other)
}
