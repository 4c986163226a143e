//! A path may hold the key, which shows nowhere all the same.

use std::fmt::{Debug, Display};

use crate::server::Server;
use crate::{KEY, blocking_client, client};

#[track_caller]
fn hidden(shown: impl Debug + Display) {
    let text = format!("{shown} {shown:?}");
    assert!(!text.contains(KEY), "{text}");
    assert!(text.contains("[redacted]"), "{text}");
}

#[track_caller]
fn hidden_in_debug(shown: impl Debug) {
    let text = format!("{shown:?} {shown:#?}");
    assert!(!text.contains(KEY), "{text}");
    assert!(text.contains("[redacted]"), "{text}");
}

#[tokio::test]
async fn a_key_in_a_path_does_not_show() {
    let server = Server::new(|_| crate::server::json(crate::ANALYSIS));
    let vt = client(&server);
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join(KEY);
    let hash = "44d88612fea8a8f36de82e1278abb02f";
    let week = std::time::Duration::from_secs(7 * 24 * 60 * 60);
    hidden(vt.files().scan(KEY).await.unwrap_err());
    hidden(vt.files().scan(&inside).wait().await.unwrap_err());
    hidden(vt.files().ensure_scanned(KEY, week).await.unwrap_err());
    // Of a temporary file, the cause names the path too; of a folder, only the message.
    let missing = inside.join("sample.bin");
    let error = vt.files().download(hash).to_path(&missing).await;
    hidden(error.unwrap_err());
    std::fs::create_dir(&inside).unwrap();
    let error = vt.files().download(hash).to_path(&inside).await;
    hidden(error.unwrap_err());

    let blocking = blocking_client(&server);
    let missing = inside.join("missing/sample.bin");
    let outcome = tokio::task::spawn_blocking(move || {
        let ensured = blocking.files().ensure_scanned(KEY, week).send();
        hidden(ensured.unwrap_err());
        let saved = blocking.files().download(hash).to_path(&missing);
        hidden(saved.unwrap_err());
        hidden_in_debug(blocking.files().scan(KEY));
    });
    outcome.await.unwrap();
    assert!(server.requests().is_empty());
}

/// What a writer says may be a path.
#[test]
fn a_key_in_a_writers_error_does_not_show() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other(format!("/{KEY}/x is full")))
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let server = Server::new(|_| crate::server::answer("200 OK", &[], "abc"));
    let download = blocking_client(&server).files().download("0".repeat(32));
    hidden(download.to_writer(Full).unwrap_err());
}

#[tokio::test]
async fn debug_does_not_show_it_either() {
    let server = Server::new(|_| crate::server::json("{}"));
    let vt = client(&server);
    hidden_in_debug(vt.files().scan(format!("samples/{KEY}")));
    hidden_in_debug(vt.files().scan(Vec::new()).name(KEY));
    let week = std::time::Duration::from_secs(7 * 24 * 60 * 60);
    hidden_in_debug(vt.files().ensure_scanned(format!("samples/{KEY}"), week));
    hidden_in_debug(vt.zip_files().download_all([KEY]));
    let shown = format!("{:?}", vt.files().scan("samples/a.bin").name("b"));
    assert!(shown.contains("\"samples/a.bin\""), "{shown}");
    assert!(shown.contains("Some(\"b\")"), "{shown}");
}
