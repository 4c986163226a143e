//! The table is not where the call says.

// ours: error: cannot read `

vt_client::endpoints!("./nowhere.toml" => pub Hunting);

fn main() {}
