//! Calls of endpoints that are chosen at run time: by a command line, by a table that the program reads.

mod body;

use std::borrow::Cow;
use std::fmt;
use std::future::IntoFuture;

use bytes::Bytes;
use vt_table::{Answer, Argument, Body, Endpoint};

use crate::call::{Call, Expects, Payload};
use crate::options::request_options;
use crate::request::Sending;
use crate::start::place;
use crate::{Client, Download, Error, MultipartForm, Pages, Raw, Request, Response};
use crate::{encode, id, read};

/// A request of an [`Endpoint`] that is chosen at run time, from [`Client::call`].
///
/// Arguments are given as text by their names and checked by the types that the table gives them; a body has to be of the kind that
/// the row has. The first mistake is kept and given when the request is sent; then nothing is sent.
///
/// It ends in one of three ways: `.await` gives the [`Response`] as it came, [`pages`](Self::pages) the items of a collection as JSON
/// text, [`download`](Self::download) bytes.
///
/// ```no_run
/// # async fn example(vt: vt_client::Client) -> Result<(), vt_client::Error> {
/// let row = vt_client::ENDPOINTS.iter().find(|row| row.name() == "domains.comments");
/// if let Some(row) = row {
///     let mut comments = vt.call(row).argument("domain", "example.com").pages().limit(20).stream();
///     while let Some(comment) = comments.next().await {
///         println!("{}", comment?.get());
///     }
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "a request is sent only when it is awaited"]
pub struct EndpointRequest {
    client: Client,
    endpoint: Endpoint,
    /// What was given for each of the endpoint's arguments, in the form in which it is sent.
    arguments: Vec<Option<String>>,
    /// The options and the body; the arguments are put in when the request is complete, in the order of the table.
    call: Result<Call, Error>,
}

impl Client {
    /// A request of an endpoint that is chosen at run time: a row of [`ENDPOINTS`](crate::ENDPOINTS), or of a table that the program
    /// has read with `vt-table`.
    pub fn call(&self, endpoint: &Endpoint) -> EndpointRequest {
        EndpointRequest {
            client: self.clone(),
            arguments: vec![None; endpoint.arguments.len()],
            call: Ok(Call::of(endpoint)),
            endpoint: endpoint.clone(),
        }
    }
}

impl EndpointRequest {
    request_options!();

    /// Sets the argument of this name. Its text is checked by [`id::check`], percent-encoded for the place where it goes, and sent.
    pub fn argument(mut self, name: &str, value: &str) -> Self {
        match self.checked(name, value) {
            Ok((index, text)) => self.arguments[index] = Some(text),
            Err(error) => self.call = self.call.and(Err(error)),
        }
        self
    }

    /// Sends this JSON text, byte for byte. That it is JSON is checked, and nothing else.
    pub fn json_text(self, text: impl Into<String>) -> Self {
        let text = text.into();
        self.body_of(
            "JSON",
            |body| matches!(body, Body::Json(_)),
            || {
                body::check_json(&text)?;
                Ok(body::json(text))
            },
        )
    }

    /// Sends these names and values as a form.
    pub fn form<N, V>(self, pairs: impl IntoIterator<Item = (N, V)>) -> Self
    where
        N: Into<String>,
        V: Into<String>,
    {
        let is_form = |body: &Body| matches!(body, Body::Form(_));
        self.body_of("a form", is_form, || Ok(body::form(pairs)))
    }

    /// Sends this multipart form.
    pub fn multipart(self, form: MultipartForm) -> Self {
        let is_multipart = |body: &Body| matches!(body, Body::Multipart(_));
        self.body_of("a multipart form", is_multipart, || {
            Ok(Payload::Multipart(form))
        })
    }

    /// Sends these bytes with this content type, whatever kind of body the row has: the way round its kind.
    pub fn body(self, content_type: &str, bytes: impl Into<Bytes>) -> Self {
        let any = |body: &Body| *body != Body::None;
        self.body_of("a body", any, || {
            Ok(Payload::Bytes {
                content_type: content_type.to_owned().into(),
                bytes: bytes.into(),
            })
        })
    }

    /// The items of a collection, as JSON text.
    ///
    /// An item that the service gave as an error is given as it came, too. For an endpoint that answers no collection, this is an
    /// [`Error::Usage`].
    pub fn pages(self) -> Pages<Raw> {
        let client = self.client.clone();
        let paging = self.endpoint.paging.clone();
        let is_collection = matches!(
            self.endpoint.answer,
            Answer::Collection(_) | Answer::Either(_)
        );
        let filled = if is_collection {
            self.filled()
        } else {
            Err(Error::usage(format!(
                "`{}` answers no collection, so it has no pages",
                self.endpoint.name()
            )))
        };
        let (call, options) = match filled {
            Ok((call, options)) => (Ok(call), options),
            Err(error) => (Err(error), Vec::new()),
        };
        // The parameters of paging go between the required ones and the others, as for every method.
        let pages = Pages::new(client, call, paging, read::values::<Raw>);
        options
            .into_iter()
            .fold(pages, |pages, (name, value)| pages.query(name, value))
    }

    /// The answer as bytes of any size. A redirect to another host is followed without the API key.
    pub fn download(self) -> Download {
        let client = self.client.clone();
        Download::new(client, self.complete(Expects::Transfer))
    }

    /// The index of an argument and the text that is sent for it.
    fn checked(&self, name: &str, value: &str) -> Result<(usize, String), Error> {
        let rows = &self.endpoint.arguments;
        let index = rows.iter().position(|row| row.name == name);
        let row = index.and_then(|index| Some((index, rows.get(index)?)));
        let Some((index, row)) = row else {
            return Err(Error::usage(format!(
                "`{}` has no argument `{}`; {}",
                self.endpoint.name(),
                id::shown(name),
                match rows
                    .iter()
                    .map(|row| format!("`{}`", row.name))
                    .collect::<Vec<_>>()
                {
                    names if names.is_empty() => "it takes none".to_owned(),
                    names => format!("it takes {}", names.join(", ")),
                }
            )));
        };
        let text = id::check(&row.kind, value)
            .map_err(|error| Error::usage(format!("the argument `{name}`: {error}")))?;
        Ok((index, text))
    }

    /// Sets the body, if the row has one of this kind.
    fn body_of(
        mut self,
        given: &str,
        fits: impl FnOnce(&Body) -> bool,
        payload: impl FnOnce() -> Result<Payload, Error>,
    ) -> Self {
        let endpoint = &self.endpoint;
        self.call = self.call.and_then(|mut call| {
            if !fits(&endpoint.body) {
                return Err(Error::usage(format!(
                    "`{}` takes {}, and {given} was given",
                    endpoint.name(),
                    body::described(&endpoint.body)
                )));
            }
            call.payload = payload()?;
            Ok(call)
        });
        self
    }

    /// The call with its arguments in the order of the table, and the optional query parameters apart.
    fn filled(self) -> Result<(Call, Query), Error> {
        let mut call = self.call?;
        let options = std::mem::take(&mut call.query);
        let name = call.name.clone();
        call.path = literal_path(&call.path)?;
        for (row, value) in self.endpoint.arguments.iter().zip(&self.arguments) {
            let Some(value) = value else {
                return Err(missing(&name, row));
            };
            call = place(call, row, value, id::is_secret(&row.kind))?;
        }
        if matches!(call.payload, Payload::Empty) && self.endpoint.body != Body::None {
            return Err(Error::usage(format!(
                "`{name}` takes {}, and none was given",
                body::described(&self.endpoint.body)
            )));
        }
        Ok((call, options))
    }

    /// The whole call, for one answer.
    fn complete(self, expects: Expects) -> Result<Call, Error> {
        let (mut call, options) = self.filled()?;
        call.query.extend(options);
        call.expects = expects;
        Ok(call)
    }
}

/// Names and values, not yet encoded.
type Query = Vec<(Cow<'static, str>, String)>;

fn missing(endpoint: &str, row: &Argument) -> Error {
    let doc = match &*row.doc {
        "" => String::new(),
        doc => format!(": {doc}"),
    };
    Error::usage(format!(
        "the argument `{}` of `{endpoint}` is missing{doc}",
        row.name
    ))
}

/// The path with what no path may hold percent-encoded. Tables that were checked hold no such thing; an [`Endpoint`] is open data.
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

impl IntoFuture for EndpointRequest {
    type Output = Result<Response, Error>;
    type IntoFuture = Sending<Response>;

    fn into_future(self) -> Self::IntoFuture {
        let client = self.client.clone();
        let call = self.complete(Expects::Document);
        Request::new(client, call, |response: &Response| Ok(response.clone())).into_future()
    }
}

impl fmt::Debug for EndpointRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::options::debug("EndpointRequest", &self.client, &self.call, formatter)
    }
}

#[cfg(test)]
mod tests;
