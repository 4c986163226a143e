//! Work that the service does in the background, to be polled.

use crate::json::open_enum::open_enum;

crate::attributes! {
    /// Attributes of an operation: a task such as the deletion of all rulesets.
    ///
    /// Source: [operations](https://docs.virustotal.com/reference/operation-object).
    pub struct Operation {
        /// Where it stands.
        pub status: Option<OperationStatus>,
    }

    /// Attributes of a ZIP file that is being made.
    ///
    /// Source: [ZIP files](https://docs.virustotal.com/reference/get-zip-file).
    pub struct ZipFile {
        /// Where it stands.
        pub status: Option<ZipStatus>,
        /// How far it is, in percent.
        pub progress: Option<u64>,
        /// How many files were put in.
        pub files_ok: Option<u64>,
        /// How many files could not be put in.
        pub files_error: Option<u64>,
    }
}

open_enum! {
    /// Where an operation stands.
    ///
    /// Source: [operations](https://docs.virustotal.com/reference/operation-object).
    pub enum OperationStatus {
        /// It runs.
        Running = "running",
        /// It is done.
        Finished = "finished",
        /// It was stopped.
        Aborted = "aborted",
    }
}

open_enum! {
    /// Where a ZIP file stands.
    ///
    /// Source: [ZIP files](https://docs.virustotal.com/reference/get-zip-file).
    pub enum ZipStatus {
        /// It is about to be made.
        Starting = "starting",
        /// It is being made.
        Creating = "creating",
        /// It can be downloaded.
        Finished = "finished",
        /// It took too long.
        Timeout = "timeout",
        /// It could not be begun.
        ErrorStarting = "error-starting",
        /// It could not be made.
        ErrorCreating = "error-creating",
    }
}
