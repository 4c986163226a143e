//! Which feeds there are, and what their lines are.

use std::fmt;
use std::str::FromStr;

use super::item::FeedLine;
use crate::client::Client;
use crate::error::Error;
use crate::id::{FeedHour, FeedMinute};
use crate::model::object::Object;
use crate::model::objects::{Domain, File, FileBehaviour, IpAddress, Url};
use crate::request::download::Download;
use crate::table::resources::AnyObject;

/// A feed, chosen at run time. Its items are [`AnyObject`]s; [`Files`] and its like give typed
/// ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FeedKind {
    /// Reports on files. Source: <https://docs.virustotal.com/reference/feeds-file>.
    Files,
    /// Reports on URLs. Source: <https://docs.virustotal.com/reference/feeds-url>.
    Urls,
    /// Reports on domains. Source: <https://docs.virustotal.com/reference/feedsdomains2time>.
    Domains,
    /// Reports on IP addresses. Source:
    /// <https://docs.virustotal.com/reference/feedsip_addressestime>.
    IpAddresses,
    /// Behaviour reports on files. Source:
    /// <https://docs.virustotal.com/reference/feeds-file-behaviour>.
    FileBehaviours,
}

impl FeedKind {
    /// Every feed.
    pub const ALL: [FeedKind; 5] = [
        FeedKind::Files,
        FeedKind::Urls,
        FeedKind::Domains,
        FeedKind::IpAddresses,
        FeedKind::FileBehaviours,
    ];

    /// Its name in paths: `file_behaviours`.
    pub fn as_str(self) -> &'static str {
        match self {
            FeedKind::Files => "files",
            FeedKind::Urls => "urls",
            FeedKind::Domains => "domains",
            FeedKind::IpAddresses => "ip_addresses",
            FeedKind::FileBehaviours => "file_behaviours",
        }
    }

    pub(crate) fn minute(self, client: &Client, minute: FeedMinute) -> Download {
        let feeds = client.feeds();
        match self {
            FeedKind::Files => feeds.files(minute),
            FeedKind::Urls => feeds.urls(minute),
            FeedKind::Domains => feeds.domains(minute),
            FeedKind::IpAddresses => feeds.ip_addresses(minute),
            FeedKind::FileBehaviours => feeds.file_behaviours(minute),
        }
    }

    pub(crate) fn hour(self, client: &Client, hour: FeedHour) -> Download {
        let feeds = client.feeds();
        match self {
            FeedKind::Files => feeds.files_hourly(hour),
            FeedKind::Urls => feeds.urls_hourly(hour),
            FeedKind::Domains => feeds.domains_hourly(hour),
            FeedKind::IpAddresses => feeds.ip_addresses_hourly(hour),
            FeedKind::FileBehaviours => feeds.file_behaviours_hourly(hour),
        }
    }
}

impl fmt::Display for FeedKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

/// Reads the name in paths, with underscores or hyphens.
impl FromStr for FeedKind {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let name = text.trim().replace('-', "_");
        let kind = FeedKind::ALL.into_iter().find(|kind| kind.as_str() == name);
        kind.ok_or_else(|| {
            Error::usage(format!(
                "`{}` is not a feed: give `files`, `urls`, `domains`, `ip_addresses` or `file_behaviours`",
                crate::id::shown(text)
            ))
        })
    }
}

/// What [`Client::feed`] takes: a [`FeedKind`], or the type of one feed.
pub trait FeedSource {
    /// What a line is read as.
    type Object: FeedLine;

    /// The feed.
    fn kind(&self) -> FeedKind;
}

impl FeedSource for FeedKind {
    type Object = AnyObject;

    fn kind(&self) -> FeedKind {
        *self
    }
}

macro_rules! sources {
    ($($name:ident, $attributes:ident, $doc:literal;)+) => {$(
        #[doc = $doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name;

        impl FeedSource for $name {
            type Object = Object<$attributes>;

            fn kind(&self) -> FeedKind {
                FeedKind::$name
            }
        }
    )+};
}

sources! {
    Files, File, "The feed of files, with typed items.";
    Urls, Url, "The feed of URLs, with typed items.";
    Domains, Domain, "The feed of domains, with typed items.";
    IpAddresses, IpAddress, "The feed of IP addresses, with typed items.";
    FileBehaviours, FileBehaviour, "The feed of behaviour reports, with typed items.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_feeds() {
        for kind in FeedKind::ALL {
            assert_eq!(kind.to_string().parse::<FeedKind>().unwrap(), kind);
        }
        assert_eq!(
            "file-behaviours".parse::<FeedKind>().unwrap(),
            FeedKind::FileBehaviours
        );
        let error = "file".parse::<FeedKind>().unwrap_err().to_string();
        assert!(error.starts_with("`file` is not a feed: give `files`"));
    }
}
