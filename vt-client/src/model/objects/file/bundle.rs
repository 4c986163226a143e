//! Bundles.

use crate::json::map::Map;

crate::attributes! {
    /// What is in a bundle: a ZIP or TAR file and their like.
    ///
    /// Source: [bundle_info](https://docs.virustotal.com/reference/bundle_info).
    pub struct BundleInfo {
        /// The beginning of what is in it, where it holds one file without a name.
        pub beginning: Option<String>,
        /// How many files there are, by extension.
        pub extensions: Map<u64>,
        /// How many files there are, by type.
        pub file_types: Map<u64>,
        /// The newest date of a file in it, `YYYY-MM-DD hh:mm:ss`.
        pub highest_datetime: Option<String>,
        /// The oldest date of a file in it, `YYYY-MM-DD hh:mm:ss`.
        pub lowest_datetime: Option<String>,
        /// How many files and folders there are.
        pub num_children: Option<u64>,
        /// What sort of bundle it is: `ZIP`.
        pub kind: Option<String> = "type",
        /// The size of all together in bytes, as the bundle itself says. Such as are made to break
        /// tools claim more than any integer holds.
        pub uncompressed_size: Option<f64>,
    }
}
