//! Names that a table cannot use, because Rust or the client has them already; uses nothing.

/// Words that Rust keeps for itself, in any edition.
pub(crate) const KEYWORDS: [&str; 53] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "Self", "self", "static", "struct", "super", "trait", "true", "try", "type",
    "typeof", "union", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Methods of the traits that handles and clients implement, or that every type has.
const TRAIT_METHODS: [&str; 13] = [
    "borrow",
    "borrow_mut",
    "clone",
    "clone_from",
    "clone_into",
    "drop",
    "fmt",
    "from",
    "into",
    "to_owned",
    "try_from",
    "try_into",
    "type_id",
];

/// Methods that a handle has, or may get, beside those of its rows.
const HANDLE_METHODS: [&str; 5] = ["as_mut", "as_ref", "client", "default", "new"];

/// Methods that the client, async or blocking, has or may get beside the resources of its table.
const CLIENT_METHODS: [&str; 16] = [
    "as_async",
    "base_url",
    "blocking",
    "builder",
    "call",
    "delete",
    "feed",
    "from_async",
    "from_env",
    "get",
    "new",
    "patch",
    "post",
    "put",
    "request",
    "to_async",
];

/// Request headers that the client decides itself, or that would change where and how a request is
/// sent.
const HEADERS: [&str; 15] = [
    "accept-encoding",
    "connection",
    "content-length",
    "content-type",
    "expect",
    "host",
    "keep-alive",
    "proxy-authorization",
    "proxy-connection",
    "referer",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "x-apikey",
];

/// Whether Rust keeps this word for itself, so that generated code cannot use it as a name.
pub fn is_keyword(word: &str) -> bool {
    // `union` is one only where a union can stand, and may name methods.
    word != "union" && KEYWORDS.contains(&word)
}

/// Whether every handle has a method of this name already, so that no row can have it.
pub fn is_handle_method(name: &str) -> bool {
    HANDLE_METHODS.contains(&name) || TRAIT_METHODS.contains(&name)
}

/// Whether the client has a method of this name already, so that no resource can have it: Rust
/// would call the client's.
pub fn is_client_method(name: &str) -> bool {
    CLIENT_METHODS.contains(&name) || TRAIT_METHODS.contains(&name)
}

/// Whether only the client itself decides if and how this header is sent. Case does not matter.
pub fn is_header(name: &str) -> bool {
    HEADERS
        .iter()
        .any(|header| header.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keywords of the Rust reference: strict, reserved, and those of single editions.
    #[test]
    fn all_keywords_are_known() {
        let strict = "as break const continue crate else enum extern false fn for if impl in let \
                      loop match mod move mut pub ref return self Self static struct super trait \
                      true type unsafe use where while async await dyn";
        let reserved = "abstract become box do final macro override priv typeof unsized virtual \
                        yield try gen";
        for word in strict.split_whitespace().chain(reserved.split_whitespace()) {
            assert!(is_keyword(word), "{word}");
        }
        for word in ["union", "auto", "raw", "safe", "default", "file", ""] {
            assert!(!is_keyword(word), "{word}");
        }
    }

    /// The fields of RFC 9110 that are about the connection or the framing of the body.
    #[test]
    fn headers_of_connections_and_bodies_are_reserved_in_any_case() {
        for name in "Connection Content-Length Content-Type Expect Host Keep-Alive \
                     Proxy-Authorization Proxy-Connection TE Trailer Transfer-Encoding Upgrade"
            .split_whitespace()
        {
            assert!(is_header(name), "{name}");
            assert!(is_header(&name.to_lowercase()), "{name}");
        }
        for name in ["x-apikey", "Referer", "accept-encoding"] {
            assert!(is_header(name), "{name}");
        }
        for name in [
            "accept",
            "authorization",
            "cookie",
            "x-tool",
            "user-agent",
            "",
        ] {
            assert!(!is_header(name), "{name}");
        }
    }
}
