//! What the API reference says of query parameters, headers, page sizes and repeats:
//! `wire/parameters.tsv`.

use std::collections::BTreeMap;

use vt_table::{Argument, Endpoint, PagingStyle, Parameter, Place, Verb};

/// What is said of one operation, or of one row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parameters {
    /// Query parameters, by name on the wire: `!` for a required one, `=a|b` or `=1..9`,
    /// `~default`.
    pub query: BTreeMap<String, String>,
    /// `limit:10/40`: the parameter of the page size, the default, the maximum. Empty where there
    /// is none.
    pub page_size: String,
    /// Headers, by name: `!` for a required one.
    pub headers: BTreeMap<String, String>,
    /// Whether the same request can be sent again without harm.
    pub repeatable: bool,
}

/// The page size of collections of which nothing else is said.
const USUAL_PAGE_SIZE: &str = "limit:10";

impl Parameters {
    /// Reads the list, by operation.
    ///
    /// # Errors
    ///
    /// The first line that is not of the list's form.
    pub fn parse_all(text: &str) -> Result<BTreeMap<String, Self>, String> {
        let lines = text
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .skip(1);
        lines.map(Self::parse).collect()
    }

    fn parse(line: &str) -> Result<(String, Self), String> {
        let cells: Vec<&str> = line.split('\t').collect();
        let [operation, query, page_size, headers, repeat] = cells[..] else {
            return Err(format!("parameters.tsv: `{line}` is not five cells"));
        };
        let names = |cell: &str| {
            let words = cell.split(' ').filter(|word| *word != "-");
            let split = words.map(|word| {
                let end = word.find(['!', '=', '~']).unwrap_or(word.len());
                let said = word[end..].replace("%20", " ").replace("%2B", "+");
                (word[..end].to_owned(), said)
            });
            split.collect()
        };
        let parameters = Self {
            query: names(query),
            page_size: page_size.to_owned(),
            headers: names(headers),
            repeatable: repeat == "repeatable",
        };
        Ok((operation.to_owned(), parameters))
    }

    /// What the list says of this row, where what goes without saying is said.
    #[must_use]
    pub fn expected(said: Option<&Self>, row: &Endpoint) -> Self {
        let mut all = said.cloned().unwrap_or_default();
        if matches!(row.verb, Verb::Get | Verb::Put | Verb::Delete) {
            all.repeatable = true;
        }
        all.page_size = match (&*all.page_size, row.paging.style) {
            ("none", _) | ("" | "-", PagingStyle::None) => String::new(),
            ("" | "-", _) => USUAL_PAGE_SIZE.to_owned(),
            (size, _) => size.to_owned(),
        };
        all
    }

    /// What a row of the table says.
    #[must_use]
    pub fn of(row: &Endpoint) -> Self {
        let required = |place: fn(&Argument) -> Option<&str>| {
            let names = row.arguments.iter().filter_map(place);
            names.map(|name| (name.to_owned(), "!".to_owned()))
        };
        let optional = |list: &[Parameter]| -> Vec<(String, String)> {
            let said = list.iter().map(|one| (one.name.to_string(), said(one)));
            said.collect()
        };
        let paging = &row.paging;
        let mut page_size = paging.size_parameter.to_string();
        if let Some(default) = paging.default_size {
            page_size += &format!(":{default}");
        }
        if let Some(maximum) = paging.maximum_size {
            page_size += &format!("/{maximum}");
        }
        Self {
            query: required(in_query).chain(optional(&row.query)).collect(),
            page_size,
            headers: required(in_header).chain(optional(&row.headers)).collect(),
            repeatable: row.idempotent,
        }
    }
}

fn in_query(argument: &Argument) -> Option<&str> {
    match &argument.place {
        Place::Query(name) => Some(name),
        _ => None,
    }
}

fn in_header(argument: &Argument) -> Option<&str> {
    match &argument.place {
        Place::Header(name) => Some(name),
        _ => None,
    }
}

fn said(parameter: &Parameter) -> String {
    let values: Vec<&str> = parameter.values.iter().map(|value| &**value).collect();
    let mut said = String::new();
    if !values.is_empty() {
        said += &format!("={}", values.join("|"));
    }
    if let Some((from, to)) = parameter.range {
        said += &format!("={from}..{to}");
    }
    if let Some(default) = &parameter.default {
        said += &format!("~{default}");
    }
    said
}
