//! Submissions.

use crate::json::timestamp::Timestamp;

crate::attributes! {
    /// Attributes of a submission of a file or URL. All but the date are premium.
    ///
    /// Source: [submissions](https://docs.virustotal.com/reference/submission-object).
    pub struct Submission {
        /// When it was submitted.
        pub date: Option<Timestamp>,
        /// How it was submitted: `web`, `api`, `email`.
        pub interface: Option<String>,
        /// The country it came from, ISO 3166-1 alpha-2.
        pub country: Option<String>,
        /// The city it came from.
        pub city: Option<String>,
        /// The name of the file.
        pub name: Option<String>,
        /// Who submitted it, as a key that does not tell the identity.
        pub source_key: Option<String>,
    }
}
