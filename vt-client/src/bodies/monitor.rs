//! Items and hashes of VirusTotal Monitor.

use serde::Serialize;

use super::entity::{Entity, Envelope, attributes};
use super::{BodyError, JsonBody, check};
use crate::json::open_enum::open_enum;

/// What the partners of Monitor are told about a file.
///
/// Source: <https://docs.virustotal.com/reference/monitor-items-config>.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct MonitorItemConfig(Envelope<Entity>);

impl MonitorItemConfig {
    /// The details of the item with this id. Folders have none.
    pub fn new(id: impl Into<String>, details: impl Into<String>) -> Self {
        let mut item = Entity::new("monitoritem");
        item.id = Some(id.into());
        MonitorItemConfig(Envelope::of(item)).details(details)
    }
}

attributes! {
    MonitorItemConfig => {
        /// A text about the file.
        details: String,
    }
}

impl JsonBody for MonitorItemConfig {}

open_enum! {
    /// Whether an engine stands by its detection of a hash.
    pub enum MonitorDetection {
        /// It does: the hash is no longer shown to it.
        Confirmed = "confirmed",
    }
}

/// A comment on a hash by a partner of Monitor.
///
/// Source: <https://docs.virustotal.com/reference/monitorpartner-hashes-comments>.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct NewMonitorComment(Comments);

/// A change of a comment on a hash. What is not set stays.
///
/// Source: <https://docs.virustotal.com/reference/monitorpartner-comments-patch>.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct MonitorCommentUpdate(Comments);

/// `{"data": [{…}]}`: the API takes a list, of which one entry makes sense.
#[derive(Clone, Debug, PartialEq)]
struct Comments {
    data: Entity,
}

impl Serialize for Comments {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Envelope::of([&self.data]).serialize(serializer)
    }
}

impl NewMonitorComment {
    /// A comment on the file with this SHA-256, in the name of an engine.
    pub fn new(
        engine: impl Into<String>,
        sha256: impl Into<String>,
        comment: impl Into<String>,
    ) -> Self {
        NewMonitorComment(Comments {
            data: Entity::new("monitor_hash_comment"),
        })
        .engine(engine)
        .sha256(sha256)
        .comment(comment)
    }
}

impl MonitorCommentUpdate {
    /// An update that changes nothing yet.
    #[expect(clippy::new_without_default, reason = "an empty update is of no use")]
    pub fn new() -> Self {
        MonitorCommentUpdate(Comments {
            data: Entity::new("monitor_hash_comment"),
        })
    }

    /// Sends the comment's id in the body, too.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.0.data.id = Some(id.into());
        self
    }

    /// Takes the detection back: the hash is shown again.
    #[must_use]
    pub fn no_detection(self) -> Self {
        self.attribute("detection", ())
    }
}

attributes! {
    NewMonitorComment, MonitorCommentUpdate => {
        /// The text.
        comment: String,
        /// Whether the engine stands by its detection.
        detection: MonitorDetection,
        /// The engine.
        engine: String,
        /// The SHA-256 of the file.
        sha256: String,
    }
}

impl JsonBody for NewMonitorComment {
    fn check(&self) -> Result<(), BodyError> {
        let attributes = &self.0.data.attributes;
        check::required(attributes, "engine")?;
        check::required(attributes, "sha256")?;
        check::required(attributes, "comment")
    }
}

impl JsonBody for MonitorCommentUpdate {
    fn check(&self) -> Result<(), BodyError> {
        check::changes(&self.0.data.attributes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies::testing::{refused, value};
    use serde_json::json;

    #[test]
    fn details_of_an_item() {
        assert_eq!(
            value(MonitorItemConfig::new(
                "[MONITOR-ID]",
                "This is file metadata."
            )),
            json!({"data": {
                "id": "[MONITOR-ID]",
                "type": "monitoritem",
                "attributes": {"details": "This is file metadata."},
            }})
        );
    }

    #[test]
    fn comments_are_lists_of_one() {
        assert_eq!(
            value(
                NewMonitorComment::new("engine", "abc", "[TEXT]")
                    .detection(MonitorDetection::Confirmed)
            ),
            json!({"data": [{"type": "monitor_hash_comment", "attributes": {
                "comment": "[TEXT]",
                "detection": "confirmed",
                "engine": "engine",
                "sha256": "abc",
            }}]})
        );
        assert_eq!(
            value(NewMonitorComment::new("engine", "abc", "[TEXT]")),
            json!({"data": [{"type": "monitor_hash_comment", "attributes": {
                "comment": "[TEXT]", "engine": "engine", "sha256": "abc",
            }}]})
        );
    }

    #[test]
    fn updates_hold_what_is_set() {
        assert_eq!(
            value(MonitorCommentUpdate::new().comment("new")),
            json!({"data": [{"type": "monitor_hash_comment", "attributes": {"comment": "new"}}]})
        );
        assert_eq!(
            value(MonitorCommentUpdate::new().id("c1").comment("new")),
            json!({"data": [{
                "id": "c1", "type": "monitor_hash_comment", "attributes": {"comment": "new"},
            }]})
        );
        assert_eq!(
            value(MonitorCommentUpdate::new().id("c1").no_detection()),
            json!({"data": [{
                "id": "c1", "type": "monitor_hash_comment", "attributes": {"detection": null},
            }]})
        );
        assert_eq!(
            refused(MonitorCommentUpdate::new().id("c1")),
            "the update changes nothing; set at least one attribute"
        );
    }

    #[test]
    fn comments_name_engine_file_and_text() {
        let field = |engine, sha256, comment| {
            let comment = NewMonitorComment::new(engine, sha256, comment);
            comment.check().unwrap_err().field().to_owned()
        };
        assert_eq!(field("", "abc", "x"), "engine");
        assert_eq!(field("e", "", "x"), "sha256");
        assert_eq!(field("e", "abc", ""), "comment");
    }
}
