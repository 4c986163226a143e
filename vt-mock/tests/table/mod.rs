//! A small table, written by hand: every kind of row that the API has.

mod row;

use row::{delete, get, post, row};
use vt_table::{Answer, Body, Endpoint, PagingStyle, Place, Tier, Verb};

pub(crate) fn endpoints() -> Vec<Endpoint> {
    let comment = "comment";
    vec![
        get("files.get", "/files/{id}")
            .checks("id", "FileHash")
            .object("file"),
        post("files.upload", "/files")
            .body(Body::Multipart("FileUpload".into()))
            .object("analysis"),
        get("files.upload_url", "/files/upload_url").answer(Answer::Data("UploadUrl".into())),
        post("files.analyse", "/files/{id}/analyse")
            .checks("id", "FileHash")
            .object("analysis"),
        get("files.comments", "/files/{id}/comments")
            .checks("id", "FileHash")
            .pages(comment)
            .related("comments"),
        get("files.comments_ids", "/files/{id}/relationships/comments")
            .pages("descriptor")
            .ids("comments"),
        post("files.add_comment", "/files/{id}/comments")
            .json("NewComment")
            .object(comment),
        get("files.votes", "/files/{id}/votes")
            .pages("vote")
            .related("votes"),
        post("files.add_vote", "/files/{id}/votes")
            .json("NewVote")
            .object("vote"),
        get("files.contacted_domains", "/files/{id}/contacted_domains")
            .pages("domain")
            .related("contacted_domains"),
        get(
            "files.contacted_domains_ids",
            "/files/{id}/relationships/contacted_domains",
        )
        .pages("descriptor")
        .ids("contacted_domains"),
        get("files.similar_files", "/files/{id}/similar_files")
            .pages("file")
            .related("similar_files")
            .tier(Tier::Premium),
        get("files.behaviours", "/files/{id}/behaviours")
            .pages("file_behaviour")
            .related("behaviours"),
        get("files.analyses", "/files/{id}/analyses")
            .pages("analysis")
            .related("analyses"),
        get("files.submissions", "/files/{id}/submissions")
            .pages("submission")
            .related("submissions"),
        get("files.behaviour_summary", "/files/{id}/behaviour_summary")
            .answer(Answer::Data("BehaviourSummary".into())),
        get(
            "files.behaviour_mitre_trees",
            "/files/{id}/behaviour_mitre_trees",
        )
        .answer(Answer::Data("MitreTrees".into())),
        get("files.download", "/files/{id}/download")
            .answer(Answer::Redirect)
            .tier(Tier::Premium),
        get("files.download_url", "/files/{id}/download_url")
            .answer(Answer::Data("SignedUrl".into()))
            .tier(Tier::Premium),
        get("files.related", "/files/{id}/{relationship}")
            .pages("any")
            .answer(Answer::Either("any".into()))
            .related("{relationship}"),
        get(
            "files.related_ids",
            "/files/{id}/relationships/{relationship}",
        )
        .pages("descriptor")
        .ids("{relationship}"),
        get("urls.get", "/urls/{id}")
            .checks("id", "UrlId")
            .object("url"),
        post("urls.scan", "/urls")
            .body(Body::Form("UrlScan".into()))
            .object("analysis"),
        post("urls.analyse", "/urls/{id}/analyse")
            .checks("id", "UrlId")
            .object("analysis"),
        get("urls.comments", "/urls/{id}/comments")
            .pages(comment)
            .related("comments"),
        get(
            "urls.last_serving_ip_address",
            "/urls/{id}/last_serving_ip_address",
        )
        .perhaps("ip_address")
        .related("last_serving_ip_address"),
        get("domains.get", "/domains/{id}")
            .checks("id", "DomainName")
            .object("domain"),
        get("domains.comments", "/domains/{id}/comments")
            .pages(comment)
            .related("comments"),
        post("domains.add_vote", "/domains/{id}/votes")
            .json("NewVote")
            .object("vote"),
        get("domains.resolutions", "/domains/{id}/resolutions")
            .pages("resolution")
            .related("resolutions"),
        get("domains.historical_whois", "/domains/{id}/historical_whois")
            .pages("whois")
            .related("historical_whois"),
        get(
            "domains.historical_ssl_certificates",
            "/domains/{id}/historical_ssl_certificates",
        )
        .pages("ssl_cert")
        .related("historical_ssl_certificates"),
        get("domains.immediate_parent", "/domains/{id}/immediate_parent")
            .perhaps("domain")
            .related("immediate_parent"),
        get(
            "domains.immediate_parent_ids",
            "/domains/{id}/relationships/immediate_parent",
        )
        .perhaps("descriptor")
        .ids("immediate_parent"),
        get("ip_addresses.get", "/ip_addresses/{id}")
            .checks("id", "IpAddr")
            .object("ip_address"),
        post("ip_addresses.analyse", "/ip_addresses/{id}/analyse")
            .checks("id", "IpAddr")
            .object("analysis"),
        get("ip_addresses.resolutions", "/ip_addresses/{id}/resolutions")
            .pages("resolution")
            .related("resolutions"),
        get("analyses.get", "/analyses/{id}").object("analysis"),
        get("analyses.item", "/analyses/{id}/item")
            .perhaps("any")
            .related("item"),
        get("comments.latest", "/comments")
            .pages(comment)
            .query("filter", None),
        get("comments.get", "/comments/{id}").object(comment),
        delete("comments.delete", "/comments/{id}").answer(Answer::Nothing),
        post("comments.vote", "/comments/{id}/vote")
            .json("CommentVerdict")
            .answer(Answer::Data("CommentVotes".into())),
        get("comments.author", "/comments/{id}/author")
            .perhaps("user")
            .related("author"),
        get("comments.item", "/comments/{id}/item")
            .perhaps("any")
            .related("item"),
        get("submissions.get", "/submissions/{id}").object("submission"),
        get("users.get", "/users/{id}").object("user"),
        get("resolutions.get", "/resolutions/{id}").object("resolution"),
        get("file_behaviours.get", "/file_behaviours/{id}").object("file_behaviour"),
        get("file_behaviours.html", "/file_behaviours/{id}/html").answer(Answer::Bytes),
        get("file_behaviours.pcap", "/file_behaviours/{id}/pcap").answer(Answer::Bytes),
        get("file_behaviours.file", "/file_behaviours/{id}/file")
            .perhaps("file")
            .related("file"),
        get("search.run", "/search")
            .requires(Place::Query("query".into()), "query")
            .pages("any"),
        get("intelligence.search", "/intelligence/search")
            .requires(Place::Query("query".into()), "query")
            .pages("any")
            .page_size("limit", 10, Some(300))
            .query("days", Some((1, 90)))
            .tier(Tier::Premium),
        get("graphs.get", "/graphs/{id}").object("graph"),
        get("graphs.group", "/graphs/{id}/group")
            .perhaps("group")
            .related("group"),
        post("graphs.create", "/graphs")
            .json("NewGraph")
            .object("graph"),
        get("graphs.list", "/graphs").pages("graph"),
        row(Verb::Patch, "graphs.update", "/graphs/{id}")
            .json("GraphChange")
            .object("graph"),
        delete("graphs.delete", "/graphs/{id}").answer(Answer::Nothing),
        get(
            "graphs.can_view",
            "/graphs/{id}/relationships/viewers/{user}",
        )
        .answer(Answer::Data("bool".into())),
        delete(
            "hunting_rulesets.delete_all",
            "/intelligence/hunting_rulesets",
        )
        .requires(Place::Header("x-confirm-delete".into()), "username")
        .object("operation")
        .tier(Tier::Hunting),
        get("threat_categories.list", "/popular_threat_categories")
            .answer(Answer::Data("Vec<String>".into())),
        get("dtm.alerts", "/dtm/alerts")
            .values("DtmAlert", PagingStyle::LinkHeader, "alerts")
            .page_size("size", 10, Some(25)),
        get("dtm.alert", "/dtm/alerts/{id}").answer(Answer::Whole("DtmAlert".into())),
        get("asm.issues", "/asm/search/issues/{query}")
            .values("AsmIssue", PagingStyle::PageNumber, "result.hits")
            .page_size("page_size", 25, None),
        get("widget.html", "/widget/html/{token}")
            .rooted("/ui")
            .answer(Answer::Bytes),
    ]
    .into_iter()
    .map(|row| row.0)
    .collect()
}
