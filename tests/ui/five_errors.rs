//! Five mistakes are shown at their places in one run, and the good row generates: `get` is there.

// ours: unknown key `pagnes`; did you mean `pages`?
// ours: two verbs, `post` and `put`
// ours: two bodies, `json` and `form`
// ours: placeholder `{id}` is used twice in the path
// ours: unknown object tag `usr`

vt_client::endpoints!("./five_errors.toml" => pub Hunting);

fn main() {
    let client = vt_client::Client::new("key").unwrap();
    let _request = client.hunts().get("id");
}
