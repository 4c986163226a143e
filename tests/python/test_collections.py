"""Collections of objects: cursors, limits, relationships, searches."""

import pytest
import vt

from conftest import EICAR_SHA256, answer


@pytest.mark.parametrize("batch_size", [1, 7, 10, 40])
def test_an_iterator_gives_everything_once(client, batch_size):
    path = ("/domains/{}/subdomains", "example.com")
    ids = [item.id for item in client.iterator(*path, batch_size=batch_size)]
    assert len(ids) == len(set(ids)) == 25


def test_an_iterator_stops_at_its_limit(client):
    iterator = client.iterator("/files/{}/contacted_domains", EICAR_SHA256, limit=12, batch_size=5)
    domains = list(iterator)
    assert len(domains) == 12
    assert {domain.type for domain in domains} == {"domain"}
    assert iterator.cursor


def test_an_iterator_goes_on_from_its_cursor(client):
    path = ("/ip_addresses/{}/resolutions", "192.0.2.1")
    everything = [item.id for item in client.iterator(*path, batch_size=5)]
    # At the end of a batch, where vt-py's cursors are exact.
    first = client.iterator(*path, batch_size=5, limit=5)
    seen = [item.id for item in first]
    second = client.iterator(*path, cursor=first.cursor.rpartition("-")[0] + "-0", batch_size=5)
    assert seen + [item.id for item in second] == everything


def test_pages_through_vtapi3(domains, addresses, urls, files):
    first = answer(domains.get_relationship("example.com", "/resolutions", limit=20, cursor=""), domains)
    assert len(first["data"]) == 20
    assert first["data"][0]["attributes"]["host_name"] == "example.com"
    second = answer(
        domains.get_relationship("example.com", "/resolutions", limit=20, cursor=first["meta"]["cursor"]), domains
    )
    assert len(second["data"]) == 5
    assert "cursor" not in second.get("meta", {})
    ids = [item["id"] for item in first["data"] + second["data"]]
    assert len(set(ids)) == 25
    # What vtapi3 sends when it is not given a cursor: two quotation marks.
    page = answer(addresses.get_relationship("192.0.2.1", "/communicating_files"), addresses)
    assert page["data"][0]["type"] == "file"
    page = answer(files.get_relationship(EICAR_SHA256, "/contacted_ips", limit=3), files)
    assert [item["type"] for item in page["data"]] == ["ip_address"] * 3
    url = urls.get_url_id_base64("http://www.example.com/")
    one = answer(urls.get_relationship(url, "/last_serving_ip_address"), urls)
    assert one["data"]["type"] == "ip_address"
    place = answer(urls.get_network_location(url), urls)
    assert place["data"]["type"] in ("domain", "ip_address")


def test_pages_through_virustotal_python(simple):
    seen, cursor = [], None
    while True:
        params = {"limit": 10, **({"cursor": cursor} if cursor else {})}
        reply = simple.request("domains/example.com/historical_whois", params=params)
        assert set(reply.object_type) == {"whois"}
        seen += [item["id"] for item in reply.data]
        cursor = reply.cursor
        if not cursor:
            break
    assert len(seen) == len(set(seen)) == 25


def test_a_wrong_limit_is_an_invalid_argument(client):
    for limit in ("0", "none"):
        with pytest.raises(vt.APIError) as error:
            client.get_json("/domains/{}/subdomains", "example.com", params={"limit": limit})
        assert error.value.code == "InvalidArgumentError"


def test_descriptors_and_objects_agree(client):
    objects = client.get_json("/domains/{}/historical_ssl_certificates", "example.com")["data"]
    descriptors = client.get_json("/domains/{}/relationships/historical_ssl_certificates", "example.com")["data"]
    assert descriptors == [{"type": item["type"], "id": item["id"]} for item in objects]
    assert {"issuer", "subject", "validity", "thumbprint"} <= set(objects[0]["attributes"])


def test_a_parent_may_be_missing(client):
    assert client.get_json("/domains/{}/immediate_parent", "www.example.com")["data"]["id"] == "example.com"
    assert client.get_json("/domains/{}/immediate_parent", "example.com")["data"] is None


def test_searches(client):
    found = client.get_json("/search", params={"query": EICAR_SHA256})["data"]
    assert [item["id"] for item in found] == [EICAR_SHA256]
    for file in client.iterator("/intelligence/search", params={"query": "entity:file p:40+"}, limit=5):
        assert file.type == "file"
        assert file.last_analysis_stats["malicious"] >= 40
    body = client.get_json("/intelligence/search", params={"query": "entity:domain", "limit": "300"})
    assert {item["type"] for item in body["data"]} == {"domain"}
    assert body["meta"]["total_hits"] == len(body["data"])
    ids = client.get_json("/intelligence/search", params={"query": "p:5+", "descriptors_only": "true"})["data"]
    assert all(set(item) == {"type", "id"} for item in ids)


def test_saved_searches(client):
    search = vt.Object("saved_search", obj_attributes={"name": "mine", "search_query": "p:5+"})
    search = client.post_object("/saved_searches", obj=search)
    assert (search.type, search.search_query) == ("saved_search", "p:5+")
    search.private = False
    changed = client.patch_object("/saved_searches/{}", search.id, obj=search)
    assert (changed.private, changed.name) == (False, "mine")
    assert next(iter(client.iterator("/saved_searches"))).id == search.id
    client.delete("/saved_searches/{}", search.id)
    with pytest.raises(vt.APIError) as error:
        client.get_object("/saved_searches/{}", search.id)
    assert error.value.code == "NotFoundError"


def test_collections_of_indicators(client):
    collection = vt.Object("collection", obj_attributes={"name": "mine", "description": "judged"})
    body = collection.to_dict()
    body["relationships"] = {"domains": {"data": [{"type": "domain", "id": "example.com"}]}}
    body["raw_items"] = "192.0.2.1 and " + EICAR_SHA256
    made = client.post("/collections", json_data={"data": body}).json()["data"]
    counts = [made["attributes"][f"{kind}_count"] for kind in ("domains", "ip_addresses", "files", "urls")]
    assert counts == [1, 1, 1, 0]
    path = f"/collections/{made['id']}"
    client.post(path + "/urls", json_data={"data": [{"type": "url", "url": "http://www.example.com/"}]})
    urls = list(client.iterator(path + "/urls"))
    assert [url.url for url in urls] == ["http://www.example.com/"]
    assert client.get_object(path).urls_count == 1
    made = client.get_object(path)
    made.name = "renamed"
    assert client.patch_object(path, obj=made).name == "renamed"
    assert client.get_json("/collections", params={"limit": "1"})["data"][0]["id"] == made.id
    client.delete(path)
    assert client.get(path).status == 404


def test_graphs(client):
    graph = vt.Object("graph", obj_attributes={"private": True, "nodes": [], "links": []})
    graph = client.post_object("/graphs", obj=graph)
    path = f"/graphs/{graph.id}"
    assert len(graph.id) == 65 and graph.id.startswith("g")
    viewer = {"data": [{"type": "user", "id": "user7"}]}
    assert client.post(path + "/relationships/viewers", json_data=viewer).status == 200
    assert client.get_data(path + "/relationships/viewers/user7") is True
    assert client.get_data(path + "/relationships/editors/user7") is False
    client.delete(path + "/relationships/viewers/user7")
    assert client.get_data(path + "/relationships/viewers/user7") is False
    assert client.get_json(path + "/owner")["data"]["id"] == "user0"
    client.delete(path)
    assert client.get(path).status == 404
