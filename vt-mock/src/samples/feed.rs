//! Feeds: what is analysed in each minute, made of the pools by the minute alone.

use std::io::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bzip2::{Compression, write::BzEncoder};
use serde_json::{Value, json};

use crate::base::time::{HOUR, MINUTE};
use crate::routing::path::escape_segment;

use super::object::{Key, merge};
use super::random::Random;
use super::{Samples, behaviour};

/// One minute of this many is missing, never two in a row.
const MISSING_OF: usize = 97;

/// Which objects a feed has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Feed {
    Files,
    Urls,
    Domains,
    IpAddresses,
    FileBehaviours,
}

impl Feed {
    /// The feed of this name in paths.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "files" => Self::Files,
            "urls" => Self::Urls,
            "domains" => Self::Domains,
            "ip_addresses" => Self::IpAddresses,
            // As vt-py spells it.
            "file_behaviours" | "file-behaviours" => Self::FileBehaviours,
            _ => return None,
        })
    }

    const fn tag(self) -> &'static str {
        match self {
            Self::Files => "file",
            Self::Urls => "url",
            Self::Domains => "domain",
            Self::IpAddresses => "ip_address",
            Self::FileBehaviours => "file_behaviour",
        }
    }
}

/// A minute or an hour of a feed, by its first second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Package {
    Minute(Feed, u64),
    Hour(Feed, u64),
}

/// What a line's link leads to, for as long as the feed is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FeedItem {
    pub(crate) key: Key,
    /// When it was analysed.
    pub(crate) date: u64,
}

impl FeedItem {
    fn token(&self) -> String {
        URL_SAFE_NO_PAD.encode(format!("{}||{}||{}", self.key.tag, self.key.id, self.date))
    }

    /// What a token names.
    pub(crate) fn of_token(token: &str) -> Option<Self> {
        let text = String::from_utf8(URL_SAFE_NO_PAD.decode(token).ok()?).ok()?;
        let mut parts = text.split("||");
        let key = Key::new(parts.next()?, parts.next()?);
        let date = parts.next()?.parse().ok()?;
        Some(Self { key, date })
    }
}

impl Samples {
    /// Whether a minute has a package: one in [`MISSING_OF`] has none.
    pub(crate) fn has_minute(&self, feed: Feed, start: u64) -> bool {
        let offset = Random::new(self.seed, &["missing", feed.tag()]).below(MISSING_OF);
        (start / MINUTE) as usize % MISSING_OF != offset
    }

    /// The bytes of a package. `base` is the API's base URL, which links begin with.
    pub(crate) fn package(&self, package: Package, base: &str) -> std::io::Result<Vec<u8>> {
        let mut encoder = BzEncoder::new(Vec::new(), Compression::fast());
        match package {
            Package::Minute(feed, start) => encoder.write_all(&self.lines(feed, start, base))?,
            Package::Hour(feed, start) => {
                let mut archive = tar::Builder::new(&mut encoder);
                let minutes = (start..start + HOUR).step_by(MINUTE as usize);
                for minute in minutes.filter(|minute| self.has_minute(feed, *minute)) {
                    let lines = self.lines(feed, minute, base);
                    let mut header = tar::Header::new_gnu();
                    header.set_size(lines.len() as u64);
                    header.set_mode(0o644);
                    header.set_mtime(minute + MINUTE);
                    let name = format!("{}-{:02}.json", feed.tag(), (minute - start) / MINUTE);
                    archive.append_data(&mut header, name, &*lines)?;
                }
                archive.finish()?;
            }
        }
        encoder.finish()
    }

    /// The lines of a minute.
    fn lines(&self, feed: Feed, start: u64, base: &str) -> Vec<u8> {
        let mut random = Random::new(self.seed, &["feed", feed.tag(), &start.to_string()]);
        let count = 2 + random.below(4);
        let first = random.below(self.pool_size());
        let mut lines = Vec::new();
        for step in 0..count {
            // The EICAR test file is left out: the emulator does not hold its content.
            let number = 1 + (first + step) % (self.pool_size() - 1);
            let date = start + (step as u64 * MINUTE) / count as u64;
            let key = self.member(feed.tag(), number);
            let submitter = json!({
                "city": "?", "country": random.pick(&["DE", "ES", "US", "JP"]), "id": random.hex(8),
                "interface": random.pick(&["api", "web"]), "region": "?",
            });
            if let Some(line) = self.line(feed, FeedItem { key, date }, submitter, base) {
                lines.extend(line.to_string().into_bytes());
                lines.push(b'\n');
            }
        }
        lines
    }

    fn line(&self, feed: Feed, item: FeedItem, submitter: Value, base: &str) -> Option<Value> {
        let key = &item.key;
        let mut object = self.find(&key.tag, &key.id)?;
        let token = item.token();
        let context = match feed {
            Feed::Files => json!({
                "download_url": format!("{base}/feeds/files/{token}/download"),
                "submitter": submitter,
            }),
            Feed::FileBehaviours => {
                let (sha256, _) = behaviour::split(&key.id)?;
                let file = self.find("file", sha256)?;
                let link = |kind: &str| format!("{base}/feeds/file_behaviours/{token}/{kind}");
                json!({
                    "file_md5": file["attributes"]["md5"], "file_sha1": file["attributes"]["sha1"],
                    "file_type_tag": file["attributes"]["type_tag"], "html_report": link("html"),
                    "pcap": link("pcap"), "evtx": link("evtx"), "memdump": link("memdump"),
                })
            }
            Feed::Urls | Feed::Domains | Feed::IpAddresses => json!({ "submitter": submitter }),
        };
        if let Some(attributes) = object.get_mut("attributes") {
            for name in [
                "analysis_date",
                "last_analysis_date",
                "last_submission_date",
                "last_modification_date",
            ] {
                if attributes.get(name).is_some() {
                    merge(attributes, json!({ name: item.date }));
                }
            }
        }
        let place = match feed {
            Feed::Files => "files",
            Feed::Urls => "urls",
            Feed::Domains => "domains",
            Feed::IpAddresses => "ip_addresses",
            Feed::FileBehaviours => "file_behaviours",
        };
        object["links"] = json!({ "self": format!("{base}/{place}/{}", escape_segment(&key.id)) });
        object["context_attributes"] = context;
        Some(object)
    }
}
