//! Behaviour of files in sandboxes.

mod findings;
mod network;
mod system;

use crate::json::map::Map;
use crate::json::raw::Raw;
use crate::json::secret_text::SecretText;
use crate::json::timestamp::Timestamp;
use crate::model::objects::SigmaMatch;

pub use findings::{AttackTechnique, BehaviourRef, SignatureMatch};
pub use network::{AlertContext, DnsLookup, HttpConversation, IdsAlert, IpTraffic, TlsConnection};
pub use system::{CopiedFile, DroppedFile, KeyValue, Process};

/// Declares a struct with the fields that a report of one sandbox and the summary of all have in
/// common, and fields of its own.
macro_rules! behaviour_fields {
    ($(#[$meta:meta])* pub struct $name:ident { $($own:tt)* }) => {
        $crate::attributes! {
            $(#[$meta])*
            pub struct $name {
                $($own)*
                /// Android activities launched.
                pub activities_started: Vec<String>,
                /// Techniques of MITRE ATT&CK by identifier, with the signatures that show them.
                pub attack_techniques: Map<Vec<Raw>>,
                /// API and system calls worth a look.
                pub calls_highlighted: Vec<String>,
                /// Shell commands executed.
                pub command_executions: Vec<String>,
                /// Android content whose changes are watched.
                pub content_model_observers: Vec<String>,
                /// Android content entries written.
                pub content_model_sets: Vec<KeyValue>,
                /// Cryptographic algorithms used.
                pub crypto_algorithms_observed: Vec<String>,
                /// Keys used to encrypt or decrypt.
                pub crypto_keys: Vec<String>,
                /// Texts before encryption or after decryption.
                pub crypto_plain_text: Vec<String>,
                /// Databases deleted.
                pub databases_deleted: Vec<String>,
                /// Databases opened.
                pub databases_opened: Vec<String>,
                /// DNS queries.
                pub dns_lookups: Vec<DnsLookup>,
                /// Encodings used: `base64`.
                pub encoding_algorithms_observed: Vec<String>,
                /// Files whose attributes were changed, with their paths.
                pub files_attribute_changed: Vec<String>,
                /// Files copied or moved.
                pub files_copied: Vec<CopiedFile>,
                /// Files deleted.
                pub files_deleted: Vec<String>,
                /// Files of interest that were written.
                pub files_dropped: Vec<DroppedFile>,
                /// Files opened.
                pub files_opened: Vec<String>,
                /// Files written.
                pub files_written: Vec<String>,
                /// The hosts file, when it was changed.
                pub hosts_file: Option<String>,
                /// HTTP requests and their answers.
                pub http_conversations: Vec<HttpConversation>,
                /// Network rules that match, by time.
                pub ids_alerts: Vec<IdsAlert>,
                /// The same under the name that samples of the reference show.
                pub ids_results: Vec<IdsAlert>,
                /// Methods called by reflection.
                pub invokes: Vec<String>,
                /// Outgoing connections.
                pub ip_traffic: Vec<IpTraffic>,
                /// JA3 fingerprints of TLS clients.
                pub ja3_digests: Vec<String>,
                /// JA4 fingerprints of TLS clients.
                pub ja4_digests: Vec<String>,
                /// Behaviours of the Malware Behavior Catalog.
                pub mbc: Vec<Raw>,
                /// Memory dumps taken.
                pub memory_dumps: Vec<Raw>,
                /// Domains found in memory.
                pub memory_pattern_domains: Vec<String>,
                /// IP addresses found in memory.
                pub memory_pattern_ips: Vec<String>,
                /// URLs found in memory.
                pub memory_pattern_urls: Vec<String>,
                /// Techniques of MITRE ATT&CK with the signatures that show them.
                pub mitre_attack_techniques: Vec<AttackTechnique>,
                /// Libraries loaded.
                pub modules_loaded: Vec<String>,
                /// Mutexes created.
                pub mutexes_created: Vec<String>,
                /// Mutexes opened.
                pub mutexes_opened: Vec<String>,
                /// Permissions checked.
                pub permissions_checked: Vec<Raw>,
                /// Permissions or privileges asked for.
                pub permissions_requested: Vec<String>,
                /// Processes created, as command lines.
                pub processes_created: Vec<String>,
                /// Processes that code was injected into.
                pub processes_injected: Vec<String>,
                /// Processes killed.
                pub processes_killed: Vec<String>,
                /// Processes that ended.
                pub processes_terminated: Vec<String>,
                /// Processes with their children.
                pub processes_tree: Vec<Process>,
                /// Registry keys deleted.
                pub registry_keys_deleted: Vec<String>,
                /// Registry keys opened.
                pub registry_keys_opened: Vec<String>,
                /// Registry keys set, with their values.
                pub registry_keys_set: Vec<KeyValue>,
                /// Android services bound.
                pub services_bound: Vec<String>,
                /// Services created.
                pub services_created: Vec<String>,
                /// Services deleted.
                pub services_deleted: Vec<String>,
                /// Services opened.
                pub services_opened: Vec<String>,
                /// Services started.
                pub services_started: Vec<String>,
                /// Services stopped.
                pub services_stopped: Vec<String>,
                /// Android preferences read.
                pub shared_preferences_lookups: Vec<String>,
                /// Android preferences written.
                pub shared_preferences_sets: Vec<KeyValue>,
                /// Sigma rules that match the event log.
                pub sigma_analysis_results: Vec<SigmaMatch>,
                /// Signals hooked: Android broadcasts, `SetWindowsHookExA`.
                pub signals_hooked: Vec<String>,
                /// Signals and broadcasts seen.
                pub signals_observed: Vec<String>,
                /// Signatures that match.
                pub signature_matches: Vec<SignatureMatch>,
                /// Messages sent by SMS.
                pub sms_sent: Vec<Raw>,
                /// Mails sent.
                pub smtp_conversations: Vec<Raw>,
                /// Android system properties read.
                pub system_property_lookups: Vec<String>,
                /// Android system properties written.
                pub system_property_sets: Vec<KeyValue>,
                /// Tags: `DETECT_DEBUG_ENVIRONMENT`, `PERSISTENCE`.
                pub tags: Vec<String>,
                /// Texts that come from a decoding.
                pub text_decoded: Vec<String>,
                /// Texts of windows and dialogs.
                pub text_highlighted: Vec<String>,
                /// TLS connections and their certificates.
                pub tls: Vec<TlsConnection>,
                /// How sure the verdict is, 0 to 99.
                pub verdict_confidence: Option<i64>,
                /// Names of the malware.
                pub verdict_labels: Vec<String>,
                /// Verdicts: `MALWARE`, `CLEAN`, `RANSOM`.
                pub verdicts: Vec<String>,
                /// Windows made invisible.
                pub windows_hidden: Vec<String>,
                /// Windows searched for.
                pub windows_searched: Vec<String>,
            }
        }
    };
}

pub(crate) use behaviour_fields;

behaviour_fields! {
    /// Attributes of a report on the behaviour of a file in one sandbox.
    ///
    /// Source: [file behaviours](https://docs.virustotal.com/reference/file-behaviour-summary).
    pub struct FileBehaviour {
        /// When the analysis was made.
        pub analysis_date: Option<Timestamp>,
        /// A hash to find similar behaviour.
        pub behash: Option<String>,
        /// Whether there is a Windows event log to download.
        pub has_evtx: Option<bool>,
        /// Whether there is an HTML report to download.
        pub has_html_report: Option<bool>,
        /// Whether there is a memory dump to download.
        pub has_memdump: Option<bool>,
        /// Whether there is a capture of network traffic to download.
        pub has_pcap: Option<bool>,
        /// When the object last changed.
        pub last_modification_date: Option<Timestamp>,
        /// The sandbox.
        pub sandbox_name: Option<String>,
        /// Where the event log of a private file is.
        pub evtx_link: Option<SecretText>,
        /// Where the HTML report of a private file is.
        pub html_report_link: Option<SecretText>,
        /// Where the memory dump of a private file is.
        pub memdump_link: Option<SecretText>,
        /// Where the capture of a private file is.
        pub pcap_link: Option<SecretText>,
    }
}
