"""Feeds."""

import bz2
import datetime
import io
import json
import tarfile

import pytest
import vt


def minute(ago):
    """The minute that was so many minutes ago."""
    now = datetime.datetime.now(datetime.timezone.utc)
    return (now - datetime.timedelta(minutes=ago)).strftime("%Y%m%d%H%M")


@pytest.mark.parametrize(
    ("kind", "tag"),
    [(vt.FeedType.FILES, "file"), (vt.FeedType.URLS, "url"), (vt.FeedType.FILE_BEHAVIOURS, "file_behaviour")],
)
def test_a_feed_goes_on_from_minute_to_minute(client, kind, tag):
    feed = client.feed(kind, cursor=minute(ago=100))
    items = [next(feed) for _ in range(30)]
    assert {item.type for item in items} == {tag}
    # A cursor is the place after what was read: the next feed begins there.
    following = client.feed(kind, cursor=feed.cursor)
    assert next(following).id == next(feed).id


def test_lines_of_files_link_to_the_files(client):
    item = next(client.feed(vt.FeedType.FILES, cursor=minute(ago=90)))
    assert client.get_object("/files/{}", item.id).sha256 == item.id
    content = client.get(item.context_attributes["download_url"]).read()
    assert len(content) == item.size
    assert {"country", "interface"} <= set(item.context_attributes["submitter"])


def test_lines_of_behaviours_link_to_what_was_recorded(client):
    context = next(client.feed(vt.FeedType.FILE_BEHAVIOURS, cursor=minute(ago=90))).context_attributes
    assert {"file_md5", "file_sha1", "file_type_tag", "html_report", "pcap", "evtx", "memdump"} <= set(context)
    for link in ("html_report", "pcap", "evtx", "memdump"):
        assert client.get(context[link]).read(), link


def fetch(client, *candidates):
    """The first package that is not missing."""
    for path in candidates:
        reply = client.get(path)
        if reply.status != 404:
            assert reply.status == 200
            return reply.read()
    raise AssertionError("two packages in a row are missing")


def test_domains_and_addresses(client):
    for kind, tag in (("domains", "domain"), ("ip_addresses", "ip_address")):
        text = bz2.decompress(fetch(client, f"/feeds/{kind}/{minute(80)}", f"/feeds/{kind}/{minute(81)}")).decode()
        assert {json.loads(line)["type"] for line in text.splitlines()} == {tag}


def test_an_hour_is_an_archive_of_minutes(client):
    hour = minute(ago=200)[:10]
    package = client.get(f"/feeds/urls/hourly/{hour}").read()
    with tarfile.open(fileobj=io.BytesIO(package), mode="r:bz2") as archive:
        names = archive.getnames()
        assert 59 <= len(names) <= 60
        lines = archive.extractfile(names[0]).read().splitlines()
    assert json.loads(lines[0])["type"] == "url"


def test_what_is_too_early_and_what_is_gone(client):
    for path, status, code in (
        (f"/feeds/files/{minute(ago=10)}", 400, "NotAvailableYet"),
        (f"/feeds/files/hourly/{minute(ago=10)[:10]}", 400, "NotAvailableYet"),
        (f"/feeds/files/{minute(ago=8 * 1440)}", 404, "NotFoundError"),
        ("/feeds/files/202613010000", 400, "InvalidArgumentError"),
    ):
        reply = client.get(path)
        assert (reply.status, reply.json()["error"]["code"]) == (status, code), path
