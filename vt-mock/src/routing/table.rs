//! The rows that a server answers, and what is drawn from them.

use vt_table::Endpoint;

use super::resources::Resources;
use super::router::Router;

/// A table of endpoints, ready to be asked.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) endpoints: Vec<Endpoint>,
    pub(crate) router: Router,
    pub(crate) resources: Resources,
}

impl Table {
    pub(crate) fn new(endpoints: Vec<Endpoint>) -> Self {
        Self {
            router: Router::new(&endpoints),
            resources: Resources::new(&endpoints),
            endpoints,
        }
    }
}
