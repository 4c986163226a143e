//! Analyses, and the verdicts of engines.

use crate::json::map::Map;
use crate::json::open_enum::open_enum;
use crate::json::timestamp::Timestamp;

crate::attributes! {
    /// Attributes of an analysis: a scan of a file, URL, domain or IP address.
    ///
    /// While it is queued or in progress, results are empty or partial. `meta.file_info` or
    /// `meta.url_info` of the answer tell what is analysed, see
    /// [`Object::meta`](crate::Object::meta).
    ///
    /// Source: [analyses](https://docs.virustotal.com/reference/analyses-object).
    pub struct Analysis {
        /// When it started.
        pub date: Option<Timestamp>,
        /// The verdicts so far, by the name of the engine.
        pub results: Map<EngineResult>,
        /// How many engines gave each verdict so far.
        pub stats: Option<AnalysisStats>,
        /// How far it is.
        pub status: Option<AnalysisStatus>,
    }

    /// What one engine (antivirus product, URL scanner or blocklist) says.
    ///
    /// Source: [analyses](https://docs.virustotal.com/reference/analyses-object).
    pub struct EngineResult {
        /// Its verdict in one word.
        pub category: Option<EngineCategory>,
        /// The engine's name.
        pub engine_name: Option<String>,
        /// The engine's version; for files only.
        pub engine_version: Option<String>,
        /// When the engine was updated, `YYYYMMDD`; for files only.
        pub engine_update: Option<String>,
        /// How it detects.
        pub method: Option<EngineMethod>,
        /// Its verdict in its own words, such as a malware name; absent when it found nothing.
        pub result: Option<String>,
    }

    /// How many engines gave each verdict. URL, domain and IP address analyses have five of them.
    ///
    /// Source: [analyses](https://docs.virustotal.com/reference/analyses-object).
    pub struct AnalysisStats {
        /// Engines that say that it is harmless.
        pub harmless: Option<u64>,
        /// Engines that say that it is malicious.
        pub malicious: Option<u64>,
        /// Engines that say that it is suspicious.
        pub suspicious: Option<u64>,
        /// Engines that found nothing.
        pub undetected: Option<u64>,
        /// Engines that took too long.
        pub timeout: Option<u64>,
        /// Antivirus engines that took too long repeatedly.
        pub confirmed_timeout: Option<u64> = "confirmed-timeout",
        /// Antivirus engines that failed.
        pub failure: Option<u64>,
        /// Antivirus engines that do not support this type of file.
        pub type_unsupported: Option<u64> = "type-unsupported",
    }
}

open_enum! {
    /// An engine's or sandbox's verdict in one word.
    ///
    /// Source: [analyses](https://docs.virustotal.com/reference/analyses-object).
    pub enum EngineCategory {
        /// It takes too long repeatedly.
        ConfirmedTimeout = "confirmed-timeout",
        /// It took too long.
        Timeout = "timeout",
        /// It failed.
        Failure = "failure",
        /// It is harmless.
        Harmless = "harmless",
        /// Nothing was found.
        Undetected = "undetected",
        /// It is suspicious.
        Suspicious = "suspicious",
        /// It is malicious.
        Malicious = "malicious",
        /// The type of file is not supported.
        TypeUnsupported = "type-unsupported",
    }
}

open_enum! {
    /// How an engine detects.
    ///
    /// Source: [analyses](https://docs.virustotal.com/reference/analyses-object).
    pub enum EngineMethod {
        /// It knows what is bad.
        Blacklist = "blacklist",
    }
}

open_enum! {
    /// How far an analysis is.
    ///
    /// Source: [analyses](https://docs.virustotal.com/reference/analyses-object).
    pub enum AnalysisStatus {
        /// It waits; there are no results.
        Queued = "queued",
        /// It runs; results are partial.
        InProgress = "in-progress",
        /// It is done.
        Completed = "completed",
    }
}
