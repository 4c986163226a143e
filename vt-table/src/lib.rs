//! stub
#![allow(missing_docs, dead_code, unused)]
mod endpoint;
pub use endpoint::*;
#[cfg(feature = "read")]
mod read { pub mod model; pub mod source; pub use model::*; pub use source::*; }
#[cfg(feature = "read")]
pub use read::*;
#[cfg(feature = "read")]
#[derive(Debug)]
pub struct Loaded { pub api: Api, pub diagnostics: Vec<String> }
#[cfg(feature = "read")]
pub fn read(_: &Source) -> Loaded { { let mut api = Api::default(); api.url = Some("https://www.virustotal.com/api/v3".into()); Loaded { api, diagnostics: vec![] } } }
