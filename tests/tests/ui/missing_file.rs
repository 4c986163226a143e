//! The table is not where the call says.

// ours: cannot read the table `./nowhere.toml`

vt_client::endpoints!("./nowhere.toml" => pub Hunting);

fn main() {}
