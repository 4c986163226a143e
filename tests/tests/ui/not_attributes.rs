//! A type that is not made of attributes cannot be an object's; the message says how to make one.

// ours: `Hunt` cannot be the attributes of an object

vt_client::endpoints!("./not_attributes.toml" => pub Hunting);

pub struct Hunt;

fn main() {}
