//! Reports: what is requested and what is printed.

use std::process::Stdio;

use crate::support::{
    HASH, Script, URL, URL_BASE64, URL_SHA256, command, document, emulator, file, received, run,
    run_at, run_unread, run_with, text,
};

const EICAR: &str = "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f";
const EICAR_MD5: &str = "44d88612fea8a8f36de82e1278abb02f";

/// The EICAR test file. Scanners look for its text, so neither this source nor an executable may
/// contain it.
fn eicar() -> String {
    const HIDDEN: &[u8] = b"F+Q?N;^_NE*BNDF+*6N@7)]]7)c:[W]_L3MJ_PZ_LZ3_PJWHWLKM3J[MJ3XWR[?:V5V4";
    // The compiler must not put it together either.
    let hidden = std::hint::black_box(HIDDEN);
    hidden.iter().map(|byte| char::from(byte ^ 0x1e)).collect()
}

#[test]
fn this_executable_does_not_hold_the_test_file() {
    let eicar = eicar();
    let executable = std::fs::read(std::env::current_exe().unwrap()).unwrap();
    // Comparing single bytes first is many times faster.
    let (first, rest) = eicar.as_bytes().split_first().unwrap();
    let places = executable.iter().enumerate();
    let mut candidates = places.filter(|(_, byte)| *byte == first);
    assert!(!candidates.any(|(at, _)| executable[at + 1..].starts_with(rest)));
}

#[test]
fn the_emulator_needs_neither_key_nor_network() {
    for hash in [EICAR, EICAR_MD5] {
        let ran = command()
            .env_remove("VT_API_KEY")
            .env("https_proxy", "http://127.0.0.1:1")
            .env("http_proxy", "http://127.0.0.1:1")
            .args(["--mock", "file", hash])
            .output()
            .unwrap();
        let report = document(&crate::support::Ran::from(ran).success());
        assert_eq!(report["data"]["type"], "file");
        assert_eq!(report["data"]["id"], EICAR);
    }
}

#[test]
fn a_file_is_found_by_its_content() {
    let (_folder, path) = file("harmless.txt", &eicar());
    for arguments in [
        &["--mock", "file", text(&path)][..],
        &["--mock", text(&path)],
    ] {
        assert_eq!(document(&run(arguments).success())["data"]["id"], EICAR);
    }
}

#[test]
fn each_command_sends_one_request_per_item() {
    let (_folder, path) = file("abc.txt", "abc");
    let known_file = format!("GET /files/{HASH}");
    let by_base64 = format!("GET /urls/{URL_BASE64}");
    let by_sha256 = format!("GET /urls/{URL_SHA256}");
    for (arguments, expected) in [
        (
            &["file", HASH, text(&path)][..],
            &[&*known_file, &*known_file][..],
        ),
        (&["url", URL, URL_SHA256], &[&*by_base64, &*by_sha256]),
        (
            &["domain", "example.com", "example.org"],
            &["GET /domains/example.com", "GET /domains/example.org"],
        ),
        (
            &["ip", "192.0.2.7", "2001:db8::7"],
            &[
                "GET /ip_addresses/192.0.2.7",
                "GET /ip_addresses/2001:db8::7",
            ],
        ),
    ] {
        let server = emulator();
        let output = run_at(&server.base_url(), arguments).success();
        assert_eq!(received(&server), expected);
        let reports: Vec<serde_json::Value> = serde_json::Deserializer::from_str(&output)
            .into_iter()
            .collect::<Result<_, _>>()
            .unwrap();
        assert_eq!(reports.len(), 2, "{arguments:?}");
        for report in reports {
            assert_eq!(report["data"]["attributes"]["reputation"], -7);
        }
    }
}

#[test]
fn a_hyphen_reads_the_items_from_standard_input() {
    let (_folder, path) = file("abc.txt", "abc");
    let files = format!("{HASH}\n\n# a comment\n  {}  \n", text(&path));
    for (arguments, input, expected) in [
        (
            &["domain", "-"][..],
            "example.com\r\n\n#x\nexample.org",
            &["GET /domains/example.com", "GET /domains/example.org"][..],
        ),
        (
            &["file", "-"],
            &files,
            &[
                &*format!("GET /files/{HASH}"),
                &*format!("GET /files/{HASH}"),
            ],
        ),
        (&["scan", "url", "-"], URL, &["POST /urls"]),
        (&["ip", "-"], "", &[]),
        (&["-"], text(&path), &[&*format!("GET /files/{HASH}")]),
        (
            &["-dr", "-"],
            "example.com\nexample.org\n",
            &["GET /domains/example.com", "GET /domains/example.org"],
        ),
    ] {
        let server = emulator();
        run_with(&server.base_url(), arguments, input.as_bytes()).success();
        assert_eq!(received(&server), expected);
    }
}

#[test]
fn a_hash_is_a_hash_whatever_is_in_the_folder() {
    let (folder, _path) = file(HASH, "something else");
    let server = emulator();
    for (argument, expected) in [
        (HASH, HASH),
        // From `printf 'something else' | sha256sum`.
        (
            &*format!("./{HASH}"),
            "f41f3fa625ff120ddca7ef456bf66371ecea23c129f4e4c32367101edb516cf8",
        ),
    ] {
        server.clear_received();
        command()
            .current_dir(folder.path())
            .args(["--url", &server.base_url(), "file", argument])
            .output()
            .unwrap();
        assert_eq!(received(&server), [format!("GET /files/{expected}")]);
    }
}

#[test]
fn answers_are_printed_whole_and_readable() {
    let server = Script::start(&[(
        200,
        concat!(
            r#"{"zzz":{"n":3.3356434083164046e+21},"data":{"type":"domain","id":"example.com","#,
            r#""attributes":{"big":123456789012345678901234567890,"text":"caf\u00e9 世","#,
            r#""evil":"\u001b[31m"},"new":[]}}"#
        ),
    )]);
    let output = run_at(&server.base_url(), &["domain", "example.com"]).success();
    let expected = r#"{
  "zzz": {
    "n": 3.3356434083164046e+21
  },
  "data": {
    "type": "domain",
    "id": "example.com",
    "attributes": {
      "big": 123456789012345678901234567890,
      "text": "café 世",
      "evil": "\u001b[31m"
    },
    "new": []
  }
}
"#;
    assert_eq!(output, expected);
}

#[test]
fn a_reader_that_has_had_enough_ends_the_run() {
    let server = emulator();
    let base_url = server.base_url();
    let items = ["example.com", "example.org", "example.com"];
    run_unread(&[&["--url", &*base_url, "domain"], &items[..]].concat()).success();
    assert_eq!(
        received(&server),
        ["GET /domains/example.com"],
        "nothing more is asked for"
    );
}

#[cfg(unix)]
#[test]
fn a_standard_output_that_cannot_be_written_is_a_failure() {
    let server = emulator();
    let (_folder, path) = file("read-only", "");
    let child = command()
        .args(["--url", &server.base_url(), "scan", "url", URL])
        .stdout(std::fs::File::open(path).unwrap())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let ran = crate::support::Ran::from(child.wait_with_output().unwrap());
    let message = ran.failure(1);
    assert!(message.contains("standard output is not open"), "{message}");
    server.assert_nothing_received();
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure() {
    let server = emulator();
    let full = std::fs::File::options()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = command()
        .args([
            "--url",
            &server.base_url(),
            "domain",
            "example.com",
            "example.org",
        ])
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(
        message.starts_with("vt: cannot write the results: "),
        "{message}"
    );
    assert_eq!(message.lines().count(), 1);
}

#[test]
fn only_commands_that_say_so_upload() {
    let (_folder, path) = file("sample.bin", "never seen before");
    let path = text(&path);
    let server = emulator();
    for arguments in [
        &[path][..],
        &["-far", path],
        &["-hr", path],
        &["-uar", path],
        &["-ipr", path],
        &["-dr", path],
        &["file", path],
        &["url", path],
        &["domain", path],
        &["ip", path],
        &["analysis", path],
        &["scan", path],
        &["upload", path],
        &["file", "--wait", path],
    ] {
        assert_ne!(
            run_at(&server.base_url(), arguments).code,
            0,
            "{arguments:?}"
        );
    }
    let requests = received(&server);
    assert!(requests.len() >= 3, "{requests:?}");
    for request in server.received() {
        assert_eq!(
            (&*request.method, request.body.len()),
            ("GET", 0),
            "{request}"
        );
    }
}

#[test]
fn help_and_version_go_to_standard_output() {
    assert_eq!(
        run(["--version"]).success(),
        format!("vt {}\n", env!("CARGO_PKG_VERSION"))
    );
    let help = run(["--help"]).success();
    for word in [
        "scan",
        "-fid",
        "-dr",
        "--mock",
        "VT_API_KEY",
        "Exit status",
        "everything else only looks things up",
    ] {
        assert!(help.contains(word), "{word}");
    }
    let message = run(std::iter::empty::<&str>()).failure(2);
    assert!(message.contains("Usage: vt"), "{message}");
}
