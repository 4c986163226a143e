//! The mistakes, as edits of the table's text.

/// Each verb becomes another one that takes the same things.
pub(crate) fn verbs(table: &str) -> String {
    let swaps = [
        ("get = \"", "delete = \""),
        ("post = \"", "put = \""),
        ("put = \"", "post = \""),
        ("patch = \"", "post = \""),
        ("delete = \"", "get = \""),
    ];
    lines(table, |line| {
        // The reader refuses other verbs than `get` in the rows that relationships are stamped
        // from.
        let of_relationships = ["objects", "ids", "related", "related_ids"]
            .iter()
            .any(|key| line.starts_with(&format!("{key} = {{ name")));
        if !line.contains('{') || line.starts_with("sources") || of_relationships {
            return line.to_owned();
        }
        // GET has no body.
        let swaps = swaps
            .iter()
            .map(|(from, to)| match line.contains(" json = ") {
                true if to.starts_with("get") => (from, &"patch = \""),
                _ => (from, to),
            });
        let found = swaps
            .filter_map(|(from, to)| Some((line.find(&format!(" {from}"))?, from, to)))
            .min();
        found.map_or(line.to_owned(), |(_, from, to)| {
            line.replacen(&format!(" {from}"), &format!(" {to}"), 1)
        })
    })
}

/// Each path gets a wrong last literal; a shared item's path gets it at the resource.
pub(crate) fn paths(table: &str) -> String {
    let keys = ["get", "post", "put", "patch", "delete", "item"];
    values(table, &keys, |value| match value.strip_prefix("{item}") {
        _ if ["{item}", "{path}"].contains(&value) => format!("{value}/x"),
        Some(rest) if rest.starts_with("/{") => format!("{{item}}/x{rest}"),
        _ if value.ends_with('}') => value.replacen("/{", "x/{", 1),
        _ => format!("{value}x"),
    })
}

/// Answers that code written by hand relies on, so that the compiler notices; in memory, the wire
/// tests corrupt them too.
const RELIED_ON: [&str; 6] = [
    "{self}",
    "SecretText",
    "analysis",
    "private_analysis",
    "redirect",
    "zip_file",
];

/// Each answer with `returns` becomes another one.
pub(crate) fn answers(table: &str) -> String {
    let table = values(table, &["returns"], |value| {
        match value {
            _ if RELIED_ON.contains(&value) => value.into(),
            "nothing" => "text".into(),
            // A relationship must lead to objects.
            "subscription_preferences" => "vote".into(),
            _ => "nothing".into(),
        }
    });
    // These say more of an answer that is no longer there.
    ["whole = true", "nullable = true"]
        .iter()
        .fold(table, |table, key| {
            table
                .replace(&format!(", {key}"), "")
                .replace(&format!("{key}, "), "")
        })
}

/// Each query parameter and optional header gets another name on the wire.
pub(crate) fn query(table: &str) -> String {
    let table = parameters(table, |line| {
        let Some((key, rest)) = line.split_once(" = { ").filter(|(key, _)| is_key(key)) else {
            return line.to_owned();
        };
        match rest.strip_prefix("name = \"") {
            Some(rest) => format!("{key} = {{ name = \"x{rest}"),
            None => format!("{key} = {{ name = \"x{key}\", {rest}"),
        }
    });
    // Required ones have their names from `[arguments]`, unless a parameter of the name says
    // another.
    let required =
        ["query", "date"].map(|key| format!("{key} = {{ name = \"x{key}\", doc = \"x\" }}\n"));
    table.replace(
        "[parameters]\n",
        &format!("[parameters]\n{}", required.concat()),
    )
}

/// Each set of values, each range and each default becomes another one.
pub(crate) fn limits(table: &str) -> String {
    parameters(table, |line| {
        let line = line.replace("values = [", "values = [\"another\", ");
        let line = line.replace("range = [", "range = [-9");
        // One of the values stays one of the values.
        match line.contains("values") {
            true => line,
            false => line.replace("default = \"", "default = \"x"),
        }
    })
}

fn is_key(text: &str) -> bool {
    let of_keys =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    !text.is_empty() && text.chars().all(of_keys)
}

/// Changes the lines of `[parameters]`.
fn parameters(table: &str, change: impl Fn(&str) -> String) -> String {
    let mut inside = false;
    let mut out = String::new();
    for line in table.lines() {
        if line.starts_with('[') || line.starts_with("# ---") {
            inside = line == "[parameters]";
        }
        let changed = if inside {
            change(line)
        } else {
            line.to_owned()
        };
        out.push_str(&changed);
        out.push('\n');
    }
    out
}

/// Each documented page size becomes another one, and rows without the parameter get it.
pub(crate) fn page_sizes(table: &str) -> String {
    table
        .replace("page_size = false", "page_size = 99")
        .replace("page_size = 4", "page_size = 94")
        .replace("page_size = 3", "page_size = 93")
        .replace("max = 2", "max = 92")
        .replace("{ default = 100 }", "{ default = 109 }")
        .replace("default = 10 }", "default = 19 }")
}

/// Changes the text value of these keys, wherever they stand.
pub(crate) fn values(table: &str, keys: &[&str], change: impl Fn(&str) -> String) -> String {
    lines(table, |line| {
        let mut line = line.to_owned();
        if line.starts_with("sources") {
            return line;
        }
        for key in keys {
            let start = format!("{key} = \"");
            let mut from = 0;
            while let Some(at) = line[from..].find(&start).map(|at| from + at) {
                let value = at + start.len();
                from = value;
                if at > 0 && !line[..at].ends_with([' ', '{', ',']) {
                    continue;
                }
                let end = value + line[value..].find('"').unwrap_or(0);
                let other = change(&line[value..end]);
                from += other.len();
                line.replace_range(value..end, &other);
            }
        }
        line
    })
}

/// Each source becomes another one of its kind, also where a resource gives it.
pub(crate) fn sources(table: &str) -> String {
    let paged = ["VT22:", "VTcur:", "GTIdocs:"];
    lines(table, |line| {
        let mut pieces: Vec<String> = line.split('"').map(str::to_owned).collect();
        for piece in &mut pieces {
            if paged.iter().any(|tag| piece.starts_with(tag)) {
                // Several sources stand in one text.
                *piece = piece.replace(';', "x;") + "x";
            }
        }
        let line = pieces.join("\"");
        let pageless = [
            "vt-cli",
            "mcp",
            "misp",
            "secops",
            "gti-dev-kit",
            "vt-graph-api",
        ];
        pageless.iter().fold(line, |line, tag| {
            let other = if *tag == "mcp" { "gti-dev-kit" } else { "mcp" };
            let named = |tag: &str| format!("source = \"{tag}\"");
            match line.contains(&named(tag)) && !line.contains(&named(other)) {
                true => line.replace(&named(tag), &named(other)),
                false => line,
            }
        })
    })
}

fn lines(table: &str, change: impl Fn(&str) -> String) -> String {
    let changed = |line: &str| match line.starts_with('#') {
        true => line.to_owned(),
        false => change(line),
    };
    table.lines().map(|line| changed(line) + "\n").collect()
}
