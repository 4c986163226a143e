//! The body of a call, from the options that provide it.

use std::borrow::Cow;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use encoding_rs::{Encoding, UTF_8};
use vt_client::{EndpointRequest, MultipartForm};
use vt_table::{Body, Endpoint};

use crate::operations::any_path::pairs;
use crate::operations::call_options::CallOptions;
use crate::operations::{example, help};
use crate::outcome::exit::Exit;
use crate::outcome::failure::Failure;

/// Adds the body if the row takes one of this kind.
pub(super) fn add(
    request: EndpointRequest,
    row: &Endpoint,
    options: &CallOptions,
) -> Result<EndpointRequest, Failure> {
    let has_form = !options.field.is_empty() || !options.file.is_empty();
    let body = &row.body;
    match (body, &options.data) {
        (Body::None, None) if !has_form => Ok(request),
        (Body::None, Some(_)) => Err(Failure::usage("it takes no body; leave out `--data`")),
        (Body::None, None) => Err(Failure::usage(
            "it takes no body; leave out `--field` and `--file`",
        )),
        (_, Some(data)) => with_data(request, body, data, options),
        (Body::Multipart(_), None) if has_form => Ok(multipart(request, body, options)),
        (Body::Form(_), None) if !options.file.is_empty() => Err(Failure::usage(
            "its form takes no files; leave out `--file`",
        )),
        (Body::Form(_), None) if has_form => Ok(request.form(options.field.iter().cloned())),
        (Body::Json(_) | Body::Raw(_), None) if has_form => Err(Failure::usage(
            "its body is not a form; use `--data` instead of `--field` and `--file`",
        )),
        (_, None) => Err(missing(row)),
    }
}

/// Says what the row takes, and where that is documented.
fn missing(row: &Endpoint) -> Failure {
    let body = help::body(&row.body).unwrap_or_default();
    let see = match &*row.see {
        "" => String::new(),
        see => format!(" (its fields: {see})"),
    };
    Failure::usage(format!("its body is missing: {body}{see}"))
}

fn with_data(
    request: EndpointRequest,
    body: &Body,
    data: &str,
    options: &CallOptions,
) -> Result<EndpointRequest, Failure> {
    if matches!(body, Body::Multipart(_)) {
        return Err(Failure::usage(
            "its body is a multipart form; use `--file PATH` and `--field NAME=VALUE` instead of \
             `--data`",
        ));
    }
    let bytes = read(data)?;
    let content_type = options
        .header
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    match (content_type, body) {
        (Some((_, content_type)), _) => Ok(request.body(content_type, bytes)),
        (None, Body::Json(_)) => Ok(request.json_text(text(bytes)?)),
        (None, Body::Form(_)) => Ok(request.form(form(&text(bytes)?)?)),
        (None, _) => Ok(request.body("application/octet-stream", bytes)),
    }
}

/// The most bytes that `--data` takes. The reference documents no body above 32 MB except uploads,
/// which are streamed.
const MOST: u64 = 64 * 1024 * 1024;

/// The bytes that `--data` stands for.
fn read(data: &str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let outcome = match data.strip_prefix('@') {
        None => return Ok(data.as_bytes().to_vec()),
        // One more byte tells that there are more.
        Some("-") => std::io::stdin().take(MOST + 1).read_to_end(&mut bytes),
        Some(path) => File::open(path).and_then(|file| file.take(MOST + 1).read_to_end(&mut bytes)),
    };
    match outcome {
        Ok(length) if length as u64 > MOST => Err(Failure::usage(format!(
            "`--data {data}` has more than {MOST} bytes, which is the most it takes; `--file` \
             uploads a file of any size"
        ))),
        Ok(_) => Ok(bytes),
        Err(error) => Err(Failure::new(
            Exit::Failure,
            format!("`--data {data}` cannot be read: {error}"),
        )),
    }
}

/// The text of a file, which may have a byte order mark or be in UTF-16; JSON and forms have
/// neither.
fn text(bytes: Vec<u8>) -> Result<String, Failure> {
    let decoded = match Encoding::for_bom(&bytes) {
        Some((encoding, mark)) if encoding == UTF_8 => String::from_utf8(bytes[mark..].to_vec()),
        Some((encoding, mark)) => {
            let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..]);
            return text.map(Cow::into_owned).ok_or_else(|| {
                Failure::usage(format!("the body is not valid {}", encoding.name()))
            });
        }
        None => String::from_utf8(bytes),
    };
    decoded.map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Failure::usage(format!("the body is not valid UTF-8 at byte {at}"))
    })
}

/// The names and values of a form: a JSON object of strings, or encoded as in a URL.
fn form(text: &str) -> Result<Vec<(String, String)>, Failure> {
    if !text.trim_start().starts_with('{') {
        return Ok(pairs(text.trim_end_matches(['\r', '\n'])));
    }
    let object: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(text).map_err(|error| {
            Failure::usage(format!(
                "the body is neither `name=value&…` nor JSON: {error}"
            ))
        })?;
    let pairs = object.into_iter().map(|(name, value)| match value {
        serde_json::Value::String(value) => Ok((name, value)),
        _ => Err(Failure::usage(format!(
            "the body: the value of `{name}` is not a string, and a form holds nothing else"
        ))),
    });
    pairs.collect()
}

fn multipart(request: EndpointRequest, body: &Body, options: &CallOptions) -> EndpointRequest {
    let mut form = MultipartForm::new();
    for (name, value) in &options.field {
        form = form.text(name, value);
    }
    for file in &options.file {
        let (name, path) = part(file).unwrap_or((example::file_part(body), file));
        form = form.file_path(name, path);
    }
    request.multipart(form)
}

/// Both parts of `name=@path`; `None` for a path alone.
fn part(file: &Path) -> Option<(&str, &Path)> {
    let named = file.to_str().and_then(|text| text.split_once("=@"));
    match named {
        Some((name, path)) if is_name(name) => Some((name, Path::new(path))),
        _ => None,
    }
}

fn is_name(text: &str) -> bool {
    let mut bytes = text.bytes();
    !text.is_empty() && bytes.all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        pairs.iter().map(owned).collect()
    }

    #[test]
    fn forms_are_pairs_or_an_object_of_strings() {
        for (text, expected) in [
            ("a=1&b=c%20d+e", &[("a", "1"), ("b", "c d e")][..]),
            ("a=\n", &[("a", "")]),
            (r#" {"b":"x&y","a":""}"#, &[("a", ""), ("b", "x&y")]),
        ] {
            assert_eq!(form(text).unwrap(), owned(expected), "{text}");
        }
        for (text, problem) in [
            (r#"{"a":1}"#, "`a`"),
            (r#"{"a":"x","b":null}"#, "`b`"),
            ("{a=1", "line 1 column 2"),
        ] {
            let failure = form(text).unwrap_err();
            assert!(failure.message.contains(problem), "{}", failure.message);
        }
    }

    #[test]
    fn text_is_read_in_the_encoding_of_its_mark() {
        let json = "{\"a\": \"\u{fc}\u{1f600}\"}";
        let marked = format!("\u{feff}{json}");
        let utf_16 = |bytes: fn(u16) -> [u8; 2]| marked.encode_utf16().flat_map(bytes).collect();
        for bytes in [
            json.as_bytes().to_vec(),
            marked.as_bytes().to_vec(),
            utf_16(u16::to_le_bytes),
            utf_16(u16::to_be_bytes),
        ] {
            assert_eq!(text(bytes).unwrap(), json);
        }
        for (bytes, problem) in [
            (&b"ab\xfc"[..], "UTF-8 at byte 2"),
            (b"\xff\xfe\0\xd8x\0", "UTF-16LE"),
        ] {
            let failure = text(bytes.to_vec()).unwrap_err();
            assert!(failure.message.contains(problem), "{}", failure.message);
        }
    }

    #[test]
    fn a_file_may_name_its_part() {
        let named = part(Path::new("files=@a.bin"));
        assert_eq!(named, Some(("files", Path::new("a.bin"))));
        for path in ["a.bin", "./files=@a.bin", "a=b", "=@a"] {
            assert_eq!(part(Path::new(path)), None);
        }
    }
}
