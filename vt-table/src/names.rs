//! Names: identifiers, Rust types, and names that generated code cannot use.

/// Words that Rust keeps for itself, in any edition.
const KEYWORDS: [&str; 53] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "Self", "self", "static", "struct", "super", "trait", "true", "try", "type",
    "typeof", "union", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Methods that every handle has, its own or a trait's.
const OF_HANDLES: [&str; 18] = [
    "new",
    "client",
    "clone",
    "clone_from",
    "clone_into",
    "borrow",
    "borrow_mut",
    "into",
    "try_into",
    "from",
    "try_from",
    "fmt",
    "drop",
    "to_owned",
    "type_id",
    "as_ref",
    "as_mut",
    "default",
];

/// Methods that the client has beside the handles.
const OF_CLIENT: [&str; 22] = [
    "new",
    "from_env",
    "builder",
    "call",
    "get",
    "post",
    "put",
    "patch",
    "delete",
    "request",
    "clone",
    "clone_from",
    "blocking",
    "base_url",
    "borrow",
    "into",
    "try_into",
    "from",
    "try_from",
    "fmt",
    "drop",
    "to_owned",
];

/// Whether Rust keeps this word for itself, so that generated code cannot use it as a name.
pub fn is_keyword(word: &str) -> bool {
    // `union` is one only where a union can stand, and may name methods.
    word != "union" && KEYWORDS.contains(&word)
}

/// Whether every handle has a method of this name already.
pub(crate) fn is_of_handles(name: &str) -> bool {
    OF_HANDLES.contains(&name)
}

/// Whether the client has a method of this name already.
pub(crate) fn is_of_client(name: &str) -> bool {
    OF_CLIENT.contains(&name)
}

/// Lower-case letters, digits and single underscores, a letter first: `ip_addresses`.
pub(crate) fn is_snake_case(name: &str) -> bool {
    let possible = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(possible)
        && !name.contains("__")
        && !name.ends_with('_')
}

/// `name` in snake case, as a suggestion; `None` if it is beyond help.
pub(crate) fn snake_case(name: &str) -> Option<String> {
    let mut out = String::new();
    let mut previous = '_';
    for character in name.chars() {
        let next = if character.is_ascii_alphanumeric() {
            character.to_ascii_lowercase()
        } else {
            '_'
        };
        let begins_word = character.is_ascii_uppercase() && previous.is_ascii_lowercase();
        if (begins_word || next == '_') && !out.ends_with('_') && !out.is_empty() {
            out.push('_');
        }
        if next != '_' {
            out.push(next);
        }
        previous = character;
    }
    let out = out.trim_matches('_').to_owned();
    is_snake_case(&out).then_some(out)
}

/// `name` as Rust types are written: `IpAddress`.
pub(crate) fn camel_case(name: &str) -> String {
    let words = name.split('_').filter(|word| !word.is_empty());
    words.map(capitalised).collect()
}

pub(crate) fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    match characters.next() {
        Some(first) => first.to_ascii_uppercase().to_string() + characters.as_str(),
        None => String::new(),
    }
}

/// Whether it begins as Rust types do, and not as VirusTotal's words.
pub(crate) fn is_capitalised(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase())
}

/// Whether it is the path of a Rust type: `File`, `crate::Hunt`, `::other::Hunt`.
pub(crate) fn is_type_path(path: &str) -> bool {
    let mut segments = path
        .strip_prefix("::")
        .unwrap_or(path)
        .split("::")
        .peekable();
    let mut first = true;
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        let leads = first && !is_last && matches!(segment, "crate" | "self" | "super");
        let fits = is_identifier(segment) && (!is_last || is_capitalised(segment));
        if !leads && !fits {
            return false;
        }
        first = first && segment == "super";
    }
    true
}

fn is_identifier(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && name != "_"
        && !KEYWORDS.contains(&name)
}

/// `contacted_domains` as people write it: `Contacted domains`.
pub(crate) fn title(name: &str) -> String {
    capitalised(&words(name))
}

/// `ip_address` as people write it: `IP address`.
pub(crate) fn words(name: &str) -> String {
    let words: Vec<&str> = name.split('_').map(written).collect();
    words.join(" ")
}

fn written(word: &str) -> &str {
    match word {
        "caa" => "CAA",
        "cname" => "CNAME",
        "dns" => "DNS",
        "id" => "ID",
        "ids" => "IDs",
        "ioc" => "IoC",
        "iocs" => "IoCs",
        "ip" => "IP",
        "ips" => "IPs",
        "itw" => "in-the-wild",
        "js" => "JS",
        "mx" => "MX",
        "ns" => "NS",
        "pcap" => "PCAP",
        "pe" => "PE",
        "sigma" => "Sigma",
        "soa" => "SOA",
        "ssl" => "SSL",
        "url" => "URL",
        "urls" => "URLs",
        "yara" => "YARA",
        "zip" => "ZIP",
        other => other,
    }
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

    #[test]
    fn titles_keep_acronyms() {
        for (name, expected) in [
            ("contacted_domains", "Contacted domains"),
            ("contacted_ips", "Contacted IPs"),
            ("itw_urls", "In-the-wild URLs"),
            ("pcap_children", "PCAP children"),
            ("historical_ssl_certificates", "Historical SSL certificates"),
            ("urls", "URLs"),
            ("caa_records", "CAA records"),
        ] {
            assert_eq!(title(name), expected);
        }
    }

    #[test]
    fn names_of_types() {
        for (name, expected) in [
            ("file", "File"),
            ("ip_address", "IpAddress"),
            ("ioc_stream_notification", "IocStreamNotification"),
            ("a_1", "A1"),
            ("", ""),
        ] {
            assert_eq!(camel_case(name), expected);
        }
    }

    #[test]
    fn type_paths() {
        for good in [
            "File",
            "crate::Hunt",
            "crate::Hunt",
            "::a::b::C",
            "a_1::B2",
            "self::X",
        ] {
            assert!(is_type_path(good), "{good}");
        }
        for bad in [
            "",
            "file",
            "Vec<File>",
            "crate",
            "a::",
            "::",
            "a::crate::B",
            "a:B",
            "a::b",
            "Self",
            "1a::B",
            "a b::C",
            "&File",
        ] {
            assert!(!is_type_path(bad), "{bad}");
        }
    }

    #[test]
    fn snake_case_and_how_to_get_there() {
        for good in ["a", "ip_addresses", "hash2", "a_1"] {
            assert!(is_snake_case(good), "{good}");
        }
        for (bad, better) in [
            ("addComment", Some("add_comment")),
            ("IPAddress", Some("ipaddress")),
            ("add-comment", Some("add_comment")),
            ("a__b", Some("a_b")),
            ("_a", Some("a")),
            ("1a", None),
            ("é", None),
            ("", None),
        ] {
            assert!(!is_snake_case(bad), "{bad}");
            assert_eq!(snake_case(bad).as_deref(), better, "{bad}");
        }
    }
}
