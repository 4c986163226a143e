//! Analyses of private files and URLs.

use crate::json::map::Map;
use crate::json::raw::Raw;
use crate::json::timestamp::Timestamp;
use crate::model::objects::AnalysisStatus;

crate::attributes! {
    /// Attributes of a private analysis.
    ///
    /// `meta.file_info` of the answer tells what is analysed, see
    /// [`Object::meta`](crate::Object::meta).
    ///
    /// Source: [private analyses](https://docs.virustotal.com/reference/private-analysis).
    pub struct PrivateAnalysis {
        /// When it started.
        pub date: Option<Timestamp>,
        /// When it is deleted.
        pub expiration: Option<Timestamp>,
        /// What it waits for, by stage.
        pub pending_stages: Map<String>,
        /// How the sandboxes are set up: `enable_internet`, `command_line`.
        pub sandbox_configuration: Option<Raw>,
        /// How far the sandboxes are, by sandbox.
        pub sandbox_status: Map<SandboxStatus>,
        /// How far it is.
        pub status: Option<AnalysisStatus>,
    }

    /// How far a sandbox is.
    ///
    /// Source: [private analyses](https://docs.virustotal.com/reference/private-analysis).
    pub struct SandboxStatus {
        /// In a word: `running`, `finished`.
        pub status: Option<String>,
        /// In percent.
        pub in_progress_percent: Option<i64>,
        /// What went wrong.
        pub message: Option<String>,
    }
}
