//! vtapi3's short options, which have several letters.
//!
//! To clap, `-fid` is `-f -i -d`. The exact tokens are therefore replaced with long options before
//! anything is parsed; what follows `--` is left alone.

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

/// The arguments with vtapi3's short options in their long forms.
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

/// vtapi3's short options as they are typed.
pub(crate) fn short_options() -> impl Iterator<Item = &'static str> {
    SHORT.into_iter().map(|(short, _)| short)
}

/// Whether this word is one of vtapi3's options, short or long.
pub(crate) fn is_option(word: &OsString) -> bool {
    SHORT
        .iter()
        .any(|(short, long)| word == short || word == long)
}

/// Two different options of vtapi3, if there are two, as they were typed.
pub(crate) fn two_options(words: &[OsString]) -> Option<(&str, &str)> {
    let mut options = options(words)
        .filter(|word| is_option(word))
        .filter_map(|word| word.to_str());
    let first = options.next()?;
    options
        .find(|option| *option != first)
        .map(|other| (first, other))
}

/// The words that may be options: those after the program's name and before `--`.
pub(crate) fn options(words: &[OsString]) -> impl Iterator<Item = &OsString> {
    words.iter().skip(1).take_while(|word| *word != "--")
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
        for line in [
            "vt -hr H",
            "vt -hr -hr H",
            "vt -hr -- -dr",
            "vt x y",
            "-hr -dr D",
        ] {
            assert_eq!(two(line), None, "{line}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn arguments_that_are_not_text_stay() {
        use std::os::unix::ffi::OsStringExt;
        let words = [OsString::from_vec(vec![b'-', b'h', b'r', 0xff])];
        assert_eq!(rewrite(words.clone()), words);
    }
}
