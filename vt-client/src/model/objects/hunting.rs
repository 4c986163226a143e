//! Livehunt, Retrohunt and the IoC stream.

use crate::json::open_enum::open_enum;
use crate::json::timestamp::Timestamp;

crate::attributes! {
    /// Attributes of a ruleset of Livehunt.
    ///
    /// Source: [hunting rulesets](https://docs.virustotal.com/reference/hunting-ruleset-object).
    pub struct HuntingRuleset {
        /// When it was made.
        pub creation_date: Option<Timestamp>,
        /// Whether it is matched.
        pub enabled: Option<bool>,
        /// At most so many notifications in 24 hours.
        pub limit: Option<u64>,
        /// What it is matched against.
        pub match_object_type: Option<MatchObjectType>,
        /// When it last changed.
        pub modification_date: Option<Timestamp>,
        /// Its name.
        pub name: Option<String>,
        /// Who gets mail.
        pub notification_emails: Vec<String>,
        /// How many rules it has.
        pub number_of_rules: Option<u64>,
        /// Whether it is not matched at the moment because the limit is reached.
        pub rate_limited: Option<bool>,
        /// For what part of the last 24 hours it was not matched because of the limit, 0 to 1.
        pub rate_limited_ratio: Option<f64>,
        /// The names of its rules.
        pub rule_names: Vec<String>,
        /// Its YARA rules.
        pub rules: Option<String>,
        /// When it will be disabled.
        pub scheduled_disable_date: Option<Timestamp>,
        /// Why it will be disabled: `abandoned` when it did not change for two years.
        pub scheduled_disable_reason: Option<String>,
        /// Tags.
        pub tags: Vec<String>,
    }

    /// Attributes of a notification of Livehunt.
    ///
    /// Source: [hunting
    /// notifications](https://docs.virustotal.com/reference/hunting-notification-object).
    pub struct HuntingNotification {
        /// When it was made.
        pub date: Option<Timestamp>,
        /// Whether the match is in a file inside of the file.
        pub match_in_subfile: Option<bool>,
        /// The rule that matches.
        pub rule_name: Option<String>,
        /// The tags of the rule.
        pub rule_tags: Vec<String>,
        /// What matches, as a hex dump between `*begin_highlight*` and `*end_highlight*`.
        pub snippet: Option<String>,
        /// The country that the file was sent from.
        pub source_country: Option<String>,
        /// Who sent the file, ciphered.
        pub source_key: Option<String>,
        /// Tags of the notification: the file's SHA-256, the names of ruleset and rule.
        pub tags: Vec<String>,
    }

    /// Attributes of a notification of the IoC stream. An object of the stream has the like in
    /// [`Object::context`](crate::Object::context), its date and identifier as
    /// `notification_date` and `notification_id`.
    ///
    /// Source: [notifications](https://docs.virustotal.com/reference/ioc-stream-notifications).
    pub struct IocStreamNotification {
        /// When it was made.
        pub date: Option<Timestamp>,
        /// The type of the object that it is about.
        pub entity_type: Option<String>,
        /// The identifier of the object that it is about.
        pub entity_id: Option<String>,
        /// Where it comes from: `hunting`, `subscriptions`.
        pub origin: Option<String>,
        /// The match, where it comes from hunting.
        pub hunting_info: Option<HuntingInfo>,
        /// What it comes from: a ruleset, a collection.
        pub sources: Vec<IocStreamSource>,
        /// Tags.
        pub tags: Vec<String>,
    }

    /// A match of a hunting rule.
    ///
    /// Source: [notifications](https://docs.virustotal.com/reference/ioc-stream-notifications).
    pub struct HuntingInfo {
        /// Whether the match is in a file inside of the file.
        pub match_in_subfile: Option<bool>,
        /// The rule that matches.
        pub rule_name: Option<String>,
        /// The tags of the rule.
        pub rule_tags: Vec<String>,
        /// What matches, as a hex dump between `*begin_highlight*` and `*end_highlight*`.
        pub snippet: Option<String>,
        /// The country that the file was sent from.
        pub source_country: Option<String>,
        /// Who sent the file, ciphered.
        pub source_key: Option<String>,
    }

    /// What a notification comes from.
    ///
    /// Source: [notifications](https://docs.virustotal.com/reference/ioc-stream-notifications).
    pub struct IocStreamSource {
        /// Its type: `hunting_ruleset`, `collection`.
        pub kind: Option<String> = "type",
        /// Its identifier.
        pub id: Option<String>,
        /// Its name.
        pub label: Option<String>,
    }

    /// Attributes of a job of Retrohunt.
    ///
    /// Source: [Retrohunt jobs](https://docs.virustotal.com/reference/retrohunt-job-object).
    pub struct RetrohuntJob {
        /// The files that it is matched against.
        pub corpus: Option<Corpus>,
        /// When it was made.
        pub creation_date: Option<Timestamp>,
        /// How many seconds it is expected to run on.
        pub eta_seconds: Option<u64>,
        /// When it ended.
        pub finish_date: Option<Timestamp>,
        /// Who gets mail when it ends.
        pub notification_email: Option<String>,
        /// How many files match.
        pub num_matches: Option<u64>,
        /// How many files match that were sent outside of the time range.
        pub num_matches_outside_time_range: Option<u64>,
        /// How far it is, in percent.
        pub progress: Option<f64>,
        /// Its YARA rules.
        pub rules: Option<String>,
        /// How many bytes were looked at.
        pub scanned_bytes: Option<u64>,
        /// When it started.
        pub start_date: Option<Timestamp>,
        /// Where it stands.
        pub status: Option<RetrohuntStatus>,
        /// When the files were sent that it is matched against.
        pub time_range: Option<TimeRange>,
    }

    /// A range of time.
    ///
    /// Source: [creating a job](https://docs.virustotal.com/reference/create-retrohunt-job).
    pub struct TimeRange {
        /// Its beginning.
        pub start: Option<Timestamp>,
        /// Its end.
        pub end: Option<Timestamp>,
    }
}

open_enum! {
    /// What a ruleset is matched against.
    ///
    /// Source: [creating a ruleset](https://docs.virustotal.com/reference/create-hunting-ruleset).
    pub enum MatchObjectType {
        /// Files.
        File = "file",
        /// URLs.
        Url = "url",
        /// Domains.
        Domain = "domain",
        /// IP addresses.
        Ip = "ip",
    }
}

open_enum! {
    /// The files that a job is matched against.
    ///
    /// Source: [creating a job](https://docs.virustotal.com/reference/create-retrohunt-job).
    pub enum Corpus {
        /// Files sent to VirusTotal in the last months; the default.
        Main = "main",
        /// About a million files that are known to do no harm, to see what a rule matches wrongly.
        Goodware = "goodware",
    }
}

open_enum! {
    /// Where a job stands.
    ///
    /// Source: [Retrohunt jobs](https://docs.virustotal.com/reference/retrohunt-job-object).
    pub enum RetrohuntStatus {
        /// It is about to run.
        Starting = "starting",
        /// It runs.
        Running = "running",
        /// It is being stopped.
        Aborting = "aborting",
        /// It was stopped.
        Aborted = "aborted",
        /// It is done.
        Finished = "finished",
    }
}
