//! Uploads, scans, comments and votes.

use vt_client::bodies::{CommentVote, FileUpload, NewComment, UrlToScan, Verdict};

use super::{FILE, IP, TEXT, URL};

const COMMENT: &str = "f-8739c76e681f900923b900c9df0ef75cf421d39cabb54650c4b9ad19b6a76d85-12ab34cd";

bodies! {
    "POST /files", "-", "files.upload" => |vt| vt.files().upload(FileUpload::bytes("sample.bin", &b"MZ-sample"[..]));
    "POST /files", "password", "files.upload" => |vt| vt.files().upload(FileUpload::bytes("sample.zip", &b"PK-sample"[..]).password("infected & é"));
    "POST /files/{id}/comments", "-", "files.add_comment" => |vt| vt.files().add_comment(FILE, TEXT);
    "POST /urls/{id}/comments", "-", "urls.add_comment" => |vt| vt.urls().add_comment(URL, NewComment::new(TEXT));
    "POST /domains/{domain}/comments", "-", "domains.add_comment" => |vt| vt.domains().add_comment("example.com", TEXT);
    "POST /ip_addresses/{ip}/comments", "-", "ip_addresses.add_comment" => |vt| vt.ip_addresses().add_comment(IP, TEXT);
    "POST /files/{id}/votes", "malicious", "files.add_vote" => |vt| vt.files().add_vote(FILE, Verdict::Malicious);
    "POST /files/{id}/votes", "harmless", "files.add_vote" => |vt| vt.files().add_vote(FILE, Verdict::Harmless);
    "POST /urls/{id}/votes", "malicious", "urls.add_vote" => |vt| vt.urls().add_vote(URL, Verdict::Malicious);
    "POST /urls/{id}/votes", "harmless", "urls.add_vote" => |vt| vt.urls().add_vote(URL, Verdict::Harmless);
    "POST /domains/{domain}/votes", "malicious", "domains.add_vote" => |vt| vt.domains().add_vote("example.com", Verdict::Malicious);
    "POST /domains/{domain}/votes", "harmless", "domains.add_vote" => |vt| vt.domains().add_vote("example.com", Verdict::Harmless);
    "POST /ip_addresses/{ip}/votes", "malicious", "ip_addresses.add_vote" => |vt| vt.ip_addresses().add_vote(IP, Verdict::Malicious);
    "POST /ip_addresses/{ip}/votes", "harmless", "ip_addresses.add_vote" => |vt| vt.ip_addresses().add_vote(IP, Verdict::Harmless);
    "POST /comments/{id}/vote", "positive", "comments.vote" => |vt| vt.comments().vote(COMMENT, CommentVote::Positive);
    "POST /comments/{id}/vote", "negative", "comments.vote" => |vt| vt.comments().vote(COMMENT, CommentVote::Negative);
    "POST /comments/{id}/vote", "abuse", "comments.vote" => |vt| vt.comments().vote(COMMENT, CommentVote::Abuse);
    "POST /urls", "-", "urls.scan" => |vt| vt.urls().scan(UrlToScan::new(URL));
    "POST /urls", "unicode", "urls.scan" => |vt| vt.urls().scan("https://bücher.example/~a b/*?q=é+1&x=%20#top");
}
