//! A call that is ready to be sent: what was typed, matched with a row of the table.

use std::borrow::Cow;

use vt_client::EndpointRequest;
use vt_table::Endpoint;

use super::body;
use crate::operations::call_options::CallOptions;
use crate::operations::lookup;
use crate::operations::typed::Typed;
use crate::operations::{any_path, help};
use crate::outcome::failure::Failure;
use crate::output::stderr::shortened;
use crate::session::Session;

/// A row, and what was typed for it.
#[derive(Debug)]
pub(crate) struct Operation<'t> {
    pub(crate) row: Cow<'t, Endpoint>,
    /// As it was typed: `files comments`, `GET /files`.
    pub(crate) name: String,
    arguments: Vec<String>,
    /// The query of a path that was typed.
    query: Vec<(String, String)>,
    pub(crate) options: CallOptions,
}

impl<'t> Operation<'t> {
    /// Looks up what was typed, and refuses what does not fit the row.
    pub(crate) fn find(endpoints: &'t [Endpoint], typed: &Typed) -> Result<Self, Failure> {
        let operation = match any_path::verb(&typed.first) {
            Some(verb) => {
                let (path, options) = (typed.path(), typed.options()?);
                let (row, query) = any_path::row(verb, &path, &options)?;
                Self {
                    row: Cow::Owned(row),
                    name: shortened(&format!("{verb} {path}")).into_owned(),
                    arguments: Vec::new(),
                    query,
                    options,
                }
            }
            None => {
                let row = lookup::method(endpoints, &typed.first, &typed.second)?;
                let arguments = typed.arguments(row.arguments.len());
                fits(row, &arguments, &typed.excess())?;
                Self {
                    row: Cow::Borrowed(row),
                    name: format!("{} {}", row.group, row.method),
                    arguments,
                    query: Vec::new(),
                    options: typed.options()?,
                }
            }
        };
        operation.check_options()?;
        Ok(operation)
    }

    /// Refuses options that mean nothing for this row.
    fn check_options(&self) -> Result<(), Failure> {
        let (options, paging) = (&self.options, &self.row.paging);
        let is_collection = self.row.answer.is_collection();
        for (name, given) in [
            ("--all", options.all),
            ("--limit", options.limit.is_some()),
            ("--page-size", options.page_size.is_some()),
            ("--cursor", options.cursor.is_some()),
        ] {
            if given && !is_collection {
                return Err(self.usage(format!(
                    "it does not return a collection; leave out `{name}`"
                )));
            }
        }
        if let Some(size) = options.page_size {
            let name = &paging.size_parameter;
            if name.is_empty() {
                return Err(self.usage("its page size is fixed; leave out `--page-size`"));
            }
            if let Some(maximum) = paging.maximum_size.filter(|maximum| size > *maximum) {
                return Err(self.usage(format!(
                    "a page size of {size} is over the documented maximum of {maximum}; \
                     `--query {name}={size}` sends it anyway"
                )));
            }
        }
        Ok(())
    }

    /// A mistake in what was typed for this operation.
    pub(crate) fn usage(&self, message: impl AsRef<str>) -> Failure {
        Failure::usage(format!("`{}`: {}", self.name, message.as_ref()))
    }

    /// The request, except for how its answer is read. Reads the files that the options name.
    pub(crate) fn request(&self, session: &Session) -> Result<EndpointRequest, Failure> {
        let mut request = session.client.call(&self.row);
        for (row, text) in self.row.arguments.iter().zip(&self.arguments) {
            request = request.argument(&row.name, text);
        }
        for (name, value) in self.query.iter().chain(&self.options.query) {
            request = request.query(name, value);
        }
        for (name, value) in &self.options.header {
            if !(name.eq_ignore_ascii_case("content-type") && self.options.data.is_some()) {
                request = request.header(name, value);
            }
        }
        body::add(request, &self.row, &self.options)
    }
}

/// Refuses too few and too many arguments.
fn fits(row: &Endpoint, arguments: &[String], excess: &[String]) -> Result<(), Failure> {
    let name = format!("{} {}", row.group, row.method);
    if let Some(missing) = row.arguments.get(arguments.len()) {
        return Err(Failure::usage(format!(
            "`{name}` needs the argument `{}`: {}",
            missing.name.to_uppercase(),
            help::argument(missing)
        )));
    }
    if let Some(first) = excess.first() {
        let takes = match row.arguments.len() {
            0 => "no argument".to_owned(),
            1 => "1 argument".to_owned(),
            count => format!("{count} arguments"),
        };
        return Err(Failure::usage(format!(
            "`{name}` takes {takes}; `{first}` is one too many"
        )));
    }
    Ok(())
}
