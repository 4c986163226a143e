//! An argument that can never be an identifier is refused by the compiler.

// ours: FileHash

fn main() {
    let client = vt_client::Client::new("key").unwrap();
    let _request = client.files().get(12);
}
