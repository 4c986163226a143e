//! What a service is made of.

use std::path::PathBuf;
use std::time::SystemTime;

use vt_table::Endpoint;

use crate::checks::api_keys::ApiKeys;
use crate::checks::quota::Quota;
use crate::faults::fault::Fault;
use crate::faults::on::On;
use crate::routing::endpoints;
use crate::world::setup::Setup;

/// What [`Builder`](crate::Builder) says of answers, and not of listeners.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    pub(crate) endpoints: Vec<Endpoint>,
    pub(crate) world: Setup,
    pub(crate) collection_size: usize,
    pub(crate) follows_system: bool,
    pub(crate) time: Option<SystemTime>,
    pub(crate) keys: ApiKeys,
    pub(crate) faults: Vec<(Fault, On)>,
    pub(crate) quota: Option<Quota>,
    /// The base URL that is recorded, and the folder.
    pub(crate) record: Option<(String, Option<PathBuf>)>,
    pub(crate) most_received: Option<usize>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            endpoints: endpoints::built_in(),
            world: Setup::default(),
            collection_size: 25,
            follows_system: false,
            time: None,
            keys: ApiKeys::default(),
            faults: Vec::new(),
            quota: None,
            record: None,
            most_received: None,
        }
    }
}
