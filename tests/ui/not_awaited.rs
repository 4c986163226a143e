//! A request that nobody awaits is never sent, and the compiler says so.

// ours: a request is sent only when it is awaited

#![deny(unused_must_use)]

fn main() {
    let client = vt_client::Client::new("key").unwrap();
    client.files().get("44d88612fea8a8f36de82e1278abb02f");
}
