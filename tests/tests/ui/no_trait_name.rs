//! Outside vt-client the handles hang on a trait, which needs a name.

// ours: the handles need a name for the trait that leads to them

vt_client::endpoints!("./five_errors.toml");

fn main() {}
