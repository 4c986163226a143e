//! One-time upload URLs and signed download URLs.

use std::collections::HashMap;

use super::World;
use crate::base::digest::sha256_hex;
use crate::base::time::HOUR;
use crate::http::blob::Blob;
use crate::http::failure::Failure;
use crate::http::headers::SECRET_HEADERS;
use crate::http::range;
use crate::http::received::Received;
use crate::http::reply::Reply;
use crate::routing::path::{SIGNED, UPLOADS};
use crate::samples::feed::Package;

/// How long a signed URL is valid.
const LIFETIME: u64 = HOUR;

/// The URLs that answers have given.
#[derive(Debug)]
pub(crate) struct SignedUrls {
    seed: u64,
    count: usize,
    /// The row for which each upload URL stands.
    uploads: HashMap<String, usize>,
    downloads: HashMap<String, Download>,
    /// Whether requests that carry a key are answered on the second origin.
    takes_stray_keys: bool,
}

#[derive(Debug)]
struct Download {
    content_type: &'static str,
    content: Content,
    until: u64,
}

/// What a signed URL gives.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    Whole(Blob),
    /// Made when it is asked for; the text is the base URL, which links in it begin with.
    Feed(Package, String),
}

impl SignedUrls {
    pub(super) fn new(seed: u64, takes_stray_keys: bool) -> Self {
        Self {
            takes_stray_keys,
            seed,
            count: 0,
            uploads: HashMap::new(),
            downloads: HashMap::new(),
        }
    }

    fn token(&mut self) -> String {
        self.count += 1;
        sha256_hex(format!("ticket {} {}", self.seed, self.count).as_bytes())[..40].to_owned()
    }

    /// The path of a new upload URL for the row at `index`.
    pub(crate) fn new_upload(&mut self, index: usize) -> String {
        let token = self.token();
        self.uploads.insert(token.clone(), index);
        format!("{UPLOADS}{token}")
    }

    /// The row for which an unused upload URL stands.
    pub(crate) fn upload(&self, token: &str) -> Option<usize> {
        self.uploads.get(token).copied()
    }

    /// Uses an upload URL up.
    pub(crate) fn spend(&mut self, token: &str) {
        self.uploads.remove(token);
    }

    /// The path of a new signed URL.
    pub(crate) fn new_download(
        &mut self,
        name: &str,
        content_type: &'static str,
        content: Content,
        now: u64,
    ) -> String {
        self.downloads.retain(|_, download| now < download.until);
        let token = self.token();
        self.downloads.insert(
            token.clone(),
            Download {
                content_type,
                content,
                until: now + LIFETIME,
            },
        );
        format!("{SIGNED}{token}/{name}")
    }
}

/// Answers on the second origin.
pub(crate) fn download(world: &World, request: &Received, now: u64) -> Result<Reply, Failure> {
    let is_sent = |name: &&str| request.header(name).is_some();
    if let Some(name) = SECRET_HEADERS.iter().copied().find(is_sent)
        && !world.signed_urls.takes_stray_keys
    {
        return Err(Failure::bad_request(format!(
            "the header `{name}` must not be sent to this host"
        )));
    }
    if request.method != "GET" {
        return Err(Failure::wrong_verb(
            &request.method,
            &request.path,
            "GET".to_owned(),
        ));
    }
    let token = request
        .path
        .strip_prefix(SIGNED)
        .and_then(|rest| rest.split('/').next());
    let download = token
        .and_then(|token| world.signed_urls.downloads.get(token))
        .ok_or_else(|| Failure::not_found("there is no such signed URL"))?;
    if now >= download.until {
        return Err(Failure::forbidden("this signed URL is no longer valid"));
    }
    let content = match &download.content {
        Content::Whole(bytes) => bytes.clone(),
        Content::Feed(package, base) => world
            .samples
            .package(*package, base)
            .map(Blob::from)
            .map_err(|error| Failure::not_found(format!("the package cannot be made: {error}")))?,
    };
    let whole = Reply::bytes(download.content_type, content);
    Ok(range::part(whole, request))
}
