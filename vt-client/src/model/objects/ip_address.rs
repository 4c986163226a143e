//! IP addresses.

use crate::json::map::Map;
use crate::json::raw::Raw;
use crate::json::timestamp::Timestamp;
use crate::model::objects::{
    AnalysisStats, CrowdsourcedContext, EngineResult, GtiAssessment, SslCertificate,
    ThreatSeverity, Votes,
};

crate::attributes! {
    /// Attributes of an IP address.
    ///
    /// Source: [IP addresses](https://docs.virustotal.com/reference/ip-object).
    pub struct IpAddress {
        /// Who has the autonomous system.
        pub as_owner: Option<String>,
        /// The number of the autonomous system.
        pub asn: Option<i64>,
        /// The continent, as an ISO 3166 code.
        pub continent: Option<String>,
        /// The country, ISO 3166-1 alpha-2.
        pub country: Option<String>,
        /// What the community and partners know about it.
        pub crowdsourced_context: Vec<CrowdsourcedContext>,
        /// When it was first seen in the wild; premium.
        pub first_seen_itw_date: Option<Timestamp>,
        /// Google Threat Intelligence's assessment; with its licence.
        pub gti_assessment: Option<GtiAssessment>,
        /// The JARM fingerprint of its TLS server.
        pub jarm: Option<String>,
        /// When it was last scanned.
        pub last_analysis_date: Option<Timestamp>,
        /// The verdicts of the last scan, by scanner.
        pub last_analysis_results: Map<EngineResult>,
        /// How many scanners gave each verdict in the last scan.
        pub last_analysis_stats: Option<AnalysisStats>,
        /// The certificate seen last.
        pub last_https_certificate: Option<SslCertificate>,
        /// When the certificate was seen.
        pub last_https_certificate_date: Option<Timestamp>,
        /// When the object last changed.
        pub last_modification_date: Option<Timestamp>,
        /// When it was last seen in the wild; premium.
        pub last_seen_itw_date: Option<Timestamp>,
        /// Mandiant's confidence that it is malicious, 0 to 100; with its licence.
        pub mandiant_ic_score: Option<i64>,
        /// The network it belongs to, in CIDR notation.
        pub network: Option<String>,
        /// The registration data of RDAP.
        pub rdap: Option<Raw>,
        /// The registry: `ARIN`, `RIPE NCC`, `APNIC`, `LACNIC`, `AFRINIC`.
        pub regional_internet_registry: Option<String>,
        /// The votes of the community, weighted.
        pub reputation: Option<i64>,
        /// Tags.
        pub tags: Vec<String>,
        /// How severe the threat is; premium.
        pub threat_severity: Option<ThreatSeverity>,
        /// The votes of the community, counted.
        pub total_votes: Option<Votes>,
        /// The WHOIS record as text.
        pub whois: Option<String>,
        /// When the WHOIS record was seen.
        pub whois_date: Option<Timestamp>,
    }
}
