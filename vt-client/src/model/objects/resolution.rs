//! Resolutions.

use crate::json::timestamp::Timestamp;
use crate::model::objects::AnalysisStats;

crate::attributes! {
    /// Attributes of a resolution: a domain that had an IP address at some time.
    ///
    /// Source: [resolutions](https://docs.virustotal.com/reference/resolution-object).
    pub struct Resolution {
        /// When it was seen.
        pub date: Option<Timestamp>,
        /// The domain.
        pub host_name: Option<String>,
        /// How many engines gave each verdict on the domain.
        pub host_name_last_analysis_stats: Option<AnalysisStats>,
        /// The IP address.
        pub ip_address: Option<String>,
        /// How many engines gave each verdict on the IP address.
        pub ip_address_last_analysis_stats: Option<AnalysisStats>,
        /// Who resolved it.
        pub resolver: Option<String>,
    }
}
