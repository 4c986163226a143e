//! From an endpoint of the table and a method's arguments to a request value.

use http::HeaderName;
use vt_table::{Answer, Argument as ArgumentRow, Endpoint, Place, Verb};

use crate::bodies::{IntoForm, IntoJson, IntoMultipart, IntoRaw, RawBytes};
use crate::client::Client;
use crate::error::Error;
use crate::id::Argument;
use crate::id::padding::with_padding;
use crate::request::download::Download;
use crate::request::draft::Draft;
use crate::request::pages::{PageReader, Pages};
use crate::request::single::Reader;
use crate::request::single::Request;
use crate::wire::call::{Call, Expects, Payload};
use crate::wire::encode;
use crate::wire::header::header_value;

/// A call of one endpoint on the way to becoming a request.
#[must_use = "this is only the start of a request"]
pub struct Start {
    endpoint: &'static Endpoint,
    draft: Draft,
}

/// Begins a call of this endpoint: a constant of the generated code, which is one static of the
/// program and not a copy for each call.
pub fn start(client: &Client, endpoint: &'static Endpoint) -> Start {
    Start {
        endpoint,
        draft: Draft::new(client, Ok(Call::of(endpoint))),
    }
}

impl Call {
    /// The call of an endpoint before its arguments: placeholders still stand in the path.
    pub(crate) fn of(endpoint: &Endpoint) -> Self {
        let expects = match endpoint.answer {
            Answer::Bytes | Answer::Redirect => Expects::Transfer,
            _ => Expects::Document,
        };
        Self {
            root: endpoint.root.clone(),
            expects,
            idempotent: endpoint.idempotent,
            follows_see_other: asks(endpoint),
            authenticated: endpoint.authenticated,
            ..Self::new(endpoint.name(), endpoint.verb, endpoint.path.clone())
        }
    }
}

/// Whether it is a POST that can only be a question: it may be sent twice, and something is read
/// from its answer.
fn asks(endpoint: &Endpoint) -> bool {
    let reads = !matches!(
        endpoint.answer,
        Answer::Nothing | Answer::Text | Answer::Bytes | Answer::Redirect
    );
    endpoint.verb == Verb::Post && endpoint.idempotent && reads
}

impl Start {
    /// Sets the endpoint's argument of this index.
    pub fn argument<T: Argument>(
        mut self,
        index: usize,
        value: impl TryInto<T, Error: Into<Error>>,
    ) -> Self {
        let row = self.endpoint.arguments.get(index);
        self.draft.change(|call| {
            let row =
                row.ok_or_else(|| Error::usage(format!("there is no argument number {index}")))?;
            let value: T = value.try_into().map_err(Into::into)?;
            place(call, row, &value.text(), T::SECRET)
        });
        self
    }

    /// Sets the JSON body.
    pub fn json<T>(self, body: impl IntoJson<T>) -> Self {
        self.body(|| {
            let bytes = body.into_json()?;
            Ok(Payload::Bytes {
                content_type: "application/json".into(),
                bytes,
            })
        })
    }

    /// Sets the form body.
    pub fn form<T>(self, body: impl IntoForm<T>) -> Self {
        self.body(|| {
            let bytes = body.into_form()?;
            Ok(Payload::Bytes {
                content_type: "application/x-www-form-urlencoded".into(),
                bytes,
            })
        })
    }

    /// Sets the multipart body.
    pub fn multipart<T>(self, body: impl IntoMultipart<T>) -> Self {
        self.body(|| Ok(Payload::Multipart(body.into_multipart()?)))
    }

    /// Sets the body of bytes.
    pub fn raw<T>(self, body: impl IntoRaw<T>) -> Self {
        self.body(|| {
            let RawBytes {
                content_type,
                bytes,
            } = body.into_raw()?;
            Ok(Payload::Bytes {
                content_type,
                bytes,
            })
        })
    }

    fn body(mut self, payload: impl FnOnce() -> Result<Payload, Error>) -> Self {
        self.draft.change(|call| {
            call.payload = payload()?;
            Ok(())
        });
        self
    }

    /// Ends in a request with one answer.
    pub fn request<T>(self, read: Reader<T>) -> Request<T> {
        Request::new(self.draft, read)
    }

    /// Ends in pages of items.
    pub fn pages<T>(self, read: PageReader<T>) -> Pages<T> {
        Pages::new(self.draft, self.endpoint.paging.clone(), read)
    }

    /// Ends in a download.
    pub fn download(self) -> Download {
        Download::new(self.draft)
    }
}

/// Puts one argument where the endpoint has it.
pub(crate) fn place(
    call: &mut Call,
    row: &ArgumentRow,
    value: &str,
    secret: bool,
) -> Result<(), Error> {
    match &row.place {
        Place::Path => {
            let segment = encode::segment(&with_padding(value))
                .map_err(|error| Error::usage(format!("the argument `{}`: {error}", row.name)))?;
            // An encoded segment holds no brace, so a placeholder can never come out of an
            // argument.
            call.path = call
                .path
                .replacen(&format!("{{{}}}", row.name), &segment, 1);
        }
        Place::Query(name) => {
            if value.is_empty() {
                return Err(Error::usage(format!(
                    "the argument `{}` is empty",
                    row.name
                )));
            }
            call.query.push((name.clone(), value.to_owned()));
        }
        Place::Header(name) => {
            let header = HeaderName::from_bytes(name.as_bytes())
                .map_err(|_| Error::usage(format!("`{name}` is not a header name")))?;
            let what = format!("the argument `{}`", row.name);
            let mut value = header_value(&what, value).map_err(Error::usage)?;
            value.set_sensitive(secret);
            call.headers.push((header, value));
        }
    }
    Ok(())
}
