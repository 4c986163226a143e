//! The table is not where the call says.

// ours: the table `./nowhere.toml` is not there

vt_client::endpoints!("./nowhere.toml" => pub Hunting);

fn main() {}
