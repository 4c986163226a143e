//! Attack surface management.

use bytes::Bytes;

use super::json::serialised;
use super::{BodyError, JsonBody};
use crate::open_enum::open_enum;

open_enum! {
    /// The new status of an issue: `{"status": …}`.
    ///
    /// Source: the connectors of Google SecOps.
    pub enum AsmIssueStatus {
        /// Nobody has looked at it.
        OpenNew = "open_new",
        /// It was looked at.
        OpenTriaged = "open_triaged",
        /// It is worked on.
        OpenInProgress = "open_in_progress",
        /// It is done.
        Closed = "closed",
        /// It was put right.
        ClosedResolved = "closed_resolved",
        /// There is another issue for it.
        ClosedDuplicate = "closed_duplicate",
        /// It is somebody else's.
        ClosedOutOfScope = "closed_out_of_scope",
        /// It does no harm.
        ClosedBenign = "closed_benign",
        /// It is lived with.
        ClosedRiskAccepted = "closed_risk_accepted",
        /// There is no issue.
        ClosedFalsePositive = "closed_false_positive",
        /// It was not seen again.
        ClosedNoRepro = "closed_no_repro",
        /// It is worked on elsewhere.
        ClosedTrackedExternally = "closed_tracked_externally",
    }
}

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
