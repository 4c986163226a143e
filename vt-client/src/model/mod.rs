//! What the service answers: objects, collections, responses, and the types of what is in them.
//! Uses `json` and `id`.

pub(crate) mod answers;
pub(crate) mod envelope;
pub(crate) mod item;
pub(crate) mod object;
pub(crate) mod plain;
pub mod objects;
pub(crate) mod quota_period;
pub(crate) mod relationship;
pub(crate) mod response;
pub(crate) mod spent;

pub use item::{Item, ItemError};
pub use object::Object;
pub use quota_period::QuotaPeriod;
pub use relationship::{Links, Relationship};
pub use response::Response;
pub use spent::Spent;
