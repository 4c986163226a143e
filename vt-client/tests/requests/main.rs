//! Request values: what they send, what they answer, and what they refuse, in both clients.

#![allow(clippy::unwrap_used, clippy::panic)] // a panic is how a test fails

mod answers;
mod blocking_client;
mod bulk;
mod bulk_interrupted;
mod custom;
mod downloads;
mod endpoint_calls;
mod fetched;
mod iteration;
mod iteration_interrupted;
mod iteration_prefetch;
mod iteration_resume;
mod kept;
mod links;
mod options;
mod pages;
mod resume_tokens;
mod runtime_ended;
mod split;
mod usage_days;
mod values;
mod worst_texts;

use vt_client::{Client, Error, blocking};

use vt_testkit::Server;

mod table {
    vt_client::endpoints!(inline "things.toml" r#"
    [sources]
    test = { title = "Made for these tests" }

    [objects]
    thing = "Dynamic"
    file  = "File"

    [arguments]
    id       = { doc = "its identifier" }
    query    = { doc = "what to look for" }
    project  = { doc = "the project" }
    password = { type = "Secret", doc = "the password" }

    [resource.things]
    doc = "Things."

    [resource.things.methods]
    get      = { get = "/things/{id}", returns = "file", doc = "One.", source = "test" }
    maybe    = { get = "/things/{id}/maybe", returns = "file", nullable = true, doc = "One or none.", source = "test" }
    any      = { get = "/things/{id}/any", returns = "any", doc = "One of any type.", source = "test" }
    any_or   = { get = "/things/{id}/any_or", returns = "any", nullable = true, doc = "One of any type or none.", source = "test" }
    either   = { get = "/things/{id}/either", either = "any", paging = "cursor", doc = "One or several.", source = "test" }
    word     = { get = "/things/{id}/word", returns = "String", doc = "A word.", source = "test" }
    allowed  = { get = "/things/{id}/allowed", returns = "bool", doc = "A truth.", source = "test" }
    whole    = { get = "/things/{id}/whole", returns = "Value", whole = true, doc = "No envelope.", source = "test" }
    text     = { get = "/things/{id}/text", returns = "text", doc = "Text.", source = "test" }
    remove   = { delete = "/things/{id}", returns = "nothing", headers = { x-password = "password" }, doc = "Removes it.", source = "test" }
    content  = { get = "/things/{id}/content", returns = "bytes", doc = "Bytes.", source = "test" }
    list     = { get = "/things", pages = "thing", doc = "All, no maximum documented.", source = "test" }
    search   = { get = "/things/search", pages = "any", page_size = 300, query = ["query!"], doc = "Found ones.", source = "test" }
    words    = { get = "/things/words", pages = "String", doc = "Words.", source = "test" }
    few      = { get = "/things/few", pages = "thing", paging = "none", doc = "One page.", source = "test" }
    sizeless  = { get = "/things/sizeless", pages = "thing", page_size = false, doc = "No page size.", source = "test" }
    issues   = { get = "/issues", pages = "Value", paging = "page", items = "result.hits", page_size = { parameter = "page_size", default = 50, max = 100 }, headers = { PROJECT-ID = "project" }, doc = "Numbered pages.", source = "test" }
    alerts   = { get = "/dtm/alerts", pages = "Value", paging = "link", items = "alerts", page_size = { parameter = "size", default = 10, max = 25 }, doc = "Linked pages.", source = "test" }
"# => pub(crate) Table);
}

pub(crate) use table::Table as Things;
pub(crate) use table::blocking::Table as BlockingThings;

/// The key of every test, so that it can be looked for.
pub(crate) const KEY: &str = "CANARY5f3a1c0de9b84a77";

/// A client whose base URL has a path, as the service's has.
pub(crate) fn client(server: &Server) -> Client {
    Client::builder()
        .api_key(KEY)
        .base_url(format!("{}/api/v3", server.origin))
        // Each request is counted; repeats have tests of their own.
        .retry(vt_client::RetryPolicy::none())
        .build()
        .unwrap()
}

pub(crate) fn blocking_client(server: &Server) -> blocking::Client {
    blocking::Client::from_async(client(server)).unwrap()
}

/// So many cases, or as many as `PROPTEST_CASES` says, which `.ci/nightly` sets.
pub(crate) fn cases(few: u32) -> u32 {
    let many = std::env::var("PROPTEST_CASES").ok();
    many.and_then(|many| many.parse().ok()).unwrap_or(few)
}

/// Fails unless this is a usage error with this text.
#[track_caller]
pub(crate) fn usage<T>(outcome: Result<T, Error>, text: &str) {
    match outcome {
        Err(Error::Usage(message)) if message.to_string().contains(text) => {}
        Err(error) => panic!("{error:?} is not a usage error with `{text}`"),
        Ok(_) => panic!("succeeded, but `{text}` was expected"),
    }
}
