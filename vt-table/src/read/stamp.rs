//! Puts shared rows and relationships on resources.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::diagnostic::{Finding, Report};
use super::source::{At, Span};
use super::suggest::{listed, suggest};
use super::syntax::{AnswerKey, RawRelationship, RawResource, RawRow, RawSet, RawTable, RawUse};
use super::template::{Variables, placeholders, variable};
use crate::Tier;

/// A row on a resource: the resource's own, or one that was stamped on it.
pub(crate) struct Stamped<'t> {
    pub(crate) row: &'t RawRow,
    pub(crate) method: String,
    pub(crate) variables: Variables<'t>,
    pub(crate) form: Form,
    /// The relationship whose objects or ids the row answers.
    pub(crate) link: Option<Rc<Link>>,
    /// Where and by what it was stamped; `None` for the resource's own rows.
    pub(crate) stamp: Option<Stamp>,
    /// The entry of `use` that it was stamped by; `None` for rows of `[relationships]`, too.
    pub(crate) used: Option<&'t RawUse>,
}

/// A note that tells by what a row was stamped, and where that stands.
pub(crate) type Stamp = (String, Span);

/// What a row is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A row that says itself what it answers.
    Method,
    /// The four of `[relationships]`.
    Objects,
    Ids,
    Related,
    RelatedIds,
}

impl Form {
    /// The key in `[relationships]`.
    const fn key(self) -> &'static str {
        match self {
            Form::Method => "",
            Form::Objects => "objects",
            Form::Ids => "ids",
            Form::Related => "related",
            Form::RelatedIds => "related_ids",
        }
    }
}

/// A relationship of a resource.
pub(crate) struct Link {
    pub(crate) name: String,
    pub(crate) span: Span,
    pub(crate) tag: At<String>,
    pub(crate) to_one: bool,
    /// Whether it has an objects method of its own; otherwise another row gives the objects.
    objects: bool,
    pub(crate) ids: bool,
    pub(crate) tier: Option<Tier>,
    pub(crate) title: String,
    pub(crate) source: Option<At<String>>,
    pub(crate) deprecated: Option<String>,
    /// Where and by what it was stamped; `None` for the resource's own.
    pub(crate) stamp: Option<Stamp>,
}

/// A resource with all its rows.
pub(crate) struct Stamping<'t> {
    pub(crate) rows: Vec<Stamped<'t>>,
    pub(crate) links: Vec<Rc<Link>>,
    /// Names of rows that are left out because they are wrong.
    pub(crate) left_out: BTreeSet<String>,
}

/// Stamps rows, resource by resource, and remembers what was used.
pub(crate) struct Stamper<'t> {
    table: &'t RawTable,
    used_sets: BTreeSet<&'t str>,
    /// Rows of `[relationships]` whose absence was reported.
    missed: BTreeSet<&'static str>,
}

impl<'t> Stamper<'t> {
    pub(crate) fn new(table: &'t RawTable) -> Stamper<'t> {
        Stamper {
            table,
            used_sets: BTreeSet::new(),
            missed: BTreeSet::new(),
        }
    }

    /// The rows of a resource: those it uses, its own, and its relationships'. The rows of each
    /// entry of `use` have variables of their own.
    pub(crate) fn stamp(
        &mut self,
        resource: &'t RawResource,
        variables: &Variables<'t>,
        of_uses: &[Variables<'t>],
        report: &mut Report<'_>,
    ) -> Stamping<'t> {
        let mut sheet = Sheet {
            resource,
            generic_at: resource.has_relationships,
            stamping: Stamping {
                rows: Vec::new(),
                links: Vec::new(),
                left_out: BTreeSet::new(),
            },
        };
        for (index, (used, variables)) in resource.uses.iter().zip(of_uses).enumerate() {
            let earlier = resource.uses.get(..index).unwrap_or_default();
            self.stamp_use(&mut sheet, used, earlier, variables, report);
        }
        if resource.relationships_first {
            self.stamp_relationships(&mut sheet, variables, report);
        }
        for row in &resource.methods {
            self.stamp_row(&mut sheet, row, None, variables, report);
        }
        if !resource.relationships_first {
            self.stamp_relationships(&mut sheet, variables, report);
        }
        self.stamp_generic(&mut sheet, variables, report);
        attach_objects(&mut sheet, report);
        sheet.stamping
    }

    /// Reports shared sets that nothing uses.
    pub(crate) fn report_unused(&self, report: &mut Report<'_>) {
        for set in &self.table.shared {
            let name = set.name.value.as_str();
            if !self.used_sets.contains(name) && !report.is_mentioned(name) {
                report.add(
                    Finding::new(set.name.span, format!("shared set `{name}` is never used"))
                        .help("name it in the `use` of a resource, or remove it"),
                );
            }
        }
    }

    fn stamp_use(
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
                if let Some(meant) = super::suggest::nearest(name, names) {
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

    /// One row, and the ids row that comes with a row of a relationship.
    fn stamp_row(
        &mut self,
        sheet: &mut Sheet<'t>,
        row: &'t RawRow,
        used: Option<&'t RawUse>,
        variables: &Variables<'t>,
        report: &mut Report<'_>,
    ) {
        let stamp = used.map(|used| sheet.stamp(used));
        let link = report.stamped(stamp.as_ref(), |report| {
            let relationship = row.relationship.as_ref()?;
            let name = variables.fill(&relationship.name, &[], report)?;
            let (key, tag) = row.answer.as_ref()?;
            let to_one = key.value == AnswerKey::Returns;
            if key.value == AnswerKey::Either {
                report.add(
                    Finding::new(key.span, "`either` in a row of a relationship")
                        .help("write `returns` for at most one object, `pages` for several"),
                );
                return None;
            }
            let tag = At::new(variables.fill(tag, &[], report)?, tag.span);
            Some(Rc::new(Link {
                title: variables.title(&name),
                name,
                span: relationship.name.span,
                tag,
                to_one,
                objects: true,
                ids: relationship.ids,
                tier: used.and_then(|used| used.tier).or(row.tier),
                source: None,
                deprecated: None,
                stamp: stamp.clone(),
            }))
        });
        if row.relationship.is_some() && link.is_none() && !row.broken {
            sheet.stamping.left_out.insert(row.key.value.clone());
            return;
        }
        sheet.row(
            row,
            Form::Method,
            link.clone(),
            stamp.clone(),
            used,
            variables,
            report,
        );
        let Some(link) = link else { return };
        if !sheet.link(&link, report) || !link.ids {
            return;
        }
        let place = stamp.map_or(row.key.span, |(_, span)| span);
        self.stamp_form(sheet, Form::Ids, Some(link), place, variables, report);
    }

    fn stamp_relationships(
        &mut self,
        sheet: &mut Sheet<'t>,
        variables: &Variables<'t>,
        report: &mut Report<'_>,
    ) {
        let resource = sheet.resource;
        for relationship in &resource.relationships {
            self.stamp_relationship(sheet, relationship, None, variables, report);
        }
    }

    /// The rows of one relationship, the resource's own or one of a shared set.
    fn stamp_relationship(
        &mut self,
        sheet: &mut Sheet<'t>,
        relationship: &'t RawRelationship,
        used: Option<&'t RawUse>,
        variables: &Variables<'t>,
        report: &mut Report<'_>,
    ) {
        let stamp = used.map(|used| sheet.stamp(used));
        let link = report.stamped(stamp.as_ref(), |report| {
            Link::new(relationship, used, stamp.clone(), variables, report)
        });
        let Some(link) = link.map(Rc::new) else {
            return;
        };
        if !sheet.link(&link, report) {
            return;
        }
        let place = stamp.map_or(relationship.name.span, |(_, span)| span);
        if relationship.objects {
            let link = Some(Rc::clone(&link));
            self.stamp_form(sheet, Form::Objects, link, place, variables, report);
        }
        if relationship.ids {
            self.stamp_form(sheet, Form::Ids, Some(link), place, variables, report);
        }
    }

    /// The rows for any relationship by name.
    fn stamp_generic(
        &mut self,
        sheet: &mut Sheet<'t>,
        variables: &Variables<'t>,
        report: &mut Report<'_>,
    ) {
        let Some(place) = sheet.generic_at else {
            return;
        };
        if !sheet.resource.related {
            return;
        }
        self.stamp_form(sheet, Form::Related, None, place, variables, report);
        let links = &sheet.stamping.links;
        if links.is_empty() || links.iter().any(|link| link.ids) {
            self.stamp_form(sheet, Form::RelatedIds, None, place, variables, report);
        }
    }

    /// A row of `[relationships]`.
    fn stamp_form(
        &mut self,
        sheet: &mut Sheet<'t>,
        form: Form,
        link: Option<Rc<Link>>,
        place: Span,
        variables: &Variables<'t>,
        report: &mut Report<'_>,
    ) {
        let key = form.key();
        let template = self.table.templates.iter().find(|row| row.key.value == key);
        let Some(row) = template else {
            if !report.is_spoilt(key) && self.missed.insert(key) {
                let text = format!("`[relationships]` has no row `{key}`, which is needed here");
                report.add(Finding::new(place, text).help(match form {
                    Form::Ids => "add it, or say `ids = false`",
                    Form::Objects => "add it, or say `objects = false`",
                    _ => "add it, or say `related = false`",
                }));
            }
            return;
        };
        let mut variables = variables.clone();
        if let Some(link) = &link {
            variables = variables
                .with("name", &link.name)
                .with("title", &link.title);
        }
        let text = format!("stamped on `{}`", sheet.resource.name.value);
        let stamp = Some((text, place));
        sheet.row(row, form, link, stamp, None, &variables, report);
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
            let help = super::suggest::nearest(&name.value, wanted.iter().copied())
                .map(|near| format!("did you mean `{near}`?"))
                .or_else(|| (!wanted.is_empty()).then(|| format!("they have {}", listed(&wanted))));
            report.add(Finding::new(name.span, text).maybe_help(help));
        }
    }
}

/// A resource while it is being stamped.
struct Sheet<'t> {
    resource: &'t RawResource,
    /// What brings the rows for any relationship by name.
    generic_at: Option<Span>,
    stamping: Stamping<'t>,
}

impl<'t> Sheet<'t> {
    /// The note on what an entry of `use` stamps.
    fn stamp(&self, used: &RawUse) -> Stamp {
        let text = format!("stamped on `{}` by `use`", self.resource.name.value);
        (text, used.span)
    }

    #[allow(
        clippy::too_many_arguments,
        reason = "all that a stamped row is made of"
    )]
    fn row(
        &mut self,
        row: &'t RawRow,
        form: Form,
        link: Option<Rc<Link>>,
        stamp: Option<Stamp>,
        used: Option<&'t RawUse>,
        variables: &Variables<'t>,
        report: &mut Report<'_>,
    ) {
        if row.broken
            && let Some((text, span)) = &stamp
        {
            report.note(row.findings.clone(), text, *span);
        }
        let name = row.name.as_ref().unwrap_or(&row.key);
        let method = report.stamped(stamp.as_ref(), |report| variables.fill(name, &[], report));
        match method {
            Some(method) if !row.broken => self.stamping.rows.push(Stamped {
                row,
                method,
                variables: variables.clone(),
                form,
                link,
                stamp,
                used,
            }),
            Some(method) => {
                self.stamping.left_out.insert(method);
            }
            None => {}
        }
    }

    /// Takes a relationship down, unless there is one of its name.
    fn link(&mut self, link: &Rc<Link>, report: &mut Report<'_>) -> bool {
        let links = &mut self.stamping.links;
        let first = links.iter().find(|known| known.name == link.name);
        let Some(first) = first else {
            links.push(Rc::clone(link));
            return true;
        };
        let text = format!(
            "duplicate relationship `{}` on `{}`",
            link.name, self.resource.name.value
        );
        let finding = Finding::new(link.span, text).note("first defined", first.span);
        report.stamped(link.stamp.as_ref(), |report| report.add(finding));
        false
    }
}

/// Tells rows that give the objects of a relationship with `objects = false` that they do.
fn attach_objects(sheet: &mut Sheet<'_>, report: &mut Report<'_>) {
    let Stamping {
        rows,
        links,
        left_out,
    } = &mut sheet.stamping;
    for link in links.iter().filter(|link| !link.objects) {
        let name = &link.name;
        let row = rows
            .iter_mut()
            .find(|row| row.form == Form::Method && row.method == *name);
        if let Some(row) = row {
            row.link = Some(Rc::clone(link));
        } else if !left_out.contains(name) {
            let text = format!("no row gives the objects of relationship `{name}`");
            let finding = Finding::new(link.span, text).help(format!(
                "leave out `objects = false`, or use a shared set with a row `{name}`"
            ));
            report.stamped(link.stamp.as_ref(), |report| report.add(finding));
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

impl Link {
    /// `None` when a template of it cannot be filled, which was reported.
    fn new(
        relationship: &RawRelationship,
        used: Option<&RawUse>,
        stamp: Option<Stamp>,
        variables: &Variables<'_>,
        report: &mut Report<'_>,
    ) -> Option<Link> {
        let name = relationship.name.value.clone();
        let mut fill = |text: &Option<At<String>>| match text {
            Some(text) => variables.fill(text, &[], report).map(Some),
            None => Some(None),
        };
        let (doc, deprecated) = (fill(&relationship.doc), fill(&relationship.deprecated));
        Some(Link {
            title: doc?.unwrap_or_else(|| variables.title(&name)),
            name,
            span: relationship.name.span,
            tag: relationship.tag.clone(),
            to_one: relationship.to_one,
            objects: relationship.objects,
            ids: relationship.ids,
            tier: used.and_then(|used| used.tier).or(relationship.tier),
            source: used
                .and_then(|used| used.source.clone())
                .or_else(|| relationship.source.clone()),
            deprecated: deprecated?,
            stamp,
        })
    }
}
