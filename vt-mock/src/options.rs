//! What a server is started with.

use std::path::PathBuf;

use serde_json::Value;
use vt_table::Endpoint;

use crate::endpoints;
use crate::keys::Keys;
use crate::server::{MockServer, StartError};

/// Settings of a [`MockServer`], from [`MockServer::builder`].
#[derive(Clone, Debug)]
pub struct Builder {
    pub(crate) endpoints: Vec<Endpoint>,
    pub(crate) port: u16,
    pub(crate) data: Option<PathBuf>,
    pub(crate) objects: Vec<Value>,
    pub(crate) seed: u64,
    pub(crate) collection_size: usize,
    pub(crate) analysis_polls: u32,
    pub(crate) follows_system: bool,
    pub(crate) keys: Keys,
    pub(crate) takes_stray_keys: bool,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            endpoints: endpoints::built_in(),
            port: 0,
            data: None,
            objects: Vec::new(),
            seed: 0,
            collection_size: 25,
            analysis_polls: 2,
            follows_system: false,
            keys: Keys::default(),
            takes_stray_keys: false,
        }
    }
}

impl Builder {
    /// The operations to answer, in place of the built-in table.
    pub fn endpoints(mut self, endpoints: impl Into<Vec<Endpoint>>) -> Self {
        self.endpoints = endpoints.into();
        self
    }

    /// The loopback port of the API; 0, the default, takes a free one.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// A folder of recorded answers (`*.json`, in folders of any depth): what they hold is
    /// answered in place of made-up objects, found by type and identifier. Files that hold no
    /// object are passed over, see [`MockServer::skipped`].
    pub fn data(mut self, folder: impl Into<PathBuf>) -> Self {
        self.data = Some(folder.into());
        self
    }

    /// An object to know, with `type`, `id` and `attributes`.
    pub fn object(mut self, object: Value) -> Self {
        self.objects.push(object);
        self
    }

    /// Another seed makes other numbers; the same seed makes the same ones. The default is 0.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// How many items a made-up collection has; the default is 25, three pages of ten.
    pub fn collection_size(mut self, items: usize) -> Self {
        self.collection_size = items;
        self
    }

    /// How often a new analysis is answered unfinished before it is completed; the default is 2,
    /// `queued` and then `in-progress`. With 0 it is completed at once.
    pub fn analysis_polls(mut self, polls: u32) -> Self {
        self.analysis_polls = polls;
        self
    }

    /// Follows the system's clock. Without this the time is 2026-01-01 00:00:00 UTC and moves only
    /// by [`MockServer::advance`].
    pub fn system_clock(mut self) -> Self {
        self.follows_system = true;
        self
    }

    /// Takes this API key, and refuses every other that is not named here or by
    /// [`Builder::accept_public_key`]. Without it any key is good that does not begin with
    /// `wrong`.
    pub fn accept_key(mut self, key: impl Into<String>) -> Self {
        self.keys.premium.push(key.into());
        self
    }

    /// A key of the public API: premium operations answer 403.
    pub fn accept_public_key(mut self, key: impl Into<String>) -> Self {
        self.keys.public.push(key.into());
        self
    }

    /// Lets the second origin answer requests that carry an API key, as the storage behind the service
    /// does. Without this it refuses them, so that no client's leak goes unseen; the official vt-py
    /// needs it, because it sends its key along with redirects. [`Received::has_key`](crate::Received)
    /// tells either way.
    pub fn take_stray_keys(mut self) -> Self {
        self.takes_stray_keys = true;
        self
    }

    /// Starts the server.
    ///
    /// # Errors
    /// When a port cannot be had, or the folder of recorded answers cannot be read.
    pub fn start(self) -> Result<MockServer, StartError> {
        MockServer::with(self)
    }
}
