//! Five mistakes are shown at their places in one run, and the good row can be called: no error says that `get` is missing.

// ours: five_errors.toml:14:26
// ours: five_errors.toml:15:
// ours: five_errors.toml:16:
// ours: five_errors.toml:17:
// ours: five_errors.toml:18:

vt_client::endpoints!("./five_errors.toml" => pub Hunting);

fn main() {
    let client = vt_client::Client::new("key").unwrap();
    let _request = client.hunts().get("id");
}
