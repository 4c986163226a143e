//! Objects: their shapes, their names, and what the query selects of them.

use std::io::Read;

use serde_json::{Value, json};
use vt_mock::{EICAR_MD5, EICAR_SHA1, EICAR_SHA256, MockServer};

use crate::client::{call, get, get_json};

fn data(server: &MockServer, path: &str) -> Value {
    get_json(server, path)["data"].clone()
}

#[test]
fn eicar_is_known_by_its_three_hashes_and_detected() {
    let server = crate::server();
    let file = data(&server, &format!("/files/{EICAR_SHA256}"));
    assert_eq!(file["type"], "file");
    assert_eq!(file["id"], EICAR_SHA256);
    assert_eq!(
        file["links"]["self"],
        format!("{}/files/{EICAR_SHA256}", server.base_url())
    );
    let attributes = &file["attributes"];
    assert_eq!(attributes["md5"], EICAR_MD5);
    assert_eq!(attributes["sha1"], EICAR_SHA1);
    assert_eq!(attributes["size"], 68);
    let results = attributes["last_analysis_results"].as_object().unwrap();
    let malicious = results
        .values()
        .filter(|result| result["category"] == "malicious")
        .count();
    assert!(
        malicious * 2 > results.len(),
        "{malicious} of {}",
        results.len()
    );
    assert_eq!(attributes["last_analysis_stats"]["malicious"], malicious);
    for hash in [
        EICAR_MD5.to_owned(),
        EICAR_SHA1.to_owned(),
        EICAR_MD5.to_uppercase(),
    ] {
        assert_eq!(data(&server, &format!("/files/{hash}")), file, "{hash}");
    }
}

/// What the documentation lists for each type, as far as everybody may see it.
#[test]
fn the_documented_attributes_are_there() {
    let server = crate::server();
    let url = "aHR0cDovL3d3dy5leGFtcGxlLmNvbS8"; // http://www.example.com/
    let file = format!("/files/{EICAR_SHA256}");
    let expected = [
        (
            file.clone(),
            "capabilities_tags first_submission_date last_analysis_date last_analysis_results \
             last_analysis_stats last_modification_date last_submission_date md5 meaningful_name \
             names reputation sandbox_verdicts sha1 sha256 sigma_analysis_stats size tags \
             times_submitted total_votes type_description type_extension type_tag unique_sources \
             vhash magic ssdeep tlsh trid popular_threat_classification crowdsourced_yara_results",
        ),
        (
            format!("/urls/{url}"),
            "categories favicon first_submission_date has_content html_meta last_analysis_date \
             last_analysis_results last_analysis_stats last_final_url last_http_response_code \
             last_http_response_content_length last_http_response_content_sha256 \
             last_http_response_cookies last_http_response_headers last_modification_date \
             last_submission_date outgoing_links redirection_chain reputation tags targeted_brand \
             times_submitted title total_votes trackers url",
        ),
        (
            "/domains/example.com".to_owned(),
            "categories creation_date favicon jarm last_analysis_date last_analysis_results \
             last_analysis_stats last_dns_records last_dns_records_date last_https_certificate \
             last_https_certificate_date last_modification_date last_update_date popularity_ranks \
             registrar reputation tags total_votes whois whois_date",
        ),
        (
            "/ip_addresses/192.0.2.1".to_owned(),
            "as_owner asn continent country jarm last_analysis_date last_analysis_results \
             last_analysis_stats last_https_certificate last_https_certificate_date \
             last_modification_date network regional_internet_registry reputation tags \
             total_votes whois whois_date",
        ),
        (format!("{file}/comments"), "date text html votes tags"),
        (format!("{file}/votes"), "date value verdict"),
        (
            format!("{file}/submissions"),
            "date interface country city name source_key",
        ),
        (format!("{file}/analyses"), "date results stats status"),
        (
            format!("{file}/behaviours"),
            "analysis_date sandbox_name has_pcap has_html_report has_evtx has_memdump \
             processes_tree files_dropped mitre_attack_techniques verdicts",
        ),
        (
            "/domains/example.com/resolutions".to_owned(),
            "date host_name ip_address resolver host_name_last_analysis_stats \
             ip_address_last_analysis_stats",
        ),
        (
            "/domains/example.com/historical_whois".to_owned(),
            "first_seen_date last_updated whois_map",
        ),
        (
            "/domains/example.com/historical_ssl_certificates".to_owned(),
            "cert_signature extensions first_seen_date issuer public_key serial_number \
             signature_algorithm size subject thumbprint thumbprint_sha256 validity version",
        ),
    ];
    for (path, names) in expected {
        let data = data(&server, &path);
        let object = if data.is_array() { &data[0] } else { &data };
        for name in names.split(' ') {
            assert!(
                !object["attributes"][name].is_null(),
                "{path} has no `{name}`"
            );
        }
    }
}

#[test]
fn a_url_is_known_by_both_forms_of_its_identifier() {
    let server = crate::server();
    let by_text = data(&server, "/urls/aHR0cDovL3d3dy5leGFtcGxlLmNvbS8");
    // SHA-256 of `http://www.example.com/`.
    let id = "14b570acce51451285fa2340e01f97344efe518c8770f5bbc0a794d9bcd55f01";
    assert_eq!(by_text["id"], id);
    assert_eq!(by_text["attributes"]["url"], "http://www.example.com/");
    assert_eq!(data(&server, &format!("/urls/{id}")), by_text);
    // With padding, which some clients leave.
    assert_eq!(
        data(&server, "/urls/aHR0cDovL3d3dy5leGFtcGxlLmNvbS8%3D"),
        by_text
    );
}

#[test]
fn identifiers_have_the_documented_forms() {
    let server = crate::server();
    let first = |path: &str| data(&server, path)[0]["id"].as_str().unwrap().to_owned();
    let file = format!("/files/{EICAR_SHA256}");
    assert!(first(&format!("{file}/comments")).starts_with(&format!("f-{EICAR_SHA256}-")));
    assert!(first(&format!("{file}/votes")).starts_with(&format!("f-{EICAR_SHA256}-")));
    assert!(first(&format!("{file}/submissions")).starts_with(&format!("f-{EICAR_SHA256}-")));
    assert_eq!(
        first(&format!("{file}/behaviours")),
        format!("{EICAR_SHA256}_C2AE")
    );
    assert_eq!(
        first("/domains/example.com/resolutions"),
        "192.0.2.1example.com"
    );
    assert!(first("/domains/example.com/comments").starts_with("d-example.com-"));
    let graph = first("/graphs");
    assert!(graph.starts_with('g') && graph.len() == 65, "{graph}");
}

#[test]
fn data_that_is_not_an_object() {
    let server = crate::server();
    assert!(data(&server, "/popular_threat_categories")[0].is_string());
    let summary = data(&server, &format!("/files/{EICAR_SHA256}/behaviour_summary"));
    assert!(summary["processes_tree"][0]["name"].is_string());
    assert_eq!(summary["type"], Value::Null);
    let trees = data(
        &server,
        &format!("/files/{EICAR_SHA256}/behaviour_mitre_trees"),
    );
    assert_eq!(trees["C2AE"]["tactics"][0]["id"], "TA0003");
    assert_eq!(
        trees["C2AE"]["tactics"][0]["techniques"][0]["signatures"][0]["severity"],
        "MEDIUM"
    );
    assert_eq!(
        data(&server, "/graphs/g1/relationships/viewers/user1"),
        true
    );
    let alert = get_json(&server, "/dtm/alerts/1234");
    assert_eq!(alert["id"], "1234");
    assert_eq!(alert["data"], Value::Null);
}

#[test]
fn a_search_for_something_known_finds_it() {
    let server = crate::server();
    let only = |query: &str| {
        let found = data(&server, &format!("/search?query={query}"));
        assert_eq!(found.as_array().unwrap().len(), 1, "{query}");
        (
            found[0]["type"].as_str().unwrap().to_owned(),
            found[0]["id"].as_str().unwrap().to_owned(),
        )
    };
    assert_eq!(
        only(EICAR_MD5),
        ("file".to_owned(), EICAR_SHA256.to_owned())
    );
    assert_eq!(
        only("example.com"),
        ("domain".to_owned(), "example.com".to_owned())
    );
    assert_eq!(
        only("2001:db8::1"),
        ("ip_address".to_owned(), "2001:db8::1".to_owned())
    );
    assert_eq!(only("http%3A%2F%2Fwww.example.com%2F").0, "url");
}

#[test]
fn gzip_is_for_clients_that_say_so_twice() {
    let server = crate::server();
    let path = "/domains/example.com";
    let plain = get(&server, path);
    let only_accepts = call(
        &server,
        "GET",
        path,
        &[("accept-encoding", "gzip"), ("user-agent", "x")],
        b"",
    );
    assert_eq!(only_accepts.header("content-encoding"), None);
    let only_names = call(&server, "GET", path, &[("user-agent", "x gzip")], b"");
    assert_eq!(only_names.header("content-encoding"), None);
    let both = call(
        &server,
        "GET",
        path,
        &[("accept-encoding", "gzip, br"), ("user-agent", "x; gzip")],
        b"",
    );
    assert_eq!(both.header("content-encoding"), Some("gzip"));
    let mut text = Vec::new();
    flate2::read::GzDecoder::new(&*both.body)
        .read_to_end(&mut text)
        .unwrap();
    assert_eq!(text, plain.body);
}

#[test]
fn objects_given_to_the_builder_are_answered() {
    let own = json!({ "type": "domain", "id": "own.test", "attributes": { "reputation": -7 } });
    let server = crate::builder().object(own).start().unwrap();
    assert_eq!(
        data(&server, "/domains/own.test")["attributes"],
        json!({ "reputation": -7 })
    );
    let error = crate::builder()
        .object(json!({ "id": "x" }))
        .start()
        .unwrap_err();
    assert!(error.to_string().contains("`type`"), "{error}");
}
