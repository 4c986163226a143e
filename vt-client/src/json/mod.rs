//! Reading JSON without loss: text, the values in it, and typed fields that an odd value never
//! costs. Knows no HTTP. Uses `redact`.

pub(crate) mod any_value;
pub mod attributes;
pub(crate) mod reader;
pub(crate) mod decode;
pub(crate) mod map;
pub(crate) mod open_enum;
pub(crate) mod raw;
pub(crate) mod secret_text;
pub(crate) mod timestamp;

pub use any_value::AnyValue;
pub use attributes::{Attributes, FieldInfo, Kind};
pub use decode::DecodeError;
pub use map::Map;
pub use raw::{Json, Raw};
pub use secret_text::SecretText;
pub use timestamp::Timestamp;
