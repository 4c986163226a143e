"""Reports of files, URLs, domains and IP addresses: the documented values, through each client."""

import json

import vt

EICAR_MD5 = "44d88612fea8a8f36de82e1278abb02f"
EICAR_SHA1 = "3395856ce81f2b7382dee72602f798b642f14140"
EICAR_SHA256 = "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f"


def test_a_file_is_found_by_each_of_its_hashes(client):
    for digest in (EICAR_MD5, EICAR_SHA1, EICAR_SHA256):
        file = client.get_object("/files/{}", digest)
        assert (file.type, file.id) == ("file", EICAR_SHA256)
        assert (file.md5, file.sha1, file.sha256, file.size) == (EICAR_MD5, EICAR_SHA1, EICAR_SHA256, 68)
        assert file.last_analysis_stats["malicious"] > 40
        assert "eicar.com" in file.names
