//! Comments on a domain, read in two pieces: `cargo run -p vt-tests --example comments`.
//!
//! The first piece leaves a token behind, from which the second goes on: in another process, on
//! another day, each comment exactly once.

use std::error::Error;

use vt_client::{Client, ResumeToken};
use vt_mock::MockServer;

#[tokio::main]
pub(crate) async fn main() -> Result<(), Box<dyn Error>> {
    let server = MockServer::start()?;
    let vt = Client::builder()
        .api_key("any-key")
        .base_url(server.base_url())
        .build()?;
    let (first, token) = read(&vt, "example.com", None, 5).await?;
    println!("{first:#?}\nto go on: {token}");
    let (rest, _) = read(&vt, "example.com", Some(&token), usize::MAX).await?;
    println!("{rest:#?}");
    Ok(())
}

/// At most so many comments from where an earlier piece ended, and where this one did.
pub(crate) async fn read(
    vt: &Client,
    domain: &str,
    token: Option<&str>,
    most: usize,
) -> Result<(Vec<String>, String), Box<dyn Error>> {
    let mut pages = vt.domains().comments(domain).page_size(3);
    if let Some(token) = token {
        pages = pages.resume(token.parse::<ResumeToken>()?);
    }
    let mut comments = pages.stream();
    let mut texts = Vec::new();
    while texts.len() < most {
        let Some(comment) = comments.next().await else {
            break;
        };
        let comment = comment?;
        let text = comment.attributes().text.as_deref();
        texts.push(format!("{}: {}", comment.id(), text.unwrap_or_default()));
    }
    Ok((texts, comments.token().to_string()))
}
