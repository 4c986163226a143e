//! Which page comes next: a state machine without I/O.

use std::borrow::Cow;
use std::collections::HashSet;

use url::Url;
use vt_table::{Paging, PagingStyle};

use crate::call::Call;
use crate::{Client, Error, Response};

/// The page size that iteration asks for where no maximum is documented.
const USUAL_MAXIMUM: u32 = 40;

/// Where an iteration stands.
pub(crate) struct Pager {
    paging: Paging,
    /// Items that may still be given, all pages together.
    pub(crate) limit: Option<u64>,
    page_size: Option<u32>,
    /// Where the parameters of paging go in the query: behind the required ones.
    at: usize,
    next: Next,
    /// The cursors that were used: one that comes back would loop for ever.
    seen: HashSet<String>,
}

/// What the next request has.
enum Next {
    /// The request as it was built.
    First,
    Cursor(String),
    PageNumber(u64),
    /// The path and query of a `Link` header.
    Link(String, Vec<(Cow<'static, str>, String)>),
    Nothing,
}

impl Pager {
    pub(crate) fn new(paging: Paging, at: usize) -> Self {
        Self {
            paging,
            limit: None,
            page_size: None,
            at,
            next: Next::First,
            seen: HashSet::new(),
        }
    }

    /// Where the items stand in the body.
    pub(crate) fn items(&self) -> &str {
        &self.paging.items
    }

    pub(crate) fn set_page_size(&mut self, size: u32) -> Result<(), Error> {
        if self.paging.size_parameter.is_empty() {
            return Err(Error::usage(
                "this collection has no page size; leave out `page_size`",
            ));
        }
        if size == 0 {
            return Err(Error::usage(
                "a page size of 0 asks for nothing; use 1 or more",
            ));
        }
        if let Some(maximum) = self.paging.maximum_size.filter(|maximum| size > *maximum) {
            return Err(Error::usage(format!(
                "a page size of {size} is over the documented maximum of {maximum}; `.query(\"{}\", {size})` sends it all the same",
                self.paging.size_parameter
            )));
        }
        self.page_size = Some(size);
        Ok(())
    }

    pub(crate) fn set_cursor(&mut self, cursor: String) -> Result<(), Error> {
        if self.paging.style != PagingStyle::Cursor {
            return Err(Error::usage(
                "this collection is not paged by cursors; leave out `cursor`",
            ));
        }
        if cursor.is_empty() {
            return Err(Error::usage(
                "the cursor is empty; leave out `cursor` to begin at the first page",
            ));
        }
        self.next = Next::Cursor(cursor);
        Ok(())
    }

    /// Prepares the request of a single page: a page size goes along only when one was asked for.
    pub(crate) fn single(&mut self, call: &mut Call) {
        let size = match (self.page_size, self.limit) {
            (Some(size), _) => Some(size),
            (None, Some(limit)) => Some(self.at_most(limit)),
            (None, None) => None,
        };
        self.apply(call, size);
    }

    /// Prepares the request of the next page of an iteration; `false` when there is none.
    pub(crate) fn next(&mut self, call: &mut Call) -> bool {
        if matches!(self.next, Next::Nothing) || self.limit == Some(0) {
            return false;
        }
        let size = match self.page_size {
            Some(size) => size,
            None => self.at_most(self.limit.unwrap_or(u64::MAX)),
        };
        self.apply(call, Some(size));
        true
    }

    /// The largest page that is of use.
    fn at_most(&self, items: u64) -> u32 {
        let maximum = self.paging.maximum_size.unwrap_or(USUAL_MAXIMUM);
        u32::try_from(items).unwrap_or(u32::MAX).clamp(1, maximum)
    }

    fn apply(&self, call: &mut Call, size: Option<u32>) {
        if let Next::Link(path, query) = &self.next {
            // The link is used as it is, without parameters of ours.
            call.path.clone_from(path);
            call.query.clone_from(query);
            return;
        }
        let name = &self.paging.size_parameter;
        let chosen_by_user = call.query.iter().any(|(present, _)| present == name);
        let size = size
            .filter(|_| !name.is_empty() && !chosen_by_user)
            .map(|size| (name.clone(), size.to_string()));
        let position = match &self.next {
            Next::Cursor(cursor) => Some(("cursor".into(), cursor.clone())),
            Next::PageNumber(number) => Some(("page".into(), number.to_string())),
            Next::First | Next::Link(..) | Next::Nothing => None,
        };
        let at = self.at.min(call.query.len());
        call.query.splice(at..at, size.into_iter().chain(position));
    }

    /// Notes what a page said about the one after it, and gives its cursor.
    pub(crate) fn received(
        &mut self,
        client: &Client,
        response: &Response,
        cursor: Option<&str>,
        more: bool,
    ) -> Result<Option<String>, Error> {
        self.next = match self.paging.style {
            PagingStyle::None => Next::Nothing,
            PagingStyle::Cursor => match cursor {
                Some(cursor) => {
                    self.unseen(cursor)?;
                    Next::Cursor(cursor.to_owned())
                }
                None => Next::Nothing,
            },
            PagingStyle::PageNumber => match &self.next {
                _ if !more => Next::Nothing,
                Next::PageNumber(number) => Next::PageNumber(number + 1),
                _ => Next::PageNumber(1),
            },
            PagingStyle::LinkHeader => match next_link(response) {
                Some(link) => {
                    self.unseen(&link)?;
                    let (path, query) = client.own_target(&link)?;
                    Next::Link(path, query)
                }
                None => Next::Nothing,
            },
        };
        Ok(match &self.next {
            Next::Cursor(cursor) => Some(cursor.clone()),
            _ => None,
        })
    }

    fn unseen(&mut self, cursor: &str) -> Result<(), Error> {
        if self.seen.insert(cursor.to_owned()) {
            return Ok(());
        }
        Err(Error::RepeatedCursor)
    }

    /// Cuts a page to the items that may still be given.
    pub(crate) fn take<T>(&mut self, items: &mut Vec<T>) {
        if let Some(limit) = &mut self.limit {
            let keep = usize::try_from(*limit)
                .unwrap_or(usize::MAX)
                .min(items.len());
            items.truncate(keep);
            *limit -= keep as u64;
        }
    }
}

/// The URL of the `Link` header with `rel=next`.
fn next_link(response: &Response) -> Option<String> {
    response
        .headers
        .get_all(http::header::LINK)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .find_map(|value| {
            value.split(',').find_map(|link| {
                let (target, parameters) = link.trim().strip_prefix('<')?.split_once('>')?;
                let next = parameters.split(';').any(|parameter| {
                    let Some((name, value)) = parameter.trim().split_once('=') else {
                        return false;
                    };
                    name.trim().eq_ignore_ascii_case("rel")
                        && value
                            .trim()
                            .trim_matches('"')
                            .split_ascii_whitespace()
                            .any(|rel| rel.eq_ignore_ascii_case("next"))
                });
                (next && Url::parse(target).is_ok()).then(|| target.to_owned())
            })
        })
}
