//! What the server checks for every row of the built-in table.

use vt_client::ENDPOINTS;
use vt_mock::{EICAR_SHA256, MockServer};
use vt_table::{Argument, Endpoint, Place, Tier, Verb};

use crate::client::{Answer, KEY, send};

/// An argument that is good for its kind.
fn good(argument: &Argument) -> &'static str {
    match argument.rust_type.rsplit("::").next().unwrap() {
        "FileHash" | "Sha256" | "UrlId" => EICAR_SHA256,
        "IpAddr" => "192.0.2.1",
        "DomainName" => "example.com",
        "FeedMinute" => "202512310000",
        "FeedHour" => "2025123100",
        _ => "x1",
    }
}

/// Path and query of a row, with `text` for every argument that it names.
fn target(endpoint: &Endpoint, text: impl Fn(&Argument) -> &'static str, more: &str) -> String {
    let mut path = format!(
        "{}{}",
        endpoint.root.as_deref().unwrap_or("/api/v3"),
        endpoint.path
    );
    let mut query = Vec::new();
    for argument in endpoint.arguments.iter() {
        match &argument.place {
            Place::Path => path = path.replace(&format!("{{{}}}", argument.name), text(argument)),
            Place::Query(name) => query.push(format!("{name}={}", good(argument))),
            Place::Header(_) => {}
        }
    }
    if !more.is_empty() {
        query.push(more.to_owned());
    }
    if query.is_empty() {
        path
    } else {
        format!("{path}?{}", query.join("&"))
    }
}

fn ask(server: &MockServer, endpoint: &Endpoint, key: &str, target: &str) -> Answer {
    let headers = endpoint
        .arguments
        .iter()
        .filter_map(|argument| match &argument.place {
            Place::Header(name) => Some((&**name, "x1")),
            _ => None,
        });
    let mut headers: Vec<(&str, &str)> = headers.collect();
    if !key.is_empty() {
        headers.push(("x-apikey", key));
    }
    send(
        server.origin(),
        endpoint.verb.as_str(),
        target,
        &headers,
        b"",
    )
}

fn error(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

#[test]
fn keys_are_asked_for() {
    let server = MockServer::start().unwrap();
    let mut asked = 0;
    for endpoint in ENDPOINTS.iter().filter(|endpoint| endpoint.authenticated) {
        let target = target(endpoint, good, "");
        let name = endpoint.name();
        let with = |key| ask(&server, endpoint, key, &target).error();
        assert_eq!(
            with(""),
            error(401, "AuthenticationRequiredError"),
            "{name}"
        );
        assert_eq!(
            with("wrong-key"),
            error(401, "WrongCredentialsError"),
            "{name}"
        );
        asked += 1;
    }
    assert!(asked > 250, "{asked}");
}

#[test]
fn premium_rows_refuse_public_keys_and_public_rows_do_not() {
    let server = MockServer::start().unwrap();
    let (mut premium, mut public) = (0, 0);
    for endpoint in ENDPOINTS.iter().filter(|endpoint| endpoint.authenticated) {
        let answer = ask(&server, endpoint, "public-key", &target(endpoint, good, ""));
        let name = endpoint.name();
        match endpoint.tier {
            Tier::Public => {
                assert_ne!(answer.status, 403, "{name}");
                public += 1;
            }
            Tier::Premium | Tier::Hunting | Tier::Feeds | Tier::Monitor => {
                assert_eq!(answer.error(), error(403, "ForbiddenError"), "{name}");
                premium += 1;
            }
            _ => {}
        }
    }
    assert!(premium > 50 && public > 50, "{premium} {public}");
}

#[test]
fn limits_are_numbers_within_what_is_documented() {
    let server = MockServer::start().unwrap();
    let mut asked = 0;
    for endpoint in ENDPOINTS
        .iter()
        .filter(|endpoint| endpoint.verb == Verb::Get)
    {
        let parameter = &endpoint.paging.size_parameter;
        if parameter.is_empty() {
            continue;
        }
        for bad in ["0", "-1", "ten", ""] {
            let target = target(endpoint, good, &format!("{parameter}={bad}"));
            let answer = ask(&server, endpoint, KEY, &target).error();
            // An object that does not exist may be reported first.
            let expected = [
                error(400, "InvalidArgumentError"),
                error(404, "NotFoundError"),
            ];
            assert!(
                expected.contains(&answer),
                "{}: {answer:?}",
                endpoint.name()
            );
            asked += usize::from(answer.0 == 400);
        }
    }
    assert!(asked > 100, "{asked}");
}

#[test]
fn identifiers_are_checked() {
    let server = MockServer::start().unwrap();
    let mut asked = 0;
    for endpoint in ENDPOINTS.iter() {
        for kind in ["FileHash", "Sha256", "IpAddr", "FeedMinute", "FeedHour"] {
            let is_kind = |argument: &&Argument| {
                argument.rust_type.rsplit("::").next() == Some(kind)
                    && argument.place == Place::Path
            };
            if endpoint.arguments.iter().find(is_kind).is_none() {
                continue;
            }
            let bad = |argument: &Argument| {
                if is_kind(&argument) {
                    "not-one"
                } else {
                    good(argument)
                }
            };
            let answer = ask(&server, endpoint, KEY, &target(endpoint, bad, ""));
            assert_eq!(
                answer.error(),
                error(400, "InvalidArgumentError"),
                "{}",
                endpoint.name()
            );
            asked += 1;
        }
    }
    assert!(asked > 50, "{asked}");
}

#[test]
fn a_refused_verb_is_answered_with_the_allowed_ones() {
    let server = MockServer::start().unwrap();
    for endpoint in ENDPOINTS.iter() {
        let target = target(endpoint, good, "");
        let answer = send(server.origin(), "BREW", &target, &[("x-apikey", KEY)], b"");
        assert_eq!(answer.error().0, 405, "{}", endpoint.name());
        let allowed = answer.header("allow").unwrap();
        assert!(
            allowed
                .split(", ")
                .any(|verb| verb == endpoint.verb.as_str()),
            "{allowed}"
        );
        let deeper = target.split('?').next().unwrap().to_owned() + "/no/such/path";
        let answer = send(server.origin(), "GET", &deeper, &[("x-apikey", KEY)], b"");
        assert_eq!(
            answer.error(),
            error(404, "NotFoundError"),
            "{}",
            endpoint.name()
        );
    }
}
