//! Faults as text: `GET /files/{}: 503 x2; POST /files: reset-body`.

use std::str::FromStr;
use std::time::Duration;

use percent_encoding::percent_decode_str;
use thiserror::Error;

use super::canned::{Canned, RetryAfter};
use super::fault::Fault;
use super::fault::HUGE;
use super::on::On;

/// What is wrong with a text of faults, and where.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("fault {rule}, `{text}`: {message}")]
pub struct SpecError {
    /// Which of the rules, from 1.
    pub rule: usize,
    /// That rule.
    pub text: String,
    /// What is wrong with it.
    pub message: String,
}

/// The words that take no value.
const WORDS: [(&str, Fault); 13] = [
    ("reset", Fault::Reset),
    ("reset-upload", Fault::ResetUpload),
    ("reset-body", Fault::ResetBody),
    ("close", Fault::Close),
    ("stall", Fault::Stall),
    ("stall-body", Fault::StallBody),
    ("truncated-gzip", Fault::TruncatedGzip),
    ("length-too-long", Fault::LengthTooLong),
    ("length-too-short", Fault::LengthTooShort),
    ("redirect-loop", Fault::RedirectLoop),
    ("redirect-away", Fault::RedirectAway),
    ("not-http", Fault::NotHttp),
    ("huge", Fault::Huge(HUGE)),
];

/// Reads rules that are separated by `;` or the end of a line.
pub(crate) fn parse(text: &str) -> Result<Vec<(Fault, On)>, SpecError> {
    let rules = text.split([';', '\n']).map(str::trim);
    let rules = rules.enumerate().filter(|(_, rule)| !rule.is_empty());
    rules
        .map(|(index, text)| {
            rule(text).map_err(|message| SpecError {
                rule: index + 1,
                text: text.to_owned(),
                message,
            })
        })
        .collect()
}

fn rule(text: &str) -> Result<(Fault, On), String> {
    // An IPv6 address in a path has colons as well, but no space behind them.
    let (pattern, fault) = text.split_once(": ").ok_or(
        "write a request and a fault with `: ` between them, such as `GET /files/{}: 503 x2`",
    )?;
    let mut words = fault.split_whitespace();
    let name = words.next().ok_or("there is no fault after `:`")?;
    let mut fault = fault_named(name)?;
    let mut on = On::request(request(pattern.trim())?);
    for word in words {
        if let Some(selected) = select(on.clone(), word)? {
            on = selected;
        } else if let Fault::Answer(answer) = fault {
            fault = Fault::Answer(detail(answer, word)?);
        } else {
            return Err(unknown_detail(word));
        }
    }
    Ok((fault, on))
}

fn request(pattern: &str) -> Result<String, String> {
    if pattern == "*" {
        return Ok("* *".to_owned());
    }
    let (verb, path) = pattern.split_once(' ').unwrap_or((pattern, ""));
    let is_verb = verb == "*" || verb.bytes().all(|byte| byte.is_ascii_uppercase());
    if !is_verb || verb.is_empty() {
        return Err(format!(
            "`{verb}` is not a verb: write it in capitals, or `*` for any"
        ));
    }
    let path = path.trim();
    if path != "*" && !path.starts_with('/') {
        return Err(format!(
            "`{path}` is not a path: it begins with `/`, or is `*` for any"
        ));
    }
    Ok(format!("{verb} {path}"))
}

fn fault_named(word: &str) -> Result<Fault, String> {
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        let status = word
            .parse()
            .ok()
            .filter(|status| (200..=599).contains(status));
        return status
            .map(Fault::status)
            .ok_or_else(|| format!("`{word}` is not a status from 200 to 599"));
    }
    if let Some((_, fault)) = WORDS.iter().find(|(name, _)| *name == word) {
        return Ok(fault.clone());
    }
    let (name, value) = word.split_once('=').unwrap_or((word, ""));
    match name {
        "delay" => Ok(Fault::Delay(milliseconds(name, value)?)),
        "refuse" => Ok(Fault::Refuse(milliseconds(name, value)?)),
        "huge" => Ok(Fault::Huge(number(name, value)?)),
        "gzip-bomb" if value.is_empty() => Ok(Fault::GzipBomb(HUGE)),
        "gzip-bomb" => Ok(Fault::GzipBomb(number(name, value)?)),
        "drip" => {
            let (bytes, pause) = value
                .split_once('/')
                .ok_or("`drip` needs bytes and milliseconds: `drip=16/100`")?;
            Ok(Fault::Drip {
                bytes: number(name, bytes)?,
                pause: milliseconds(name, pause)?,
            })
        }
        _ => {
            let names: Vec<&str> = WORDS.iter().map(|(name, _)| *name).collect();
            Err(format!(
                "there is no fault `{word}`; there are: a status, {}, delay=MS, refuse=MS, \
                 gzip-bomb, drip=BYTES/MS",
                names.join(", ")
            ))
        }
    }
}

/// A word that says which requests are struck; `None` if it is another word.
fn select(on: On, word: &str) -> Result<Option<On>, String> {
    if let Some(times) = word.strip_prefix('x')
        && let Ok(times) = times.parse()
    {
        return match times {
            0 => Err("`x0` would never strike".to_owned()),
            times => Ok(Some(on.first(times))),
        };
    }
    let (name, value) = word.split_once('=').unwrap_or((word, ""));
    Ok(Some(match name {
        "after" => on.after(number(name, value)?),
        "every" => match number(name, value)? {
            0 => return Err("`every=0` strikes nothing; write `every=1` or more".to_owned()),
            nth => on.every(nth),
        },
        "seed" => on.seed(number(name, value)?),
        "chance" => {
            let chance: f64 = number(name, value)?;
            if !(0.0..=1.0).contains(&chance) {
                return Err(format!("`chance={value}` must be from 0 to 1"));
            }
            on.chance(chance)
        }
        _ => return Ok(None),
    }))
}

/// A word that says what a status comes with.
fn detail(answer: Canned, word: &str) -> Result<Canned, String> {
    let (name, value) = word.split_once('=').unwrap_or((word, ""));
    Ok(match name {
        "empty" if word == name => answer.body(""),
        "body" => answer.body(percent_decode_str(value).collect::<Vec<u8>>()),
        "code" => answer.code(value),
        "type" => answer.content_type(value),
        "retry-after" => answer.retry_after(RetryAfter::Seconds(number(name, value)?)),
        "retry-after-date" => answer.retry_after(RetryAfter::Date(number(name, value)?)),
        _ => return Err(unknown_detail(word)),
    })
}

fn unknown_detail(word: &str) -> String {
    format!(
        "`{word}` is not understood; after a fault come xN, after=N, every=N, chance=P, seed=N, \
         and after a status also retry-after=S, retry-after-date=S, code=C, type=T, body=TEXT, \
         empty"
    )
}

fn number<T: FromStr>(name: &str, value: &str) -> Result<T, String> {
    value
        .parse()
        .map_err(|_| format!("`{name}` needs a number, not `{value}`"))
}

fn milliseconds(name: &str, value: &str) -> Result<Duration, String> {
    value
        .parse()
        .map(Duration::from_millis)
        .map_err(|_| format!("`{name}` needs milliseconds, not `{value}`"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::faults::rules::Faults;

    #[test]
    fn rules_are_read() {
        let rules = parse(
            "GET /files/{}: 503 x2; POST /files: reset-body\n*: drip=16/100 chance=0.5 seed=3;",
        )
        .unwrap();
        assert_eq!(
            rules,
            [
                (Fault::status(503), On::request("GET /files/{}").first(2)),
                (Fault::ResetBody, On::request("POST /files")),
                (
                    Fault::Drip {
                        bytes: 16,
                        pause: Duration::from_millis(100)
                    },
                    On::any().chance(0.5).seed(3)
                ),
            ]
        );
        let rules =
            parse("GET /ip_addresses/2001:db8::1: 429 retry-after=3 after=1 every=2").unwrap();
        let answer = Canned::status(429).retry_after(RetryAfter::Seconds(3));
        let on = On::request("GET /ip_addresses/2001:db8::1")
            .after(1)
            .every(2);
        assert_eq!(rules, [(answer.into(), on)]);
        assert!(parse(" ;\n").unwrap().is_empty());
    }

    #[test]
    fn what_is_shown_is_read_again() {
        let texts = [
            "GET /files/{}: 429 code=TooManyRequestsError retry-after-date=7 body=%3Ca%20b%3E \
             after=1 every=2 chance=0.5 seed=9 x3",
            "* *: refuse=250",
            "* /a: gzip-bomb=1000",
            "POST *: huge=77",
            "GET /a: delay=5",
            "GET /a: 500 empty",
        ];
        for text in texts {
            let faults = Faults::new(parse(text).unwrap());
            assert_eq!(faults.list()[0].0, text);
        }
        for (word, fault) in &WORDS[..12] {
            assert_eq!(fault.to_string(), *word);
        }
    }

    #[test]
    fn mistakes_are_reported_with_their_place() {
        let message = |text: &str| parse(text).unwrap_err().to_string();
        assert_eq!(
            message("GET /a: 503; get /b: 503"),
            "fault 2, `get /b: 503`: `get` is not a verb: write it in capitals, or `*` for any"
        );
        assert_eq!(
            message("GET files: 503"),
            "fault 1, `GET files: 503`: `files` is not a path: it begins with `/`, or is `*` for \
             any"
        );
        assert_eq!(
            message("GET /a: delay=soon"),
            "fault 1, `GET /a: delay=soon`: `delay` needs milliseconds, not `soon`"
        );
        for (text, says) in [
            ("503", "with `: ` between"),
            ("GET /a: explode", "there is no fault `explode`"),
            ("GET /a: 99", "`99` is not a status"),
            ("GET /a: 503 twice", "`twice` is not understood"),
            (
                "GET /a: reset retry-after=3",
                "`retry-after=3` is not understood",
            ),
            ("GET /a: 503 chance=2", "must be from 0 to 1"),
            ("GET /a: 503 every=x", "`every` needs a number, not `x`"),
            ("GET /a: 503 every=0", "`every=0` strikes nothing"),
            ("GET /a: 503 x0", "`x0` would never strike"),
            ("GET /a: 503 after", "`after` needs a number, not ``"),
            ("GET /a: 503 after=-1", "`after` needs a number, not `-1`"),
            ("GET /a: 503 after5", "`after5` is not understood"),
            ("GET /a: 503 empty=1", "`empty=1` is not understood"),
            ("GET /a: drip=16", "`drip` needs bytes and milliseconds"),
        ] {
            assert!(message(text).contains(says), "{}", message(text));
        }
    }
}
