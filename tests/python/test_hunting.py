"""Livehunt, retrohunt, notifications and the stream."""

import pytest
import vt

RULES = "rule judged { condition: true }\nrule another { condition: judged }"


def ruleset(name="judged"):
    return vt.Object("hunting_ruleset", obj_attributes={"name": name, "rules": RULES, "enabled": False})


def test_a_ruleset_lives_and_dies(client):
    made = client.post_object("/intelligence/hunting_rulesets", obj=ruleset())
    assert (made.type, made.number_of_rules, made.rule_names) == ("hunting_ruleset", 2, ["judged", "another"])
    assert made.enabled is False
    path = f"/intelligence/hunting_rulesets/{made.id}"
    made.enabled = True
    changed = client.patch_object(path, obj=made)
    assert (changed.enabled, changed.name) == (True, "judged")
    assert client.get_object(path).enabled is True
    named = list(client.iterator("/intelligence/hunting_rulesets", params={"filter": "name:judged"}))
    assert [item.id for item in named] == [made.id]
    editor = {"data": [{"type": "user", "id": "user7"}]}
    client.post(path + "/relationships/editors", json_data=editor)
    assert client.get_data(path + "/relationships/editors/user7") is True
    client.delete(path + "/relationships/editors/user7")
    assert client.get_data(path + "/relationships/editors/user7") is False
    client.delete(path)
    assert client.get(path).status == 404


def test_all_rulesets_are_deleted_with_a_confirmation(client):
    client.post_object("/intelligence/hunting_rulesets", obj=ruleset("doomed"))
    refused = client.delete("/intelligence/hunting_rulesets")
    assert refused.status == 400
    with vt.Client("another-key", host=client._host, headers={"x-confirm-delete": "user0"}) as confirming:
        operation = confirming.delete("/intelligence/hunting_rulesets").json()["data"]
    assert operation["type"] == "operation"
    assert list(client.iterator("/intelligence/hunting_rulesets")) == []
    assert client.get_object("/operations/{}", operation["id"]).status in ("running", "finished")


def test_a_ruleset_without_rules_is_refused(client):
    with pytest.raises(vt.APIError) as error:
        client.post_object(
            "/intelligence/hunting_rulesets",
            obj=vt.Object("hunting_ruleset", obj_attributes={"name": "n", "rules": "not a rule"}),
        )
    assert error.value.code == "InvalidArgumentError"


def test_a_retrohunt_job_runs_to_its_end(client):
    job = vt.Object("retrohunt_job", obj_attributes={"rules": RULES, "corpus": "goodware"})
    job = client.post_object("/intelligence/retrohunt_jobs", obj=job)
    assert (job.type, job.status, job.corpus) == ("retrohunt_job", "starting", "goodware")
    path = f"/intelligence/retrohunt_jobs/{job.id}"
    states = [client.get_object(path) for _ in range(3)]
    assert [state.status for state in states] == ["starting", "running", "finished"]
    assert states[-1].progress == 100
    files = list(client.iterator(path + "/matching_files", batch_size=10))
    assert len(files) == states[-1].num_matches > 0
    assert files[0].context_attributes["rule_name"]
    assert next(iter(client.iterator("/intelligence/retrohunt_jobs"))).id == job.id
    client.delete(path)
    assert client.get(path).status == 404


def test_a_retrohunt_job_is_aborted(client):
    job = client.post_object(
        "/intelligence/retrohunt_jobs", obj=vt.Object("retrohunt_job", obj_attributes={"rules": RULES})
    )
    path = f"/intelligence/retrohunt_jobs/{job.id}"
    assert client.post(path + "/abort").status == 200
    assert [client.get_object(path).status for _ in range(2)] == ["aborting", "aborted"]
    assert client.post(path + "/abort").status == 400


def test_notifications(client):
    notifications = list(client.iterator("/intelligence/hunting_notifications", limit=3))
    first = notifications[0]
    assert {"rule_name", "rule_tags", "snippet", "source_country", "tags"} <= set(first.to_dict()["attributes"])
    path = f"/intelligence/hunting_notifications/{first.id}"
    assert client.get_object(path).id == first.id
    client.delete(path)
    assert client.get(path).status == 404
    file = client.get_json("/intelligence/hunting_notification_files")["data"][0]
    assert file["type"] == "file" and file["context_attributes"]["rule_name"]


def test_the_stream(client):
    first = next(iter(client.iterator("/ioc_stream")))
    context = first.context_attributes
    assert first.type in ("file", "url", "domain", "ip_address")
    assert context["origin"] == "hunting" and context["hunting_info"]["rule_name"]
    notification = client.get_object("/ioc_stream_notifications/{}", context["notification_id"])
    assert notification.type == "ioc_stream_notification"


def test_users_and_groups(client):
    user = client.get_object("/users/{}", "a-key-of-the-judges")
    assert (user.type, user.id) == ("user", "user0")
    assert user.quotas["api_requests_daily"]["allowed"] > 0
    quotas = client.get_data("/users/{}/overall_quotas", "user0")
    assert quotas["api_requests_daily"]["user"]["allowed"] > 0
    usage = client.get_data("/users/{}/api_usage", "user0")
    assert set(usage) == {"daily", "total"}
    group = client.get_object("/groups/{}", "group1")
    assert group.contact_emails == ["group@example.org"]
    body = {"data": [{"type": "user", "id": "newcomer@example.org"}]}
    client.post("/groups/group1/relationships/users", json_data=body)
    assert client.get_data("/groups/group1/relationships/users/newcomer") is True
    assert client.get_json("/groups/group1/relationships/users")["data"][0]["id"] == "newcomer"
    client.delete("/groups/group1/relationships/users/newcomer")
    assert client.get_data("/groups/group1/relationships/users/newcomer") is False


def test_threat_lists_and_profiles(client):
    iocs = client.get_json("/threat_lists/{}/latest", "ransomware", params={"type": "domain", "limit": "3"})["iocs"]
    assert [ioc["data"]["type"] for ioc in iocs] == ["domain"] * 3
    profile = client.post_object("/threat_profiles", obj=vt.Object("threat_profile", obj_attributes={"name": "judged"}))
    assert profile.name == "judged"
    client.delete("/threat_profiles/{}", profile.id)
    assert client.get("/threat_profiles/{}", profile.id).status == 404


def test_monitoring_of_threats(client):
    body = client.get_json("/dtm/alerts", params={"size": "25"})
    assert len(body["alerts"]) == 25
    assert {"id", "title", "alert_type", "severity", "created_at"} <= set(body["alerts"][0])
    issues = client.get_json("/asm/search/issues/{}", "severity_gte:3")
    assert issues["success"] is True and issues["result"]["hits"][0]["pretty_name"]
