//! ZIP files: made, waited for and downloaded in one call.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use vt_client::objects::ZipStatus;
use vt_client::{Error, TransferError, Waiting};

use crate::{blocking_client, client, millis, transfer_error};
use vt_testkit::{Server, answer, json};

const HASHES: [&str; 2] = [
    "44d88612fea8a8f36de82e1278abb02f",
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
];

/// Tells these statuses one after the other, and the last again and again.
fn service(statuses: &'static [&'static str]) -> Server {
    let count = AtomicUsize::new(0);
    Server::new(move |request| {
        if request.target.ends_with("/download") {
            return answer(
                "200 OK",
                &["content-disposition: attachment; filename=\"../../x\""],
                "PK",
            );
        }
        let index = match request.verb.as_str() {
            "POST" => 0,
            _ => count.fetch_add(1, Ordering::SeqCst).min(statuses.len() - 1),
        };
        let status = statuses[index];
        json(format!(
            r#"{{"data": {{"type": "zip_file", "id": "z1", "attributes": {{"status": "{status}", "progress": 5}}}}}}"#
        ))
    })
}

#[tokio::test]
async fn a_zip_is_made_waited_for_and_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("samples.zip");
    for (private, root) in [(false, "intelligence"), (true, "private")] {
        let server = service(&["starting", "creating", "finished"]);
        let vt = client(&server);
        let zip = if private {
            vt.private_zip_files().download_all(HASHES)
        } else {
            vt.zip_files().download_all(HASHES)
        };
        let told: Arc<Mutex<Vec<ZipStatus>>> = Arc::default();
        let tell = told.clone();
        let saved = zip
            .password("infected")
            .intervals(millis(1), millis(1))
            .making(move |zip| tell.lock().unwrap().extend(zip.attributes().status.clone()))
            .progress(|_, _| {})
            .to_path(&path)
            .await
            .unwrap();
        assert_eq!((saved.size, saved.verified), (2, None));
        assert_eq!(std::fs::read(&path).unwrap(), b"PK");
        assert_eq!(
            *told.lock().unwrap(),
            [
                ZipStatus::Starting,
                ZipStatus::Creating,
                ZipStatus::Finished
            ]
        );
        let look = format!("GET /api/v3/{root}/zip_files/z1");
        assert_eq!(
            server.lines(),
            [
                format!("POST /api/v3/{root}/zip_files"),
                look.clone(),
                look.clone(),
                look.clone(),
                format!("{look}/download"),
            ]
        );
        let body: serde_json::Value = serde_json::from_slice(&server.requests()[0].body).unwrap();
        assert_eq!(
            body,
            serde_json::json!({"data": {"password": "infected", "hashes": HASHES}})
        );
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[tokio::test]
async fn statuses_of_failure_are_typed() {
    for (statuses, expected) in [
        (&["starting", "timeout"][..], ZipStatus::Timeout),
        (&["starting", "error-starting"], ZipStatus::ErrorStarting),
        (
            &["starting", "creating", "error-creating"],
            ZipStatus::ErrorCreating,
        ),
    ] {
        let server = service(statuses);
        let zip = client(&server).zip_files().download_all(HASHES);
        let outcome = zip
            .intervals(millis(1), millis(1))
            .to_writer(tokio::io::sink())
            .await;
        match transfer_error(outcome) {
            TransferError::Zip { id, status, .. } => {
                assert_eq!((&*id, status), ("z1", expected));
            }
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn a_zip_that_is_never_made_is_given_up() {
    let server = service(&["creating"]);
    let zip = client(&server).zip_files().download_all(HASHES);
    let zip = zip.intervals(millis(10), millis(10)).deadline(millis(100));
    let error = zip.to_writer(tokio::io::sink()).await.unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
    assert!(
        matches!(&error, Error::Unfinished(it) if it.what == Waiting::Zip && &*it.id == "z1"),
        "{error:?}"
    );
    let text = error.to_string();
    assert!(text.contains("`zip_files().get(\"z1\")`"), "{text}");
}

#[tokio::test]
async fn nothing_is_asked_for_no_files() {
    let server = service(&["finished"]);
    let vt = client(&server);
    let none: [&str; 0] = [];
    assert!(vt.zip_files().download_all(none).ready().await.is_err());
    assert!(
        vt.zip_files()
            .download_all(["not a hash"])
            .ready()
            .await
            .is_err()
    );
    assert!(server.requests().is_empty());
}

#[test]
fn the_blocking_client_packs_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("samples.zip");
    let server = service(&["starting", "finished"]);
    let vt = blocking_client(&server);
    let zip = vt
        .zip_files()
        .download_all(HASHES)
        .intervals(millis(1), millis(1));
    zip.password("p")
        .deadline(millis(60_000))
        .to_path(&path)
        .unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), b"PK");
    let mut bytes = Vec::new();
    let zip = vt
        .private_zip_files()
        .download_all(HASHES)
        .intervals(millis(1), millis(1));
    zip.to_writer(&mut bytes).unwrap();
    assert_eq!(bytes, b"PK");
}
