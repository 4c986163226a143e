//! What VT Alerts watches, and its notifications.

use crate::json::open_enum::open_enum;
use crate::json::raw::Raw;
use crate::json::timestamp::Timestamp;

crate::attributes! {
    /// Attributes of a thing that is watched.
    ///
    /// Source: [watched assets](https://docs.virustotal.com/reference/alerts-watchlist-assets).
    pub struct AlertingAsset {
        /// What kind of thing it is.
        pub asset_type: Option<AssetType>,
        /// The thing: a domain, a network in CIDR form, the description of a brand.
        pub value: Option<String>,
        /// What makes up a brand.
        pub asset_info: Option<AssetInfo>,
        /// When it was added.
        pub creation_date: Option<Timestamp>,
        /// When it last changed.
        pub last_modification_date: Option<Timestamp>,
    }

    /// What makes up a thing that is watched.
    ///
    /// Source: [watched assets](https://docs.virustotal.com/reference/alerts-watchlist-assets).
    pub struct AssetInfo {
        /// The brand.
        pub brand: Option<BrandInfo>,
    }

    /// What makes up a brand.
    ///
    /// Source: [watched assets](https://docs.virustotal.com/reference/alerts-watchlist-assets).
    pub struct BrandInfo {
        /// Its domains.
        pub domains: Vec<String>,
        /// Its icons.
        pub favicons: Option<Raw>,
        /// Its names.
        pub names: Vec<String>,
    }

    /// Attributes of a notification about a thing that is watched.
    ///
    /// Source: [notifications](https://docs.virustotal.com/reference/alerts-notifications).
    pub struct AlertingNotification {
        /// When it was made, `YYYY-MM-DDThh:mm:ss.sss`.
        pub created: Option<String>,
        /// How severe the event is.
        pub event_severity: Option<String>,
        /// What the notification is for: the category of the use case.
        pub use_case_category: Option<String>,
        /// The category of what was detected.
        pub detection_category: Option<String>,
        /// Whether somebody has read it.
        pub is_read: Option<bool>,
        /// [What happened](https://docs.virustotal.com/reference/alerts-events); the names differ
        /// by event.
        pub event_message_json: Option<Raw>,
    }
}

open_enum! {
    /// What kind of thing is watched.
    ///
    /// Source: [watched assets](https://docs.virustotal.com/reference/alerts-watchlist-assets).
    pub enum AssetType {
        /// A base domain.
        Domain = "domain",
        /// Addresses in CIDR form.
        IpRange = "ip range",
        /// A brand, described in `asset_info`.
        Brand = "brand",
    }
}
