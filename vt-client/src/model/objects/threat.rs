//! Structures inside of threats.

use crate::json::raw::Raw;
use crate::json::timestamp::Timestamp;

crate::attributes! {
    /// A value and how sure it is.
    ///
    /// Source: [threats](https://gtidocs.virustotal.com/reference/get-collection).
    pub struct ThreatDetail {
        /// The value.
        pub value: Option<String>,
        /// How sure it is: `confirmed`, `unconfirmed`, `possible`.
        pub confidence: Option<String>,
        /// More about it.
        pub description: Option<String>,
        /// When it was first seen.
        pub first_seen: Option<Timestamp>,
        /// When it was last seen.
        pub last_seen: Option<Timestamp>,
    }

    /// A country and how sure it is.
    ///
    /// Source: [threats](https://gtidocs.virustotal.com/reference/get-collection).
    pub struct ThreatRegion {
        /// The region: `Americas`.
        pub region: Option<String>,
        /// The part of the region: `Northern America`.
        pub sub_region: Option<String>,
        /// The country's name.
        pub country: Option<String>,
        /// The country's ISO 3166 code.
        pub country_iso2: Option<String>,
        /// How sure it is: `confirmed`, `unconfirmed`, `possible`.
        pub confidence: Option<String>,
        /// More about it.
        pub description: Option<String>,
        /// When it was first seen.
        pub first_seen: Option<Timestamp>,
        /// When it was last seen.
        pub last_seen: Option<Timestamp>,
        /// Where the information comes from.
        pub source: Option<String>,
    }

    /// An industry and how sure it is.
    ///
    /// Source: [threats](https://gtidocs.virustotal.com/reference/get-collection).
    pub struct ThreatIndustry {
        /// The group of industries: `Aerospace & Defense`.
        pub industry_group: Option<String>,
        /// The industry.
        pub industry: Option<String>,
        /// How sure it is: `confirmed`, `unconfirmed`, `possible`.
        pub confidence: Option<String>,
        /// More about it.
        pub description: Option<String>,
        /// When it was first seen.
        pub first_seen: Option<Timestamp>,
        /// When it was last seen.
        pub last_seen: Option<Timestamp>,
        /// Where the information comes from.
        pub source: Option<String>,
    }

    /// A publication.
    ///
    /// Source: [threats](https://gtidocs.virustotal.com/reference/get-collection).
    pub struct ThreatLink {
        /// Its title.
        pub title: Option<String>,
        /// Where it is.
        pub url: Option<String>,
        /// Who published it.
        pub name: Option<String>,
        /// When it was published.
        pub published_date: Option<Timestamp>,
        /// Its identifier.
        pub unique_id: Option<String>,
        /// MD5 of it.
        pub md5: Option<String>,
        /// What kind of source it is.
        pub source_description: Option<String>,
        /// The scores that it gives.
        pub cvss: Option<Raw>,
    }

    /// An entry in CISA's catalogue of known exploited vulnerabilities.
    ///
    /// Source: [threats](https://gtidocs.virustotal.com/reference/get-collection).
    pub struct CisaKnownExploited {
        /// When it was added.
        pub added_date: Option<Timestamp>,
        /// Until when it has to be fixed.
        pub due_date: Option<Timestamp>,
        /// Whether ransomware uses it: `Known`.
        pub ransomware_use: Option<String>,
    }

    /// Versions of a product.
    ///
    /// Source: [threats](https://gtidocs.virustotal.com/reference/get-collection).
    pub struct CpeRange {
        /// How versions compare with the first one: `=`, `>=`.
        pub start_rel: Option<String>,
        /// The first version, or the only one.
        pub start_cpe: Option<Cpe>,
        /// How versions compare with the last one: `<`, `<=`.
        pub end_rel: Option<String>,
        /// The last version.
        pub end_cpe: Option<Cpe>,
    }

    /// A version of a product.
    ///
    /// Source: [threats](https://gtidocs.virustotal.com/reference/get-collection).
    pub struct Cpe {
        /// Its name in the Common Platform Enumeration: `cpe:2.3:a:…`.
        pub uri: Option<String>,
        /// The vendor.
        pub vendor: Option<String>,
        /// The product.
        pub product: Option<String>,
        /// The version.
        pub version: Option<String>,
    }

    /// A score of the Common Vulnerability Scoring System.
    ///
    /// Source: [threats](https://gtidocs.virustotal.com/reference/get-collection).
    pub struct CvssScore {
        /// The base score, 0 to 10.
        pub base_score: Option<f64>,
        /// The temporal score, 0 to 10.
        pub temporal_score: Option<f64>,
        /// What the scores are computed from: `CVSS:3.1/AV:N/…`.
        pub vector: Option<String>,
    }

    /// A kind of weakness.
    ///
    /// Source: [threats](https://gtidocs.virustotal.com/reference/get-collection).
    pub struct Cwe {
        /// Its identifier: `CWE-79`.
        pub id: Option<String>,
        /// Its name.
        pub title: Option<String>,
    }

    /// How probable it is that a vulnerability is exploited.
    ///
    /// Source: [threats](https://gtidocs.virustotal.com/reference/get-collection).
    pub struct Epss {
        /// The probability, 0 to 1.
        pub score: Option<f64>,
        /// What part of all vulnerabilities is less probable, 0 to 1.
        pub percentile: Option<f64>,
    }

    /// When a vulnerability was exploited.
    ///
    /// Source: [threats](https://gtidocs.virustotal.com/reference/get-collection).
    pub struct Exploitation {
        /// When an exploit was published.
        pub exploit_release_date: Option<Timestamp>,
        /// When it was exploited first.
        pub first_exploitation: Option<Timestamp>,
        /// When technical details were published.
        pub tech_details_release_date: Option<Timestamp>,
    }
}
