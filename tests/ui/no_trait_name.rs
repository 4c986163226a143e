//! Outside vt-client the handles hang on a trait, which needs a name.

// ours: unexpected end of input, the trait needs a name, as in `endpoints!("table.toml" => pub MyApi)`

vt_client::endpoints!("./five_errors.toml");

fn main() {}
