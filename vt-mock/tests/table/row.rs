//! Rows as they are written in the table.

use std::borrow::Cow;

use vt_table::{
    Answer, Argument, Body, Endpoint, Item, List, Paging, PagingStyle, Parameter, Place,
    Relationship, Text, Tier, Verb,
};

/// A row being written.
pub(super) struct Row(pub(super) Endpoint);

pub(super) fn row(verb: Verb, name: &'static str, path: &'static str) -> Row {
    let (group, method) = name.split_once('.').unwrap_or((name, ""));
    let arguments = path
        .split('/')
        .filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'));
    Row(Endpoint {
        group: group.into(),
        method: method.into(),
        verb,
        path: path.into(),
        root: None,
        authenticated: true,
        arguments: arguments
            .map(|name| argument(name, Place::Path, "String"))
            .collect(),
        query: List::default(),
        headers: List::default(),
        body: Body::None,
        answer: Answer::Nothing,
        paging: Paging::NONE,
        tier: Tier::Public,
        idempotent: verb != Verb::Post && verb != Verb::Patch,
        relationship: None,
        doc: Text::default(),
        note: Text::default(),
        sources: List::default(),
        see: Text::default(),
        deprecated: None,
    })
}

fn argument(name: &'static str, place: Place, kind: &'static str) -> Argument {
    Argument {
        name: name.into(),
        place,
        rust_type: kind.into(),
        doc: Text::default(),
    }
}

pub(super) fn get(name: &'static str, path: &'static str) -> Row {
    row(Verb::Get, name, path)
}

pub(super) fn post(name: &'static str, path: &'static str) -> Row {
    row(Verb::Post, name, path)
}

pub(super) fn delete(name: &'static str, path: &'static str) -> Row {
    row(Verb::Delete, name, path)
}

impl Row {
    pub(super) fn answer(mut self, answer: Answer) -> Self {
        self.0.answer = answer;
        self
    }

    pub(super) fn object(self, tag: &'static str) -> Self {
        self.answer(Answer::Object {
            tag: tag.into(),
            nullable: false,
        })
    }

    pub(super) fn perhaps(self, tag: &'static str) -> Self {
        self.answer(Answer::Object {
            tag: tag.into(),
            nullable: true,
        })
    }

    pub(super) fn pages(mut self, tag: &'static str) -> Self {
        self.0.paging = Paging {
            style: PagingStyle::Cursor,
            size_parameter: "limit".into(),
            ..Paging::NONE
        };
        self.answer(Answer::Collection(Item::Object(tag.into())))
    }

    pub(super) fn values(
        mut self,
        kind: &'static str,
        style: PagingStyle,
        items: &'static str,
    ) -> Self {
        self.0.paging = Paging {
            style,
            items: items.into(),
            ..Paging::NONE
        };
        self.answer(Answer::Collection(Item::Value(kind.into())))
    }

    pub(super) fn page_size(
        mut self,
        name: &'static str,
        default: u32,
        maximum: Option<u32>,
    ) -> Self {
        self.0.paging.size_parameter = name.into();
        self.0.paging.default_size = Some(default);
        self.0.paging.maximum_size = maximum;
        self
    }

    pub(super) fn related(mut self, name: &'static str) -> Self {
        let to_one = matches!(self.0.answer, Answer::Object { .. });
        self.0.relationship = Some(Relationship {
            name: name.into(),
            to_one,
            ids: false,
        });
        self
    }

    pub(super) fn ids(self, name: &'static str) -> Self {
        let mut row = self.related(name);
        if let Some(relationship) = &mut row.0.relationship {
            relationship.ids = true;
        }
        row
    }

    pub(super) fn body(mut self, body: Body) -> Self {
        self.0.body = body;
        self
    }

    pub(super) fn json(self, kind: &'static str) -> Self {
        self.body(Body::Json(kind.into()))
    }

    pub(super) fn tier(mut self, tier: Tier) -> Self {
        self.0.tier = tier;
        self
    }

    pub(super) fn rooted(mut self, root: &'static str) -> Self {
        self.0.root = Some(root.into());
        self.0.authenticated = false;
        self
    }

    pub(super) fn checks(mut self, name: &str, kind: &'static str) -> Self {
        for argument in self
            .0
            .arguments
            .to_mut()
            .iter_mut()
            .filter(|argument| argument.name == name)
        {
            argument.rust_type = kind.into();
        }
        self
    }

    pub(super) fn requires(mut self, place: Place, name: &'static str) -> Self {
        self.0
            .arguments
            .to_mut()
            .push(argument(name, place, "String"));
        self
    }

    pub(super) fn query(mut self, name: &'static str, range: Option<(i64, i64)>) -> Self {
        self.0.query.to_mut().push(Parameter {
            name: name.into(),
            doc: Text::default(),
            values: Cow::default(),
            default: None,
            range,
        });
        self
    }
}
