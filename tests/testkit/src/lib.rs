//! A server on a free port of 127.0.0.1 that records requests and answers what a test tells it to,
//! be it nonsense. It knows nothing of the other crates, so that it can judge them all.

mod answer;
mod recorder;
mod request;
mod server;

pub use answer::{Reply, answer, error, head, json};
pub use recorder::Recorder;
pub use request::Recorded;
pub use server::{Server, skip, talking};
