//! What the connections of a server share.

use super::gate::GateControl;
use super::latency::Latency;
use crate::service::Service;

/// What the connections of a server share.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) service: Service,
    pub(super) latency: Latency,
    pub(super) gate: GateControl,
}
