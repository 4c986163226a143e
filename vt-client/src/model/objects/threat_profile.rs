//! Threat profiles, and subscriptions to threats.

use crate::json::map::Map;
use crate::json::timestamp::Timestamp;

crate::attributes! {
    /// Attributes of a threat profile: what threats matter to an organisation.
    ///
    /// Source: [threat profiles](https://gtidocs.virustotal.com/reference/create-threat-profile).
    pub struct ThreatProfile {
        /// Its name.
        pub name: Option<String>,
        /// Whether only its owner and those it is shared with see it.
        pub private: Option<bool>,
        /// Whether threats are recommended to it.
        pub enable_recommendations: Option<bool>,
        /// Its interests by kind: `INTEREST_TYPE_TARGETED_REGION`.
        pub interests: Map<Vec<String>>,
        /// Which threats are recommended.
        pub recommendation_config: Option<RecommendationConfig>,
    }

    /// Which threats are recommended to a profile.
    ///
    /// Source: [threat profiles](https://gtidocs.virustotal.com/reference/create-threat-profile).
    pub struct RecommendationConfig {
        /// At most so many of one type of object, 1 to 20.
        pub max_recs_per_type: Option<u64>,
        /// How many kinds of interests they match at least, 1 to 5.
        pub min_categories_matched: Option<u64>,
        /// How many days ago they were last seen at most, 1 to 365.
        pub max_days_since_last_seen: Option<u64>,
    }

    /// Attributes of a subscription to a collection or threat: how its changes are notified.
    ///
    /// Source: [subscription
    /// preferences](https://gtidocs.virustotal.com/reference/get-threat-subscription-preferences).
    pub struct SubscriptionPreferences {
        /// When it was made.
        pub creation_date: Option<Timestamp>,
        /// Whether there is a mail every day.
        pub daily_email: Option<bool>,
        /// When it last changed.
        pub last_modification_date: Option<Timestamp>,
        /// Who gets mail.
        pub notification_emails: Vec<String>,
    }
}
