//! A value that does not say which query parameter it is.

// ours: `&str` does not say which query parameter it is
// ours: not a query parameter
// ours: use a type of `vt_client::parameters`, or `.query(name, value)` for any other parameter

fn main() {
    let client = vt_client::Client::new("key").unwrap();
    let _request = client.threat_lists().latest("phishing").parameter("url");
}
