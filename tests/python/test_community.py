"""Comments and votes."""

import json

import pytest
import vt

from conftest import answer


def comment(text):
    return vt.Object("comment", obj_attributes={"text": text})


def test_a_comment_is_made_voted_on_and_deleted(client):
    made = client.post_object("/domains/{}/comments", "example.com", obj=comment("Judged #benign"))
    assert (made.type, made.text, made.tags) == ("comment", "Judged #benign", ["benign"])
    assert made.id.startswith("d-example.com-")
    assert next(iter(client.iterator("/domains/{}/comments", "example.com"))).id == made.id
    assert [item.id for item in client.iterator("/comments", params={"filter": "tag:benign"})][0] == made.id
    votes = client.post("/comments/{}/vote", made.id, json_data={"data": "positive"}).json()["data"]
    assert votes == {"positive": 1, "negative": 0, "abuse": 0}
    assert client.get_object("/comments/{}", made.id).votes["positive"] == 1
    assert client.get_json("/comments/{}/author", made.id)["data"]["type"] == "user"
    client.delete("/comments/{}", made.id)
    with pytest.raises(vt.APIError) as error:
        client.get_object("/comments/{}", made.id)
    assert error.value.code == "NotFoundError"


def test_a_repeated_comment_is_a_conflict(client):
    client.post_object("/ip_addresses/{}/comments", "192.0.2.1", obj=comment("Once"))
    with pytest.raises(vt.APIError) as error:
        client.post_object("/ip_addresses/{}/comments", "192.0.2.1", obj=comment("Once"))
    assert error.value.code == "AlreadyExistsError"


def test_votes_and_comments_through_vtapi3(files, urls, domains, addresses, client):
    file = next(iter(client.iterator("/intelligence/search", params={"query": "size:1+"}, batch_size=5))).id
    url = urls.get_url_id_base64("http://www.example.com/")
    for kind, target in ((files, file), (urls, url), (domains, "www.example.com"), (addresses, "198.51.100.1")):
        made = answer(kind.put_votes(target, malicious=True), kind)["data"]
        assert (made["type"], made["attributes"]["verdict"]) == ("vote", "malicious")
        assert made["attributes"]["value"] < 0
        again = answer(kind.put_votes(target, malicious=True), kind, 409)
        assert again["error"]["code"] == "AlreadyExistsError"
        votes = answer(kind.get_votes(target, limit=5), kind)["data"]
        assert (len(votes), votes[0]["id"]) == (5, made["id"])
        made = answer(kind.put_comments(target, "Seen by vtapi3"), kind)["data"]
        assert made["attributes"]["text"] == "Seen by vtapi3"
        comments = answer(kind.get_comments(target, limit=40), kind)["data"]
        assert comments[0]["id"] == made["id"]


def test_a_wrong_verdict_is_refused(simple):
    import virustotal_python

    body = json.dumps({"data": {"type": "vote", "attributes": {"verdict": "splendid"}}})
    with pytest.raises(virustotal_python.VirustotalError) as error:
        simple.request("domains/host-5.example.net/votes", data=body, method="POST")
    assert error.value.response.status_code == 400
    assert error.value.error()["code"] == "InvalidArgumentError"
