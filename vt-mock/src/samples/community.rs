//! Comments and votes: their identifiers name what they are about.

use serde_json::{Value, json};

use super::Samples;
use super::object::Key;
use super::random::{Random, WORLD_DATE};
use crate::base::time::HOUR;

/// The letters that identifiers of comments and votes begin with.
const LETTERS: [(&str, &str); 8] = [
    ("d", "domain"),
    ("f", "file"),
    ("g", "graph"),
    ("i", "ip_address"),
    ("u", "url"),
    ("c", "collection"),
    ("t", "threat_actor"),
    ("r", "reference"),
];

/// The identifier of a comment or vote on `subject` with this ending.
pub(crate) fn community_id(subject: &Key, ending: &str) -> Option<String> {
    let letter = LETTERS.iter().find(|letter| letter.1 == subject.tag)?.0;
    Some(format!("{letter}-{}-{ending}", subject.id))
}

/// What a comment or vote is about, and the ending of its identifier.
pub(super) fn subject(id: &str) -> Option<(Key, &str)> {
    let (letter, rest) = id.split_once('-')?;
    let (item, ending) = rest.rsplit_once('-')?;
    let tag = LETTERS.iter().find(|known| known.0 == letter)?.1;
    Some((Key::new(tag, item), ending))
}

impl Samples {
    /// The identifier of a comment or vote on `subject`, older with a larger number.
    pub(super) fn community_id(&self, tag: &str, subject: &Key, number: usize) -> Option<String> {
        let names = [tag, &*subject.tag, &*subject.id, &number.to_string()];
        community_id(subject, &Random::new(self.seed, &names).hex(8))
    }

    /// The attributes of a comment or vote, if there is one of this identifier.
    pub(super) fn find_community(&self, tag: &str, id: &str) -> Option<Value> {
        let (subject, _) = subject(id)?;
        let number = (0..self.size)
            .find(|number| self.community_id(tag, &subject, *number).as_deref() == Some(id))?;
        let mut random = self.random(tag, id);
        let date = WORLD_DATE - HOUR * (number as u64 + 1);
        Some(if tag == "vote" {
            let harmless = random.chance(30);
            let weight = random.between(1, 60) as i64;
            json!({
                "date": date,
                "verdict": if harmless { "harmless" } else { "malicious" },
                "value": if harmless { weight } else { -weight },
            })
        } else {
            let label = random.pick(&["malware", "phishing", "botnet", "clean"]);
            let text = format!(
                "Comment {number} on this {}. #{label} #mock",
                subject.tag.replace('_', " ")
            );
            let votes =
                json!({ "positive": random.below(9), "negative": random.below(3), "abuse": 0 });
            comment(&text, date, votes)
        })
    }
}

/// The attributes of a comment.
pub(crate) fn comment(text: &str, date: u64, votes: Value) -> Value {
    let tags: Vec<String> = text
        .split_whitespace()
        .filter_map(|word| word.strip_prefix('#'))
        .map(|word| {
            word.trim_matches(|letter: char| !letter.is_alphanumeric())
                .to_lowercase()
        })
        .filter(|word| !word.is_empty())
        .collect();
    let html = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    json!({ "date": date, "text": text, "html": html, "tags": tags, "votes": votes })
}
