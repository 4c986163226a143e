//! What a file is made with and what it is.

crate::attributes! {
    /// What Detect It Easy finds.
    ///
    /// Source: [files](https://docs.virustotal.com/reference/files).
    pub struct DetectItEasy {
        /// The type of the file.
        pub filetype: Option<String>,
        /// The tools it was made with.
        pub values: Vec<Detection>,
    }

    /// A tool that a file was made with.
    ///
    /// Source: [files](https://docs.virustotal.com/reference/files).
    pub struct Detection {
        /// Details.
        pub info: Option<String>,
        /// The tool.
        pub name: Option<String>,
        /// What sort of tool it is: `Compiler`, `Packer`.
        pub kind: Option<String> = "type",
        /// Its version.
        pub version: Option<String>,
    }

    /// A guess of the format by TrID.
    ///
    /// Source: [files](https://docs.virustotal.com/reference/files).
    pub struct FormatGuess {
        /// The format.
        pub file_type: Option<String>,
        /// The format in the words of older versions of TrID.
        pub file_format_legacy: Option<String>,
        /// How likely it is, in percent.
        pub probability: Option<f64>,
    }
}
