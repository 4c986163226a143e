//! What a world begins with.

use std::path::PathBuf;

use serde_json::Value;

/// What a world begins with; it is made of the same again by a reset.
#[derive(Clone, Debug)]
pub(crate) struct Setup {
    pub(crate) seed: u64,
    /// The folder of recorded answers.
    pub(crate) data: Option<PathBuf>,
    pub(crate) objects: Vec<Value>,
    /// How often a new analysis is answered unfinished.
    pub(crate) analysis_polls: u32,
    /// Whether the second origin answers requests that carry a key.
    pub(crate) takes_stray_keys: bool,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            seed: 0,
            data: None,
            objects: Vec::new(),
            analysis_polls: 2,
            takes_stray_keys: false,
        }
    }
}
