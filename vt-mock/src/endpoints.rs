//! The operations that a server answers unless it is given others: the client's own table.

use vt_table::Endpoint;

pub(crate) fn built_in() -> Vec<Endpoint> {
    vt_client::ENDPOINTS.to_vec()
}
