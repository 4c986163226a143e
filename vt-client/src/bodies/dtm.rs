//! Digital threat monitoring.

use bytes::Bytes;
use serde::Serialize;

use super::json::serialised;
use super::{BodyError, IntoJson, JsonBody};

pub use crate::model::answers::DtmAlertStatus;

/// The new status of an alert: `{"status": …}`.
impl JsonBody for DtmAlertStatus {
    fn to_json(&self) -> Result<Bytes, BodyError> {
        serialised(&serde_json::json!({ "status": self.as_str() }))
    }
}

/// What an analyst says of an alert: `{"analysis": …}`. Plain text is accepted wherever it is.
///
/// Source: the connector of Google SecOps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DtmAnalysis {
    analysis: String,
}

impl DtmAnalysis {
    /// An analysis with this text.
    pub fn new(text: impl Into<String>) -> Self {
        DtmAnalysis {
            analysis: text.into(),
        }
    }
}

impl JsonBody for DtmAnalysis {}

impl IntoJson<DtmAnalysis> for &str {
    fn into_json(self) -> Result<Bytes, BodyError> {
        DtmAnalysis::new(self).into_json()
    }
}

impl IntoJson<DtmAnalysis> for String {
    fn into_json(self) -> Result<Bytes, BodyError> {
        DtmAnalysis::new(self).into_json()
    }
}

/// A search in the documents of the monitoring: `{"query": …}`, in the syntax of Lucene. Plain text
/// is accepted wherever it is.
///
/// Source: <https://github.com/google/mcp-security>.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DtmSearch {
    query: String,
}

impl DtmSearch {
    /// A search with this query.
    pub fn new(query: impl Into<String>) -> Self {
        DtmSearch {
            query: query.into(),
        }
    }
}

impl JsonBody for DtmSearch {
    fn check(&self) -> Result<(), BodyError> {
        if self.query.trim().is_empty() {
            return Err(BodyError::empty("query"));
        }
        Ok(())
    }
}

impl IntoJson<DtmSearch> for &str {
    fn into_json(self) -> Result<Bytes, BodyError> {
        DtmSearch::new(self).into_json()
    }
}

impl IntoJson<DtmSearch> for String {
    fn into_json(self) -> Result<Bytes, BodyError> {
        DtmSearch::new(self).into_json()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies::testing::{json, refused};

    #[test]
    fn every_status() {
        for (status, word) in [
            (DtmAlertStatus::New, "new"),
            (DtmAlertStatus::Read, "read"),
            (DtmAlertStatus::Closed, "closed"),
            (DtmAlertStatus::Escalated, "escalated"),
            (DtmAlertStatus::InProgress, "in_progress"),
            (DtmAlertStatus::NoActionRequired, "no_action_required"),
            (DtmAlertStatus::Duplicate, "duplicate"),
            (DtmAlertStatus::NotRelevant, "not_relevant"),
            (DtmAlertStatus::TrackedExternal, "tracked_external"),
            (DtmAlertStatus::Unknown("later".into()), "later"),
        ] {
            assert_eq!(DtmAlertStatus::from(word), status);
            assert_eq!(json(status), format!(r#"{{"status":"{word}"}}"#));
        }
    }

    #[test]
    fn analyses_and_searches_are_one_text() {
        assert_eq!(json::<DtmAnalysis>("no harm"), r#"{"analysis":"no harm"}"#);
        assert_eq!(
            json::<DtmAnalysis>("no harm".to_owned()),
            json(DtmAnalysis::new("no harm"))
        );
        assert_eq!(
            json::<DtmSearch>("body:acme AND \"x\""),
            r#"{"query":"body:acme AND \"x\""}"#
        );
        assert_eq!(json::<DtmSearch>("a".to_owned()), json(DtmSearch::new("a")));
        assert_eq!(
            refused::<DtmSearch>(" "),
            "`query` is empty, but required; to send it all the same, pass a `serde_json::Value`"
        );
    }
}
