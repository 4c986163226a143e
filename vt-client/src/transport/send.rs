//! Sends a call: makes the request, follows redirects, waits for the answer's head.

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{
    ACCEPT, ACCEPT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue,
    IF_RANGE, RANGE,
};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use tokio::task::spawn_blocking;
use url::{Position, Url};
use vt_table::Verb;

use super::attempts::Attempt;
use super::body::Upload;
use super::connect::Destination;
use super::failure;
use super::idle::Clock;
use super::redirect;
use super::redirect::Redirect;
use super::refusal;
use crate::config::Config;
use crate::error::Error;
use crate::id::shown;
use crate::redact::redactor::Redactor;
use crate::redact::too_long;
use crate::transport::Transport;
use crate::wire::call::{Call, Elsewhere, Expects, Payload, ResumeFrom};
use crate::wire::header::X_APIKEY;
use crate::wire::header::reserved;
use crate::wire::upload::Part;

/// Everything but what never needs encoding, so that a value means the same to every reader.
const QUERY: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Bodies up to this size are part of a document's exchange; larger ones are transfers.
const SMALL: usize = 1024 * 1024;

/// An answer whose head came, and whose body is still to come.
pub(super) struct Answer {
    pub(super) response: reqwest::Response,
    pub(super) host: String,
    /// Where redirects led, when that is not the service.
    pub(super) redirected: Option<Url>,
    clock: Clock,
}

impl Answer {
    pub(super) fn status(&self) -> u16 {
        self.response.status().as_u16()
    }

    pub(super) fn is_success(&self) -> bool {
        self.response.status().is_success()
    }

    /// The next piece of the body; `None` after the last.
    pub(super) async fn chunk(&mut self, config: &Config) -> Result<Option<Bytes>, Error> {
        let status = self.status();
        // What the caller did since the last piece is not the server's time.
        self.clock.downloading();
        let chunk = self.clock.watch(self.response.chunk()).await?;
        chunk.map_err(|error| {
            failure::translate(error, &self.host, None, Some(status), &config.timeouts)
        })
    }
}

/// Sends a call and waits for the head of its last answer.
pub(super) async fn send(
    transport: &Transport,
    call: &Call,
    secrets: &Redactor<'_>,
    attempt: &mut Attempt,
) -> Result<Answer, Error> {
    let config = transport.config();
    let clock = clock(config, call);
    let service = &config.base;
    let (mut url, mut destination) = match &call.elsewhere {
        None => (first_url(service, call)?, Destination::Api),
        Some(Elsewhere::Upload(url)) if url.as_url().origin() == service.origin() => {
            (url.as_url().clone(), Destination::Api)
        }
        Some(Elsewhere::Upload(url)) => (url.as_url().clone(), Destination::UploadHost),
        Some(Elsewhere::Redirected(url)) => (url.clone(), Destination::ThirdParty),
    };
    let mut followed = 0;
    let mut call = Cow::Borrowed(call);
    loop {
        let mut request = match destination {
            Destination::Api => for_api(config, &call, url.clone(), &clock).await?,
            Destination::UploadHost => for_upload_host(config, &call, url.clone(), &clock).await?,
            Destination::ThirdParty => for_third_party(&call, url.clone()),
        };
        if let Some(from) = &call.resume_from {
            ask_for_the_rest(request.headers_mut(), from);
        }
        let host = crate::wire::host::host(&url);
        let connections = &transport.connections;
        config
            .proxies
            .check(&url, destination != Destination::ThirdParty)?;
        let http = connections.client(config, destination, &url)?;
        let response = match clock
            .watch(execute(transport, &url, &http, request))
            .await??
        {
            Ok(response) => response,
            Err(error) => {
                return Err(match clock.failure() {
                    Some(unreadable) => unreadable,
                    None => failed(transport, error, &url).await,
                });
            }
        };
        let status = response.status().as_u16();
        if status == 407
            && url.scheme() == "http"
            && let Some(refusal) = refusal::log_in(config, &url, response.headers())
        {
            return Err(refusal);
        }
        attempt.is_answered = true;
        if !redirect::is_redirect(status) {
            return Ok(Answer {
                redirected: (destination == Destination::ThirdParty).then_some(url),
                response,
                host,
                clock,
            });
        }
        let redirect = Redirect {
            verb: call.verb,
            follows_see_other: call.follows_see_other,
            from: &url,
            destination,
            status,
            headers: response.headers(),
        };
        if followed == redirect::MOST {
            return Err(redirect.too_many());
        }
        let next = redirect.next(service, secrets)?;
        followed += 1;
        if call.verb != Verb::Get {
            call = Cow::Owned(call.into_owned().into_fetch());
        }
        (url, destination) = next;
        if destination == Destination::Api
            && call.authenticated
            && let Some(limiter) = transport.limiter()
        {
            // It counts, but what is half done does not wait.
            limiter.count().await?;
        }
    }
}

/// Sends a request, once it is known that its proxy, if there is one, lets it pass.
async fn execute(
    transport: &Transport,
    url: &Url,
    http: &reqwest::Client,
    request: reqwest::Request,
) -> Result<Result<reqwest::Response, reqwest::Error>, Error> {
    let tunnels = &transport.connections.tunnels;
    tunnels.check(transport.config(), url).await?;
    Ok(http.execute(request).await)
}

/// What the HTTP client's error means.
async fn failed(transport: &Transport, error: reqwest::Error, url: &Url) -> Error {
    let config = transport.config();
    if let Some(refusal) = refusal::of(config, url, &crate::error::cause::root_cause(&error)) {
        transport.connections.tunnels.forget(url).await;
        return refusal;
    }
    let (host, proxy) = (crate::wire::host::host(url), config.proxies.name(url));
    failure::translate(error, &host, proxy.as_deref(), None, &config.timeouts)
}

fn clock(config: &Config, call: &Call) -> Clock {
    let has_large_body = match &call.payload {
        Payload::Empty => false,
        Payload::Bytes { bytes, .. } => bytes.len() > SMALL,
        Payload::Multipart(_) => true,
    };
    if has_large_body || call.expects == Expects::Transfer {
        Clock::moving(config.timeouts, has_large_body, call.timeout)
    } else {
        Clock::total(call.timeout.unwrap_or(config.timeouts.response))
    }
}

/// The call's URL at the configured origin.
fn first_url(base: &Url, call: &Call) -> Result<Url, Error> {
    let root = call
        .root
        .as_deref()
        .unwrap_or(base.path())
        .trim_end_matches('/');
    let path = format!("{root}{}", call.path);
    let query = query(call);
    let mut text = format!("{}{path}", &base[..Position::BeforePath]);
    if let Some(query) = &query {
        text.push('?');
        text.push_str(query);
    }
    if let Some(fault) = too_long::url(text.len()) {
        let longest = [
            ("path", path.len()),
            ("query", query.as_deref().map_or(0, str::len)),
        ];
        let what = longest.into_iter().max_by_key(|(_, length)| *length);
        let (what, length) = what.unwrap_or_default();
        return Err(Error::usage(format!(
            "the URL of the request is too long: {fault}; its {what} alone has {length}"
        )));
    }
    // Parsing a URL removes dot segments, turns backslashes and cuts at `?` and `#`; whatever it
    // would change is refused, so that no other path is asked than the one that was written.
    match Url::parse(&text) {
        Ok(url)
            if url.path() == path
                && url.origin() == base.origin()
                && url.fragment().is_none()
                && url.query() == query.as_deref() =>
        {
            Ok(url)
        }
        _ => Err(Error::usage(format!(
            "the path `{}` cannot be sent as it is: it must begin with `/` and be \
             percent-encoded, without dot segments, query and fragment",
            shown(&call.path)
        ))),
    }
}

fn query(call: &Call) -> Option<Cow<'_, str>> {
    if let Some(query) = &call.raw_query {
        return Some(query.into());
    }
    let mut text = String::new();
    for (index, (name, value)) in call.query.iter().enumerate() {
        if index > 0 {
            text.push('&');
        }
        text.extend(utf8_percent_encode(name, QUERY));
        text.push('=');
        text.extend(utf8_percent_encode(value, QUERY));
    }
    (!call.query.is_empty()).then_some(text.into())
}

/// A request to the configured origin.
async fn for_api(
    config: &Config,
    call: &Call,
    url: Url,
    clock: &Clock,
) -> Result<reqwest::Request, Error> {
    let mut request = reqwest::Request::new(method(call.verb), url);
    let headers = request.headers_mut();
    headers.extend(config.headers.clone());
    let (accept, encoding) = accepts(call);
    headers.entry(ACCEPT).or_insert(accept);
    headers.insert(ACCEPT_ENCODING, encoding);
    replace(headers, &call.headers)?;
    if call.authenticated {
        headers.insert(X_APIKEY, config.key_header.clone());
    }
    put_body(&mut request, call, clock).await?;
    match too_long::headers(request.headers()) {
        None => Ok(request),
        Some(fault) => Err(Error::usage(fault)),
    }
}

/// A request to the host that the service named for one upload: the key, the form, the user agent,
/// and nothing else of the configuration.
async fn for_upload_host(
    config: &Config,
    call: &Call,
    url: Url,
    clock: &Clock,
) -> Result<reqwest::Request, Error> {
    let mut request = reqwest::Request::new(method(call.verb), url);
    let headers = request.headers_mut();
    let (accept, encoding) = accepts(call);
    headers.insert(ACCEPT, accept);
    headers.insert(ACCEPT_ENCODING, encoding);
    headers.insert(X_APIKEY, config.key_header.clone());
    put_body(&mut request, call, clock).await?;
    Ok(request)
}

async fn put_body(request: &mut reqwest::Request, call: &Call, clock: &Clock) -> Result<(), Error> {
    let headers = request.headers_mut();
    match &call.payload {
        Payload::Empty => {
            if matches!(call.verb, Verb::Post | Verb::Put | Verb::Patch) {
                headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
            }
        }
        Payload::Bytes {
            content_type,
            bytes,
        } => {
            headers.insert(CONTENT_TYPE, self::content_type(content_type)?);
            *request.body_mut() = Some(if bytes.len() > SMALL {
                reqwest::Body::wrap(Upload::new(
                    vec![Part::bytes(bytes.clone())],
                    clock.progress(),
                ))
            } else {
                bytes.clone().into()
            });
        }
        Payload::Multipart(form) => {
            let form = form.clone();
            let form = spawn_blocking(move || form.open())
                .await
                .map_err(|error| Error::no_result(error, "files were opened"))??;
            headers.insert(CONTENT_TYPE, self::content_type(&form.content_type)?);
            *request.body_mut() = Some(reqwest::Body::wrap(Upload::new(
                form.parts,
                clock.progress(),
            )));
        }
    }
    Ok(())
}

/// A request to another host: it learns the URL and nothing else.
fn for_third_party(call: &Call, url: Url) -> reqwest::Request {
    let mut request = reqwest::Request::new(method(call.verb), url);
    let (_, encoding) = accepts(call);
    request.headers_mut().insert(ACCEPT_ENCODING, encoding);
    request
}

/// `If-Range` makes a server give the whole, if it has something else by now.
fn ask_for_the_rest(headers: &mut HeaderMap, rest: &ResumeFrom) {
    if let Ok(range) = HeaderValue::from_str(&format!("bytes={}-", rest.from)) {
        headers.insert(RANGE, range);
        if let Some(validator) = &rest.validator {
            headers.insert(IF_RANGE, validator.clone());
        }
    }
}

fn accepts(call: &Call) -> (HeaderValue, HeaderValue) {
    let (accept, encoding) = match call.expects {
        Expects::Document => ("application/json", "gzip"),
        Expects::Transfer => ("*/*", "identity"),
    };
    (
        HeaderValue::from_static(accept),
        HeaderValue::from_static(encoding),
    )
}

/// Sets the call's headers, which take the place of the client's with the same name.
fn replace(headers: &mut HeaderMap, own: &[(HeaderName, HeaderValue)]) -> Result<(), Error> {
    // Before they are added: a map of headers panics where there are too many.
    if let Some(fault) = too_long::headers(own.iter().map(|(name, value)| (name, value))) {
        return Err(Error::usage(fault));
    }
    for (name, _) in own {
        if let Some(refusal) = reserved(name) {
            return Err(Error::usage(refusal));
        }
        headers.remove(name);
    }
    for (name, value) in own {
        headers.append(name.clone(), value.clone());
    }
    Ok(())
}

fn content_type(text: &str) -> Result<HeaderValue, Error> {
    HeaderValue::from_str(text)
        .map_err(|_| Error::usage("the content type of the body is not printable text"))
}

fn method(verb: Verb) -> http::Method {
    match verb {
        Verb::Get => http::Method::GET,
        Verb::Post => http::Method::POST,
        Verb::Put => http::Method::PUT,
        Verb::Patch => http::Method::PATCH,
        Verb::Delete => http::Method::DELETE,
    }
}
