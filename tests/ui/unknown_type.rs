//! A Rust type that does not exist is rustc's business; its message names the type as the table writes it.

// ours: Hnut

vt_client::endpoints!("./unknown_type.toml" => pub Hunting);

fn main() {}
