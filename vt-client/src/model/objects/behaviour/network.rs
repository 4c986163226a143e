//! What a file says to others, and what rules say of that.

use crate::json::any_value::AnyValue;
use crate::json::map::Map;
use crate::model::objects::Severity;

crate::attributes! {
    /// A DNS query.
    ///
    /// Source: [dns_lookups](https://docs.virustotal.com/reference/dns-lookup).
    pub struct DnsLookup {
        /// The name asked for.
        pub hostname: Option<String>,
        /// The addresses it has.
        pub resolved_ips: Vec<String>,
        /// The texts it has.
        pub txt_records: Vec<String>,
    }

    /// An HTTP request and its answer.
    ///
    /// Source: [http_conversations](https://docs.virustotal.com/reference/http-conversation).
    pub struct HttpConversation {
        /// The URL.
        pub url: Option<String>,
        /// The method: `GET`.
        pub request_method: Option<String>,
        /// The headers sent.
        pub request_headers: Map<AnyValue>,
        /// The HTTP status.
        pub response_status_code: Option<i64>,
        /// The headers received.
        pub response_headers: Map<AnyValue>,
        /// The type of the body.
        pub response_body_filetype: Option<String>,
        /// The first ten bytes of the body.
        pub response_body_first_ten_bytes: Option<String>,
    }

    /// An outgoing connection.
    ///
    /// Source: [ip_traffic](https://docs.virustotal.com/reference/ip-traffic).
    pub struct IpTraffic {
        /// The address.
        pub destination_ip: Option<String>,
        /// The port.
        pub destination_port: Option<i64>,
        /// The protocol: `TCP`, `UDP`, `ICMP`.
        pub transport_layer_protocol: Option<String>,
    }

    /// A TLS connection.
    ///
    /// Source: [file behaviours](https://docs.virustotal.com/reference/file-behaviour-summary).
    pub struct TlsConnection {
        /// Who issued the certificate: `CN`, `O`, `C`.
        pub issuer: Map<AnyValue>,
        /// The JA3 fingerprint of the client.
        pub ja3: Option<String>,
        /// The JA3S fingerprint of the server.
        pub ja3s: Option<String>,
        /// The serial number of the certificate.
        pub serial_number: Option<String>,
        /// The server name the client asked for.
        pub sni: Option<String>,
        /// Whom the certificate is issued to, with the same names as the issuer.
        pub subject: Map<AnyValue>,
        /// The thumbprint of the certificate.
        pub thumbprint: Option<String>,
        /// The version: `TLSv1.2`.
        pub version: Option<String>,
    }

    /// A network rule that matches.
    ///
    /// Source: [file behaviours](https://docs.virustotal.com/reference/file-behaviour-summary).
    pub struct IdsAlert {
        /// The connection that matches.
        pub alert_context: Option<AlertContext>,
        /// How severe it is.
        pub alert_severity: Option<Severity>,
        /// The category of the rule.
        pub rule_category: Option<String>,
        /// The identifier of the rule (SID).
        pub rule_id: Option<String>,
        /// The message of the rule.
        pub rule_msg: Option<String>,
        /// The text of the rule.
        pub rule_raw: Option<String>,
        /// Pages about it.
        pub rule_references: Vec<String>,
        /// The ruleset it belongs to.
        pub rule_source: Option<String>,
        /// Where the ruleset comes from.
        pub rule_url: Option<String>,
    }

    /// The connection that a network rule matches.
    ///
    /// Source: [file behaviours](https://docs.virustotal.com/reference/file-behaviour-summary).
    pub struct AlertContext {
        /// The address of the destination.
        pub dest_ip: Option<String>,
        /// The port of the destination.
        pub dest_port: Option<i64>,
        /// The host name of the destination, for HTTP.
        pub hostname: Option<String>,
        /// The JA3 fingerprints of the client.
        pub ja3: Vec<String>,
        /// The JA3S fingerprints of the server.
        pub ja3s: Vec<String>,
        /// The protocol.
        pub protocol: Option<String>,
        /// The address of the source.
        pub src_ip: Option<String>,
        /// The port of the source.
        pub src_port: Option<i64>,
        /// The URL, for HTTP.
        pub url: Option<String>,
    }
}
