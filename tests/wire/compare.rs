//! Compares a request with its expectation, and makes wrong ones of both to see the comparison
//! fail.

use vt_testkit::Recorded;
use vt_tests::expectation::Expectation;

/// Whether the request is what the expectation says, or the first difference.
pub(crate) fn compare(
    expectation: &Expectation,
    request: &Recorded,
    key: &str,
) -> Result<(), String> {
    equal("verb", &expectation.verb, &request.verb)?;
    equal("target", &expectation.target, &request.target)?;
    let keyless = expectation
        .headers
        .iter()
        .any(|header| header == "!x-apikey");
    equal(
        "x-apikey",
        &(!keyless).then_some(key),
        &request.header("x-apikey"),
    )?;
    if !request
        .header("user-agent")
        .unwrap_or_default()
        .contains("gzip")
    {
        return Err("the user agent has no `gzip`".to_owned());
    }
    for header in &expectation.headers {
        match header.split_once(": ") {
            // The boundary is the sender's choice.
            Some(("content-type", "multipart/form-data")) => {
                let sent = request.header("content-type").unwrap_or_default();
                if !sent.starts_with("multipart/form-data; boundary=") {
                    return Err(format!("content-type is `{sent}`"));
                }
            }
            Some((name, value)) => equal(name, &Some(value), &request.header(name))?,
            None => {
                let name = header.trim_start_matches('!');
                equal(name, &None, &request.header(name))?;
            }
        }
    }
    let length = request.header("content-length");
    match expectation.body.as_str() {
        "-" => {
            if request.header("content-type").is_some() || !request.body.is_empty() {
                return Err(format!(
                    "a body was sent: {}",
                    String::from_utf8_lossy(&request.body)
                ));
            }
            let expected = (expectation.verb == "POST").then_some("0");
            equal("content-length", &expected, &length)
        }
        multipart if multipart.starts_with("multipart: ") => {
            equal(
                "content-length",
                &Some(request.body.len().to_string().as_str()),
                &length,
            )?;
            self::multipart(&multipart["multipart: ".len()..], request)
        }
        json if json.starts_with(['{', '[']) => {
            let expected: serde_json::Value =
                serde_json::from_str(json).map_err(|error| format!("the expectation: {error}"))?;
            let sent: serde_json::Value = serde_json::from_slice(&request.body)
                .map_err(|error| format!("the body: {error}"))?;
            equal("body", &expected, &sent)
        }
        form => equal("body", &form.as_bytes(), &request.body.as_slice()),
    }
}

fn equal<T: PartialEq + std::fmt::Debug>(what: &str, expected: &T, sent: &T) -> Result<(), String> {
    if expected == sent {
        Ok(())
    } else {
        Err(format!(
            "{what} should be {expected:?}, but {sent:?} was sent"
        ))
    }
}

/// The exact bytes of a multipart body, given the boundary that was sent.
fn multipart(parts: &str, request: &Recorded) -> Result<(), String> {
    let content_type = request.header("content-type").unwrap_or_default();
    let boundary = content_type
        .split_once("boundary=")
        .map_or("", |(_, boundary)| boundary.trim_matches('"'));
    let mut expected = String::new();
    for part in parts.split(" | ") {
        let (name, value) = part
            .split_once('=')
            .ok_or(format!("the expectation: `{part}`"))?;
        expected.push_str(&format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\""
        ));
        match value
            .strip_prefix('@')
            .and_then(|file| file.split_once(':'))
        {
            Some((file, content)) => {
                expected.push_str(&format!("; filename=\"{file}\"\r\nContent-Type: application/octet-stream\r\n\r\n{content}\r\n"));
            }
            None => expected.push_str(&format!("\r\n\r\n{value}\r\n")),
        }
    }
    expected.push_str(&format!("--{boundary}--\r\n"));
    equal(
        "multipart body",
        &expected.as_str(),
        &&*String::from_utf8_lossy(&request.body),
    )
}

/// The expectation with each of its fields wrong, one at a time.
pub(crate) fn corruptions(expectation: &Expectation) -> Vec<Expectation> {
    let mut all = Vec::new();
    let mut with = |change: &dyn Fn(&mut Expectation)| {
        let mut corrupted = expectation.clone();
        change(&mut corrupted);
        all.push(corrupted);
    };
    with(&|wrong| wrong.verb = if wrong.verb == "PUT" { "POST" } else { "PUT" }.to_owned());
    with(&|wrong| {
        wrong.target = wrong
            .target
            .replacen("/api/", "/apj/", 1)
            .replacen("/ui/", "/uj/", 1)
    });
    with(&|wrong| wrong.target.push('x'));
    with(&|wrong| wrong.target = wrong.target.to_uppercase());
    if let Some((path, query)) = expectation.target.split_once('?') {
        with(&|wrong| wrong.target = path.to_owned());
        with(&|wrong| wrong.target = format!("{path}?x{query}"));
    }
    if let Some(last) = expectation.target.rfind('/') {
        with(&|wrong| wrong.target.truncate(last));
    }
    for index in 0..expectation.headers.len() {
        with(&|wrong| {
            wrong.headers[index] = format!("x-{}", wrong.headers[index].trim_start_matches('!'))
        });
        if expectation.headers[index].contains(": ")
            && !expectation.headers[index].ends_with("multipart/form-data")
        {
            with(&|wrong| wrong.headers[index].push('x'));
        }
    }
    with(&|wrong| wrong.headers.push("!user-agent".to_owned()));
    match expectation.body.as_str() {
        "-" => with(&|wrong| wrong.body = "{}".to_owned()),
        json if json.starts_with('{') => {
            for wrong in wrong_json(json) {
                with(&|corrupted| corrupted.body.clone_from(&wrong));
            }
        }
        _ => {
            with(&|wrong| wrong.body.push('x'));
            with(&|wrong| wrong.body = wrong.body.replacen('=', "x=", 1));
        }
    }
    all
}

/// The JSON with each key renamed and each leaf changed, one at a time.
fn wrong_json(text: &str) -> Vec<String> {
    let Ok(value) = serde_json::from_str::<serde_json::Value>(text) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    visit(&value, &mut Vec::new(), &mut |path| {
        let mut renamed = value.clone();
        if rename(&mut renamed, path) {
            all.push(renamed.to_string());
        }
        let mut changed = value.clone();
        if let Some(leaf) = changed.pointer_mut(&pointer(path)) {
            *leaf = serde_json::json!("something else");
            all.push(changed.to_string());
        }
    });
    all
}

fn pointer(path: &[String]) -> String {
    path.iter()
        .map(|key| format!("/{}", key.replace('~', "~0").replace('/', "~1")))
        .collect()
}

fn rename(value: &mut serde_json::Value, path: &[String]) -> bool {
    let Some((key, parent)) = path.split_last() else {
        return false;
    };
    let Some(serde_json::Value::Object(parent)) = value.pointer_mut(&pointer(parent)) else {
        return false;
    };
    let Some(child) = parent.remove(key) else {
        return false;
    };
    parent.insert(format!("{key}x"), child);
    true
}

fn visit(value: &serde_json::Value, path: &mut Vec<String>, each: &mut impl FnMut(&[String])) {
    if !path.is_empty() {
        each(path);
    }
    let children: Vec<(String, &serde_json::Value)> = match value {
        serde_json::Value::Object(map) => map
            .iter()
            .map(|(key, child)| (key.clone(), child))
            .collect(),
        serde_json::Value::Array(list) => list
            .iter()
            .enumerate()
            .map(|(index, child)| (index.to_string(), child))
            .collect(),
        _ => return,
    };
    for (key, child) in children {
        path.push(key);
        visit(child, path, each);
        path.pop();
    }
}

/// The request with a decisive part wrong.
pub(crate) fn corrupted_requests(request: &Recorded) -> Vec<Recorded> {
    let without = |name: &str| {
        let mut wrong = request.clone();
        wrong.headers.retain(|(key, _)| key != name);
        wrong
    };
    let mut all = vec![without("user-agent")];
    if request.header("x-apikey").is_some() {
        all.push(without("x-apikey"));
        let mut other = request.clone();
        other
            .headers
            .iter_mut()
            .filter(|(key, _)| key == "x-apikey")
            .for_each(|(_, value)| value.push('x'));
        all.push(other);
    }
    if request.body.is_empty() {
        all.push(Recorded {
            body: b"{}".to_vec(),
            ..request.clone()
        });
    } else {
        all.push(Recorded {
            body: Vec::new(),
            ..request.clone()
        });
        all.push(without("content-type"));
    }
    all
}
