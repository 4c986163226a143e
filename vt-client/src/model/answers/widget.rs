//! Reports to be shown in a page.

use crate::model::plain::Plain;

/// A report to be shown in a page, and what it is about.
///
/// Source: [widget](https://docs.virustotal.com/reference/widgeturl).
pub type Widget = Plain<WidgetFields>;

crate::attributes! {
    /// The fields of a report to be shown in a page.
    ///
    /// Source: [widget](https://docs.virustotal.com/reference/widgeturl).
    pub struct WidgetFields {
        /// What to show in the page, for 3 days.
        pub url: Option<String>,
        /// How many engines detect it.
        pub detection_ratio: Option<DetectionRatio>,
        /// Its identifier.
        pub id: Option<String>,
        /// Its type: `file`, `url`, `domain`, `ip_address`.
        pub kind: Option<String> = "type",
        /// Whether VirusTotal knows it.
        pub found: Option<bool>,
    }

    /// How many engines detect something.
    ///
    /// Source: [widget](https://docs.virustotal.com/reference/widgeturl).
    pub struct DetectionRatio {
        /// Engines that detect it.
        pub detections: Option<u64>,
        /// All engines.
        pub total: Option<u64>,
    }
}
