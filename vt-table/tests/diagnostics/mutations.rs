//! No table, however broken, makes the reader panic or point outside the text.

use vt_table::{Diagnostic, TableSource, read};

/// A table with every construct.
const GOOD: &str = include_str!("../good.toml");

/// Marsaglia's xorshift: random enough to choose mutations, and the same in each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or_default() % limit.max(1)
    }

    fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }
}

/// What is put into the text: parts of tables, and what does not belong there.
const PIECES: [&str; 22] = [
    "\"",
    "'",
    "{",
    "}",
    "[",
    "]",
    "=",
    ",",
    ".",
    "#",
    "\n",
    "\\",
    "{id}",
    "{item}",
    "\"\"\"",
    "é",
    "\u{1F600}",
    "\t",
    "\r\n",
    "\u{0}",
    "0",
    "true",
];

fn mutate(text: &mut String, chance: &mut Chance) {
    let boundaries: Vec<usize> = text.char_indices().map(|(offset, _)| offset).collect();
    let Some(&at) = boundaries.get(chance.below(boundaries.len())) else {
        return;
    };
    let end = text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
    match chance.below(6) {
        0 => text.replace_range(at..end, ""),
        1 => text.insert_str(at, chance.pick(&PIECES)),
        2 => text.replace_range(at..end, chance.pick(&PIECES)),
        3 => {
            let mut lines: Vec<&str> = text.split('\n').collect();
            let (a, b) = (chance.below(lines.len()), chance.below(lines.len()));
            lines.swap(a, b);
            *text = lines.join("\n");
        }
        4 => {
            // A whole stretch of the text is gone.
            let until = at + chance.below(60);
            let until = boundaries.iter().copied().find(|b| *b >= until);
            text.replace_range(at..until.unwrap_or(text.len()), "");
        }
        _ => {
            // A word becomes another word of the table.
            let words: Vec<(usize, &str)> = text
                .match_indices(|c: char| c.is_ascii_lowercase())
                .map(|(start, _)| start)
                .filter(|start| *start >= at)
                .take(1)
                .map(|start| {
                    let rest = &text[start..];
                    let length = rest.find(|c: char| !c.is_ascii_lowercase() && c != '_');
                    (start, &rest[..length.unwrap_or(rest.len())])
                })
                .collect();
            if let Some((start, word)) = words.first() {
                let other: Vec<&str> = text.split_whitespace().collect();
                let other = chance.pick(&other).to_owned();
                let range = *start..start + word.len();
                text.replace_range(range, &other);
            }
        }
    }
}

fn check_place(diagnostic: &Diagnostic, text: &str, seed: u64) {
    let lines = text.split('\n').count();
    assert!(
        (1..=lines).contains(&diagnostic.line),
        "seed {seed}: {diagnostic}"
    );
    let line = text
        .split('\n')
        .nth(diagnostic.line - 1)
        .unwrap_or_default();
    let line = line.trim_end_matches('\r');
    let length = line.chars().count();
    assert_eq!(diagnostic.line_text.chars().count(), length, "seed {seed}");
    assert_eq!(diagnostic.column, diagnostic.caret.start + 1, "seed {seed}");
    assert!(
        diagnostic.caret.start <= diagnostic.caret.end && diagnostic.caret.end <= length,
        "seed {seed}: {:?} of {length}\n{diagnostic}",
        diagnostic.caret
    );
    assert!(!diagnostic.message.is_empty(), "seed {seed}");
    for note in &diagnostic.notes {
        assert!((1..=lines).contains(&note.line), "seed {seed}: {note}");
        let line = text.split('\n').nth(note.line - 1).unwrap_or_default();
        assert!(
            (1..=line.chars().count() + 1).contains(&note.column),
            "seed {seed}: {note}"
        );
    }
}

#[test]
fn mutated_tables_are_read_to_the_end() {
    assert_eq!(read(&TableSource::new("t.toml", GOOD)).diagnostics, []);
    let mut broken = 0;
    for seed in 1..=2000 {
        let mut chance = Chance(0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(seed));
        let mut text = GOOD.to_owned();
        for _ in 0..=chance.below(4) {
            mutate(&mut text, &mut chance);
        }
        let loaded = read(&TableSource::new("t.toml", text.as_str()));
        for diagnostic in &loaded.diagnostics {
            check_place(diagnostic, &text, seed);
            assert!(diagnostic.to_string().contains('^'), "seed {seed}");
        }
        let sorted = loaded
            .diagnostics
            .is_sorted_by_key(|diagnostic| (diagnostic.line, diagnostic.column));
        assert!(sorted, "seed {seed}");
        broken += usize::from(!loaded.diagnostics.is_empty());
    }
    // Most mutations break something; comments and documentation may change unseen.
    assert!(broken > 1000, "{broken}");
}

#[test]
fn texts_that_are_not_tables_are_read_to_the_end() {
    for text in [
        "",
        "\n",
        "\u{feff}",
        "\u{feff}\n[",
        "=",
        "[",
        "]",
        "[]",
        "[[",
        "\"",
        "\r\n\r\n",
        "\0",
        "a",
        "a=",
        "a={",
        "a=[",
        "a=\"\"\"",
        "[a",
        "{",
        "é",
        "a.b.c",
        "resource = []",
        "shared = {}",
        "[[resource]]\n[[resource]]\n",
    ] {
        let loaded = read(&TableSource::new("t.toml", text));
        for diagnostic in &loaded.diagnostics {
            let text = text.strip_prefix('\u{feff}').unwrap_or(text);
            check_place(diagnostic, text, 0);
        }
    }
    let nested = "a = ".to_owned() + &"[".repeat(100_000);
    assert!(
        !read(&TableSource::new("t.toml", nested))
            .diagnostics
            .is_empty()
    );
}
