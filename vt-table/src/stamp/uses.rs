//! The shared sets that a resource uses.

use std::collections::BTreeSet;

use super::Stamper;
use super::sheet::Sheet;
use crate::report::{Finding, Report};
use crate::suggest::{listed, nearest, suggest};
use crate::syntax::{RawRelationship, RawRow, RawSet, RawUse};
use crate::template::{Variables, placeholders, variable};

impl<'t> Stamper<'t> {
    pub(super) fn stamp_use(
        &mut self,
        sheet: &mut Sheet<'t>,
        used: &'t RawUse,
        earlier: &[RawUse],
        variables: &Variables<'t>,
        report: &mut Report<'_>,
    ) {
        if let Some(first) = earlier.iter().find(|first| first.same(used)) {
            let text = format!("shared set `{}` is used twice", used.set.value);
            report.add(Finding::new(used.span, text).note("first used", first.span));
            return;
        }
        let Some(set) = self.set(used, report) else {
            return;
        };
        let rows: Vec<&RawRow> = match &used.row {
            None => set.rows.iter().collect(),
            Some(one) => {
                let row = set.rows.iter().find(|row| row.key.value == one.value);
                if row.is_none() && !report.is_spoilt(&one.value) {
                    let keys = set.rows.iter().map(|row| row.key.value.as_str());
                    let set = &set.name.value;
                    let text = format!("shared set `{set}` has no row `{}`", one.value);
                    report.add(Finding::new(one.span, text).maybe_help(suggest(&one.value, keys)));
                }
                row.into_iter().collect()
            }
        };
        let relationships = match used.row {
            None => set.relationships.as_slice(),
            Some(_) => &[],
        };
        self.report_unused_variables(used, &rows, relationships, report);
        for row in rows {
            self.stamp_row(sheet, row, Some(used), variables, report);
        }
        if !relationships.is_empty() {
            sheet.generic_at.get_or_insert(used.span);
            for relationship in relationships {
                self.stamp_relationship(sheet, relationship, Some(used), variables, report);
            }
        }
    }

    fn set(&mut self, used: &RawUse, report: &mut Report<'_>) -> Option<&'t RawSet> {
        let name = used.set.value.as_str();
        let sets = &self.table.shared;
        let set = sets.iter().find(|set| set.name.value == name);
        match set {
            Some(set) => {
                self.used_sets.insert(&set.name.value);
            }
            None if report.is_spoilt(name) => {}
            None => {
                let names = sets.iter().map(|set| set.name.value.as_str());
                let help = suggest(name, names.clone());
                // It is used, only misspelt.
                if let Some(meant) = nearest(name, names) {
                    self.used_sets.insert(meant);
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
        if rows.is_empty() && relationships.is_empty() || rows.iter().any(|row| row.broken) {
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

impl RawUse {
    /// Whether it stamps the same rows with the same variables.
    fn same(&self, other: &RawUse) -> bool {
        let row = |used: &RawUse| used.row.as_ref().map(|row| row.value.clone());
        let variables = |used: &RawUse| -> BTreeSet<(String, String)> {
            let variables = used.variables.iter();
            variables
                .map(|(name, value)| (name.value.clone(), value.value.clone()))
                .collect()
        };
        self.set.value == other.set.value
            && row(self) == row(other)
            && variables(self) == variables(other)
    }
}
