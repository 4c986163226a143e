//! Calls of endpoints that are chosen at run time: by a command line, by a table that the program
//! reads.

pub(crate) mod blocking;
mod body;

use std::borrow::Cow;
use std::fmt;
use std::future::IntoFuture;

use bytes::Bytes;
use vt_table::{Answer, Argument, Body, Endpoint, Item};

use crate::client::Client;
use crate::error::Error;
use crate::id;
use crate::json::raw::Raw;
use crate::model::envelope;
use crate::model::envelope::PageBody;
use crate::model::item::Item as _;
use crate::model::object::Object;
use crate::model::objects::Dynamic;
use crate::model::response::Response;
use crate::request::download::Download;
use crate::request::draft::Draft;
use crate::request::options::request_options;
use crate::request::pages::PageReader;
use crate::request::pages::Pages;
use crate::request::read;
use crate::request::single::Request;
use crate::request::single::Sending;
use crate::request::start::place;
use crate::request::twins::twins;
use crate::wire::call::{Call, Expects, Payload};
use crate::wire::encode;
use crate::wire::upload::MultipartForm;

/// A request of an [`Endpoint`] that is chosen at run time, from [`Client::call`].
///
/// Arguments are given as text by their names and checked by the types that the table gives them; a
/// body has to be of the kind that the row has. The first mistake is kept and given when the
/// request is sent; then nothing is sent.
///
/// It ends in one of three ways: `.await` gives the [`Response`] as it came, [`pages`](Self::pages)
/// the items of a collection as JSON text, [`download`](Self::download) bytes.
///
/// ```no_run
/// # async fn example(vt: vt_client::Client) -> Result<(), vt_client::Error> {
/// let row = vt_client::ENDPOINTS.iter().find(|row| row.name() == "domains.comments");
/// if let Some(row) = row {
///     let request = vt.call(row).argument("domain", "example.com");
///     let mut comments = request.pages().limit(20).stream();
///     while let Some(comment) = comments.next().await {
///         println!("{}", comment?.get());
///     }
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "a request is sent only when it is awaited"]
pub struct EndpointRequest {
    endpoint: Endpoint,
    /// What was given for each of the endpoint's arguments, in the form in which it is sent.
    arguments: Vec<Option<String>>,
    /// The options and the body; the arguments are put in when the request is complete, in the
    /// order of the table.
    pub(crate) draft: Draft,
}

impl Client {
    /// A request of an endpoint that is chosen at run time: a row of
    /// [`ENDPOINTS`](crate::ENDPOINTS), or of a table that the program has read with `vt-table`.
    pub fn call(&self, endpoint: &Endpoint) -> EndpointRequest {
        EndpointRequest {
            arguments: vec![None; endpoint.arguments.len()],
            draft: Draft::new(self, Ok(Call::of(endpoint))),
            endpoint: endpoint.clone(),
        }
    }
}

impl EndpointRequest {
    request_options!(draft);

    /// The items of a collection, as JSON text.
    ///
    /// An item that the service gave as an error is an `Err`, as for every collection of objects.
    /// For an endpoint that answers no collection, this is an [`Error::Usage`].
    pub fn pages(self) -> Pages<Raw> {
        let paging = self.endpoint.paging.clone();
        let (is_collection, read): (bool, PageReader<Raw>) = match self.endpoint.answer {
            Answer::Collection(Item::Object(_)) | Answer::Either(_) => (true, objects),
            Answer::Collection(Item::Value(_)) => (true, read::values),
            _ => (false, read::values),
        };
        let name = self.endpoint.name();
        let (mut draft, options) = self.filled();
        draft.change(|_| {
            if is_collection {
                return Ok(());
            }
            Err(Error::usage(format!(
                "`{name}` answers no collection, so it has no pages"
            )))
        });
        // The parameters of paging go between the required ones and the others, as for every
        // method.
        let mut pages = Pages::new(draft, paging, read);
        for (name, value) in options {
            pages.draft.query(name.into_owned(), value);
        }
        pages
    }

    /// The answer as bytes of any size. A redirect to another host is followed without the API key.
    pub fn download(self) -> Download {
        Download::new(self.complete(Expects::Transfer))
    }

    /// Sets the body, if the row has one of this kind.
    fn set_body(
        &mut self,
        given: &str,
        fits: impl FnOnce(&Body) -> bool,
        payload: impl FnOnce() -> Result<Payload, Error>,
    ) {
        let endpoint = &self.endpoint;
        self.draft.change(|call| {
            if !fits(&endpoint.body) {
                return Err(Error::usage(format!(
                    "`{}` takes {}, and {given} was given",
                    endpoint.name(),
                    body::described(&endpoint.body)
                )));
            }
            call.payload = payload()?;
            Ok(())
        });
    }

    /// The request with its arguments in the order of the table, and the optional query parameters
    /// apart.
    fn filled(self) -> (Draft, Query) {
        let Self {
            endpoint,
            arguments,
            mut draft,
        } = self;
        let mut options = Query::new();
        draft.change(|call| {
            options = std::mem::take(&mut call.query);
            call.path = literal_path(&call.path)?;
            for (row, value) in endpoint.arguments.iter().zip(&arguments) {
                let value = value.as_ref().ok_or_else(|| missing(&endpoint, row))?;
                place(call, row, value, id::is_secret(&row.rust_type))?;
            }
            if matches!(call.payload, Payload::Empty) && endpoint.body != Body::None {
                return Err(Error::usage(format!(
                    "`{}` takes {}, and none was given",
                    endpoint.name(),
                    body::described(&endpoint.body)
                )));
            }
            Ok(())
        });
        (draft, options)
    }

    /// The whole request, for one answer.
    fn complete(self, expects: Expects) -> Draft {
        let (mut draft, options) = self.filled();
        draft.change(|call| {
            call.query.extend(options);
            call.expects = expects;
            Ok(())
        });
        draft
    }
}

/// Objects as text. What the service gives in place of one that it does not have is an error.
fn objects(response: &Response, place: &str) -> Result<PageBody<Raw>, Error> {
    let read = |text: &str| {
        if text.starts_with('{') {
            Object::<Dynamic>::from_element(text)?;
        }
        Ok(Raw::trusted(text))
    };
    envelope::read_page_with(&response.body, place, read)
        .map_err(|error| Error::decode(error, response))
}

/// The index of an argument and the text that is sent for it.
fn checked(endpoint: &Endpoint, name: &str, value: &str) -> Result<(usize, String), Error> {
    let rows = &endpoint.arguments;
    let Some((index, row)) = rows.iter().enumerate().find(|(_, row)| row.name == name) else {
        let names: Vec<String> = rows.iter().map(|row| format!("`{}`", row.name)).collect();
        let takes = if names.is_empty() {
            "it takes none".to_owned()
        } else {
            format!("it takes {}", names.join(", "))
        };
        return Err(Error::usage(format!(
            "`{}` has no argument `{}`; {takes}",
            endpoint.name(),
            id::shown(name)
        )));
    };
    let text = id::check(&row.rust_type, value)
        .map_err(|error| Error::from(error).about(&format!("the argument `{name}`")))?;
    Ok((index, text))
}

/// Names and values, not yet encoded.
type Query = Vec<(Cow<'static, str>, String)>;

fn missing(endpoint: &Endpoint, row: &Argument) -> Error {
    let doc = match &*row.doc {
        "" => String::new(),
        doc => format!(": {doc}"),
    };
    Error::usage(format!(
        "the argument `{}` of `{}` is missing{doc}",
        row.name,
        endpoint.name()
    ))
}

/// The path with what no path may hold percent-encoded. Tables that were checked hold no such
/// thing; an [`Endpoint`] is open data.
fn literal_path(path: &str) -> Result<String, Error> {
    let Some(segments) = path.strip_prefix('/') else {
        return Err(Error::usage(format!(
            "the path `{}` must begin with `/`: it is taken below the base URL",
            id::shown(path)
        )));
    };
    let mut encoded = String::new();
    for segment in segments.split('/') {
        let segment = encode::literal(segment)
            .map_err(|error| Error::usage(format!("the path `{}`: {error}", id::shown(path))))?;
        encoded.push('/');
        encoded.push_str(&segment);
    }
    Ok(encoded)
}

twins! {
    impl[] EndpointRequest, blocking::EndpointRequest {
        /// Sets the argument of this name. Its text is checked by [`id::check`], percent-encoded
        /// for the place where it goes, and sent.
        pub fn argument(self, name: &str, value: &str) {
            let endpoint = &self.endpoint;
            let arguments = &mut self.arguments;
            self.draft.change(|_| {
                let (index, text) = checked(endpoint, name, value)?;
                if let Some(argument) = arguments.get_mut(index) {
                    *argument = Some(text);
                }
                Ok(())
            });
        }

        /// Sends this JSON text, byte for byte. That it is JSON is checked, and nothing else.
        pub fn json_text(self, text: impl Into<String>) {
            let text = text.into();
            self.set_body(
                "JSON",
                |body| matches!(body, Body::Json(_)),
                || {
                    body::check_json(&text)?;
                    Ok(body::json(text))
                },
            );
        }

        /// Sends these names and values as a form.
        pub fn form(self, pairs: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>) {
            let is_form = |body: &Body| matches!(body, Body::Form(_));
            self.set_body("a form", is_form, || Ok(body::form(pairs)));
        }

        /// Sends this multipart form.
        pub fn multipart(self, form: MultipartForm) {
            let is_multipart = |body: &Body| matches!(body, Body::Multipart(_));
            self.set_body("a multipart form", is_multipart, || {
                Ok(Payload::Multipart(form))
            });
        }

        /// Sends these bytes with this content type, whatever kind of body the row has: the way
        /// round its kind.
        pub fn body(self, content_type: &str, bytes: impl Into<Bytes>) {
            let any = |body: &Body| *body != Body::None;
            self.set_body("a body", any, || {
                Ok(Payload::Bytes {
                    content_type: content_type.to_owned().into(),
                    bytes: bytes.into(),
                })
            });
        }
    }
}

impl IntoFuture for EndpointRequest {
    type Output = Result<Response, Error>;
    type IntoFuture = Sending<Response>;

    fn into_future(self) -> Self::IntoFuture {
        Request::new(self.complete(Expects::Document), read::response).into_future()
    }
}

impl fmt::Debug for EndpointRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.draft.debug("EndpointRequest", formatter)
    }
}
