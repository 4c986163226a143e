//! A Rust type that does not exist is rustc's business; its message names it as the table does.

// ours: Hnut

vt_client::endpoints!("./unknown_type.toml" => pub Hunting);

fn main() {}
