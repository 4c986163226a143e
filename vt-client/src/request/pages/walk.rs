//! The way through the pages: what is asked for next, and what an answer to it holds.

use tokio::time::sleep;

use super::{Page, PageReader, Pager, empty};
use crate::client::Client;
use crate::error::Error;
use crate::error::resume::ResumeError;
use crate::id::hint::Hint;
use crate::model::envelope::{ItemTexts, PageBody};
use crate::model::response::Response;
use crate::request::resume::ResumeToken;
use crate::request::resume::{Alignment, Digest, End, Place, State, align, identity};
use crate::request::single::Sending;
use crate::transport::on_runtime;
use crate::wire::call::Call;

/// In so many pages behind its own the item is looked for that an interrupted iteration gave last.
const PAGES_SEARCHED: u32 = 10;

/// What an iteration goes on with.
pub(super) struct Walk<T> {
    client: Client,
    /// The request of the first page; the pager makes the others of it.
    call: Call,
    read: PageReader<T>,
    pager: Pager,
    /// The page on its way.
    asked: Asked,
    /// Where the iteration stands before anything arrives.
    start: State,
    /// The item to go on behind, until it is found.
    sought: Option<Sought>,
    /// How many pages in a row had no items.
    empty: u32,
}

/// A page that was asked for.
struct Asked {
    place: Place,
    size: Option<u32>,
    path: String,
}

struct Sought {
    item: Digest,
    /// How many items lay in front of the place to go on at; known for the first page only.
    offset: Option<usize>,
    pages: u32,
}

/// A page of an iteration.
pub(super) struct Arrived<T> {
    /// The items to give.
    pub(super) items: Vec<Result<T, Error>>,
    /// Why there is no next page.
    pub(super) failure: Option<Error>,
    /// Where to go on when that is for too many empty pages.
    pub(super) beyond: Option<Place>,
    /// So many items of the page were given before an interruption.
    pub(super) skipped: usize,
    /// The texts of all items of the page.
    pub(super) texts: ItemTexts,
    pub(super) place: Place,
    pub(super) size: Option<u32>,
}

impl<T> Walk<T> {
    pub(super) fn new(
        client: Client,
        call: Call,
        read: PageReader<T>,
        mut pager: Pager,
        token: Option<ResumeToken>,
    ) -> Result<Self, Error> {
        let scope = pager.scope(&call);
        let mut sought = None;
        let mut start = State {
            place: pager.place(&client, &call),
            ..State::beginning()
        };
        if let Some(ResumeToken(state)) = token
            && let Some(token_scope) = state.scope
        {
            if token_scope != scope {
                return Err(ResumeError::OtherRequest.into());
            }
            pager.go_to(&state.place, state.size, state.given, &call)?;
            if state.end == End::Collection {
                pager.finish();
            }
            sought = state.last.map(|item| Sought {
                item,
                offset: usize::try_from(state.offset).ok(),
                pages: PAGES_SEARCHED,
            });
            start = state;
        }
        start.scope = Some(scope);
        start.end = End::NotYet;
        Ok(Self {
            asked: Asked {
                place: start.place.clone(),
                size: None,
                path: call.path.clone(),
            },
            client,
            call,
            read,
            pager,
            start,
            sought,
            empty: 0,
        })
    }

    /// Where the iteration stands before anything arrives.
    pub(super) fn start(&self) -> State {
        self.start.clone()
    }

    /// Whether nothing follows what has arrived.
    pub(super) fn end(&self) -> End {
        if !self.pager.wants_more() {
            End::Limit
        } else if !self.pager.is_more() {
            End::Collection
        } else {
            End::NotYet
        }
    }

    /// The request of the next page; `None` when there is none.
    pub(super) fn ask(&mut self) -> Option<Sending<Response>> {
        let place = self.pager.place(&self.client, &self.call);
        let mut call = self.call.clone();
        let size = self.pager.prepare_next(&mut call)?;
        self.asked = Asked {
            place,
            size: Some(size),
            path: call.path.clone(),
        };
        let client = self.client.clone();
        let pause = empty::pause(self.empty);
        Some(Box::pin(async move {
            if !pause.is_zero() {
                on_runtime()?;
                sleep(pause).await;
            }
            client.transport().document(&call).await
        }))
    }

    /// Reads the page that was asked for.
    pub(super) fn read(&mut self, response: &Response) -> Result<Arrived<T>, Error> {
        let (mut body, mut failure) = self.follow(response)?;
        let texts = body.take_texts();
        let mut items = self.items(&mut body);
        let skipped = self.skipped(&texts, items.len())?;
        items.drain(..skipped.min(items.len()));
        self.pager.cut(&mut items);
        let is_empty = texts.iter().next().is_none();
        self.empty = if is_empty { self.empty + 1 } else { 0 };
        let mut beyond = None;
        if !self.pager.wants_more() {
            // Nobody asks for the next page.
            failure = None;
        } else if self.empty >= empty::MOST && self.pager.is_more() {
            let next = self.pager.place(&self.client, &self.call);
            failure = Some(Error::EmptyPages {
                pages: self.empty,
                hint: match &next {
                    Place::Cursor(cursor) => Some(Hint::Cursor(cursor.as_str().into())),
                    _ => None,
                },
            });
            beyond = Some(next);
        }
        Ok(Arrived {
            items,
            failure,
            beyond,
            skipped,
            texts,
            place: self.asked.place.clone(),
            size: self.asked.size,
        })
    }

    /// Asks for one page alone.
    pub(super) async fn one_page(mut self) -> Result<Page<T>, Error> {
        let mut call = self.call.clone();
        self.pager.prepare_one(&mut call);
        let response = self.client.transport().document(&call).await?;
        let (mut body, failure) = self.follow(&response)?;
        let mut items = self.items(&mut body);
        self.pager.cut(&mut items);
        if let Some(error) = failure
            && self.pager.wants_more()
        {
            items.push(Err(error));
        }
        Ok(Page {
            items,
            cursor: self.pager.cursor().map(str::to_owned),
            is_more: self.pager.is_more(),
            response,
            rest: body,
        })
    }

    /// Reads a page, and finds where the next one begins or why there is none.
    fn follow(&mut self, response: &Response) -> Result<(PageBody<T>, Option<Error>), Error> {
        let mut body = (self.read)(response, self.pager.items())
            .map_err(|error| error.redacted(&self.client.transport().secrets(&self.call)))?;
        let cursor = body.cursor.take();
        let followed = self.pager.received(
            &self.client,
            &self.asked.path,
            response,
            cursor,
            body.is_more,
        );
        Ok((body, followed.err()))
    }

    fn items(&self, body: &mut PageBody<T>) -> Vec<Result<T, Error>> {
        let secrets = self.client.transport().secrets(&self.call);
        let clean = |error: Error| error.redacted(&secrets);
        std::mem::take(&mut body.items)
            .into_iter()
            .map(|item| item.map_err(|error| clean(error.into())))
            .collect()
    }

    /// How many items of a page were given before an interruption.
    fn skipped(&mut self, texts: &ItemTexts, length: usize) -> Result<usize, Error> {
        let Some(sought) = &mut self.sought else {
            return Ok(0);
        };
        let identities: Vec<Digest> = texts.iter().map(identity).collect();
        match align(&identities, sought.offset.take(), sought.item) {
            Alignment::At(index) => {
                self.sought = None;
                self.pager.aligned();
                Ok(index)
            }
            Alignment::Elsewhere if sought.pages > 0 && self.pager.is_more() => {
                sought.pages -= 1;
                Ok(length)
            }
            Alignment::Elsewhere | Alignment::Ambiguous => Err(ResumeError::NotExact.into()),
        }
    }
}
