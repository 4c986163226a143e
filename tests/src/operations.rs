//! The operations of the API reference and the methods that send them: `wire/operations.tsv`.

use crate::expectation::Expectation;

/// The whole list.
#[derive(Clone, Debug)]
pub struct Operations {
    rows: Vec<Operation>,
}

/// One operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// `GET /files/{id}/comments`
    pub operation: String,
    /// The method as written, perhaps with `*`.
    pub method: Method,
    /// The source that tells of the operation, `VT22:files-comments-get`.
    pub source: String,
    /// The relationships that the reference names for it.
    pub relationships: Vec<NamedRelationship>,
}

/// A method of a handle.
#[derive(Clone, Debug)]
pub struct Method {
    /// `files`
    pub group: String,
    /// `comments`; in the file, `*` stands for the relationship.
    pub name: String,
    /// Whether the relationship is an argument (`related`) and not the method's name.
    pub generic: bool,
}

/// A relationship as the reference has it: `author=user?@public`.
#[derive(Clone, Debug)]
pub struct NamedRelationship {
    /// `author`
    pub name: String,
    /// The type it leads to; `any` for several.
    pub tag: String,
    /// Whether it leads to at most one object.
    pub to_one: bool,
    /// Who may use it.
    pub tier: String,
}

impl Operations {
    /// Reads the list.
    ///
    /// # Errors
    ///
    /// The first line that is not of the list's form.
    pub fn parse(text: &str) -> Result<Self, String> {
        let lines = text
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .skip(1);
        let rows = lines.map(Operation::parse);
        Ok(Self {
            rows: rows.collect::<Result<_, String>>()?,
        })
    }

    /// The operations of the list, with the methods as written.
    pub fn rows(&self) -> &[Operation] {
        &self.rows
    }

    /// The methods that send this expectation: for a relationship its own and the generic one.
    pub fn methods(&self, expectation: &Expectation) -> Vec<Method> {
        let Some(Operation { method, .. }) = self
            .rows
            .iter()
            .find(|row| row.operation == expectation.operation)
        else {
            return Vec::new();
        };
        let Some(relationship) = expectation
            .argument("relationship")
            .filter(|_| method.name.contains('*'))
        else {
            // Without `*`, a relationship is an argument like any other.
            return vec![Method {
                generic: true,
                ..method.clone()
            }];
        };
        // A to-one relationship has no pages of its own.
        if expectation.variant == "page" {
            vec![method.related()]
        } else {
            vec![method.of(relationship), method.related()]
        }
    }
}

impl Operation {
    fn parse(line: &str) -> Result<Self, String> {
        let wrong = |what: &str| format!("operations.tsv: `{line}` {what}");
        let cells: Vec<&str> = line.split('\t').collect();
        let [operation, method, source, relationships] = cells[..] else {
            return Err(wrong("is not four cells"));
        };
        let (group, name) = method
            .split_once('.')
            .ok_or_else(|| wrong("has no group.method"))?;
        let relationships = relationships.split(' ').filter(|cell| *cell != "-");
        Ok(Self {
            operation: operation.to_owned(),
            method: Method {
                group: group.to_owned(),
                name: name.to_owned(),
                generic: false,
            },
            source: source.to_owned(),
            relationships: relationships
                .map(|cell| NamedRelationship::parse(cell).ok_or_else(|| wrong(cell)))
                .collect::<Result<_, String>>()?,
        })
    }
}

impl NamedRelationship {
    fn parse(cell: &str) -> Option<Self> {
        let (name, rest) = cell.split_once('=')?;
        let (tag, tier) = rest.split_once('@')?;
        Some(Self {
            name: name.to_owned(),
            tag: tag.trim_end_matches('?').to_owned(),
            to_one: tag.ends_with('?'),
            tier: tier.to_owned(),
        })
    }
}

impl Method {
    /// `files.comments`
    pub fn full_name(&self) -> String {
        format!("{}.{}", self.group, self.name)
    }

    /// The method of one relationship.
    pub fn of(&self, relationship: &str) -> Self {
        Self {
            name: self.name.replace('*', relationship),
            ..self.clone()
        }
    }

    /// The method for any relationship by name.
    pub fn related(&self) -> Self {
        Self {
            name: self.name.replace('*', "related"),
            generic: true,
            ..self.clone()
        }
    }

    /// The method's arguments, in its order.
    pub fn arguments(&self, expectation: &Expectation) -> Vec<String> {
        let named = self.name != "*" && !self.generic;
        let arguments = expectation
            .arguments
            .iter()
            .filter(|(name, _)| !named || name != "relationship");
        arguments.map(|(_, value)| value.clone()).collect()
    }
}
