//! The model in words, for generated documentation and for command lines.

use super::answer::{Answer, Item};
use super::argument::{Parameter, Place};
use super::paging::{Paging, PagingStyle};
use super::tier::Tier;

impl Answer {
    /// What is answered: ``an object of type `file` ``.
    ///
    /// It does not tell whether an object may be missing, how a collection is paged, and from where
    /// bytes come.
    pub fn describe(&self) -> String {
        match self {
            Answer::Nothing => "nothing".to_owned(),
            Answer::Text => "text".to_owned(),
            Answer::Bytes | Answer::Redirect => "bytes".to_owned(),
            Answer::Object { tag, .. } => match &**tag {
                "any" => "an object of any type".to_owned(),
                "descriptor" => "the type and identifier of an object".to_owned(),
                _ => format!("an object of type `{tag}`"),
            },
            Answer::Collection(Item::Object(tag)) | Answer::Either(tag) => match &**tag {
                "any" => "objects of any type".to_owned(),
                "descriptor" => "types and identifiers of objects".to_owned(),
                _ => format!("objects of type `{tag}`"),
            },
            Answer::Collection(Item::Value(rust_type)) => format!("a list of `{rust_type}`"),
            Answer::Data(rust_type) | Answer::Whole(rust_type) => format!("`{rust_type}`"),
        }
    }
}

impl Paging {
    /// How a collection is divided: `pages by cursor, of 10 items by default, at most 40`. `None`
    /// when there is one page.
    pub fn describe(&self) -> Option<String> {
        let pages = match self.style {
            PagingStyle::None => return None,
            PagingStyle::Cursor => "pages by cursor",
            PagingStyle::PageNumber => "pages by number",
            PagingStyle::LinkHeader => "pages by `Link` header",
        };
        Some(match (self.default_size, self.maximum_size) {
            (Some(default), Some(maximum)) => {
                format!("{pages}, of {default} items by default, at most {maximum}")
            }
            (Some(default), None) => format!("{pages}, of {default} items by default"),
            (None, Some(maximum)) => format!("{pages}, of at most {maximum} items"),
            (None, None) => pages.to_owned(),
        })
    }
}

impl Tier {
    /// The accounts that may call it: `premium accounts with hunting`. `None` if the reference
    /// does not say.
    pub const fn accounts(self) -> Option<&'static str> {
        Some(match self {
            Tier::Public => "every account",
            Tier::Premium => "premium accounts (VT Enterprise or Google Threat Intelligence)",
            Tier::Hunting => "premium accounts with hunting",
            Tier::Feeds => "premium accounts with feeds",
            Tier::Monitor => "accounts with VirusTotal Monitor",
            Tier::PrivateScanning => "accounts with private scanning",
            Tier::Admin => "the account itself and administrators of its group",
            Tier::Owner => "the owner of the object",
            Tier::Unknown => return None,
        })
    }
}

impl Place {
    /// Where it goes, ``query parameter `filter` ``; `None` for the path, where its name stands.
    pub fn describe(&self) -> Option<String> {
        match self {
            Place::Path => None,
            Place::Query(name) => Some(format!("query parameter `{name}`")),
            Place::Header(name) => Some(format!("header `{name}`")),
        }
    }
}

impl Parameter {
    /// What it does, with its values, its range and its default.
    pub fn describe(&self) -> String {
        let mut text = self.doc.to_string();
        if !self.values.is_empty() {
            text.push_str(&format!("; one of `{}`", self.values.join("`, `")));
        }
        if let Some((smallest, largest)) = self.range {
            text.push_str(&format!("; from {smallest} to {largest}"));
        }
        if let Some(default) = &self.default {
            text.push_str(&format!("; `{default}` when absent"));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_and_pages() {
        let collection = Answer::Collection(Item::Object("comment".into()));
        assert_eq!(collection.describe(), "objects of type `comment`");
        let sized = |default_size, maximum_size| Paging {
            style: PagingStyle::Cursor,
            default_size,
            maximum_size,
            ..Paging::NONE
        };
        for (paging, words) in [
            (Paging::NONE, None),
            (sized(None, None), Some("pages by cursor")),
            (
                sized(Some(10), None),
                Some("pages by cursor, of 10 items by default"),
            ),
            (
                sized(None, Some(40)),
                Some("pages by cursor, of at most 40 items"),
            ),
            (
                sized(Some(10), Some(40)),
                Some("pages by cursor, of 10 items by default, at most 40"),
            ),
        ] {
            assert_eq!(paging.describe().as_deref(), words);
        }
    }

    #[test]
    fn a_parameter_says_what_it_takes() {
        let mut parameter = Parameter {
            name: "order".into(),
            doc: "The order".into(),
            values: vec!["date+".into(), "date-".into()].into(),
            default: Some("date-".into()),
            range: None,
        };
        assert_eq!(
            parameter.describe(),
            "The order; one of `date+`, `date-`; `date-` when absent"
        );
        parameter.values = Vec::new().into();
        parameter.default = None;
        parameter.range = Some((1, 365));
        assert_eq!(parameter.describe(), "The order; from 1 to 365");
    }
}
