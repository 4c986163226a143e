//! URLs.

use crate::json::any_value::AnyValue;
use crate::json::map::Map;
use crate::json::raw::Raw;
use crate::json::timestamp::Timestamp;
use crate::model::objects::{
    AnalysisStats, CrowdsourcedContext, EngineResult, GtiAssessment, Icon, ThreatSeverity, Votes,
};

crate::attributes! {
    /// Attributes of a URL.
    ///
    /// Source: [URLs](https://docs.virustotal.com/reference/url-object).
    pub struct Url {
        /// What partners say that it is about, by partner.
        pub categories: Map<String>,
        /// What the page wrote to the console of the browser.
        pub console_messages: Vec<AnyValue>,
        /// What the community and partners know about it.
        pub crowdsourced_context: Vec<CrowdsourcedContext>,
        /// The icon of the site; premium.
        pub favicon: Option<Icon>,
        /// When it was first seen in the wild; premium.
        pub first_seen_itw_date: Option<Timestamp>,
        /// When it was first submitted to VirusTotal.
        pub first_submission_date: Option<Timestamp>,
        /// Google Threat Intelligence's assessment; with its licence.
        pub gti_assessment: Option<GtiAssessment>,
        /// Whether the content of the last answer can be seen.
        pub has_content: Option<bool>,
        /// The `meta` tags of the page, by name.
        pub html_meta: Map<Vec<String>>,
        /// How often the score was lowered because nothing new was seen, of a private URL.
        pub gti_score_age_off_rescore_count: Option<u64>,
        /// The brands that the page shows.
        pub identified_brands: Option<Raw>,
        /// The global variables of the page's scripts.
        pub javascript_variables: Vec<AnyValue>,
        /// When it was last scanned.
        pub last_analysis_date: Option<Timestamp>,
        /// The verdicts of the last scan, by scanner.
        pub last_analysis_results: Map<EngineResult>,
        /// How many scanners gave each verdict in the last scan.
        pub last_analysis_stats: Option<AnalysisStats>,
        /// Where redirects end.
        pub last_final_url: Option<String>,
        /// The HTTP status of the last answer.
        pub last_http_response_code: Option<i64>,
        /// The length in bytes of the last answer.
        pub last_http_response_content_length: Option<i64>,
        /// SHA-256 of the last answer's content.
        pub last_http_response_content_sha256: Option<String>,
        /// The cookies of the last answer.
        pub last_http_response_cookies: Map<AnyValue>,
        /// The cookies with their domains, paths and terms.
        pub last_http_response_cookies_extended: Vec<Raw>,
        /// The headers of the last answer.
        pub last_http_response_headers: Map<AnyValue>,
        /// When the object last changed.
        pub last_modification_date: Option<Timestamp>,
        /// When it was last seen in the wild; premium.
        pub last_seen_itw_date: Option<Timestamp>,
        /// When it was last submitted.
        pub last_submission_date: Option<Timestamp>,
        /// The brand that the page is about.
        pub main_brand: Option<AnyValue>,
        /// Mandiant's confidence that it is malicious, 0 to 100; with its licence.
        pub mandiant_ic_score: Option<i64>,
        /// Links to other domains in the page.
        pub outgoing_links: Vec<String>,
        /// The country that the scan was made from.
        pub proxy_country: Option<String>,
        /// The redirects that were followed, starting with the URL.
        pub redirection_chain: Vec<String>,
        /// The votes of the community, weighted.
        pub reputation: Option<i64>,
        /// Tags.
        pub tags: Vec<String>,
        /// The brand that a phishing page imitates, by the engine that says so.
        pub targeted_brand: Map<String>,
        /// Names of the threat.
        pub threat_names: Vec<String>,
        /// How severe the threat is; premium.
        pub threat_severity: Option<ThreatSeverity>,
        /// How often it was submitted.
        pub times_submitted: Option<u64>,
        /// The title of the page.
        pub title: Option<String>,
        /// The top-level domain.
        pub tld: Option<String>,
        /// The votes of the community, counted.
        pub total_votes: Option<Votes>,
        /// Trackers in the page, by name.
        pub trackers: Map<Vec<Tracker>>,
        /// The URL.
        pub url: Option<String>,
        /// The browser that the scan was made as.
        pub user_agent: Option<String>,
        /// What the page is about.
        pub web_category: Option<AnyValue>,
        /// When a private URL is deleted.
        pub expiration: Option<Timestamp>,
    }

    /// A tracker in a page.
    ///
    /// Source: [URLs](https://docs.virustotal.com/reference/url-object).
    pub struct Tracker {
        /// Its identifier.
        pub id: Option<String>,
        /// When it was seen.
        pub timestamp: Option<Timestamp>,
        /// Its script.
        pub url: Option<String>,
    }
}
