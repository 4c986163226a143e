//! What an account uses.

use crate::json::map::Map;
use crate::model::objects::Quota;
use crate::model::plain::Plain;

/// Quotas of a user, by name: `quotas.fields().get("api_requests_daily")`.
///
/// Source: [overall quotas](https://docs.virustotal.com/reference/get-user-overall-quotas).
pub type OverallQuotas = Plain<Map<OverallQuota>>;

/// How many requests were made, by default in the last 30 days;
/// [`Request::days`](crate::Request::days) asks for others.
///
/// Source: [API usage](https://docs.virustotal.com/reference/user-api-usage).
pub type ApiUsage = Plain<ApiUsageFields>;

crate::attributes! {
    /// The fields of the usage of the API.
    ///
    /// Source: [API usage](https://docs.virustotal.com/reference/user-api-usage).
    pub struct ApiUsageFields {
        /// The requests of each day, by day (`YYYY-MM-DD`) and endpoint.
        pub daily: Map<Map<u64>>,
        /// The requests of all days, by endpoint.
        pub total: Map<u64>,
    }

    /// A quota of a user. Where there is one of the group, it is the one that counts.
    ///
    /// Source: [overall quotas](https://docs.virustotal.com/reference/get-user-overall-quotas).
    pub struct OverallQuota {
        /// The user's own.
        pub user: Option<Quota>,
        /// That of the user's group.
        pub group: Option<GroupQuota>,
    }

    /// A quota that a user shares with a group.
    ///
    /// Source: [overall quotas](https://docs.virustotal.com/reference/get-user-overall-quotas).
    pub struct GroupQuota {
        /// What may be used.
        pub allowed: Option<u64>,
        /// The group.
        pub inherited_from: Option<String>,
        /// What all members have used.
        pub used: Option<u64>,
    }
}
