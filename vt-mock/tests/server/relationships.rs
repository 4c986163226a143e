//! Relationships: what belongs to an object, and what the query selects of it.

use serde_json::{Value, json};
use vt_mock::{EICAR_MD5, EICAR_SHA256, MockServer};

use crate::client::{get, get_json};

fn data(server: &MockServer, path: &str) -> Value {
    get_json(server, path)["data"].clone()
}

#[test]
fn a_file_of_a_relationship_has_the_hashes_of_its_content() {
    use sha2::Digest as _;
    let server = crate::server();
    let file = data(&server, &format!("/files/{EICAR_SHA256}/similar_files"))[0].clone();
    let id = file["id"].as_str().unwrap();
    let location = get(&server, &format!("/files/{id}/download"))
        .header("location")
        .unwrap()
        .to_owned();
    let content = crate::transfers::fetch(&location).body;
    let digest: String = sha2::Sha256::digest(&content)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(digest, id);
    assert_eq!(file["attributes"]["size"], content.len());
}

#[test]
fn every_related_object_is_found_by_its_identifier() {
    let server = crate::server();
    let file = format!("/files/{EICAR_SHA256}");
    for (collection, item) in [
        (format!("{file}/comments"), "/comments"),
        (format!("{file}/submissions"), "/submissions"),
        (format!("{file}/analyses"), "/analyses"),
        (format!("{file}/behaviours"), "/file_behaviours"),
        (
            "/domains/example.com/resolutions".to_owned(),
            "/resolutions",
        ),
        (
            "/ip_addresses/192.0.2.1/resolutions".to_owned(),
            "/resolutions",
        ),
        (format!("{file}/contacted_domains"), "/domains"),
        (format!("{file}/similar_files"), "/files"),
        ("/comments".to_owned(), "/comments"),
        ("/graphs".to_owned(), "/graphs"),
    ] {
        for object in data(&server, &format!("{collection}?limit=40"))
            .as_array()
            .unwrap()
        {
            let id = object["id"].as_str().unwrap().replace(' ', "%20");
            let found = data(&server, &format!("{item}/{id}"));
            assert_eq!(&found, object, "{item}/{id}");
        }
    }
}

#[test]
fn to_one_relationships_are_an_object_or_null() {
    let server = crate::server();
    assert_eq!(
        data(
            &server,
            "/urls/aHR0cDovL3d3dy5leGFtcGxlLmNvbS8/last_serving_ip_address"
        )["type"],
        "ip_address"
    );
    assert_eq!(
        data(&server, "/domains/www.example.com/immediate_parent")["id"],
        "example.com"
    );
    assert_eq!(
        data(
            &server,
            "/domains/www.example.com/relationships/immediate_parent"
        ),
        json!({ "type": "domain", "id": "example.com" })
    );
    assert_eq!(
        data(&server, "/domains/example.com/immediate_parent"),
        Value::Null
    );
    let graph = data(&server, "/graphs")[0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(
        data(&server, &format!("/graphs/{graph}/group")),
        Value::Null
    );
    let comment = data(&server, &format!("/files/{EICAR_SHA256}/comments"))[0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(
        data(&server, &format!("/comments/{comment}/item"))["id"],
        EICAR_SHA256
    );
    assert_eq!(
        data(&server, &format!("/comments/{comment}/author"))["type"],
        "user"
    );
}

#[test]
fn attributes_and_relationships_are_selected() {
    let server = crate::server();
    let path = format!("/files/{EICAR_SHA256}");
    let file = data(&server, &format!("{path}?attributes=md5,size"));
    assert_eq!(file["attributes"], json!({ "md5": EICAR_MD5, "size": 68 }));
    let file = data(
        &server,
        &format!("{path}?exclude_attributes=last_analysis_results"),
    );
    assert_eq!(file["attributes"]["size"], 68);
    assert_eq!(file["attributes"]["last_analysis_results"], Value::Null);
    let file = data(&server, &format!("{path}?relationships=contacted_domains"));
    let related = &file["relationships"]["contacted_domains"];
    assert_eq!(related["data"][0]["type"], "domain");
    assert_eq!(related["data"][0]["attributes"], Value::Null);
    assert_eq!(
        related["links"]["related"],
        format!("{}{path}/contacted_domains", server.base_url())
    );
    assert_eq!(
        related["links"]["self"],
        format!(
            "{}{path}/relationships/contacted_domains",
            server.base_url()
        )
    );
}

#[test]
fn a_resolution_is_of_the_domain_that_has_it() {
    let server = crate::builder().collection_size(60).start().unwrap();
    let resolutions = data(&server, "/domains/example.com/resolutions?limit=40");
    for resolution in resolutions.as_array().unwrap() {
        let attributes = &resolution["attributes"];
        assert_eq!(attributes["host_name"], "example.com");
        let id = format!("{}example.com", attributes["ip_address"].as_str().unwrap());
        assert_eq!(resolution["id"], id);
    }
    // `192.0.2.12example.com` could be read as of `2example.com`.
    let double = resolutions
        .as_array()
        .unwrap()
        .iter()
        .any(|resolution| resolution["id"] == "192.0.2.12example.com");
    assert!(double, "the test is to meet an ambiguous one");
}

#[test]
fn nothing_is_related_to_itself() {
    let server = crate::server();
    for file in data(
        &server,
        &format!("/files/{EICAR_SHA256}/similar_files?limit=40"),
    )
    .as_array()
    .unwrap()
    {
        let id = &file["id"];
        let path = format!(
            "/files/{}/relationships/similar_files?limit=40",
            id.as_str().unwrap()
        );
        let similar = data(&server, &path);
        assert_eq!(similar.as_array().unwrap().len(), 25);
        assert!(
            similar
                .as_array()
                .unwrap()
                .iter()
                .all(|other| other["id"] != *id),
            "{id}"
        );
    }
}
