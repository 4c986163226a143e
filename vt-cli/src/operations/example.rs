//! An example of a command line for an operation.

use vt_table::{Argument, Body, Endpoint, PagingStyle};

/// Forms with files: the library's type for the body, the name of the part that is a file, and the
/// fields that the service wants beside it.
const FORMS: [(&str, &str, &str); 4] = [
    ("FileUpload", "file", ""),
    ("PrivateFileUpload", "file", ""),
    ("MonitorUpload", "file", " --field path=/folder/name"),
    ("DtmAttachments", "files", ""),
];

/// The name of the part for a file that was given none.
pub(crate) fn file_part(body: &Body) -> &'static str {
    form(body).map_or("file", |(part, _)| part)
}

/// The name of the part that is a file, and the fields beside it.
fn form(body: &Body) -> Option<(&'static str, &'static str)> {
    let Body::Multipart(kind) = body else {
        return None;
    };
    let known = FORMS.iter().find(|(known, ..)| kind == known);
    known.map(|&(_, part, fields)| (part, fields))
}

/// A call of this row with made-up arguments.
pub(crate) fn line(row: &Endpoint) -> String {
    let mut words = vec![format!("vt api {} {}", row.group, row.method)];
    words.extend(row.arguments.iter().map(argument));
    words.extend(body(&row.body));
    words.extend(answer(row).map(str::to_owned));
    words.join(" ")
}

/// A value that passes the check of the argument's type, or its name if any text passes.
fn argument(argument: &Argument) -> String {
    let value = match &*argument.rust_type {
        "Date" => "20240229",
        "Day" => "2024-02-29",
        "DomainName" => "example.com",
        "FeedHour" => "2024022923",
        "FeedMinute" => "202402292359",
        // MD5 and SHA-256 of the empty file.
        "FileHash" => "d41d8cd98f00b204e9800998ecf8427e",
        "Sha256" => "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "IpAddr" => "192.0.2.7",
        "UrlId" => "http://www.example.com/",
        _ => return argument.name.to_uppercase(),
    };
    value.to_owned()
}

fn body(body: &Body) -> Option<String> {
    let option = match body {
        Body::None => return None,
        Body::Json(_) => "--data @body.json",
        Body::Form(_) => "--field NAME=VALUE",
        Body::Multipart(_) => return Some(format!("--file PATH{}", fields(body))),
        Body::Raw(_) => "--data @body",
    };
    Some(option.to_owned())
}

/// The fields that belong beside a file, as they are typed.
fn fields(body: &Body) -> &'static str {
    form(body).map_or("", |(_, fields)| fields)
}

fn answer(row: &Endpoint) -> Option<&'static str> {
    if row.answer.is_bytes() {
        Some("--output FILE")
    } else if row.answer.is_collection() && row.paging.style != PagingStyle::None {
        Some("--limit 100")
    } else {
        None
    }
}

/// A body of this kind as it can be typed, if that is short.
pub(crate) fn content(body: &Body) -> Option<String> {
    let (Body::Json(kind) | Body::Form(kind) | Body::Multipart(kind)) = body else {
        return None;
    };
    let content = match &**kind {
        "NewComment" => {
            r#"--data '{"data":{"type":"comment","attributes":{"text":"a #phishing page"}}}'"#
        }
        "NewVote" => r#"--data '{"data":{"type":"vote","attributes":{"verdict":"malicious"}}}'"#,
        "UrlToScan" => "--field url=http://www.example.com/",
        _ if form(body).is_some() => return Some(format!("--file sample.bin{}", fields(body))),
        _ => return None,
    };
    Some(content.to_owned())
}

#[cfg(test)]
mod tests {
    use vt_client::bodies::{
        DtmAttachments, FileUpload, MonitorUpload, MultipartBody, PrivateFileUpload,
    };
    use vt_client::{ENDPOINTS, MultipartForm};

    use super::*;

    /// The names of a form's parts.
    fn names(form: &MultipartForm) -> String {
        format!("{form:?}")
    }

    #[test]
    fn forms_have_the_parts_of_the_librarys_types() {
        for (kind, form) in [
            ("FileUpload", FileUpload::bytes("a", "b").form()),
            (
                "PrivateFileUpload",
                PrivateFileUpload::bytes("a", "b").form(),
            ),
            (
                "MonitorUpload",
                MonitorUpload::at_path("/a").file_bytes("a", "b").form(),
            ),
            (
                "DtmAttachments",
                DtmAttachments::new().bytes("a", "b").form(),
            ),
        ] {
            let body = Body::Multipart(kind.into());
            let typed = fields(&body).split(" --field ").skip(1);
            let typed = typed.map(|field| field.split_once('=').unwrap());
            let typed = typed.fold(MultipartForm::new(), |form, (name, value)| {
                form.text(name, value)
            });
            let typed = typed.file_bytes(file_part(&body), "a", "b");
            assert_eq!(names(&typed), names(&form), "{kind}");
        }
    }

    #[test]
    fn every_form_with_files_is_known() {
        for row in ENDPOINTS {
            let is_known = form(&row.body).is_some();
            assert_eq!(
                is_known,
                matches!(row.body, Body::Multipart(_)),
                "{}",
                row.name()
            );
        }
    }
}
