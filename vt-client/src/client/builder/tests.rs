//! What a configuration accepts and refuses.

use super::*;
use crate::config::timeouts::LONGEST_TIMEOUT;
use crate::table::resources::DEFAULT_BASE_URL;

fn builder() -> ClientBuilder {
    Client::builder().api_key("0123456789abcdef")
}

#[track_caller]
fn refused(builder: ClientBuilder, expected: &str) {
    match builder.build() {
        Err(Error::Configuration(refusal)) => {
            let message = refusal.to_string();
            assert!(message.contains(expected), "`{message}` lacks `{expected}`");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn base_urls() {
    for (url, shown) in [
        (DEFAULT_BASE_URL, DEFAULT_BASE_URL),
        ("https://example.com", "https://example.com"),
        ("https://example.com/", "https://example.com"),
        ("HTTPS://Example.com:443/a/", "https://example.com/a"),
        (
            "https://example.com:8443/a/b//",
            "https://example.com:8443/a/b",
        ),
        ("http://localhost:1/x", "http://localhost:1/x"),
        ("http://127.0.0.1", "http://127.0.0.1"),
        ("http://127.9.9.9/", "http://127.9.9.9"),
        ("http://[::1]:80/", "http://[::1]"),
    ] {
        let client = builder().base_url(url).build().unwrap();
        assert_eq!(client.base_url(), shown);
    }
    for (url, expected) in [
        ("", "no scheme"),
        ("www.virustotal.com/api/v3", "no scheme"),
        ("https://", "not a URL"),
        ("ftp://example.com", "must begin with"),
        ("localhost:80", "must begin with"),
        ("https://example.com/?", "query"),
        ("https://example.com/?a=b", "query"),
        ("https://example.com/#", "fragment"),
        ("https://user@example.com/", "user name"),
        ("https://:password@example.com/", "user name"),
        ("http://example.com", "allow_plain_http"),
        ("http://128.0.0.1", "allow_plain_http"),
        ("http://[::2]", "allow_plain_http"),
        ("http://localhost.example.com", "allow_plain_http"),
        ("http://127.0.0.1.example.com", "allow_plain_http"),
    ] {
        refused(builder().base_url(url), expected);
    }
    let plain = builder()
        .base_url("http://example.com")
        .allow_plain_http(true);
    assert_eq!(plain.build().unwrap().base_url(), "http://example.com");
}

#[test]
fn a_key_is_required() {
    refused(Client::builder(), "no API key");
}

/// `docker --env-file` takes quotes for a part of the value.
#[test]
fn a_key_in_quotes_is_told() {
    for quote in ['"', '\'', '`'] {
        let key = format!("{quote}0123456789abcdef{quote}");
        refused(Client::builder().api_key(key.as_str()), "in quotes");
        let message = Client::new(key.as_str()).unwrap_err().to_string();
        assert!(!message.contains("0123"), "{message}");
    }
    for key in ["\"", "a\"b", "\"ab"] {
        assert!(Client::new(key).is_ok(), "{key}");
    }
}

#[test]
fn limits_are_finite() {
    for limit in [
        Duration::ZERO,
        Duration::MAX,
        LONGEST_TIMEOUT + Duration::from_secs(1),
    ] {
        refused(builder().connect_timeout(limit), "`connect_timeout`");
        refused(builder().response_timeout(limit), "`response_timeout`");
        refused(builder().idle_timeout(limit), "`idle_timeout`");
        refused(builder().answer_timeout(limit), "`answer_timeout`");
    }
    assert!(builder().idle_timeout(LONGEST_TIMEOUT).build().is_ok());
}

#[test]
fn headers_that_are_refused() {
    for name in [
        "x-apikey",
        "X-ApiKey",
        "Host",
        "Content-Length",
        "transfer-encoding",
        "connection",
        "accept-encoding",
        "user-agent",
    ] {
        refused(builder().header(name, "1"), &name.to_lowercase());
    }
    refused(builder().header("a b", "1"), "`a b` is not a header's name");
    refused(builder().header("", "1"), "is not a header's name");
    for value in ["", " a", "a\r\nb", "ü", "a\tb"] {
        refused(builder().header("x-a", value), "`x-a`");
        refused(builder().x_tool(value), "`x-tool`");
    }
    refused(builder().user_agent("a\nb"), "user agent");
    assert!(builder().header("x-a", "b c").build().is_ok());
}

#[test]
fn user_agents_have_the_word_gzip() {
    for (agent, sent) in [
        ("my-tool/1", "my-tool/1 (gzip)"),
        ("my-tool/1 gzip", "my-tool/1 gzip"),
        ("GZIP", "GZIP"),
        ("", "(gzip)"),
    ] {
        assert_eq!(user_agent(agent).unwrap(), sent);
    }
}

#[test]
fn what_is_too_long_is_refused_in_few_words() {
    let many = (0..40_000).fold(builder(), |builder, _| builder.header("x-a", "b"));
    for builder in [
        builder().base_url(format!("https://example.com/{}", "a".repeat(70_000))),
        builder().base_url("a".repeat(60_000)),
        builder().header("x-long", "a".repeat(70_000)),
        builder().header("a b".repeat(30_000), "x"),
        many,
    ] {
        let Err(error @ Error::Configuration(_)) = builder.build() else {
            panic!("no configuration error");
        };
        assert!(error.to_string().len() < 300, "{error}");
    }
}

#[test]
fn proxies_that_are_refused() {
    refused(builder().proxy_http("ftp://example.com"), "scheme `ftp`");
    refused(builder().proxy_https(""), "is empty");
    refused(
        builder().proxy_https("http://bob:p@ss#w@127.0.0.1:1"),
        "%23",
    );
    refused(builder().proxy_all("socks5://"), "no host");
    refused(builder().no_proxy("example.com"), "`no_proxy`");
    for proxy in [
        "example.com:8080",
        "https://example.com",
        "socks5h://user:x@example.com",
    ] {
        assert!(builder().proxy_all(proxy).no_proxy("*").build().is_ok());
    }
}
