//! Who distributes a file and who vouches for it.

crate::attributes! {
    /// Who distributes a file.
    ///
    /// Source: [files](https://docs.virustotal.com/reference/files).
    pub struct KnownDistributors {
        /// The companies.
        pub distributors: Vec<String>,
        /// The names of the file there.
        pub filenames: Vec<String>,
        /// The products it belongs to.
        pub products: Vec<String>,
        /// Links to it.
        pub links: Vec<String>,
        /// Where this is known from.
        pub data_sources: Vec<String>,
    }

    /// Who vouches for a file.
    ///
    /// Source: answers of the service.
    pub struct TrustedVerdict {
        /// What is said of it: `goodware`.
        pub verdict: Option<String>,
        /// Who says so.
        pub organization: Option<String>,
        /// The name of the file there.
        pub filename: Option<String>,
        /// Where it is given out.
        pub link: Option<String>,
    }
}
