//! Clients of the built-in table.

use std::ffi::OsString;

use crate::client::Client;
use crate::client::blocking;
use crate::client::builder::ClientBuilder;
use crate::config::api_key::ApiKey;
use crate::error::Error;
use crate::table::resources::DEFAULT_BASE_URL;

/// The environment variable that [`Client::from_env`] reads.
pub const API_KEY_VARIABLE: &str = "VT_API_KEY";

impl Client {
    /// A client with this key and the default configuration.
    ///
    /// # Errors
    ///
    /// [`Error::Configuration`] if the key cannot be sent in a header; the message does not show
    /// it.
    pub fn new<K>(key: K) -> Result<Self, Error>
    where
        K: TryInto<ApiKey, Error: Into<Error>>,
    {
        Self::builder().api_key(key).build()
    }

    /// A client with the key from the environment variable `VT_API_KEY`.
    ///
    /// # Errors
    ///
    /// [`Error::MissingKey`] if the variable is not set or empty, otherwise as [`Client::new`].
    pub fn from_env() -> Result<Self, Error> {
        Self::builder()
            .api_key(key_from(std::env::var_os(API_KEY_VARIABLE))?)
            .build()
    }

    /// Starts a configuration.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(DEFAULT_BASE_URL)
    }
}

impl blocking::Client {
    /// A client for this key, with the defaults.
    ///
    /// # Errors
    ///
    /// [`Error::Configuration`] for a key that cannot be a header, or when the background thread
    /// cannot be started.
    pub fn new(key: impl TryInto<ApiKey, Error: Into<Error>>) -> Result<Self, Error> {
        Self::from_async(Client::new(key)?)
    }

    /// A client for the key in the environment variable `VT_API_KEY`.
    ///
    /// # Errors
    ///
    /// As [`crate::Client::from_env`].
    pub fn from_env() -> Result<Self, Error> {
        Self::from_async(Client::from_env()?)
    }
}

fn key_from(variable: Option<OsString>) -> Result<ApiKey, Error> {
    match variable {
        Some(text) if !text.is_empty() => match text.into_string() {
            Ok(text) => ApiKey::new(text),
            Err(_) => Err(Error::configuration(format!(
                "the environment variable `{API_KEY_VARIABLE}` is not text"
            ))),
        },
        _ => Err(Error::MissingKey {
            variable: API_KEY_VARIABLE,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_of_the_environment() {
        let key = |text: &str| key_from(Some(text.into()));
        assert_eq!(
            key("0123456789abcdef").unwrap().expose(),
            "0123456789abcdef"
        );
        for missing in [key_from(None), key("")] {
            let error = missing.unwrap_err();
            assert!(matches!(
                &error,
                Error::MissingKey {
                    variable: "VT_API_KEY"
                }
            ));
            assert!(error.to_string().contains("`VT_API_KEY`"), "{error}");
        }
        let error = key("0123456789abcdef\n").unwrap_err();
        assert!(error.to_string().contains("line break"), "{error}");
    }

    #[test]
    fn keys_of_every_kind_of_text() {
        let text = String::from("0123456789abcdef");
        assert!(Client::new(text.as_str()).is_ok());
        assert!(Client::new(&text).is_ok());
        assert!(Client::new(text.clone()).is_ok());
        assert!(Client::new(ApiKey::new(text).unwrap()).is_ok());
        assert!(matches!(Client::new("a\nb"), Err(Error::Configuration(_))));
    }

    #[test]
    fn debug_shows_the_url_but_no_key() {
        let client = Client::new("0123456789abcdef").unwrap();
        assert_eq!(
            format!("{client:?}"),
            "Client { base_url: \"https://www.virustotal.com/api/v3\", api_key: [redacted], .. }"
        );
    }
}
