//! Which API keys are good, and what they may be used for.

use std::fmt;

use vt_table::{Endpoint, Tier};

use crate::http::failure::Failure;

/// Which operations a key may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    Public,
    Premium,
}

/// The keys that are accepted. Without a list, a key's first letters decide.
#[derive(Clone, Default)]
pub(crate) struct ApiKeys {
    pub(crate) premium: Vec<String>,
    pub(crate) public: Vec<String>,
}

impl fmt::Debug for ApiKeys {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{} premium and {} public keys",
            self.premium.len(),
            self.public.len()
        )
    }
}

impl ApiKeys {
    fn access(&self, key: &str) -> Option<Access> {
        if self.public.iter().any(|known| known == key) {
            Some(Access::Public)
        } else if self.premium.iter().any(|known| known == key) {
            Some(Access::Premium)
        } else if !self.premium.is_empty() || key.starts_with("wrong") {
            None
        } else if key.starts_with("public") {
            Some(Access::Public)
        } else {
            Some(Access::Premium)
        }
    }

    /// Refuses a request whose key is missing, wrong or not enough for `endpoint`.
    pub(crate) fn check(&self, key: Option<&str>, endpoint: &Endpoint) -> Result<(), Failure> {
        if !endpoint.authenticated {
            return Ok(());
        }
        let access = self.recognise(key)?;
        let premium = !matches!(
            endpoint.tier,
            Tier::Public | Tier::Admin | Tier::Owner | Tier::Unknown
        );
        if premium && access == Access::Public {
            return Err(Failure::forbidden(format!(
                "{} needs the privilege `{}`, which a key of the public API does not have",
                endpoint.name(),
                endpoint.tier
            )));
        }
        Ok(())
    }

    /// Refuses a missing or wrong key.
    pub(crate) fn recognise(&self, key: Option<&str>) -> Result<Access, Failure> {
        let key = key
            .filter(|key| !key.is_empty())
            .ok_or_else(Failure::authentication_required)?;
        self.access(key).ok_or_else(Failure::wrong_credentials)
    }
}
