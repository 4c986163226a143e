//! Answers that are not objects: what is in `data`, or the whole body.
//!
//! What is a dictionary is [`Plain`]: like an object it keeps its text beside the fields that have
//! a type, so that a field that nobody knew is there for [`Plain::get`]. Texts, truths and lists of
//! texts are what they are.

mod threat_list;

pub use crate::model::answers::*;
pub use threat_list::ThreatList;
