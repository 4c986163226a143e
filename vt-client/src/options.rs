//! The options that every kind of request has, defined once.

use std::borrow::Cow;
use std::fmt;

use http::{HeaderName, HeaderValue};

use crate::call::Call;
use crate::{Client, Error};

/// Defines the options on a type with a field `call: Result<Call, Error>`.
macro_rules! request_options {
    () => {
        /// Adds a query parameter, as it is: also one that the reference does not know.
        pub fn query(mut self, name: impl Into<std::string::String>, value: impl ToString) -> Self {
            if let Ok(call) = &mut self.call {
                call.query.push((name.into().into(), value.to_string()));
            }
            self
        }

        /// Adds a request header. The key's own header cannot be set here.
        pub fn header(mut self, name: &str, value: &str) -> Self {
            self.call = self
                .call
                .and_then(|call| $crate::options::header(call, name, value));
            self
        }

        /// Limits the time of this request, in place of the client's limit.
        pub fn timeout(mut self, limit: std::time::Duration) -> Self {
            if let Ok(call) = &mut self.call {
                call.timeout = Some(limit);
            }
            self
        }

        /// Asks for these attributes only (`attributes=a,b`).
        pub fn attributes<N: AsRef<str>>(self, names: impl IntoIterator<Item = N>) -> Self {
            self.query("attributes", $crate::options::comma_separated(names))
        }

        /// Asks for these relationships in the object (`relationships=a,b`).
        pub fn relationships<N: AsRef<str>>(self, names: impl IntoIterator<Item = N>) -> Self {
            self.query("relationships", $crate::options::comma_separated(names))
        }
    };
}

/// Defines the same options on a blocking type, by those of its field `inner`.
macro_rules! delegated_options {
    () => {
        /// Adds a query parameter, as it is: also one that the reference does not know.
        pub fn query(mut self, name: impl Into<std::string::String>, value: impl ToString) -> Self {
            self.inner = self.inner.query(name, value);
            self
        }

        /// Adds a request header. The key's own header cannot be set here.
        pub fn header(mut self, name: &str, value: &str) -> Self {
            self.inner = self.inner.header(name, value);
            self
        }

        /// Limits the time of this request, in place of the client's limit.
        pub fn timeout(mut self, limit: std::time::Duration) -> Self {
            self.inner = self.inner.timeout(limit);
            self
        }

        /// Asks for these attributes only (`attributes=a,b`).
        pub fn attributes<N: AsRef<str>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
            self.inner = self.inner.attributes(names);
            self
        }

        /// Asks for these relationships in the object (`relationships=a,b`).
        pub fn relationships<N: AsRef<str>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
            self.inner = self.inner.relationships(names);
            self
        }
    };
}

pub(crate) use {delegated_options, request_options};

/// Adds a header that a user names at run time.
pub(crate) fn header(mut call: Call, name: &str, value: &str) -> Result<Call, Error> {
    let Ok(header) = HeaderName::from_bytes(name.as_bytes()) else {
        return Err(Error::usage(format!("`{name}` is not a header name")));
    };
    if header == "x-apikey" {
        return Err(Error::usage(
            "the header `x-apikey` is set from the client's key; build another client for another key",
        ));
    }
    let Ok(value) = HeaderValue::from_str(value) else {
        return Err(Error::usage(format!(
            "the value of the header `{name}` has a character that no header may have"
        )));
    };
    call.headers.push((header, value));
    Ok(call)
}

pub(crate) fn comma_separated<N: AsRef<str>>(names: impl IntoIterator<Item = N>) -> String {
    let names: Vec<N> = names.into_iter().collect();
    names
        .iter()
        .map(AsRef::as_ref)
        .collect::<Vec<_>>()
        .join(",")
}

/// Shows what a request will do, without its body and without anything secret.
pub(crate) fn debug(
    kind: &str,
    client: &Client,
    call: &Result<Call, Error>,
    formatter: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut shown = formatter.debug_struct(kind);
    match call {
        Ok(call) => shown
            .field("call", &Cow::Borrowed(&*call.name))
            .field("verb", &call.verb)
            .field("path", &client.redact(&call.path)),
        Err(error) => shown.field("error", error),
    };
    shown.finish_non_exhaustive()
}
