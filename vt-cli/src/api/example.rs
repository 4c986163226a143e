//! A line that could be typed for an operation.

use vt_table::{Answer, Argument, Body, Endpoint, PagingStyle};

/// A call of this row with made-up arguments.
pub(super) fn line(row: &Endpoint) -> String {
    let mut words = vec![format!("vt api {} {}", row.group, row.method)];
    words.extend(row.arguments.iter().map(argument));
    words.extend(body(&row.body).map(str::to_owned));
    words.extend(answer(row).map(str::to_owned));
    words.join(" ")
}

/// A value that passes the check of the argument's type, or its name where any text does.
fn argument(argument: &Argument) -> String {
    let value = match &*argument.kind {
        "Date" => "20240229",
        "Day" => "2024-02-29",
        "DomainName" => "example.com",
        "FeedHour" => "2024022923",
        "FeedMinute" => "202402292359",
        // MD5 and SHA-256 of nothing.
        "FileHash" => "d41d8cd98f00b204e9800998ecf8427e",
        "Sha256" => "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "IpAddr" => "192.0.2.7",
        "UrlId" => "http://www.example.com/",
        _ => return argument.name.to_uppercase(),
    };
    value.to_owned()
}

fn body(body: &Body) -> Option<&'static str> {
    match body {
        Body::None => None,
        Body::Json(_) => Some("--data @body.json"),
        Body::Form(_) => Some("--field NAME=VALUE"),
        Body::Multipart(_) => Some("--file PATH"),
        Body::Raw(_) => Some("--data @body"),
    }
}

fn answer(row: &Endpoint) -> Option<&'static str> {
    match row.answer {
        Answer::Bytes | Answer::Redirect => Some("--output FILE"),
        Answer::Collection(_) | Answer::Either(_) if row.paging.style != PagingStyle::None => {
            Some("--limit 100")
        }
        _ => None,
    }
}

/// A body of this kind as it could be typed, where that is short.
pub(super) fn content(body: &Body) -> Option<&'static str> {
    let (Body::Json(kind) | Body::Form(kind) | Body::Multipart(kind)) = body else {
        return None;
    };
    Some(match &**kind {
        "NewComment" => {
            r#"--data '{"data":{"type":"comment","attributes":{"text":"a #phishing page"}}}'"#
        }
        "NewVote" => r#"--data '{"data":{"type":"vote","attributes":{"verdict":"malicious"}}}'"#,
        "UrlToScan" => "--field url=http://www.example.com/",
        "FileUpload" => "--file sample.bin",
        _ => return None,
    })
}
