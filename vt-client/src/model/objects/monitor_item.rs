//! Files and folders of VirusTotal Monitor, and statistics about them.

use crate::json::map::Map;
use crate::json::timestamp::Timestamp;
use crate::model::objects::EngineResult;

crate::attributes! {
    /// Attributes of a file or folder of Monitor. Its type is spelled `monitor_item` or
    /// `monitoritem`.
    ///
    /// Source: [Monitor items](https://docs.virustotal.com/reference/monitor-items-config).
    pub struct MonitorItem {
        /// When it was put there.
        pub creation_date: Option<Timestamp>,
        /// Who put it there.
        pub creator_id: Option<String>,
        /// What partners are told about it; of files only.
        pub details: Option<String>,
        /// When an engine detected it first.
        pub first_detection_date: Option<Timestamp>,
        /// Whether it is a `file` or a `folder`.
        pub item_type: Option<String>,
        /// When it was last scanned.
        pub last_analysis_date: Option<Timestamp>,
        /// The verdicts of the last scan, by engine.
        pub last_analysis_results: Map<EngineResult>,
        /// How many engines detected it in the last scan.
        pub last_detections_count: Option<u64>,
        /// MD5 of the file.
        pub md5: Option<String>,
        /// When it will be scanned next.
        pub next_analysis_date: Option<Timestamp>,
        /// Its path below the root of Monitor.
        pub path: Option<String>,
        /// SHA-1 of the file.
        pub sha1: Option<String>,
        /// SHA-256 of the file.
        pub sha256: Option<String>,
        /// The size in bytes.
        pub size: Option<u64>,
        /// Tags: `detected`, `visible`, names of engines.
        pub tags: Vec<String>,
    }
}

crate::attributes! {
    /// Attributes of a vendor's statistics of one day, in VirusTotal Monitor.
    ///
    /// Source: [statistics of
    /// partners](https://docs.virustotal.com/reference/monitorpartner-statistics).
    pub struct MonitorPartnerStatistics {
        /// The day.
        pub date: Option<Timestamp>,
        /// The vendor's engine.
        pub engine: Option<String>,
        /// Files of software makers, each counted once.
        pub hashes_count: Option<u64>,
        /// Those of them that the engine detected.
        pub hashes_detected_count: Option<u64>,
        /// Items, which may be the same file several times.
        pub items_count: Option<u64>,
        /// Those of them that the engine detected.
        pub items_detected_count: Option<u64>,
        /// What the statistics are about, `day`.
        pub period: Option<String>,
    }
}
