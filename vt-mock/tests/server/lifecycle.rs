//! Starting and stopping.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::mpsc;
use std::time::Duration;

use crate::client::{get, get_json};

#[test]
fn base_url_and_origins_are_loopback_and_differ() {
    let server = crate::server();
    assert_eq!(server.base_url(), format!("{}/api/v3", server.origin()));
    assert!(server.origin().starts_with("http://127.0.0.1:"));
    assert!(server.second_origin().starts_with("http://127.0.0.1:"));
    assert_ne!(server.origin(), server.second_origin());
}

#[test]
fn a_taken_port_is_an_error_that_names_it() {
    let first = crate::server();
    let port: u16 = first.origin().rsplit(':').next().unwrap().parse().unwrap();
    let error = crate::builder().port(port).start().unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("cannot listen on port {port} of 127.0.0.1")
    );
}

/// Runs `test`, and fails in place of hanging if it does not end.
fn ends(test: impl FnOnce() + Send + 'static) {
    let (done, waiting) = mpsc::channel();
    std::thread::spawn(move || {
        test();
        done.send(()).unwrap();
    });
    waiting
        .recv_timeout(Duration::from_secs(20))
        .expect("it hangs or has failed");
}

#[test]
fn dropping_closes_the_port_and_waits_for_no_connection() {
    ends(|| {
        let server = crate::server();
        let address = server.origin().strip_prefix("http://").unwrap().to_owned();
        let mut idle = TcpStream::connect(&address).unwrap();
        let mut half = TcpStream::connect(&address).unwrap();
        half.write_all(b"POST /api/v3/files HTTP/1.1\r\ncontent-length: 100\r\n\r\nhalf")
            .unwrap();
        assert_eq!(
            get(&server, "/files/44d88612fea8a8f36de82e1278abb02f").status,
            200
        );
        drop(server);
        assert!(
            TcpStream::connect(&address).is_err(),
            "the port is still open"
        );
        // Closed, with or without a reset.
        assert_eq!(idle.read(&mut [0; 8]).unwrap_or(0), 0);
        assert_eq!(half.read(&mut [0; 8]).unwrap_or(0), 0);
    });
}

#[test]
fn works_and_is_dropped_within_a_runtime() {
    ends(|| {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        runtime.block_on(async {
            let server = crate::server();
            assert_eq!(get(&server, "/domains/example.com").status, 200);
        });
    });
}

#[test]
fn can_be_shared_between_threads() {
    let server = crate::server();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert_eq!(get(&server, "/domains/example.com").status, 200));
        }
    });
    assert_eq!(server.received().len(), 4);
}

#[test]
fn answers_depend_on_the_seed_alone() {
    let path = "/files/275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f";
    let attributes = |seed| {
        let server = crate::builder().seed(seed).start().unwrap();
        get_json(&server, path)["data"]["attributes"].clone()
    };
    assert_eq!(attributes(7), attributes(7));
    assert_ne!(attributes(7), attributes(8));
}
