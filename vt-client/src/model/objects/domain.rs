//! Domains.

use crate::json::map::Map;
use crate::json::raw::Raw;
use crate::json::timestamp::Timestamp;
use crate::model::objects::{
    AnalysisStats, CrowdsourcedContext, EngineResult, GtiAssessment, Icon, SslCertificate,
    ThreatSeverity, Votes,
};

crate::attributes! {
    /// Attributes of a domain.
    ///
    /// Source: [domains](https://docs.virustotal.com/reference/domains-object).
    pub struct Domain {
        /// What partners say that it is about, by partner.
        pub categories: Map<String>,
        /// What the community and partners know about it.
        pub crowdsourced_context: Vec<CrowdsourcedContext>,
        /// When it was registered, from WHOIS.
        pub creation_date: Option<Timestamp>,
        /// When the registration ends, from WHOIS.
        pub expiration_date: Option<Timestamp>,
        /// The icon of the site; premium.
        pub favicon: Option<Icon>,
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
        /// The DNS records seen last.
        pub last_dns_records: Vec<DnsRecord>,
        /// When the DNS records were seen.
        pub last_dns_records_date: Option<Timestamp>,
        /// The certificate seen last.
        pub last_https_certificate: Option<SslCertificate>,
        /// When the certificate was seen.
        pub last_https_certificate_date: Option<Timestamp>,
        /// When the object last changed.
        pub last_modification_date: Option<Timestamp>,
        /// When it was last seen in the wild; premium.
        pub last_seen_itw_date: Option<Timestamp>,
        /// When the registration changed, from WHOIS.
        pub last_update_date: Option<Timestamp>,
        /// Mandiant's confidence that it is malicious, 0 to 100; with its licence.
        pub mandiant_ic_score: Option<i64>,
        /// Its positions in rankings, by ranking: `Majestic`, `Cisco Umbrella`.
        pub popularity_ranks: Map<PopularityRank>,
        /// The registration data of RDAP.
        pub rdap: Option<Raw>,
        /// The company that registered it.
        pub registrar: Option<String>,
        /// The votes of the community, weighted.
        pub reputation: Option<i64>,
        /// Tags.
        pub tags: Vec<String>,
        /// How severe the threat is; premium.
        pub threat_severity: Option<ThreatSeverity>,
        /// The top-level domain.
        pub tld: Option<String>,
        /// The votes of the community, counted.
        pub total_votes: Option<Votes>,
        /// The WHOIS record as text.
        pub whois: Option<String>,
        /// When the WHOIS record was seen.
        pub whois_date: Option<Timestamp>,
    }

    /// A DNS record. Which of the fields after `ttl` there are depends on the type.
    ///
    /// Source: [domains](https://docs.virustotal.com/reference/domains-object).
    pub struct DnsRecord {
        /// The type of the record: `A`, `MX`, `SOA`.
        pub kind: Option<String> = "type",
        /// The value.
        pub value: Option<String>,
        /// How long it may be kept, in seconds.
        pub ttl: Option<i64>,
        /// The priority of an MX record.
        pub priority: Option<i64>,
        /// The flag of a CAA record.
        pub flag: Option<i64>,
        /// The tag of a CAA record.
        pub tag: Option<String>,
        /// Who is responsible, in a SOA record.
        pub rname: Option<String>,
        /// The serial number of a SOA record.
        pub serial: Option<i64>,
        /// The refresh time of a SOA record, in seconds.
        pub refresh: Option<i64>,
        /// The retry time of a SOA record, in seconds.
        pub retry: Option<i64>,
        /// The expiry time of a SOA record, in seconds.
        pub expire: Option<i64>,
        /// The minimum time of a SOA record, in seconds.
        pub minimum: Option<i64>,
    }

    /// A position in a ranking of domains.
    ///
    /// Source: [domains](https://docs.virustotal.com/reference/domains-object).
    pub struct PopularityRank {
        /// The position, from 1.
        pub rank: Option<u64>,
        /// When it was read.
        pub timestamp: Option<Timestamp>,
    }
}
