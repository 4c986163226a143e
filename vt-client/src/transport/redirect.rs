//! Where a redirect leads, and whether it is followed. No I/O.

use http::HeaderMap;
use http::header::LOCATION;
use url::Url;
use vt_table::Verb;

use super::connect::Destination;
use crate::error::{Error, RedirectError};
use crate::model::spent::Spent;
use crate::redact::redactor::Redactor;
use crate::redact::too_long;

/// How many redirects one call follows.
pub(super) const MOST: usize = 10;

/// Whether this status asks for the answer to be fetched elsewhere.
pub(super) fn is_redirect(status: u16) -> bool {
    matches!(status, 301 | 302 | 303 | 307 | 308)
}

/// What was asked, and what the answer was.
pub(super) struct Redirect<'a> {
    pub(super) verb: Verb,
    /// As in [`Call`](crate::Call).
    pub(super) follows_see_other: bool,
    pub(super) from: &'a Url,
    pub(super) destination: Destination,
    pub(super) status: u16,
    pub(super) headers: &'a HeaderMap,
}

impl Redirect<'_> {
    /// The next URL and who is asked there. Once a third party was asked, nobody is the service any
    /// more: a third party must not be able to aim the key.
    ///
    /// # Errors
    ///
    /// [`Error::Redirect`] when the redirect is not followed.
    pub(super) fn next(
        &self,
        service: &Url,
        secrets: &Redactor<'_>,
    ) -> Result<(Url, Destination), Error> {
        let Some(location) = self.headers.get(LOCATION) else {
            return Err(self.refuse(None, "the redirect does not say where to".into()));
        };
        let target = location
            .to_str()
            .ok()
            .and_then(|location| self.from.join(location).ok());
        let Some(mut target) = target else {
            return Err(self.refuse(None, "the redirect's location is not a URL".into()));
        };
        let host = crate::wire::host::host(&target);
        let elsewhere = self.destination == Destination::Api && target.origin() != service.origin();
        // Other statuses would have the question sent there, and below the same origin a redirect
        // is about the request itself.
        let is_fetched = self.follows_see_other && elsewhere && matches!(self.status, 302 | 303);
        if self.verb != Verb::Get && !is_fetched {
            return Err(self.refuse(
                Some(&host),
                format!(
                    "a {} request was redirected to `{host}`; only GET follows redirects",
                    self.verb
                ),
            ));
        }
        match target.scheme() {
            "https" => {}
            "http" if self.from.scheme() == "http" => {}
            "http" => {
                return Err(self.refuse(
                    Some(&host),
                    format!("the redirect to `{host}` leads from https to http"),
                ));
            }
            scheme => {
                let message = format!("the redirect leads to a URL with the scheme `{scheme}`");
                return Err(self.refuse(Some(&host), message));
            }
        }
        target.set_fragment(None);
        if let Some(fault) = too_long::url(target.as_str().len()) {
            let message = format!("the redirect to `{host}` has a URL that is too long: {fault}");
            return Err(self.refuse(Some(&host), message));
        }
        // Setting them can fail only for URLs without a host.
        let _ = target.set_username("");
        let _ = target.set_password(None);
        let destination = match self.destination {
            Destination::Api if target.origin() == service.origin() => Destination::Api,
            _ => Destination::ThirdParty,
        };
        if destination == Destination::ThirdParty && secrets.finds_key(target.as_str()) {
            return Err(self.refuse(
                Some(&host),
                format!("the redirect to `{host}` would tell it the API key"),
            ));
        }
        Ok((target, destination))
    }

    pub(super) fn too_many(&self) -> Error {
        self.refuse(None, format!("more than {MOST} redirects in a row"))
    }

    fn refuse(&self, host: Option<&str>, message: String) -> Error {
        Error::Redirect(Box::new(RedirectError {
            status: self.status,
            host: host.map(Into::into),
            message: message.into(),
            spent: Spent::default(),
        }))
    }
}
