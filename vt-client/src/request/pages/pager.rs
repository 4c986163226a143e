//! Which page comes next: a state machine without I/O.

use std::borrow::Cow;

use vt_table::{Paging, PagingStyle};

use super::seen::Seen;
use crate::client::Client;
use crate::config::base_url::Target;
use crate::error::Error;
use crate::error::resume::ResumeError;
use crate::id::hint::{Hint, Unchecked};
use crate::id::padding::with_padding;
use crate::model::response::Response;
use crate::request::resume::{Digest, Place, scope};
use crate::wire::call::Call;
use crate::wire::link_header::next_link;

/// The page size that iteration asks for where no maximum is documented.
const USUAL_MAXIMUM: u32 = 40;

/// The query parameters for where a page begins.
const CURSOR: &str = "cursor";
const PAGE_NUMBER: &str = "page";

/// Where an iteration stands.
pub(crate) struct Pager {
    paging: Paging,
    /// Items that may still be given, all pages together.
    remaining: Option<u64>,
    page_size: Option<u32>,
    /// Where the parameters of paging go in the query: behind the required ones.
    at: usize,
    next: Next,
    /// The size of the page that an interrupted iteration stood in: the pages in which its place is
    /// looked for have it, too.
    size_until_aligned: Option<u32>,
    /// Where pages began.
    seen: Seen,
}

/// Where the next page begins.
#[derive(Clone)]
enum Next {
    /// Where the collection does.
    First,
    Cursor(String),
    PageNumber(u64),
    /// At the target of a `Link` header, to be used unchanged.
    Link(Target),
    Nothing,
}

impl Pager {
    /// The paging of a collection whose request has this many required query parameters.
    pub(crate) fn new(paging: Paging, at: usize) -> Self {
        Self {
            paging,
            remaining: None,
            page_size: None,
            at,
            next: Next::First,
            size_until_aligned: None,
            seen: Seen::default(),
        }
    }

    /// Where the items stand in the body.
    pub(crate) fn items(&self) -> &str {
        &self.paging.items
    }

    pub(crate) fn set_limit(&mut self, items: u64) {
        self.remaining = Some(items);
    }

    pub(crate) fn set_page_size(&mut self, size: u32) -> Result<(), Error> {
        if self.paging.size_parameter.is_empty() {
            return Err(Error::usage_with(
                "this collection has no page size",
                Hint::Program("leave out `page_size`".into()),
            ));
        }
        if size == 0 {
            return Err(Error::usage(
                "a page size of 0 asks for nothing; use 1 or more",
            ));
        }
        if let Some(maximum) = self.paging.maximum_size.filter(|maximum| size > *maximum) {
            let name = &*self.paging.size_parameter;
            return Err(Error::usage_with(
                format!("a page size of {size} is over the documented maximum of {maximum}"),
                Hint::Unchecked(Unchecked::Query(vec![(
                    name.into(),
                    size.to_string().into(),
                )])),
            ));
        }
        self.page_size = Some(size);
        Ok(())
    }

    pub(crate) fn set_cursor(&mut self, cursor: String) -> Result<(), Error> {
        if self.paging.style != PagingStyle::Cursor {
            return Err(Error::usage_with(
                "this collection is not paged by cursors",
                Hint::Program("leave out `cursor`".into()),
            ));
        }
        if cursor.is_empty() {
            return Err(Error::usage_with(
                "the cursor is empty",
                Hint::Program("leave out `cursor` to begin at the first page".into()),
            ));
        }
        self.next = Next::Cursor(with_padding(&cursor).into_owned());
        Ok(())
    }

    /// Takes a beginning out of the query where one was given as a raw parameter, so that only the
    /// first page has it.
    pub(crate) fn begin(&mut self, call: &mut Call) -> Result<(), Error> {
        match self.paging.style {
            PagingStyle::Cursor => {
                if let Some(cursor) = take_parameter(call, CURSOR).filter(|text| !text.is_empty()) {
                    self.next = Next::Cursor(cursor);
                }
            }
            PagingStyle::PageNumber => {
                if let Some(number) = take_parameter(call, PAGE_NUMBER) {
                    let number = number.parse().map_err(|_| {
                        Error::usage(format!("the page `{number}` is not a number from 0"))
                    })?;
                    self.next = Next::PageNumber(number);
                }
            }
            PagingStyle::LinkHeader | PagingStyle::None => {}
        }
        self.see_beginning();
        Ok(())
    }

    fn see_beginning(&mut self) {
        if let Next::Cursor(cursor) = &self.next {
            self.seen.insert(Digest::of([cursor]));
        }
    }

    /// Prepares the request of a single page: a page size goes along only when one was asked for.
    pub(crate) fn prepare_one(&self, call: &mut Call) {
        let size = self
            .page_size
            .or_else(|| self.remaining.map(|items| self.page_of(items)));
        self.apply(call, size);
    }

    /// Prepares the request of the next page of an iteration and gives its size; `None` when there
    /// is none.
    pub(crate) fn prepare_next(&mut self, call: &mut Call) -> Option<u32> {
        if !self.is_more() || !self.wants_more() {
            return None;
        }
        let size = self
            .page_size
            .or(self.size_until_aligned)
            .unwrap_or_else(|| self.page_of(self.remaining.unwrap_or(u64::MAX)));
        if self.paging.style == PagingStyle::PageNumber {
            // Where a numbered page begins depends on the size of all pages.
            self.page_size = Some(size);
        }
        self.apply(call, Some(size));
        Some(size)
    }

    /// The digest of the request whose pages these are.
    pub(crate) fn scope(&self, call: &Call) -> Digest {
        scope(call, self.paging.style, self.page_size)
    }

    /// Where the next page begins, in the form of a token.
    pub(crate) fn place(&self, client: &Client, call: &Call) -> Place {
        let is_clean = |text: &str| matches!(client.redact(text), Cow::Borrowed(_));
        match &self.next {
            Next::First | Next::Nothing => Place::First,
            Next::PageNumber(number) => Place::Number(*number),
            Next::Cursor(cursor) if is_clean(cursor) => Place::Cursor(cursor.clone()),
            Next::Link(target)
                if target.path == call.path && target.query.as_deref().is_none_or(is_clean) =>
            {
                Place::Link(target.query.clone())
            }
            Next::Cursor(_) | Next::Link(_) => Place::Withheld,
        }
    }

    /// Goes to the place of a token; `given` items of the limit are used up.
    pub(crate) fn go_to(
        &mut self,
        place: &Place,
        size: Option<u32>,
        given: u64,
        call: &Call,
    ) -> Result<(), ResumeError> {
        self.next = match (self.paging.style, place) {
            (_, Place::First) => Next::First,
            (PagingStyle::Cursor, Place::Cursor(cursor)) => Next::Cursor(cursor.clone()),
            (PagingStyle::PageNumber, Place::Number(number)) => Next::PageNumber(*number),
            (PagingStyle::LinkHeader, Place::Link(query)) => Next::Link(Target {
                // So a changed token leads nowhere else.
                path: call.path.clone(),
                query: query.clone(),
            }),
            (_, Place::Withheld) => return Err(ResumeError::Withheld),
            _ => return Err(ResumeError::OtherRequest),
        };
        self.seen.clear();
        self.see_beginning();
        self.size_until_aligned = size;
        if let Some(remaining) = &mut self.remaining {
            *remaining = remaining.saturating_sub(given);
        }
        Ok(())
    }

    /// Nothing follows: the iteration had come to its end.
    pub(crate) fn finish(&mut self) {
        self.next = Next::Nothing;
    }

    /// The place of an interrupted iteration was found: pages have their usual size again.
    pub(crate) fn aligned(&mut self) {
        self.size_until_aligned = None;
    }

    /// The size of a page when this many items are wanted.
    fn page_of(&self, items: u64) -> u32 {
        let maximum = self.paging.maximum_size.unwrap_or(USUAL_MAXIMUM);
        u32::try_from(items).unwrap_or(u32::MAX).clamp(1, maximum)
    }

    fn apply(&self, call: &mut Call, size: Option<u32>) {
        let position = match &self.next {
            Next::Cursor(cursor) => Some((CURSOR.into(), cursor.clone())),
            Next::PageNumber(number) => Some((PAGE_NUMBER.into(), number.to_string())),
            Next::Link(target) => {
                call.path.clone_from(&target.path);
                call.query.clear();
                call.raw_query.clone_from(&target.query);
                return;
            }
            Next::First | Next::Nothing => None,
        };
        let name = &self.paging.size_parameter;
        let chosen_by_user = call.query.iter().any(|(present, _)| present == name);
        let size = size
            .filter(|_| !name.is_empty() && !chosen_by_user)
            .map(|size| (name.clone(), size.to_string()));
        let at = self.at.min(call.query.len());
        call.query.splice(at..at, size.into_iter().chain(position));
    }

    /// Notes what a page said about the one after it. The page itself is good even if that cannot
    /// be followed.
    pub(crate) fn received(
        &mut self,
        client: &Client,
        path: &str,
        response: &Response,
        cursor: Option<String>,
        is_more: bool,
    ) -> Result<(), Error> {
        let last = std::mem::replace(&mut self.next, Next::Nothing);
        self.next = match self.paging.style {
            PagingStyle::None => Next::Nothing,
            PagingStyle::Cursor => match cursor {
                Some(cursor) => Next::Cursor(self.unseen(cursor)?),
                None => Next::Nothing,
            },
            PagingStyle::PageNumber if !is_more => Next::Nothing,
            PagingStyle::PageNumber => match last {
                Next::PageNumber(number) => Next::PageNumber(number.saturating_add(1)),
                _ => Next::PageNumber(1),
            },
            PagingStyle::LinkHeader => match next_link(&response.headers) {
                Some(link) => {
                    let link = self.unseen(link)?;
                    Next::Link(client.config().own_target(&link, path)?)
                }
                None => Next::Nothing,
            },
        };
        Ok(())
    }

    fn unseen(&mut self, place: String) -> Result<String, Error> {
        if self.seen.insert(Digest::of([&place])) {
            Ok(place)
        } else {
            Err(Error::RepeatedCursor)
        }
    }

    /// Whether another page follows.
    pub(crate) fn is_more(&self) -> bool {
        !matches!(self.next, Next::Nothing)
    }

    /// Whether the limit leaves room for more items.
    pub(crate) fn wants_more(&self) -> bool {
        self.remaining != Some(0)
    }

    /// The cursor of the next page.
    pub(crate) fn cursor(&self) -> Option<&str> {
        match &self.next {
            Next::Cursor(cursor) => Some(cursor),
            _ => None,
        }
    }

    /// Cuts a page to the items that may still be given.
    pub(crate) fn cut<T>(&mut self, items: &mut Vec<T>) {
        if let Some(remaining) = &mut self.remaining {
            items.truncate(usize::try_from(*remaining).unwrap_or(usize::MAX));
            *remaining -= items.len() as u64;
        }
    }
}

/// Removes a parameter from the query; the last of that name counts.
fn take_parameter(call: &mut Call, name: &str) -> Option<String> {
    let mut taken = None;
    call.query.retain_mut(|(present, value)| {
        let found = present == name;
        if found {
            taken = Some(std::mem::take(value));
        }
        !found
    });
    taken
}
