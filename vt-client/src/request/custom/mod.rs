//! The escape hatch: any verb and path, sent like the rows of the table.

pub(crate) mod blocking;

use std::fmt;
use std::future::IntoFuture;

use bytes::Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;
use vt_table::{Paging, PagingStyle, Verb};

use crate::client::Client;
use crate::error::Error;
use crate::id;
use crate::id::hint::Hint;
use crate::id::padding::with_padding;
use crate::model::item::Item;
use crate::model::response::Response;
use crate::request::download::Download;
use crate::request::draft::Draft;
use crate::request::options::request_options;
use crate::request::pages::Pages;
use crate::request::read;
use crate::request::single::Request;
use crate::request::single::Sending;
use crate::request::twins::twins;
use crate::wire::call::{Call, Expects, Payload};
use crate::wire::encode;
use crate::wire::upload::MultipartForm;

/// The paging that most collections have.
const BY_CURSOR: Paging = Paging {
    style: PagingStyle::Cursor,
    size_parameter: std::borrow::Cow::Borrowed("limit"),
    ..Paging::NONE
};

/// A request for a path that the table does not have, from [`Client::request`].
///
/// Awaited, it gives the [`Response`] as it came; [`json`](Self::json), [`pages`](Self::pages) and
/// [`download`](Self::download) make other requests of it.
///
/// ```no_run
/// # async fn example(vt: vt_client::Client) -> Result<(), vt_client::Error> {
/// use vt_client::{AnyObject, Object, Verb, objects::File};
///
/// let request = vt.request(Verb::Get, "/files/{id}/new_thing").argument("id", "abc");
/// let answer: serde_json::Value = request.json().await?;
/// let request = vt.request(Verb::Get, "/files/{id}").argument("id", "abc");
/// let file: Object<File> = request.json().await?;
/// let request = vt.request(Verb::Get, "/new_things?order=date-");
/// let items = request.pages::<AnyObject>().limit(100).all().await?;
/// # Ok(())
/// # }
/// ```
#[must_use = "a request is sent only when it is awaited"]
pub struct CustomRequest {
    pub(crate) draft: Draft,
}

impl Client {
    /// A request of any verb and path below the base URL.
    ///
    /// The path begins with a slash. `{name}` segments are filled by [`CustomRequest::argument`]
    /// and percent-encoded like the arguments of every method; a query may follow a question mark.
    /// The literal segments are sent as they are given, with only what no path may hold
    /// percent-encoded.
    pub fn request(&self, verb: Verb, path: &str) -> CustomRequest {
        CustomRequest {
            draft: Draft::new(self, custom_call(verb, path)),
        }
    }
}

fn custom_call(verb: Verb, path: &str) -> Result<Call, Error> {
    let refuse = |why: &dyn fmt::Display| {
        Err(Error::usage(format!(
            "the path `{}` {why}",
            id::shown(path)
        )))
    };
    let (template, query) = path.split_once('?').unwrap_or((path, ""));
    let Some(segments) = template.strip_prefix('/') else {
        return refuse(&"must begin with `/`: it is taken below the base URL");
    };
    let mut encoded = String::new();
    let mut segments = segments.split('/').peekable();
    while let Some(segment) = segments.next() {
        encoded.push('/');
        if segment.is_empty() && segments.peek().is_some() {
            return refuse(&"has an empty segment; is an identifier missing?");
        }
        if is_placeholder(segment) {
            encoded.push_str(segment);
        } else if segment.contains(['{', '}']) {
            return refuse(
                &"has a brace within a segment: a placeholder is a whole segment, `/{name}/`, and a literal brace is `%7B` or `%7D`",
            );
        } else {
            match encode::literal(segment) {
                Ok(literal) => encoded.push_str(&literal),
                Err(error) => return refuse(&format_args!("cannot be sent: {error}")),
            }
        }
    }
    let query = url::form_urlencoded::parse(query.as_bytes());
    Ok(Call {
        query: query
            .map(|(name, value)| (name.into_owned().into(), value.into_owned()))
            .collect(),
        ..Call::new("custom", verb, encoded)
    })
}

fn is_placeholder(segment: &str) -> bool {
    segment
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'))
        .is_some_and(|name| !name.is_empty() && !name.contains(['{', '}']))
}

impl CustomRequest {
    request_options!(draft);

    /// Reads the whole body of the answer as JSON: a [`Value`](serde_json::Value), an
    /// [`Object`](crate::Object), a type of yours.
    pub fn json<T: DeserializeOwned>(self) -> Request<T> {
        Request::new(self.filled(), read::whole)
    }

    /// Reads the answer as a collection in `data` that is paged by cursors: of
    /// [`Object`](crate::Object)s of one type, or of [`AnyObject`](crate::AnyObject)s.
    pub fn pages<T: Item>(self) -> Pages<T> {
        Pages::new(self.filled(), BY_CURSOR, read::items)
    }

    /// Reads the answer as bytes of any size.
    pub fn download(self) -> Download {
        let mut draft = self.filled();
        draft.change(|call| {
            call.expects = Expects::Transfer;
            Ok(())
        });
        Download::new(draft)
    }

    /// Refuses a path whose placeholders were not all filled.
    fn filled(mut self) -> Draft {
        self.draft.change(|call| {
            match call.path.split('/').find(|segment| is_placeholder(segment)) {
                Some(placeholder) => Err(Error::usage_with(
                    format!("nothing was given for `{placeholder}`"),
                    Hint::Placeholder(placeholder.trim_matches(['{', '}']).into()),
                )),
                None => Ok(()),
            }
        });
        self.draft
    }
}

twins! {
    impl[] CustomRequest, blocking::CustomRequest {
        /// Fills the path's `{name}` segment.
        pub fn argument(self, name: &str, value: impl ToString) {
            self.draft.change(|call| {
                let placeholder = format!("{{{name}}}");
                if !call.path.split('/').any(|segment| segment == placeholder) {
                    return Err(Error::usage(format!(
                        "the path has no `{placeholder}` segment"
                    )));
                }
                let value = encode::segment(&with_padding(&value.to_string()))
                    .map_err(|error| Error::usage(format!("the argument `{name}`: {error}")))?;
                let filled: Vec<&str> = call
                    .path
                    .split('/')
                    .map(|segment| {
                        if segment == placeholder {
                            &value
                        } else {
                            segment
                        }
                    })
                    .collect();
                call.path = filled.join("/");
                Ok(())
            });
        }

        /// Sends this JSON body.
        pub fn json_body(self, body: &impl Serialize) {
            self.draft.change(|call| {
                let bytes = serde_json::to_vec(body).map_err(|error| {
                    Error::usage(format!("the body cannot be written as JSON: {error}"))
                })?;
                call.payload = Payload::Bytes {
                    content_type: "application/json".into(),
                    bytes: bytes.into(),
                };
                Ok(())
            });
        }

        /// Sends these bytes as the body.
        pub fn body(self, content_type: &str, bytes: impl Into<Bytes>) {
            self.draft.change(|call| {
                call.payload = Payload::Bytes {
                    content_type: content_type.to_owned().into(),
                    bytes: bytes.into(),
                };
                Ok(())
            });
        }

        /// Sends this form as the body; files are streamed.
        pub fn multipart_body(self, form: MultipartForm) {
            self.draft.change(|call| {
                call.payload = Payload::Multipart(form);
                Ok(())
            });
        }
    }
}

impl IntoFuture for CustomRequest {
    type Output = Result<Response, Error>;
    type IntoFuture = Sending<Response>;

    fn into_future(self) -> Self::IntoFuture {
        Request::new(self.filled(), read::response).into_future()
    }
}

impl fmt::Debug for CustomRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.draft.debug("CustomRequest", formatter)
    }
}
