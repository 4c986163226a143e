//! A call being filled in: from an endpoint of the table and a method's arguments to a request value.
//!
//! The first error is kept and given when the request is sent; nothing here panics or does I/O.

use http::{HeaderName, HeaderValue};
use vt_table::{Answer, Argument as ArgumentRow, Endpoint, Place};

use crate::bodies::{IntoForm, IntoJson, IntoMultipart};
use crate::call::{Call, Expects, Payload};
use crate::encode;
use crate::id::Argument;
use crate::pages::{PageReader, Pages};
use crate::{Client, Download, Error, Request, Response};

/// A call of one endpoint on the way to becoming a request.
#[must_use = "this is only the start of a request"]
pub struct Start<'e> {
    client: Client,
    endpoint: &'e Endpoint,
    call: Result<Call, Error>,
}

/// Begins a call of this endpoint.
pub fn start<'e>(client: &Client, endpoint: &'e Endpoint) -> Start<'e> {
    Start {
        client: client.clone(),
        endpoint,
        call: Ok(Call::of(endpoint)),
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
            name: endpoint.name().into(),
            verb: endpoint.verb,
            path: endpoint.path.clone().into_owned(),
            root: endpoint.root.clone(),
            query: Vec::new(),
            headers: Vec::new(),
            payload: Payload::Empty,
            expects,
            idempotent: endpoint.idempotent,
            authenticated: endpoint.authenticated,
            timeout: None,
        }
    }
}

impl<'e> Start<'e> {
    /// Sets the endpoint's argument of this index.
    pub fn argument<T: Argument>(
        mut self,
        index: usize,
        value: impl TryInto<T, Error: Into<Error>>,
    ) -> Self {
        let row = self.endpoint.arguments.get(index);
        self.call = self.call.and_then(|call| {
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

    fn body(mut self, payload: impl FnOnce() -> Result<Payload, Error>) -> Self {
        self.call = self.call.and_then(|mut call| {
            call.payload = payload()?;
            Ok(call)
        });
        self
    }

    /// Ends in a request with one answer.
    pub fn request<T>(self, read: fn(&Response) -> Result<T, Error>) -> Request<T> {
        Request::new(self.client, self.call, read)
    }

    /// Ends in pages of items.
    pub fn pages<T>(self, read: PageReader<T>) -> Pages<T> {
        Pages::new(self.client, self.call, self.endpoint.paging.clone(), read)
    }

    /// Ends in a download.
    pub fn download(self) -> Download {
        Download::new(self.client, self.call)
    }
}

/// Puts one argument where the endpoint has it.
pub(crate) fn place(
    mut call: Call,
    row: &ArgumentRow,
    value: &str,
    secret: bool,
) -> Result<Call, Error> {
    match &row.place {
        Place::Path => {
            let segment = encode::segment(value)
                .map_err(|error| Error::usage(format!("the argument `{}`: {error}", row.name)))?;
            // An encoded segment holds no brace, so a placeholder can never come out of an argument.
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
            let value = header_value(&row.name, value, secret)?;
            call.headers.push((header, value));
        }
    }
    Ok(call)
}

/// An argument as the value of a header. No error shows the value: it may be a password.
pub(crate) fn header_value(
    argument: &str,
    value: &str,
    secret: bool,
) -> Result<HeaderValue, Error> {
    if value.is_empty() {
        return Err(Error::usage(format!("the argument `{argument}` is empty")));
    }
    if value.trim() != value {
        return Err(Error::usage(format!(
            "the argument `{argument}` begins or ends with white space, which a header cannot carry"
        )));
    }
    let printable = |byte: u8| byte.is_ascii_graphic() || byte == b' ';
    match HeaderValue::from_str(value) {
        Ok(mut header) if value.bytes().all(printable) => {
            header.set_sensitive(secret);
            Ok(header)
        }
        _ => Err(Error::usage(format!(
            "the argument `{argument}` has a character outside printable ASCII, which a header cannot carry"
        ))),
    }
}
