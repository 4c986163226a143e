//! What is found, however it is written, and what is left alone.

use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use super::*;

const KEY: &str = "0123456789abcdef0123456789ABCDEFfedcba98765432100f1e2d3c4b5a6978";

fn redacted(key: &str, text: &str) -> String {
    Redactor::new(key).redact(text).into_owned()
}

#[test]
fn a_key_that_looks_encoded_is_found() {
    for key in ["a%41b%2541c", "a%25b%2", "a\\u0041\"b\\\\c"] {
        assert_eq!(redacted(key, &format!("<{key}>")), "<[redacted]>", "{key}");
    }
}

#[test]
fn keys_are_found_in_the_base64_of_longer_texts() {
    for before in ["", "a", "ab", "abc", "https://example.com/?key=", "ü"] {
        for after in ["", "x", "xy", "xyz"] {
            let text = format!("{before}{KEY}{after}");
            for encoded in [STANDARD.encode(&text), URL_SAFE_NO_PAD.encode(&text)] {
                let shown = redacted(KEY, &format!("/urls/{encoded}"));
                assert!(shown.contains(REDACTED), "{encoded}");
                // What is left is the base64 of what stood around it, and nothing of the key.
                let left = shown.len() - "/urls/[redacted]".len();
                let around = (before.len() + after.len()) * 4 / 3 + 8;
                assert!(left <= around, "{encoded}: {shown}");
            }
        }
    }
    // All characters of both alphabets.
    let key = "?>?>~~~???>>>";
    assert!(redacted(key, &STANDARD.encode(key)).starts_with(REDACTED));
    assert!(redacted(key, &URL_SAFE_NO_PAD.encode(key)).starts_with(REDACTED));
}

#[test]
fn escaped_secrets_are_found() {
    for (key, text) in [
        (r#"pass"word\1"#, r#"no "pass\"word\\1" here"#),
        ("pass/word", r#"no "pass\/word" here"#),
        ("password", r#"no "\u0070ass\u0077ord" here"#),
        ("pass'word", r#"no "pass\'word" here"#),
    ] {
        assert_eq!(redacted(key, text), "no \"[redacted]\" here", "{text}");
    }
}

#[test]
fn pieces_of_a_key_that_was_cut_are_found() {
    let key = &KEY[..40];
    for length in 4..key.len() {
        let head = &key[..length];
        assert_eq!(redacted(key, &format!("x {head}")), "x [redacted]");
        assert_eq!(
            redacted(key, &format!("`x {head}…` is wrong")),
            "`x [redacted]…` is wrong"
        );
        let tail = &key[key.len() - length..];
        assert_eq!(redacted(key, &format!("{tail} x")), "[redacted] x");
    }
    // No cut, no piece.
    let inside = format!("x{}x", &key[..39]);
    assert_eq!(redacted(key, &inside), inside);
    assert_eq!(redacted(key, "x 012"), "x 012");
}

#[test]
fn what_is_no_secret_stays() {
    for text in ["", "…", "…0…", "0%", "%", "\\", "\\u00", "ü…ü"] {
        assert_eq!(redacted(KEY, text), text);
    }
}

#[test]
fn a_key_is_found_in_a_url_however_it_is_written() {
    let key = KEY;
    let encoded: String = KEY.bytes().map(|byte| format!("%{byte:02x}")).collect();
    let redactor = Redactor::new(key);
    for text in [KEY, &encoded, &STANDARD.encode(format!("key={KEY}"))] {
        assert!(redactor.finds_key(&format!("https://x.example/{text}?a=b")));
    }
    assert!(!redactor.finds_key(&format!("https://x.example/{}", &KEY[..63])));
    // A shorter one may stand there by chance.
    for (key, is_found) in [("example", false), (&KEY[..15], false), (&KEY[..16], true)] {
        let found = Redactor::new(key).finds_key(&format!("https://x.example/{key}"));
        assert_eq!(found, is_found, "{key}");
    }
}

/// `%25` is `%`, whether or not digits of a hexadecimal number follow.
#[test]
fn a_percent_sign_of_a_key_is_found_encoded() {
    for (key, text) in [
        ("50%1zebra-key", "50%251zebra-key"),
        ("50%zebra-key", "50%25zebra-key"),
        ("50%41-key", "50%2541-key"),
        // Twice, where what follows the one digit too many looks like a number.
        ("50%zab-key", "50%2525zab-key"),
    ] {
        assert_eq!(
            redacted(key, &format!("<{text}>")),
            "<[redacted]>",
            "{text}"
        );
    }
}

/// In JSON, `\n` is a line's end and no `n`.
#[test]
fn a_backslash_before_a_letter_is_not_that_letter() {
    for (key, text) in [
        ("secretnote", r"secret\note"),
        ("passtable1", r"pass\table1"),
        ("0pass4word", r"0pass\4word"),
    ] {
        assert_eq!(redacted(key, text), text);
    }
}

/// The text without what a header of this value holds.
fn without_header(value: &str, text: &str) -> String {
    let key = KEY;
    let mut header = HeaderValue::from_str(value).unwrap();
    header.set_sensitive(true);
    Redactor::new(key).with([&header]).redact(text).into_owned()
}

#[test]
fn the_credentials_in_a_header_are_found_without_the_rest() {
    // base64 of `bob:correct horse`
    let basic = "Basic Ym9iOmNvcnJlY3QgaG9yc2U=";
    for (value, echo) in [
        ("Bearer t0ken-of-a-gateway", "Bearer t0ken-of-a-gateway"),
        ("Bearer t0ken-of-a-gateway", "t0ken-of-a-gateway"),
        ("Bearer t0ken-of-a-gateway", "T0KEN-of-a-gateway"),
        ("Bearer  t0ken/of/a", "t0ken%2Fof%2Fa"),
        ("Token t0ken\"of\"a", r#"t0ken\"of\"a"#),
        (basic, "Ym9iOmNvcnJlY3QgaG9yc2U="),
        (basic, "bob:correct horse"),
        (basic, "correct horse"),
        (basic, "correct%20horse"),
        ("basic Ym9iOmNvcnJlY3QgaG9yc2U=", "correct horse"),
        ("sid=0123456789; theme=midnight", "0123456789"),
        ("theme=dark; sid=\"0123456789\"", "0123456789"),
        ("a-token-alone", "a-token-alone"),
    ] {
        let shown = without_header(value, &format!("<{echo}>"));
        assert_eq!(shown, "<[redacted]>", "{value}");
    }
    // Shorter than 8 characters: the scheme's name, a user's, a word.
    for (value, text) in [
        ("Bearer t0ken-of-a-gateway", "Bearer authentication"),
        (basic, "basic: bob"),
        ("theme=dark; sid=0123456789", "theme=dark"),
        // Only `Basic` encodes: another scheme's token is a word of its own.
        ("Bearer aW5mb3JtYXRpb24=", "information"),
    ] {
        let text = format!("<{text}>");
        assert_eq!(without_header(value, &text), text, "{value}");
    }
}

#[test]
fn passwords_are_found() {
    let key = KEY;
    let passwords = [Secret::new("p@ss#word"), Secret::new("short")];
    let redactor = Redactor::new(key).with_passwords(&passwords);
    let text = "p@ss#word p%40ss%23word short";
    assert_eq!(redactor.redact(text), "[redacted] [redacted] short");
}

/// What is taken for a cut may be a character of a secret.
#[test]
fn a_secret_that_holds_an_ellipsis_is_found() {
    let passwords = [Secret::new("pass…word")];
    let redactor = Redactor::new(KEY).with_passwords(&passwords);
    for (text, shown) in [
        ("<pass…word> a… b", "<[redacted]> a… b"),
        (
            &format!("pass…word pass…word {}…", &KEY[..9]),
            "[redacted] [redacted] [redacted]…",
        ),
    ] {
        assert_eq!(redactor.redact(text), shown);
    }
}
