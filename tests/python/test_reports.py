"""Reports of files, URLs, domains and IP addresses: the documented values, through each client."""

import hashlib

import pytest
import vt

from conftest import EICAR_MD5, EICAR_SHA1, EICAR_SHA256, answer

# Counters of an analysis of a file, as the reference lists them.
FILE_STATS = {
    "confirmed-timeout", "failure", "harmless", "malicious", "suspicious", "timeout", "type-unsupported", "undetected",
}


def test_a_file_is_found_by_each_of_its_hashes(client):
    for digest in (EICAR_MD5, EICAR_SHA1, EICAR_SHA256):
        file = client.get_object("/files/{}", digest)
        assert (file.type, file.id) == ("file", EICAR_SHA256)
        assert (file.md5, file.sha1, file.sha256, file.size) == (EICAR_MD5, EICAR_SHA1, EICAR_SHA256, 68)
        assert file.last_analysis_stats["malicious"] > 40
        assert set(file.last_analysis_stats) == FILE_STATS
        assert "eicar.com" in file.names
        assert file.last_analysis_date.year == 2025  # vt-py makes dates of `_date` attributes


def test_stats_count_the_results(client):
    file = client.get_object("/files/{}", EICAR_SHA256)
    for category, count in file.last_analysis_stats.items():
        found = [result for result in file.last_analysis_results.values() if result["category"] == category]
        assert len(found) == count, category
    for name, result in file.last_analysis_results.items():
        assert result["engine_name"] == name
        assert {"category", "engine_name", "engine_update", "engine_version", "method", "result"} <= set(result)


def test_unknown_things_are_not_found(client, files):
    with pytest.raises(vt.APIError) as error:
        client.get_object("/files/{}", "0" * 64)
    assert error.value.code == "NotFoundError"
    body = answer(files.get_report("0" * 32), files, 404)
    assert body["error"]["code"] == "NotFoundError"


def test_a_malformed_hash_is_an_invalid_argument(client):
    with pytest.raises(vt.APIError) as error:
        client.get_object("/files/{}", "not-a-hash")
    assert error.value.code == "InvalidArgumentError"


def test_keys_are_asked_for():
    from conftest import ORIGIN

    for key, code in (("wrong-key", "WrongCredentialsError"), ("", "AuthenticationRequiredError")):
        with vt.Client(key or "x", host=ORIGIN) as client:
            if not key:
                client._apikey = ""
            with pytest.raises(vt.APIError) as error:
                client.get_object("/files/{}", EICAR_SHA256)
            assert error.value.code == code


def test_a_public_key_gets_no_premium_operation():
    from conftest import ORIGIN

    with vt.Client("public-key", host=ORIGIN) as client:
        assert client.get_object("/files/{}", EICAR_SHA256).id == EICAR_SHA256
        with pytest.raises(vt.APIError) as error:
            client.get_json("/intelligence/search", params={"query": "p:5+"})
        assert error.value.code == "ForbiddenError"


def test_file_report_through_vtapi3(files):
    data = answer(files.get_report(EICAR_MD5), files)["data"]
    assert data["id"] == EICAR_SHA256
    assert data["attributes"]["type_tag"] == "text"
    assert data["links"]["self"].endswith(f"/api/v3/files/{EICAR_SHA256}")


def test_url_report_by_both_identifiers(client, urls):
    url = "http://www.example.com/"
    by_base64 = client.get_object("/urls/{}", vt.url_id(url))
    assert by_base64.url == url
    assert by_base64.id == hashlib.sha256(url.encode()).hexdigest()
    data = answer(urls.get_report(urls.get_url_id_sha256(url)), urls)["data"]
    assert data["attributes"]["url"] == url
    assert data["attributes"]["last_http_response_code"] == 200
    data = answer(urls.get_report(urls.get_url_id_base64(url)), urls)["data"]
    assert data["id"] == by_base64.id


def test_domain_report(client, domains):
    domain = client.get_object("/domains/{}", "bad.example.net")
    assert (domain.type, domain.id) == ("domain", "bad.example.net")
    assert domain.last_analysis_stats["malicious"] > 0
    assert {record["type"] for record in domain.last_dns_records} >= {"A", "AAAA", "NS", "MX", "SOA"}
    data = answer(domains.get_report("example.com"), domains)["data"]
    assert data["attributes"]["last_analysis_stats"]["malicious"] == 0
    assert data["attributes"]["whois"].startswith("Domain Name: EXAMPLE.COM")


def test_address_report(client, addresses):
    address = client.get_object("/ip_addresses/{}", "192.0.2.1")
    assert (address.type, address.network, address.continent) == ("ip_address", "192.0.2.0/24", "EU")
    assert 64_496 <= address.asn <= 64_511
    data = answer(addresses.get_report("2001:db8::1"), addresses)["data"]
    assert data["id"] == "2001:db8::1"


def test_reports_through_virustotal_python(simple):
    reply = simple.request(f"files/{EICAR_SHA256}")
    assert reply.status_code == 200
    assert reply.object_type == "file"
    assert reply.data["attributes"]["sha256"] == EICAR_SHA256
    reply = simple.request("domains/example.com")
    assert reply.data["id"] == "example.com"


def test_attributes_and_relationships_are_chosen(client):
    body = client.get_json(
        "/files/{}", EICAR_SHA256, params={"attributes": "size", "relationships": "contacted_domains,comments"}
    )
    data = body["data"]
    assert data["attributes"] == {"size": 68}
    assert set(data["relationships"]) == {"contacted_domains", "comments"}
    assert all(set(item) == {"type", "id"} for item in data["relationships"]["comments"]["data"])


def test_behaviour_reports(client, files):
    reports = client.get_json("/files/{}/behaviours", EICAR_SHA256)
    first = reports["data"][0]
    assert first["type"] == "file_behaviour"
    assert first["id"].startswith(EICAR_SHA256 + "_")
    assert reports["meta"]["count"] >= len(reports["data"])
    report = client.get_object("/file_behaviours/{}", first["id"])
    assert report.sandbox_name == first["id"].split("_", 1)[1]
    # What vtapi3 calls behaviours is the capture.
    assert files.get_behaviours(first["id"])[:4] == b"\xd4\xc3\xb2\xa1"
    html = client.get("/file_behaviours/{}/html", first["id"])
    assert (html.status, html.headers["content-type"]) == (200, "text/html; charset=utf-8")
    pcap = client.get("/file_behaviours/{}/pcap", first["id"])
    assert pcap.read()[:4] == b"\xd4\xc3\xb2\xa1"
    summary = client.get_data("/files/{}/behaviour_summary", EICAR_SHA256)
    assert summary["dns_lookups"][0]["resolved_ips"]
    trees = client.get_data("/files/{}/behaviour_mitre_trees", EICAR_SHA256)
    technique = next(iter(trees.values()))["tactics"][0]["techniques"][0]
    assert set(technique) == {"id", "name", "description", "link", "signatures"}


def test_metadata_and_threat_categories(client):
    metadata = client.get_data("/metadata")
    assert "contacted_domains" in {entry["name"] for entry in metadata["relationships"]["file"]}
    categories = client.get_data("/popular_threat_categories")
    assert "ransomware" in categories


def test_attack_tactics(client):
    tactic = client.get_object("/attack_tactics/{}", "TA0001")
    assert (tactic.type, tactic.id) == ("attack_tactic", "TA0001")
    techniques = client.get_json("/attack_tactics/{}/attack_techniques", "TA0001")["data"]
    assert techniques[0]["type"] == "attack_technique"


def test_widget(client):
    widget = client.get_json("/widget/url", params={"query": EICAR_SHA256})["data"]
    assert widget["detection_ratio"]["detections"] > 40
    assert (widget["id"], widget["type"], widget["found"]) == (EICAR_SHA256, "file", True)
    page = client.get(widget["url"])
    assert (page.status, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
