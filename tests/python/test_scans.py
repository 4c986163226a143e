"""Uploads, analyses, downloads and ZIP files."""

import asyncio
import hashlib
import io
import os
import unittest.mock
import zipfile

import aiohttp
import pytest
import requests
import vt

from conftest import EICAR_SHA256, answer

MEGABYTE = 1 << 20


@pytest.fixture(autouse=True)
def short_waits():
    """vt-py asks every twenty seconds; here there is nothing to be waited for."""
    sleep = asyncio.sleep
    with unittest.mock.patch("asyncio.sleep", lambda seconds: sleep(min(seconds, 0.01))):
        yield


def named(content, name="judged.txt"):
    file = io.BytesIO(content)
    file.name = name
    return file


def test_an_upload_is_analysed_and_then_known(client):
    content = b"judged " + os.urandom(8)
    sha256 = hashlib.sha256(content).hexdigest()
    assert client.get("/files/{}", sha256).status == 404
    analysis = client.scan_file(named(content))
    assert analysis.type == "analysis"
    states = [client.get_object("/analyses/{}", analysis.id).status for _ in range(3)]
    assert states == ["queued", "in-progress", "completed"]
    body = client.get_json("/analyses/{}", analysis.id)
    assert body["meta"]["file_info"] == {
        "sha256": sha256,
        "sha1": hashlib.sha1(content).hexdigest(),
        "md5": hashlib.md5(content).hexdigest(),
        "size": len(content),
    }
    file = client.get_object("/files/{}", sha256)
    assert (file.size, file.names) == (len(content), ["judged.txt"])
    assert file.last_analysis_stats["malicious"] == 0
    assert client.get_json("/analyses/{}/item", analysis.id)["data"]["id"] == sha256
    downloaded = io.BytesIO()
    client.download_file(sha256, downloaded)
    assert downloaded.getvalue() == content


def test_an_upload_is_waited_for(client):
    analysis = client.scan_file(named(b"waited for"), wait_for_completion=True)
    assert analysis.status == "completed"
    assert sum(analysis.stats.values()) == len(analysis.results) > 0


def test_a_large_upload_goes_to_its_own_url(client):
    content = bytes(33 * MEGABYTE)
    analysis = client.scan_file(named(content, "large.bin"), wait_for_completion=True)
    file = client.get_json("/analyses/{}/item", analysis.id)["data"]
    assert file["attributes"]["size"] == len(content)
    assert file["id"] == hashlib.sha256(content).hexdigest()


def test_an_upload_url_is_good_once(client, files):
    url = answer(files.get_upload_url(), files)["data"]
    uses = [client.post(url, data=aiohttp.FormData({"file": named(b"once")})).status for _ in range(2)]
    assert uses == [200, 404]


def test_an_upload_that_is_too_large_for_the_direct_way(client):
    form = aiohttp.FormData({"file": named(bytes(33 * MEGABYTE))})
    assert client.post("/files", data=form).status == 413


def test_uploads_through_vtapi3(files, analyses, tmp_path):
    path = tmp_path / "sample.txt"
    path.write_bytes(b"uploaded by vtapi3")
    made = answer(files.upload(str(path)), files)["data"]
    assert made["type"] == "analysis"
    for status in ("queued", "in-progress", "completed"):
        report = answer(analyses.get_report(made["id"]), analyses)
        assert report["data"]["attributes"]["status"] == status
    sha256 = files.get_file_id(str(path))
    report = answer(files.get_report(sha256), files)
    assert report["data"]["attributes"]["size"] == 18
    again = answer(files.analyse(sha256), files)["data"]
    assert again["type"] == "analysis" and again["id"] != made["id"]


def test_uploads_through_virustotal_python(simple):
    reply = simple.request("files", files={"file": ("simple.txt", io.BytesIO(b"simple"))}, method="POST")
    assert reply.object_type == "analysis"
    reply = simple.request("urls", data={"url": "https://simple.example.org/"}, method="POST")
    assert reply.data["id"].startswith("u-")


def test_a_url_is_scanned(client, urls):
    url = "https://www.example.org/judged"
    analysis = client.scan_url(url, wait_for_completion=True)
    assert analysis.status == "completed"
    known = client.get_object("/urls/{}", vt.url_id(url))
    assert known.url == url
    info = client.get_json("/analyses/{}", analysis.id)["meta"]["url_info"]
    assert info == {"id": known.id, "url": url}
    made = answer(urls.upload("https://www.example.org/by-vtapi3"), urls)["data"]
    assert made["id"].startswith("u-")
    again = answer(urls.analyse(known.id), urls)["data"]
    assert again["type"] == "analysis"


def test_domains_and_addresses_are_rescanned(client):
    for path, letter in (("/domains/example.com", "d"), ("/ip_addresses/192.0.2.1", "i")):
        analysis = client.post(path + "/analyse").json()["data"]
        assert analysis["type"] == "analysis" and analysis["id"].startswith(letter + "-")


def test_a_download_url_is_signed(client):
    file = list(client.iterator("/intelligence/search", params={"query": "size:1+"}, limit=2))[1]
    url = client.get_data("/files/{}/download_url", file.id)
    assert not url.startswith(client._host)
    content = requests.get(url, timeout=10).content
    assert hashlib.sha256(content).hexdigest() == file.id


def test_a_zip_file_holds_what_was_asked_for(client):
    contents = [b"first in the archive", b"second in the archive"]
    for content in contents:
        client.scan_file(named(content), wait_for_completion=True)
    hashes = [hashlib.sha256(content).hexdigest() for content in contents]
    packed = io.BytesIO()
    client.download_zip_files(hashes, packed, password="infected", sleep_time=0)
    with zipfile.ZipFile(packed) as archive:
        archive.setpassword(b"infected")
        assert archive.testzip() is None
        assert [archive.read(name) for name in archive.namelist()] == contents
        assert archive.namelist() == hashes
        with pytest.raises(RuntimeError):
            archive.read(hashes[0], pwd=b"wrong")


def test_private_scanning(client):
    content = b"a private file " + os.urandom(8)
    sha256 = hashlib.sha256(content).hexdigest()
    analysis = client.scan_file_private(named(content), wait_for_completion=True)
    assert (analysis.type, analysis.status) == ("private_analysis", "completed")
    file = client.get_object("/private/files/{}", sha256)
    assert (file.type, file.size) == ("private_file", len(content))
    assert file.get("last_analysis_results") is None
    assert client.get("/files/{}", sha256).status == 404
    assert next(iter(client.iterator("/private/files"))).id == sha256
    assert next(iter(client.iterator("/private/analyses"))).id == analysis.id
    again = client.post("/private/files/{}/analyse", sha256).json()["data"]
    assert again["type"] == "private_analysis"
    client.delete("/private/files/{}", sha256)
    assert client.get("/private/files/{}", sha256).status == 404


def test_a_private_url(client):
    url = "https://private.example.org/"
    analysis = client.scan_url_private(url)
    assert analysis.type == "private_analysis"
    states = [client.get_object("/private/analyses/{}", analysis.id).status for _ in range(3)]
    assert states == ["queued", "in-progress", "completed"]
    assert client.get_object("/private/urls/{}", vt.url_id(url)).url == url
    assert client.get("/urls/{}", vt.url_id(url)).status == 404


def test_monitor_items(client):
    form = aiohttp.FormData({"path": "/judged/a.txt"})
    form.add_field("file", b"monitored", filename="a.txt")
    item = client.post("/monitor/items", data=form).json()["data"]
    assert item["attributes"]["sha256"] == hashlib.sha256(b"monitored").hexdigest()
    path = "/monitor/items/" + item["id"]
    assert client.get_object(path).path == "/judged/a.txt"
    assert client.get(path + "/download").read() == b"monitored"
    assert client.get_json("/monitor/items", params={"filter": "path:/judged/"})["data"][0]["id"] == item["id"]
    client.delete(path)
    assert client.get(path).status == 404
