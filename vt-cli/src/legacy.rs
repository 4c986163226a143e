//! The options of vtapi3's command line, whose short forms have several letters.
//!
//! To clap, `-fid` is `-f -i -d`. The exact tokens are therefore replaced by their long forms before anything is parsed; what
//! follows `--` is left alone.

use std::borrow::Cow;
use std::ffi::OsString;

/// vtapi3's short options and their long forms.
const SHORT: [(&str, &str); 9] = [
    ("-fid", "--file-id"),
    ("-fsr", "--file-scan-report"),
    ("-far", "--file-analyse-report"),
    ("-hr", "--hash-report"),
    ("-uid", "--url-id"),
    ("-usr", "--url-scan-report"),
    ("-uar", "--url-analyse-report"),
    ("-ipr", "--ip-report"),
    ("-dr", "--domain-report"),
];

/// The arguments with vtapi3's short options in their long form.
pub(crate) fn rewrite(arguments: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut only_values = false;
    arguments
        .into_iter()
        .map(|argument| {
            only_values |= argument == "--";
            match SHORT.iter().find(|(short, _)| argument == *short) {
                Some((_, long)) if !only_values => OsString::from(long),
                _ => argument,
            }
        })
        .collect()
}

/// vtapi3's short options, as they are typed.
pub(crate) fn short_options() -> impl Iterator<Item = &'static str> {
    SHORT.into_iter().map(|(short, _)| short)
}

/// Whether this word is one of vtapi3's options, in any form.
pub(crate) fn is_option(word: &OsString) -> bool {
    SHORT
        .iter()
        .any(|(short, long)| word == short || word == long)
}

/// Two different options of vtapi3, where there are, as they were typed.
pub(crate) fn two_options(words: &[OsString]) -> Option<(&str, &str)> {
    let mut options = options(words)
        .filter(|word| is_option(word))
        .filter_map(|word| word.to_str());
    let first = options.next()?;
    options
        .find(|option| *option != first)
        .map(|other| (first, other))
}

/// A word with a single dash and several letters that is no option. Clap would take each letter for an option of its own, and show
/// its help or version for an `h` or a `V`, whatever the others are. A negative number may follow an option that takes one.
pub(crate) fn unknown_cluster(
    words: &[OsString],
    takes_number: impl Fn(&str) -> bool,
) -> Option<Cow<'_, str>> {
    let mut previous = Cow::Borrowed("");
    options(words)
        .map(|word| word.to_string_lossy())
        .find(|word| {
            let before = std::mem::replace(&mut previous, word.clone());
            let Some(letters) = word.strip_prefix('-') else {
                return false;
            };
            let is_cluster = !letters.starts_with('-') && letters.chars().count() > 1;
            let is_known = short_options().any(|short| short == *word)
                || letters.chars().all(|letter| "hvV".contains(letter))
                || is_number(letters) && takes_number(&before);
            is_cluster && !is_known
        })
}

fn is_number(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_digit()) && text.parse::<f64>().is_ok()
}

/// The words before `--`.
fn options(words: &[OsString]) -> impl Iterator<Item = &OsString> {
    words.iter().take_while(|word| *word != "--")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(arguments: &str) -> String {
        let arguments = arguments.split(' ').map(OsString::from);
        rewrite(arguments).join(" ".as_ref()).into_string().unwrap()
    }

    /// From the help text of vtapi3's command line.
    #[test]
    fn every_short_option_has_its_long_form() {
        for (short, long) in [
            ("-fid", "--file-id"),
            ("-fsr", "--file-scan-report"),
            ("-far", "--file-analyse-report"),
            ("-hr", "--hash-report"),
            ("-uid", "--url-id"),
            ("-usr", "--url-scan-report"),
            ("-uar", "--url-analyse-report"),
            ("-ipr", "--ip-report"),
            ("-dr", "--domain-report"),
        ] {
            assert_eq!(rewritten(&format!("vt {short} x")), format!("vt {long} x"));
            assert_eq!(
                rewritten(&format!("vt --mock x {short}")),
                format!("vt --mock x {long}")
            );
            assert_eq!(rewritten(&format!("vt {long} x")), format!("vt {long} x"));
            let after_dashes = format!("vt {long} -- {short}");
            assert_eq!(rewritten(&after_dashes), after_dashes);
        }
    }

    #[test]
    fn only_exact_tokens_are_rewritten() {
        for untouched in [
            "vt -fidx a",
            "vt -f -i -d a",
            "vt -FID a",
            "vt --password=-hr a",
            "vt -v a",
            "vt fid -h",
        ] {
            assert_eq!(rewritten(untouched), untouched);
        }
    }

    #[test]
    fn two_options_are_found_as_they_were_typed() {
        let two = |line: &str| {
            let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            two_options(&words).map(|(one, other)| format!("{one} {other}"))
        };
        assert_eq!(two("vt -hr H -dr D").as_deref(), Some("-hr -dr"));
        assert_eq!(two("vt --url-id -dr D").as_deref(), Some("--url-id -dr"));
        for line in ["vt -hr H", "vt -hr -hr H", "vt -hr -- -dr", "vt x y"] {
            assert_eq!(two(line), None, "{line}");
        }
    }

    #[test]
    fn clusters_that_clap_takes_for_help_are_found() {
        let takes_number = |option: &str| option == "--timeout";
        let unknown = |word: &str| unknown_cluster(&[word.into()], takes_number).is_some();
        for word in [
            "-hrx", "-vhx", "-xh", "-Vx", "-hr=a", "-hr=", "-Vx1", "-1h", "-12", "-h=", "-\u{e9}h",
            "-h-",
        ] {
            assert!(unknown(word), "{word}");
        }
        for word in [
            "-h", "-x", "-\u{e9}", "-1", "-vv", "-vh", "-hr", "-", "--help", "--", "hrx",
        ] {
            assert!(!unknown(word), "{word}");
        }
        let after = |option: &str, word: &str| {
            unknown_cluster(&[option.into(), word.into()], takes_number).map(Cow::into_owned)
        };
        assert_eq!(after("--", "-hrx"), None);
        assert_eq!(after("--timeout", "-12.5"), None);
        assert_eq!(after("--timeout", "-inf").as_deref(), Some("-inf"));
        assert_eq!(after("--mock", "-12").as_deref(), Some("-12"));
    }

    #[cfg(unix)]
    #[test]
    fn arguments_that_are_not_text_stay() {
        use std::os::unix::ffi::OsStringExt;
        let words = [OsString::from_vec(vec![b'-', b'h', b'r', 0xff])];
        assert_eq!(rewrite(words.clone()), words);
        // Clap shows its help for the `h` of it.
        assert!(unknown_cluster(&words, |_| false).is_some());
    }
}
