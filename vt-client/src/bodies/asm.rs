//! Attack surface management.

use bytes::Bytes;

use super::json::serialised;
use super::{BodyError, JsonBody};

pub use crate::model::answers::AsmIssueStatus;

/// The new status of an issue: `{"status": …}`.
impl JsonBody for AsmIssueStatus {
    fn to_json(&self) -> Result<Bytes, BodyError> {
        serialised(&serde_json::json!({ "status": self.as_str() }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies::testing::json;

    #[test]
    fn every_status() {
        for (status, word) in [
            (AsmIssueStatus::OpenNew, "open_new"),
            (AsmIssueStatus::OpenTriaged, "open_triaged"),
            (AsmIssueStatus::OpenInProgress, "open_in_progress"),
            (AsmIssueStatus::Closed, "closed"),
            (AsmIssueStatus::ClosedResolved, "closed_resolved"),
            (AsmIssueStatus::ClosedDuplicate, "closed_duplicate"),
            (AsmIssueStatus::ClosedOutOfScope, "closed_out_of_scope"),
            (AsmIssueStatus::ClosedBenign, "closed_benign"),
            (AsmIssueStatus::ClosedRiskAccepted, "closed_risk_accepted"),
            (AsmIssueStatus::ClosedFalsePositive, "closed_false_positive"),
            (AsmIssueStatus::ClosedNoRepro, "closed_no_repro"),
            (
                AsmIssueStatus::ClosedTrackedExternally,
                "closed_tracked_externally",
            ),
            (AsmIssueStatus::Unknown("later".into()), "later"),
        ] {
            assert_eq!(AsmIssueStatus::from(word), status);
            assert_eq!(json(status), format!(r#"{{"status":"{word}"}}"#));
        }
    }
}
