//! Passes requests on to a real service, and saves what it answers.

use std::path::PathBuf;

use bytes::Bytes;
use http::header::{
    ACCEPT_ENCODING, AUTHORIZATION, CONNECTION, CONTENT_LENGTH, COOKIE, EXPECT, HOST, TE,
    TRANSFER_ENCODING, UPGRADE,
};
use http::{HeaderMap, HeaderName, request};
use reqwest::redirect::Policy;
use url::{Host, Url};

use super::clean::{self, Secrets};
use super::{file_name, save};
use crate::base::start_error::StartError;
use crate::base::tell::tell;
use crate::http::blob::{Blob, Spool};
use crate::http::failure::Failure;
use crate::http::headers;
use crate::http::reply::Reply;
use crate::routing::path::PREFIX;

/// The largest answer that is passed on.
const LARGEST_ANSWER: usize = 651 << 20;

/// How much of an answer is in memory while it comes.
const ANSWER_IN_MEMORY: usize = 1 << 20;

/// The largest answer that is saved.
const LARGEST_SAVED: u64 = 64 << 20;

/// Headers that belong to one connection or one host.
const NOT_PASSED_ON: [HeaderName; 10] = [
    ACCEPT_ENCODING,
    AUTHORIZATION,
    CONNECTION,
    CONTENT_LENGTH,
    COOKIE,
    EXPECT,
    HOST,
    TE,
    TRANSFER_ENCODING,
    UPGRADE,
];

/// Asks the service at one base URL, and no other.
#[derive(Debug)]
pub(crate) struct Recorder {
    base: Url,
    folder: Option<PathBuf>,
    client: reqwest::Client,
}

impl Recorder {
    pub(crate) fn new(url: &str, folder: Option<PathBuf>) -> Result<Self, StartError> {
        let failed = |message: String| StartError::Record {
            url: url.to_owned(),
            message,
        };
        let base = Url::parse(url).map_err(|error| failed(format!("it is not a URL: {error}")))?;
        if !matches!(base.scheme(), "http" | "https") || base.host().is_none() {
            return Err(failed("it must begin with `https://`".to_owned()));
        }
        let is_local = match base.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        };
        if base.scheme() == "http" && !is_local {
            return Err(failed(
                "it would send the key unprotected; use https".to_owned(),
            ));
        }
        if let Some(folder) = &folder {
            std::fs::create_dir_all(folder).map_err(|source| StartError::data(folder, source))?;
        }
        // A redirect is the client's business, and nothing may be decoded on the way.
        let client = reqwest::Client::builder()
            .redirect(Policy::none())
            .referer(false)
            .retry(reqwest::retry::never())
            .no_gzip()
            .no_brotli()
            .no_zstd()
            .no_deflate()
            .http1_only();
        let client = if is_local { client.no_proxy() } else { client };
        let client = client.build().map_err(|error| failed(error.to_string()))?;
        Ok(Self {
            base,
            folder,
            client,
        })
    }

    /// Passes a request on to the service, and saves what it answers.
    pub(crate) async fn pass(&self, head: &request::Parts, body: Blob) -> Reply {
        match self.ask(head, body).await {
            Ok(reply) => {
                self.save(head, &reply);
                reply
            }
            Err(error) => Failure::unavailable(format!(
                "the recorded service cannot be asked: {}",
                root_cause(&error.without_url())
            ))
            .into(),
        }
    }

    async fn ask(&self, head: &request::Parts, body: Blob) -> Result<Reply, reqwest::Error> {
        let mut headers = head.headers.clone();
        for name in NOT_PASSED_ON {
            headers.remove(name);
        }
        let request = self
            .client
            .request(head.method.clone(), self.target(head))
            .headers(headers)
            .body(reqwest::Body::wrap(body));
        let mut response = request.send().await?;
        let status = response.status();
        let headers = std::mem::take(response.headers_mut());
        let mut body = Spool::new();
        let (mut size, mut room) = (0, ANSWER_IN_MEMORY);
        while let Some(piece) = response.chunk().await? {
            size += piece.len();
            if size > LARGEST_ANSWER {
                return Ok(Failure::unavailable("the answer is too large to be passed on").into());
            }
            if let Err(error) = body.write(&piece, &mut room) {
                let why = format!("the answer cannot be kept: {error}");
                return Ok(Failure::unavailable(why).into());
            }
        }
        Ok(reply(status, &headers, body.end().blob))
    }

    /// The same path and query below the service's base URL, or at its root if the path does not
    /// have the API's prefix.
    fn target(&self, head: &request::Parts) -> Url {
        let path = head.uri.path();
        let below = path
            .strip_prefix(PREFIX)
            .filter(|rest| rest.starts_with('/'));
        let base = self.base.path().trim_end_matches('/');
        let path = match below {
            Some(rest) => format!("{base}{rest}"),
            None => path.to_owned(),
        };
        let mut target = self.base.clone();
        target.set_path(&path);
        target.set_query(head.uri.query());
        target.set_fragment(None);
        target
    }

    /// Saves a good answer. The client gets it even if it cannot be saved.
    fn save(&self, head: &request::Parts, reply: &Reply) {
        let Some(folder) = &self.folder else { return };
        let too_large = reply.body.len() > LARGEST_SAVED;
        if !reply.status.is_success() || reply.body.is_empty() || too_large {
            return;
        }
        let secrets = Secrets::of(&head.headers);
        let path = secrets.redact(head.uri.path());
        let query = head.uri.query().map(|query| secrets.redact(query));
        let extension = file_name::extension(&reply.content_type);
        let saved =
            file_name::name(head.method.as_str(), &path, query.as_deref()).and_then(|name| {
                let body = reply.body.to_bytes().map_err(|error| error.to_string())?;
                let content = clean(extension, &body, &secrets)?;
                let mut name = name.into_os_string();
                name.push(format!(".{extension}"));
                save::write(folder, name.as_ref(), &content)
            });
        if let Err(message) = saved {
            tell(&format!(
                "the answer to `{} {path}` is not saved: {message}",
                head.method
            ));
        }
    }
}

/// A body without secrets.
fn clean(extension: &str, body: &Bytes, secrets: &Secrets) -> Result<Vec<u8>, String> {
    match (extension, std::str::from_utf8(body)) {
        ("json", Ok(text)) => clean::document(text, secrets).map(String::into_bytes),
        ("json", Err(_)) => Err("it is not UTF-8".to_owned()),
        (_, Ok(text)) => Ok(secrets.redact(text).into_bytes()),
        (_, Err(_)) if secrets.are_in(&String::from_utf8_lossy(body)) => {
            Err("it holds the key in a way that cannot be taken out".to_owned())
        }
        _ => Ok(body.to_vec()),
    }
}

fn reply(status: http::StatusCode, headers: &HeaderMap, body: Blob) -> Reply {
    let content_type = headers::text(headers, "content-type").unwrap_or("application/octet-stream");
    let mut reply = Reply::bytes(content_type.to_owned(), body);
    reply.status = status;
    reply.compressible = content_type.contains("json");
    for name in [
        "location",
        "link",
        "retry-after",
        "content-disposition",
        "allow",
    ] {
        if let Some(value) = headers::text(headers, name) {
            reply = reply.with_header(name, value.to_owned());
        }
    }
    reply
}

fn root_cause(error: &dyn std::error::Error) -> String {
    let mut deepest = error;
    while let Some(source) = deepest.source() {
        deepest = source;
    }
    deepest.to_string()
}
