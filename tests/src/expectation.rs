//! Expectations: what goes over the wire, written from the API reference. Shared by the build
//! script and the tests.

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
