//! A URL to be analysed.

use bytes::Bytes;

use super::form::Pairs;
use super::{BodyError, FormBody, IntoForm};
use crate::id::text::trimmed;
use crate::id::url_text;

/// What the text has to be, and what to give, for errors.
pub(super) const URL: &str = "a URL";
pub(super) const GIVE: &str = "give the URL to scan";

/// A URL that VirusTotal is to analyse. Plain text is accepted wherever it is. What no URL can be
/// is refused, as by [`UrlId`](crate::UrlId); a form of bytes passes by the check.
///
/// Source: <https://docs.virustotal.com/reference/scan-url>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UrlToScan(pub String);

impl UrlToScan {
    /// The URL with this text.
    pub fn new(url: impl Into<String>) -> Self {
        UrlToScan(url.into())
    }
}

impl FormBody for UrlToScan {
    fn pairs(&self) -> Pairs {
        vec![("url".into(), trimmed(&self.0).to_owned())]
    }

    fn check(&self) -> Result<(), BodyError> {
        if trimmed(&self.0).is_empty() {
            return Err(BodyError::new(
                "url",
                "`url` is empty; give the URL to scan",
            ));
        }
        url_text(URL, GIVE, &self.0)
            .map(drop)
            .map_err(|error| BodyError::of_identifier("url", error))
    }
}

impl IntoForm<UrlToScan> for &str {
    fn into_form(self) -> Result<Bytes, BodyError> {
        UrlToScan::new(self).into_form()
    }
}

impl IntoForm<UrlToScan> for String {
    fn into_form(self) -> Result<Bytes, BodyError> {
        UrlToScan::new(self).into_form()
    }
}

impl IntoForm<UrlToScan> for &String {
    fn into_form(self) -> Result<Bytes, BodyError> {
        UrlToScan::new(self).into_form()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies::RawForm;

    fn form(body: impl IntoForm<UrlToScan>) -> String {
        String::from_utf8(body.into_form().unwrap().to_vec()).unwrap()
    }

    #[test]
    fn the_url_is_encoded_in_the_form() {
        let url = "http://example.com/a b?x=1&y=ü+~#f";
        let shape = "url=http%3A%2F%2Fexample.com%2Fa+b%3Fx%3D1%26y%3D%C3%BC%2B%7E%23f";
        assert_eq!(form(url), shape);
        assert_eq!(form(url.to_owned()), shape);
        let (text, scan) = (url.to_owned(), UrlToScan::new(url));
        assert_eq!(form(&text), shape);
        assert_eq!(form(&scan), shape);
        assert_eq!(form(scan), shape);
    }

    #[test]
    fn raw_forms_are_sent_as_they_are() {
        let pairs = vec![
            ("url".to_owned(), String::new()),
            ("new".to_owned(), "1&2".to_owned()),
        ];
        assert_eq!(form(RawForm(pairs)), "url=&new=1%262");
    }

    #[test]
    fn what_no_url_can_be_is_refused_everywhere_with_what_was_meant() {
        use crate::bodies::{Descriptor, Descriptors, JsonBody, PrivateUrlScan};
        use crate::id::hint::Hint;

        let bad = "hxxp://evil[.]com/x";
        let meant = Some(Hint::Meant("http://evil.com/x".into()));
        let errors = [
            UrlToScan::new(bad).check().unwrap_err(),
            PrivateUrlScan::new(bad).check().unwrap_err(),
            Descriptors::new([Descriptor::url(bad)])
                .check()
                .unwrap_err(),
        ];
        for error in errors {
            assert_eq!((error.field(), error.hint()), ("url", meant.as_ref()));
        }
        // Paths and queries may be anything, and an option that is set by its name is not checked.
        let odd = "http://[::1]/a[.]b,c?d[]=\"e\"";
        assert_eq!(UrlToScan::new(odd).check(), Ok(()));
        assert_eq!(PrivateUrlScan::new(odd).check(), Ok(()));
        assert_eq!(PrivateUrlScan::new(bad).option("url", bad).check(), Ok(()));
        // What cannot be seen is not sent.
        assert_eq!(form("\u{feff}http://a.b/ \n"), "url=http%3A%2F%2Fa.b%2F");
    }

    #[test]
    fn no_url_is_refused() {
        for url in ["", "  "] {
            assert_eq!(
                UrlToScan::new(url).into_form().unwrap_err().to_string(),
                "`url` is empty; give the URL to scan"
            );
        }
    }
}
