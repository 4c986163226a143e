//! What a file does to the machine it runs on.

use crate::json::any_value::AnyValue;

crate::attributes! {
    /// A file copied or moved.
    ///
    /// Source: [file behaviours](https://docs.virustotal.com/reference/file-behaviour-summary).
    pub struct CopiedFile {
        /// Where it was.
        pub source: Option<String>,
        /// Where it is then.
        pub destination: Option<String>,
    }

    /// A file written.
    ///
    /// Source: [files_dropped](https://docs.virustotal.com/reference/dropped-files).
    pub struct DroppedFile {
        /// Its path and name.
        pub path: Option<String>,
        /// SHA-256.
        pub sha256: Option<String>,
        /// Its type.
        pub kind: Option<String> = "type",
        /// The identifier of the process that wrote it.
        pub process_id: Option<AnyValue>,
        /// The process that wrote it.
        pub process_name: Option<String>,
    }

    /// A process and its children.
    ///
    /// Source: [file behaviours](https://docs.virustotal.com/reference/file-behaviour-summary).
    pub struct Process {
        /// The files that it opened.
        pub files_opened: Vec<String>,
        /// The files that it wrote.
        pub files_written: Vec<String>,
        /// Its identifier in the sandbox.
        pub process_id: Option<AnyValue>,
        /// Its name or command line.
        pub name: Option<String>,
        /// When it started, in seconds after the analysis did.
        pub time_offset: Option<i64>,
        /// The processes it created.
        pub children: Vec<Process>,
    }

    /// A name and the value set.
    ///
    /// Source: [file behaviours](https://docs.virustotal.com/reference/file-behaviour-summary).
    pub struct KeyValue {
        /// The name.
        pub key: Option<String>,
        /// The value.
        pub value: Option<AnyValue>,
    }
}
