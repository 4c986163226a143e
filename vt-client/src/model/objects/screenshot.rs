//! Pictures of files that run.

use crate::json::raw::Raw;
use crate::json::secret_text::SecretText;
use crate::json::timestamp::Timestamp;

crate::attributes! {
    /// Attributes of a picture of a sandbox's screen.
    ///
    /// Source: [screenshots](https://docs.virustotal.com/reference/screenshots).
    pub struct Screenshot {
        /// The file that ran.
        pub analysed_file_sha256: Option<Raw>,
        /// When it was taken.
        pub date: Option<Timestamp>,
        /// The picture: a signed URL, for some hours.
        pub link: Option<SecretText>,
        /// The sandbox.
        pub sandbox_name: Option<String>,
    }
}
