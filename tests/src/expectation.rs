//! Expectations: what goes over the wire, written from the API reference. Shared by the build script and the tests.

/// One line of `wire/expectations.tsv`.
#[derive(Clone, Debug)]
pub struct Expectation {
    /// The line in the file, counted from 1.
    pub line: usize,
    /// `GET /files/{id}/comments`
    pub operation: String,
    /// `-` for the plain request.
    pub variant: String,
    /// Path arguments, then required query and header arguments.
    pub arguments: Vec<(String, String)>,
    /// `GET`
    pub verb: String,
    /// `/api/v3/files/…/comments?limit=7`
    pub target: String,
    /// Headers that must be there; `!name` for one that must not.
    pub headers: Vec<String>,
    /// `-` for none, JSON, form text, or `multipart: …`.
    pub body: String,
    /// The kind of answer, `collection:comment`.
    pub answer: String,
    /// `none`, `cursor`, `page` or `link`.
    pub pagination: String,
    /// `public`, `premium`, …
    pub tier: String,
    /// The page of the reference.
    pub page: String,
}

impl Expectation {
    /// Reads the list.
    ///
    /// # Errors
    ///
    /// The first line that is not of the list's form.
    pub fn parse_all(text: &str) -> Result<Vec<Self>, String> {
        let rows = text
            .lines()
            .enumerate()
            .skip(1)
            .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        rows.map(|(index, line)| Self::parse(index + 1, line))
            .collect()
    }

    fn parse(line: usize, text: &str) -> Result<Self, String> {
        let cells: Vec<&str> = text.split('\t').collect();
        let [
            operation,
            variant,
            arguments,
            verb,
            target,
            headers,
            body,
            answer,
            pagination,
            tier,
            page,
            _confidence,
        ] = cells[..]
        else {
            return Err(format!(
                "expectations.tsv:{line}: {} cells, not 12",
                cells.len()
            ));
        };
        let arguments = arguments
            .split(' ')
            .filter(|cell| *cell != "-")
            .map(|cell| {
                let (name, value) = cell.split_once('=').ok_or(format!(
                    "expectations.tsv:{line}: `{cell}` is not name=value"
                ))?;
                // The one escape of that column.
                Ok((name.to_owned(), value.replace("%20", " ")))
            });
        Ok(Self {
            line,
            operation: operation.to_owned(),
            variant: variant.to_owned(),
            arguments: arguments.collect::<Result<_, String>>()?,
            verb: verb.to_owned(),
            target: target.to_owned(),
            headers: headers
                .split(" ; ")
                .filter(|cell| *cell != "-")
                .map(str::to_owned)
                .collect(),
            body: body.to_owned(),
            answer: answer.to_owned(),
            pagination: pagination.to_owned(),
            tier: tier.to_owned(),
            page: page.to_owned(),
        })
    }

    /// The value of an argument.
    pub fn argument(&self, name: &str) -> Option<&str> {
        self.arguments
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// The query parameters that are not required arguments, decoded.
    pub fn optional_query(&self) -> Vec<(String, String)> {
        let query = self.target.split_once('?').map_or("", |(_, query)| query);
        url::form_urlencoded::parse(query.as_bytes())
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .filter(|(name, value)| self.argument(name) != Some(value))
            .collect()
    }

    /// The headers that are neither required arguments nor the client's own business.
    pub fn optional_headers(&self) -> Vec<(String, String)> {
        let own = ["content-type", "accept-encoding"];
        self.headers
            .iter()
            .filter_map(|header| header.split_once(": "))
            .filter(|(name, _)| !own.contains(name) && self.argument(name).is_none())
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }
}

/// `wire/operations.tsv`: which method sends which operation.
#[derive(Clone, Debug)]
pub struct Operations {
    rows: Vec<(String, Method)>,
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
        let rows = lines.map(|line| {
            let (operation, method) = line
                .split_once('\t')
                .ok_or(format!("operations.tsv: `{line}` is not two cells"))?;
            let (group, name) = method
                .split_once('.')
                .ok_or(format!("operations.tsv: `{method}` is not group.method"))?;
            Ok((
                operation.to_owned(),
                Method {
                    group: group.to_owned(),
                    name: name.to_owned(),
                    generic: false,
                },
            ))
        });
        Ok(Self {
            rows: rows.collect::<Result<_, String>>()?,
        })
    }

    /// The operations of the list, with the methods as written.
    pub fn rows(&self) -> &[(String, Method)] {
        &self.rows
    }

    /// The methods that send this expectation: for a relationship its own and the generic one.
    pub fn methods(&self, expectation: &Expectation) -> Vec<Method> {
        let Some((_, method)) = self
            .rows
            .iter()
            .find(|(operation, _)| *operation == expectation.operation)
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
        let own = Method {
            name: method.name.replace('*', relationship),
            ..method.clone()
        };
        let generic = Method {
            name: method.name.replace('*', "related"),
            generic: true,
            ..method.clone()
        };
        // A to-one relationship has no pages of its own.
        if expectation.variant == "page" {
            vec![generic]
        } else {
            vec![own, generic]
        }
    }
}

impl Method {
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
