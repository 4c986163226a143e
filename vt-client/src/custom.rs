//! The escape hatch: any verb and path, sent like the rows of the table.

use std::fmt;
use std::future::IntoFuture;

use bytes::Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;
use vt_table::Verb;

use crate::call::{Call, Expects, Payload};
use crate::encode;
use crate::options::request_options;
use crate::request::Sending;
use crate::{Client, Download, Error, Request, Response};

/// A request for a path that the table does not have, from [`Client::request`].
///
/// ```no_run
/// # async fn example(vt: vt_client::Client) -> Result<(), vt_client::Error> {
/// use vt_client::Verb;
/// let answer: serde_json::Value = vt.request(Verb::Get, "/files/{id}/new_thing").argument("id", "abc").json().await?;
/// # Ok(())
/// # }
/// ```
#[must_use = "a request is sent only when it is awaited"]
pub struct CustomRequest {
    client: Client,
    call: Result<Call, Error>,
}

impl Client {
    /// A request of any verb and path below the base URL.
    ///
    /// The path begins with a slash. `{name}` segments are filled by [`CustomRequest::argument`] and percent-encoded like the
    /// arguments of every method; a query may follow a question mark. The literal segments are sent as they are given, with
    /// only what no path may hold percent-encoded.
    pub fn request(&self, verb: Verb, path: &str) -> CustomRequest {
        CustomRequest {
            client: self.clone(),
            call: custom_call(verb, path),
        }
    }
}

fn custom_call(verb: Verb, path: &str) -> Result<Call, Error> {
    let (template, query) = path.split_once('?').unwrap_or((path, ""));
    let Some(segments) = template.strip_prefix('/') else {
        return Err(Error::usage(format!(
            "the path `{path}` must begin with `/`: it is taken below the base URL"
        )));
    };
    let mut encoded = String::new();
    for segment in segments.split('/') {
        encoded.push('/');
        encoded.push_str(
            &encode::literal(segment)
                .map_err(|error| Error::usage(format!("the path `{path}`: {error}")))?,
        );
    }
    Ok(Call {
        name: "custom".into(),
        verb,
        path: encoded,
        root: None,
        query: url::form_urlencoded::parse(query.as_bytes())
            .map(|(name, value)| (name.into_owned().into(), value.into_owned()))
            .collect(),
        headers: Vec::new(),
        payload: Payload::Empty,
        expects: Expects::Document,
        idempotent: matches!(verb, Verb::Get | Verb::Put | Verb::Delete),
        authenticated: true,
        timeout: None,
    })
}

impl CustomRequest {
    request_options!();

    /// Fills the path's `{name}` segment.
    pub fn argument(mut self, name: &str, value: &str) -> Self {
        self.call = self.call.and_then(|mut call| {
            let placeholder = format!("{{{name}}}");
            if !call.path.split('/').any(|segment| segment == placeholder) {
                return Err(Error::usage(format!(
                    "the path has no `{placeholder}` segment"
                )));
            }
            let segment = encode::segment(value)
                .map_err(|error| Error::usage(format!("the argument `{name}`: {error}")))?;
            call.path = call.path.replace(&placeholder, &segment);
            Ok(call)
        });
        self
    }

    /// Sends this JSON body.
    pub fn json_body(self, body: &impl Serialize) -> Self {
        let bytes = serde_json::to_vec(body)
            .map_err(|error| Error::usage(format!("the body cannot be written as JSON: {error}")));
        self.payload("application/json", bytes.map(Bytes::from))
    }

    /// Sends these bytes as the body.
    pub fn body(self, content_type: &str, bytes: impl Into<Bytes>) -> Self {
        self.payload(content_type, Ok(bytes.into()))
    }

    fn payload(mut self, content_type: &str, bytes: Result<Bytes, Error>) -> Self {
        self.call = self.call.and_then(|mut call| {
            call.payload = Payload::Bytes {
                content_type: content_type.to_owned().into(),
                bytes: bytes?,
            };
            Ok(call)
        });
        self
    }

    /// Reads the whole body of the answer as JSON.
    pub fn json<T: DeserializeOwned + 'static>(self) -> Request<T> {
        Request::new(self.client, filled(self.call), crate::read::whole::<T>)
    }

    /// Reads the answer as bytes of any size.
    pub fn download(self) -> Download {
        let call = filled(self.call).map(|call| Call {
            expects: Expects::Transfer,
            ..call
        });
        Download::new(self.client, call)
    }
}

/// Refuses a path whose placeholders were not all filled.
fn filled(call: Result<Call, Error>) -> Result<Call, Error> {
    let call = call?;
    match call
        .path
        .split('/')
        .find(|segment| segment.starts_with('{') && segment.ends_with('}'))
    {
        Some(placeholder) => Err(Error::usage(format!(
            "nothing was given for `{placeholder}`; use `.argument(name, value)`"
        ))),
        None => Ok(call),
    }
}

impl IntoFuture for CustomRequest {
    type Output = Result<Response, Error>;
    type IntoFuture = Sending<Response>;

    fn into_future(self) -> Self::IntoFuture {
        Request::new(self.client, filled(self.call), |response: &Response| {
            Ok(response.clone())
        })
        .into_future()
    }
}

impl fmt::Debug for CustomRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::options::debug("CustomRequest", &self.client, &self.call, formatter)
    }
}
