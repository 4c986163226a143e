//! The examples of `examples/` run, and do what they say.

use vt_client::{Client, blocking};
use vt_mock::{EICAR_MD5, EICAR_SHA256, MockServer};

#[path = "examples/comments.rs"]
mod comments;
#[path = "examples/own_table.rs"]
mod own_table;
#[path = "examples/report.rs"]
mod report;
#[path = "examples/report_blocking.rs"]
mod report_blocking;

fn client(server: &MockServer) -> Client {
    let builder = Client::builder().api_key("any-key");
    builder.base_url(server.base_url()).build().unwrap()
}

#[test]
fn they_end_with_success() {
    report::main().unwrap();
    report_blocking::main().unwrap();
    comments::main().unwrap();
    own_table::main().unwrap();
}

/// Both clients tell the same of the file, of which the identifier is the SHA-256, by one request
/// each.
#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_the_same_from_both_clients() {
    let server = MockServer::start().unwrap();
    let vt = client(&server);
    let line = report::summary(&vt, EICAR_MD5).await.unwrap();
    assert!(line.starts_with(EICAR_SHA256), "{line}");
    assert!(
        line.ends_with(" engines") && !line.ends_with(" 0 engines"),
        "{line}"
    );
    let blocking = tokio::task::spawn_blocking(move || {
        let vt = blocking::Client::from_async(vt).unwrap();
        report_blocking::summary(&vt, EICAR_MD5).unwrap()
    });
    assert_eq!(blocking.await.unwrap(), line);
    server.assert_received_times(&format!("GET /api/v3/files/{EICAR_MD5}"), 2);
}

/// Two pieces with a token between them are what one iteration gives.
#[tokio::test]
async fn comments_in_two_pieces_are_all_comments_once() {
    let server = MockServer::start().unwrap();
    let vt = client(&server);
    let all = vt.domains().comments("example.com").all().await.unwrap();
    assert!(all.len() > 5, "{}", all.len());
    let (mut pieces, token) = comments::read(&vt, "example.com", None, 5).await.unwrap();
    assert_eq!(pieces.len(), 5);
    let rest = comments::read(&vt, "example.com", Some(&token), usize::MAX);
    pieces.extend(rest.await.unwrap().0);
    let ids = pieces.iter().map(|line| line.split(": ").next().unwrap());
    assert!(ids.eq(all.iter().map(|comment| comment.id())), "{pieces:?}");
}

/// The row of the own table is asked for by its path and parameters, and its answer is read.
#[tokio::test]
async fn an_own_table_is_asked_and_answered() {
    let server = MockServer::builder().endpoints(own_table::own::ENDPOINTS);
    let server = server.start().unwrap();
    let found = own_table::found(&client(&server), "c1").await.unwrap();
    assert!(!found.is_empty());
    assert_eq!(
        server.received()[0].target,
        "/api/v3/collections/c1/features/search?limit=20&feature_type=tags&feature_id=downloader"
    );
}

/// The output below the README's first program is what comes of it.
#[tokio::test]
async fn the_readme_shows_what_its_first_program_prints() {
    let server = MockServer::start().unwrap();
    let vt = client(&server);
    let file = vt.files().get(EICAR_MD5).await.unwrap();
    let mut printed = format!("{}: {:?}\n", file.id(), file.attributes().names);
    let comments = vt.files().comments(file.id()).limit(2).all().await;
    for comment in comments.unwrap() {
        printed += &format!("{:?}\n", comment.attributes().text);
    }
    let readme = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../README.md"));
    assert!(
        readme.contains(&format!("```text\n{printed}```")),
        "{printed}"
    );
}
