//! An absolute path works on one machine only.

// ours: is an absolute path, which works on one machine only

vt_client::endpoints!("/tables/mine.toml" => pub Hunting);

fn main() {}
