//! Attributes of objects in their context.

use crate::json::any_value::AnyValue;
use crate::json::raw::Raw;
use crate::json::secret_text::SecretText;
use crate::json::timestamp::Timestamp;
use crate::model::objects::{HuntingInfo, IocStreamSource};

crate::attributes! {
    /// What an object has in the context it came in only: how it was found, by whom, why it is in
    /// a list. Which of them there are depends on the operation.
    ///
    /// Source: [objects](https://docs.virustotal.com/reference/objects), and the pages of the
    /// operations that are named here.
    pub struct ContextAttributes {
        /// How sure the match is, 0 to 1; of a content search.
        pub confidence: Option<f64>,
        /// Where the file is, for 7 days; of a feed.
        pub download_url: Option<SecretText>,
        /// Where the event log is, for 7 days; of a feed.
        pub evtx: Option<SecretText>,
        /// MD5 of the file that a report is about; of a feed.
        pub file_md5: Option<String>,
        /// SHA-1 of the file that a report is about; of a feed.
        pub file_sha1: Option<String>,
        /// The type of the file that a report is about; of a feed.
        pub file_type_tag: Option<String>,
        /// When it was first seen there, `YYYY-MM-DD`; of a certificate.
        pub first_seen_date: Option<AnyValue>,
        /// Where the HTML report is, for 7 days; of a feed.
        pub html_report: Option<SecretText>,
        /// The match, where it comes from hunting; of the IoC stream.
        pub hunting_info: Option<HuntingInfo>,
        /// Whether the match is in a file inside of the file; of hunting and searches.
        pub match_in_subfile: Option<bool>,
        /// Where the memory dump is, for 7 days; of a feed.
        pub memdump: Option<SecretText>,
        /// When the notification was made; of the IoC stream and Livehunt.
        pub notification_date: Option<Timestamp>,
        /// The notification's identifier; of the IoC stream and Livehunt.
        pub notification_id: Option<AnyValue>,
        /// What matches, as a hex dump; of Livehunt.
        pub notification_snippet: Option<String>,
        /// The country that the file was sent from; of Livehunt.
        pub notification_source_country: Option<String>,
        /// Who sent the file, ciphered; of Livehunt.
        pub notification_source_key: Option<String>,
        /// Tags of the notification; of Livehunt.
        pub notification_tags: Vec<String>,
        /// Where it comes from: `hunting`, `subscriptions`; of the IoC stream.
        pub origin: Option<String>,
        /// Where the capture of network traffic is, for 7 days; of a feed.
        pub pcap: Option<SecretText>,
        /// The port that it was seen at; of a certificate.
        pub port: Option<AnyValue>,
        /// How much of the group's quota the user took.
        pub quota_consumed_from_group: Option<u64>,
        /// The objects that it was found through.
        pub related_from: Vec<RelatedFrom>,
        /// What the user may do with it: `viewer`, `editor`; in a group, `user`, `admin`.
        pub role: Option<String>,
        /// The rule that matches; of hunting.
        pub rule_name: Option<String>,
        /// The tags of the rule; of hunting.
        pub rule_tags: Vec<String>,
        /// The ruleset's identifier; of hunting.
        pub ruleset_id: Option<AnyValue>,
        /// The ruleset's name; of hunting.
        pub ruleset_name: Option<String>,
        /// Whether somebody shares it with the user.
        pub shared_with_me: Option<bool>,
        /// The snippet's identifier, of a content search
        /// ([`snippets`](https://docs.virustotal.com/reference/get-file-content-search-snippet)).
        pub snippet: Option<String>,
        /// What it comes from: a ruleset, a collection; of the IoC stream.
        pub sources: Vec<IocStreamSource>,
        /// Who submitted it; of a feed.
        pub submitter: Option<Submitter>,
        /// Tags of the notification; of the IoC stream.
        pub tags: Vec<String>,
        /// The list that it is in; of threat lists.
        pub threat_list_id: Option<String>,
        /// When it was related.
        pub timestamp: Option<Timestamp>,
        /// The URL itself, of a related one.
        pub url: Option<String>,
    }

    /// Who submitted something, ciphered.
    ///
    /// Source: [the feed of files](https://docs.virustotal.com/reference/feeds-file).
    pub struct Submitter {
        /// The city.
        pub city: Option<String>,
        /// The country.
        pub country: Option<String>,
        /// The submitter, ciphered.
        pub id: Option<AnyValue>,
        /// By what means: `api`, `web`.
        pub interface: Option<String>,
        /// The region.
        pub region: Option<String>,
    }

    /// An object that another was found through.
    ///
    /// Source: [relationships](https://docs.virustotal.com/reference/relationships).
    pub struct RelatedFrom {
        /// Its attributes.
        pub attributes: Option<Raw>,
        /// Its identifier.
        pub id: Option<String>,
        /// Its type.
        pub kind: Option<String> = "type",
    }
}
