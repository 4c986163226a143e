//! The floors of the crates, from the ground up: a floor uses only floors before it.
//!
//! `docs/architecture.md` says what each is for. The test `floors` holds the sources to these
//! lists.

/// The floors of a crate.
pub fn of(name: &str) -> &'static [&'static str] {
    match name {
        "vt-table" => TABLE,
        "vt-macros" => MACROS,
        "vt-client" => CLIENT,
        "vt-mock" => MOCK,
        "vt-cli" => COMMAND,
        _ => &[],
    }
}

const CLIENT: &[&str] = &[
    "redact",
    "json",
    "id",
    "model",
    "error",
    "policy",
    "wire",
    "bodies",
    "config",
    "transport",
    "client",
    "request",
    "table",
    "jobs",
    "blocking",
];

const TABLE: &[&str] = &[
    "text", "endpoint", "reserved", "nearest", "api", "names", "report", "suggest", "template",
    "values", "syntax", "stamp", "check", "read",
];

const MACROS: &[&str] = &["location", "emit", "invocation"];

const MOCK: &[&str] = &[
    "base", "routing", "http", "samples", "checks", "faults", "record", "world", "answer",
    "service", "server", "command",
];

const COMMAND: &[&str] = &[
    "outcome",
    "format",
    "output",
    "input",
    "operations",
    "session",
    "endpoints",
    "api",
    "jobs",
    "vtapi3",
    "cli",
];
