//! How many rules a text of YARA rules has.

/// At least so many rules are in this text: the word `rule` before a name, outside of comments and
/// texts in quotes.
///
/// A regular expression that looks like the start of a comment hides what follows it, so the number
/// may be too small, not too large.
pub(crate) fn count_rules(text: &str) -> usize {
    let (mut rest, mut count, mut after_rule) = (text, 0, false);
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if first == '"' {
            quoted(rest)
        } else if is_of_word(first) {
            let length = rest.find(|c| !is_of_word(c)).unwrap_or(rest.len());
            count += usize::from(after_rule);
            after_rule = rest.starts_with("rule") && length == 4;
            rest = rest.split_at(length).1;
            continue;
        } else {
            after_rule = after_rule && first.is_whitespace();
            first.len_utf8()
        };
        rest = rest.split_at(length).1;
    }
    count
}

fn is_of_word(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_'
}

/// The bytes of a text in quotes, which ends with its line at the latest.
fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            '\n' => return at,
            '"' if !escaped => return at + 1,
            _ => escaped = character == '\\' && !escaped,
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::count_rules;

    #[test]
    fn rules_are_counted_and_what_only_looks_like_one_is_not() {
        for (text, count) in [
            ("", 0),
            ("rule a { condition: true }", 1),
            (
                "private global rule a{condition:true}rule b : t { condition: a }",
                2,
            ),
            ("rule // why\n a { condition: true }", 1),
            ("// rule a\n/* rule b { } */ import \"pe\"", 0),
            (
                "rule a { meta: d = \"a rule b \\\" rule c\" condition: true }",
                1,
            ),
            (
                "rule a { strings: $a = /\"/ condition: $a }\nrule b { condition: a }",
                2,
            ),
            ("rule a { condition: for any rule_1 in (1) : ( true ) }", 1),
            ("overrule a, rule: b, rule", 0),
            ("règle rule é", 0),
        ] {
            assert_eq!(count_rules(text), count, "{text}");
        }
    }
}
