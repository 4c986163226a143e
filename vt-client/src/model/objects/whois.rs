//! WHOIS records.

use crate::json::any_value::AnyValue;
use crate::json::map::Map;
use crate::json::timestamp::Timestamp;

crate::attributes! {
    /// Attributes of a WHOIS record of a domain or IP address.
    ///
    /// Source: [WHOIS](https://docs.virustotal.com/reference/whois).
    pub struct Whois {
        /// When VirusTotal saw it first.
        pub first_seen_date: Option<Timestamp>,
        /// When it changed last.
        pub last_updated: Option<Timestamp>,
        /// The country of the registrant.
        pub registrant_country: Option<String>,
        /// The name of the registrant.
        pub registrant_name: Option<String>,
        /// The name of the registrar.
        pub registrar_name: Option<String>,
        /// The record's lines; several values of a name are joined with `|`.
        pub whois_map: Map<AnyValue>,
    }
}
