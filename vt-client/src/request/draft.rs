//! A request before it is sent: a client and a call that is being filled in.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use http::HeaderName;

use crate::client::Client;
use crate::config::timeouts::limit_fault;
use crate::error::Error;
use crate::id;
use crate::policy::retry::RetryPolicy;
use crate::wire::call::Call;
use crate::wire::header::{header_value, reserved};

/// A call being filled in. The first error is kept, and given when the request is sent; nothing
/// here panics or does I/O.
pub(crate) struct Draft {
    client: Client,
    call: Result<Call, Error>,
}

impl Draft {
    pub(crate) fn new(client: &Client, call: Result<Call, Error>) -> Self {
        Self {
            client: client.clone(),
            // An error quotes what was typed, which may hold the key.
            call: call.map_err(|error| error.redacted(&client.redactor())),
        }
    }

    /// Changes the call, unless an earlier change failed.
    pub(crate) fn change(&mut self, change: impl FnOnce(&mut Call) -> Result<(), Error>) {
        if let Ok(call) = &mut self.call
            && let Err(error) = change(call)
        {
            self.call = Err(error.redacted(&self.client.redactor()));
        }
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    /// The client and the complete call.
    pub(crate) fn finish(self) -> Result<(Client, Call), Error> {
        Ok((self.client, self.call?))
    }

    /// How many query parameters there are.
    pub(crate) fn query_len(&self) -> usize {
        self.call.as_ref().map_or(0, |call| call.query.len())
    }

    pub(crate) fn query(&mut self, name: String, value: String) {
        self.change(|call| {
            call.query.push((name.into(), value));
            Ok(())
        });
    }

    /// Adds a parameter whose value was checked.
    pub(crate) fn parameter(&mut self, name: &'static str, value: Result<Cow<'_, str>, Error>) {
        self.change(|call| {
            call.query.push((name.into(), value?.into_owned()));
            Ok(())
        });
    }

    /// Adds names to a parameter that lists them, separated by commas.
    pub(crate) fn list<N: AsRef<str>>(
        &mut self,
        parameter: &'static str,
        names: impl IntoIterator<Item = N>,
    ) {
        let names: Vec<N> = names.into_iter().collect();
        let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
        let names = names.join(",");
        self.change(|call| {
            match call.query.iter_mut().find(|(name, _)| name == parameter) {
                Some((_, list)) => {
                    if !list.is_empty() && !names.is_empty() {
                        list.push(',');
                    }
                    list.push_str(&names);
                }
                None => call.query.push((parameter.into(), names)),
            }
            Ok(())
        });
    }

    /// Adds a header that a user names at run time.
    pub(crate) fn header(&mut self, name: &str, value: &str) {
        self.change(|call| {
            let header = HeaderName::from_bytes(name.as_bytes()).map_err(|_| {
                Error::usage(format!("`{}` is not a header's name", id::shown(name)))
            })?;
            if let Some(refusal) = reserved(&header) {
                return Err(Error::usage(refusal));
            }
            // The value may be a gateway's token, so it is a secret.
            let what = format!("the value of the header `{header}`");
            let mut value = header_value(&what, value).map_err(Error::usage)?;
            value.set_sensitive(true);
            call.headers.push((header, value));
            Ok(())
        });
    }

    pub(crate) fn timeout(&mut self, limit: Duration) {
        self.change(|call| {
            if let Some(fault) = limit_fault("timeout", limit) {
                return Err(Error::usage(fault));
            }
            call.timeout = Some(limit);
            Ok(())
        });
    }

    pub(crate) fn retry(&mut self, policy: RetryPolicy) {
        self.change(|call| {
            call.retry = Some(policy);
            Ok(())
        });
    }

    /// Shows what will be sent, without its query, headers and body, and without anything secret.
    pub(crate) fn debug(&self, kind: &str, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct(kind);
        match &self.call {
            Ok(call) => shown
                .field("call", &&*call.name)
                .field("verb", &call.verb)
                .field("path", &self.client.redact(&call.path)),
            Err(error) => shown.field("error", error),
        };
        shown.finish_non_exhaustive()
    }
}
