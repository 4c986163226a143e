//! Indicators to be summarised.

use bytes::Bytes;
use serde::Serialize;

use super::descriptors::check_list;
use super::{BodyError, Descriptor, IntoJson, JsonBody};
use crate::id::hint::Unchecked;

/// How many indicators one request may name.
const MAXIMUM: usize = 1000;

/// Indicators to be summarised, at most 1000: `{"iocs": [{"type", "id"}, …]}`.
///
/// One indicator that does not exist fails the whole request. A vector of [`Descriptor`]s is
/// accepted wherever it is.
///
/// Source: <https://gtidocs.virustotal.com/reference/get-ioc-summary>.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IocsSummaryRequest {
    iocs: Vec<Descriptor>,
}

impl IocsSummaryRequest {
    /// The request for these indicators.
    pub fn new(iocs: impl IntoIterator<Item = Descriptor>) -> Self {
        IocsSummaryRequest {
            iocs: iocs.into_iter().collect(),
        }
    }
}

impl JsonBody for IocsSummaryRequest {
    fn check(&self) -> Result<(), BodyError> {
        if self.iocs.len() > MAXIMUM {
            return Err(BodyError::new(
                "iocs",
                format!(
                    "`iocs` has {} entries, but at most {MAXIMUM} are documented; \
                     split the list",
                    self.iocs.len()
                ),
            )
            .unchecked(Unchecked::Json));
        }
        check_list("iocs", &self.iocs)
    }
}

impl IntoJson<IocsSummaryRequest> for Vec<Descriptor> {
    fn into_json(self) -> Result<Bytes, BodyError> {
        IocsSummaryRequest::new(self).into_json()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies::testing::{json, refused};

    #[test]
    fn indicators_are_listed_without_an_envelope() {
        assert_eq!(
            json::<IocsSummaryRequest>(vec![
                Descriptor::domain("example.com"),
                Descriptor::file("abc")
            ]),
            r#"{"iocs":[{"type":"domain","id":"example.com"},{"type":"file","id":"abc"}]}"#
        );
    }

    #[test]
    fn a_thousand_is_the_limit() {
        let many = |count| IocsSummaryRequest::new(vec![Descriptor::domain("example.com"); count]);
        assert_eq!(many(1000).check(), Ok(()));
        assert_eq!(
            refused(many(1001)),
            "`iocs` has 1001 entries, but at most 1000 are documented; \
             split the list; to send it all the same, pass a `serde_json::Value`"
        );
        assert_eq!(many(0).check().unwrap_err().field(), "iocs");
    }
}
