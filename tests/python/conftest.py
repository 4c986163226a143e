"""The clients under which the emulator is judged, each unchanged but for the host that it talks to."""

import json
import os

import pytest
import virustotal_python
import vt
import vtapi3

BASE_URL = os.environ["VT_MOCK_URL"]
ORIGIN = BASE_URL.removesuffix("/api/v3")
KEY = "a-key-of-the-judges"

# The digests of the EICAR test file.
EICAR_MD5 = "44d88612fea8a8f36de82e1278abb02f"
EICAR_SHA1 = "3395856ce81f2b7382dee72602f798b642f14140"
EICAR_SHA256 = "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f"


def answer(content, client, status=200):
    """What a call of vtapi3 gave, as JSON, and that the service answered with this status."""
    assert client.get_last_http_error() == status, content
    return json.loads(content)


@pytest.fixture
def client():
    """The official client, vt-py."""
    with vt.Client(KEY, host=ORIGIN) as client:
        yield client


def vtapi3_client(kind):
    """A client of vtapi3, such as `vtapi3.VirusTotalAPIFiles`."""
    client = kind(KEY)
    client.base_url = BASE_URL
    return client


@pytest.fixture
def files():
    return vtapi3_client(vtapi3.VirusTotalAPIFiles)


@pytest.fixture
def urls():
    return vtapi3_client(vtapi3.VirusTotalAPIUrls)


@pytest.fixture
def domains():
    return vtapi3_client(vtapi3.VirusTotalAPIDomains)


@pytest.fixture
def addresses():
    return vtapi3_client(vtapi3.VirusTotalAPIIPAddresses)


@pytest.fixture
def analyses():
    return vtapi3_client(vtapi3.VirusTotalAPIAnalyses)


@pytest.fixture
def simple():
    """virustotal-python."""
    with virustotal_python.Virustotal(API_KEY=KEY) as client:
        client.BASEURL = BASE_URL + "/"
        yield client


def pytest_terminal_summary(terminalreporter):
    """The line that a machine reads."""
    count = {word: len(terminalreporter.stats.get(word, [])) for word in ("passed", "failed", "error")}
    terminalreporter.write_line("")
    terminalreporter.write_line(f"{count['passed']} passed, {count['failed'] + count['error']} failed")
