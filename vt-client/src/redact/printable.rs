//! What may be printed where people read it: one decision for errors, logs and the command line.
//!
//! Texts come from servers, files and command lines. Put on a terminal as they are, some of their
//! characters act instead of being seen: an escape sequence moves the cursor, a line feed makes a
//! line that passes for one of the program's own, a change of the writing direction shows
//! `gpj.exe` as `exe.jpg`, and an invisible character makes two names look the same. All text of
//! this library's errors went through [`escape`]; a program that prints other text of the service
//! can do the same. What is a result (an object's text, its attributes) stays as it came.

use std::borrow::Cow;

use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory};
use icu_properties::{CodePointMapData, CodePointSetData};

/// Whether a character is seen, as itself and nothing else, wherever text is printed.
///
/// The Unicode database decides. Not printable are:
///
/// * controls, C0 (with the line feed and the tab), DEL and C1;
/// * formats: all that change the writing direction, annotations, tags;
/// * what is ignored by default, as it has no shape: spaces without width, joiners, variation
///   selectors, fillers, the byte order mark;
/// * separators of lines and paragraphs;
/// * what has no agreed shape: private use, noncharacters, what is not assigned.
///
/// Joiners and variation selectors are letters' business in Persian, in Indic scripts and in
/// emoji. They are escaped all the same: whoever reads a message has to tell two names apart, and
/// an escape among the letters is readable, while a difference that is not seen misleads.
///
/// ```
/// use vt_client::printable::is_printable;
///
/// assert!(" aé世😀".chars().all(is_printable));
/// assert!(!"\n\u{1b}\u{9b}\u{202e}\u{200b}\u{2028}\u{feff}\u{e0041}".chars().any(is_printable));
/// ```
pub fn is_printable(character: char) -> bool {
    if character.is_ascii() {
        return !character.is_ascii_control();
    }
    let category = CodePointMapData::<GeneralCategory>::new().get(character);
    !matches!(
        category,
        GeneralCategory::Control
            | GeneralCategory::Format
            | GeneralCategory::LineSeparator
            | GeneralCategory::ParagraphSeparator
            | GeneralCategory::PrivateUse
            | GeneralCategory::Surrogate
            | GeneralCategory::Unassigned
    ) && !CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(character)
}

/// The text on one line: what is not [printable](is_printable) is escaped as in Rust, `\n` or
/// `\u{202e}`.
///
/// Backslashes stay as they are, so a text that was escaped already does not change.
///
/// ```
/// assert_eq!(vt_client::printable::escape("a\r\n\u{1b}[2Jb"), r"a\r\n\u{1b}[2Jb");
/// ```
pub fn escape(text: &str) -> Cow<'_, str> {
    escape_but(text, |_| false)
}

/// The same line by line: line feeds and tabs stay. For text whose lines are the program's own,
/// since a line of a stranger could pass for one of them.
pub fn escape_lines(text: &str) -> Cow<'_, str> {
    escape_but(text, |character| matches!(character, '\n' | '\t'))
}

/// The beginning of a text on one line, of at most so many characters.
pub(crate) fn beginning(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", escape(&text[..end])),
        None => escape(text).into_owned(),
    }
}

fn escape_but(text: &str, stays: impl Fn(char) -> bool) -> Cow<'_, str> {
    let is_escaped = |character: char| !is_printable(character) && !stays(character);
    let Some(first) = text.find(is_escaped) else {
        return Cow::Borrowed(text);
    };
    let (start, rest) = text.split_at(first);
    let mut shown = String::with_capacity(text.len() + 16);
    shown.push_str(start);
    for character in rest.chars() {
        if is_escaped(character) {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_or_is_not_seen_is_not_printable() {
        for range in [
            '\0'..='\u{1f}',           // C0
            '\u{7f}'..='\u{9f}',       // DEL, C1
            '\u{ad}'..='\u{ad}',       // soft hyphen
            '\u{34f}'..='\u{34f}',     // grapheme joiner
            '\u{61c}'..='\u{61c}',     // Arabic letter mark
            '\u{115f}'..='\u{1160}',   // Hangul fillers
            '\u{180b}'..='\u{180f}',   // Mongolian selectors and vowel separator
            '\u{200b}'..='\u{200f}',   // zero width, joiners, marks of direction
            '\u{2028}'..='\u{202e}',   // separators, embeddings and overrides of direction
            '\u{2060}'..='\u{206f}',   // word joiner, invisible operators, isolates, deprecated
            '\u{3164}'..='\u{3164}',   // Hangul filler
            '\u{e000}'..='\u{f8ff}',   // private use
            '\u{fdd0}'..='\u{fdef}',   // noncharacters
            '\u{fe00}'..='\u{fe0f}',   // variation selectors
            '\u{feff}'..='\u{feff}',   // byte order mark
            '\u{ffa0}'..='\u{ffa0}',   // half-width Hangul filler
            '\u{fff0}'..='\u{fffb}',   // unassigned, interlinear annotation
            '\u{fffe}'..='\u{ffff}',   // noncharacters
            '\u{1d173}'..='\u{1d17a}', // musical formats
            '\u{e0000}'..='\u{e0fff}', // tags, variation selectors supplement
            '\u{f0000}'..='\u{10ffff}',
        ] {
            for character in range {
                assert!(!is_printable(character), "{}", character.escape_unicode());
            }
        }
    }

    #[test]
    fn what_is_seen_is_printable() {
        for range in [
            ' '..='~',
            '\u{a0}'..='\u{ac}',
            '\u{ae}'..='\u{34e}',
            'а'..='я',
            'א'..='ת',
            'ا'..='ي',
            'अ'..='ह',
            '\u{3000}'..='\u{3029}',
            '一'..='鿿',
            '가'..='힣',
            '\u{fffd}'..='\u{fffd}',
            '😀'..='🙏',
        ] {
            for character in range {
                assert!(is_printable(character), "{}", character.escape_unicode());
            }
        }
        // As file names are spelt on some systems: letters and their accents apart.
        assert!("e\u{301}u\u{308}".chars().all(is_printable));
    }

    #[test]
    fn texts_are_escaped() {
        let steering = "a\u{1b}[2J\nb\tü\u{202e}\u{e0041}";
        assert_eq!(escape(steering), r"a\u{1b}[2J\nb\tü\u{202e}\u{e0041}");
        assert_eq!(
            escape_lines(steering),
            "a\\u{1b}[2J\nb\tü\\u{202e}\\u{e0041}"
        );
        assert!(matches!(
            escape("plain \\n ü"),
            Cow::Borrowed("plain \\n ü")
        ));
        let escaped = escape(steering);
        assert_eq!(escape(&escaped), escaped);
    }

    #[test]
    fn beginnings_are_bounded() {
        assert_eq!(beginning("éé", 2), "éé");
        assert_eq!(beginning("ééé", 2), "éé…");
        assert_eq!(beginning("a\nb", 2), "a\\n…");
        assert_eq!(beginning("", 0), "");
        assert_eq!(beginning("a", 0), "…");
    }
}
