//! Digital threat monitoring and attack surface management.

use vt_client::bodies::{AsmIssueStatus, DtmAlertStatus, DtmAnalysis, DtmAttachments, DtmSearch};

use super::ID;

const ALERT: &str = "d1k2m3n4o5p6";
const QUERY: &str = "doc_type:forum_post AND body:\"acme corp\"";

bodies! {
    "POST /asm/issues/{issue_id}/status", "-", "asm.set_issue_status" => |vt| vt.asm().set_issue_status(ID, AsmIssueStatus::OpenNew);
    "POST /asm/issues/{issue_id}/status", "project", "asm.set_issue_status" => |vt| vt.asm().set_issue_status(ID, AsmIssueStatus::OpenNew).header("project-id", "6632");
    "POST /asm/issues/{issue_id}/status", "open_triaged", "asm.set_issue_status" => |vt| vt.asm().set_issue_status(ID, AsmIssueStatus::OpenTriaged);
    "POST /asm/issues/{issue_id}/status", "open_in_progress", "asm.set_issue_status" => |vt| vt.asm().set_issue_status(ID, AsmIssueStatus::OpenInProgress);
    "POST /asm/issues/{issue_id}/status", "closed", "asm.set_issue_status" => |vt| vt.asm().set_issue_status(ID, AsmIssueStatus::Closed);
    "POST /asm/issues/{issue_id}/status", "closed_resolved", "asm.set_issue_status" => |vt| vt.asm().set_issue_status(ID, AsmIssueStatus::ClosedResolved);
    "POST /asm/issues/{issue_id}/status", "closed_duplicate", "asm.set_issue_status" => |vt| vt.asm().set_issue_status(ID, AsmIssueStatus::ClosedDuplicate);
    "POST /asm/issues/{issue_id}/status", "closed_out_of_scope", "asm.set_issue_status" => |vt| vt.asm().set_issue_status(ID, AsmIssueStatus::ClosedOutOfScope);
    "POST /asm/issues/{issue_id}/status", "closed_benign", "asm.set_issue_status" => |vt| vt.asm().set_issue_status(ID, AsmIssueStatus::ClosedBenign);
    "POST /asm/issues/{issue_id}/status", "closed_risk_accepted", "asm.set_issue_status" => |vt| vt.asm().set_issue_status(ID, AsmIssueStatus::ClosedRiskAccepted);
    "POST /asm/issues/{issue_id}/status", "closed_false_positive", "asm.set_issue_status" => |vt| vt.asm().set_issue_status(ID, AsmIssueStatus::ClosedFalsePositive);
    "POST /asm/issues/{issue_id}/status", "closed_no_repro", "asm.set_issue_status" => |vt| vt.asm().set_issue_status(ID, AsmIssueStatus::ClosedNoRepro);
    "POST /asm/issues/{issue_id}/status", "closed_tracked_externally", "asm.set_issue_status" => |vt| vt.asm().set_issue_status(ID, AsmIssueStatus::ClosedTrackedExternally);
    "PATCH /dtm/alerts/{id}", "-", "dtm.update_alert" => |vt| vt.dtm().update_alert(ALERT, DtmAlertStatus::New);
    "PATCH /dtm/alerts/{id}", "read", "dtm.update_alert" => |vt| vt.dtm().update_alert(ALERT, DtmAlertStatus::Read);
    "PATCH /dtm/alerts/{id}", "closed", "dtm.update_alert" => |vt| vt.dtm().update_alert(ALERT, DtmAlertStatus::Closed);
    "PATCH /dtm/alerts/{id}", "escalated", "dtm.update_alert" => |vt| vt.dtm().update_alert(ALERT, DtmAlertStatus::Escalated);
    "PATCH /dtm/alerts/{id}", "in_progress", "dtm.update_alert" => |vt| vt.dtm().update_alert(ALERT, DtmAlertStatus::InProgress);
    "PATCH /dtm/alerts/{id}", "no_action_required", "dtm.update_alert" => |vt| vt.dtm().update_alert(ALERT, DtmAlertStatus::NoActionRequired);
    "PATCH /dtm/alerts/{id}", "duplicate", "dtm.update_alert" => |vt| vt.dtm().update_alert(ALERT, DtmAlertStatus::Duplicate);
    "PATCH /dtm/alerts/{id}", "not_relevant", "dtm.update_alert" => |vt| vt.dtm().update_alert(ALERT, DtmAlertStatus::NotRelevant);
    "PATCH /dtm/alerts/{id}", "tracked_external", "dtm.update_alert" => |vt| vt.dtm().update_alert(ALERT, DtmAlertStatus::TrackedExternal);
    "PUT /dtm/alerts/{id}/analysis", "-", "dtm.set_analysis" => |vt| vt.dtm().set_analysis(ALERT, DtmAnalysis::new("Looks like a \"leak\" é"));
    "POST /dtm/alerts/{id}/attachments", "-", "dtm.add_attachments" => |vt| vt.dtm().add_attachments(ALERT, DtmAttachments::new().bytes("note.txt", "hello"));
    "POST /dtm/alerts/{id}/attachments", "several", "dtm.add_attachments" => |vt| vt.dtm().add_attachments(ALERT, DtmAttachments::new().bytes("note.txt", "hello").bytes("shot.png", "PNG"));
    "POST /dtm/docs/search", "-", "dtm.search" => |vt| vt.dtm().search(DtmSearch::new(QUERY));
    "POST /dtm/docs/search", "page", "dtm.search" => |vt| vt.dtm().search(QUERY).page_size(7);
    "POST /dtm/docs/search", "since", "dtm.search" => |vt| vt.dtm().search(QUERY).query("since", "2025-01-02T03:04:05Z");
    "POST /dtm/docs/search", "until", "dtm.search" => |vt| vt.dtm().search(QUERY).query("until", "2025-01-03T00:00:00+01:00");
    "POST /dtm/docs/search", "page_token", "dtm.search" => |vt| vt.dtm().search(QUERY).query("page", "AbC+/d==");
    "POST /dtm/docs/search", "truncate", "dtm.search" => |vt| vt.dtm().search(QUERY).query("truncate", "200");
    "POST /dtm/docs/search", "sanitize", "dtm.search" => |vt| vt.dtm().search(QUERY).query("sanitize", "false");
    "POST /dtm/docs/search", "doc_type", "dtm.search" => |vt| vt.dtm().search(QUERY).query("doc_type", "forum_post");
}
