//! Rulesets of Livehunt.

use serde::Serialize;

use super::entity::{Entity, Envelope, attributes};
use super::{BodyError, JsonBody, check};

pub use crate::model::objects::MatchObjectType;

/// A ruleset to be created: its name and YARA rules.
///
/// Source: <https://docs.virustotal.com/reference/create-hunting-ruleset>.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct NewHuntingRuleset(Envelope<Entity>);

/// A change of a ruleset. What is not set stays.
///
/// Source: <https://docs.virustotal.com/reference/modify-hunting-ruleset>.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct HuntingRulesetUpdate(Envelope<Entity>);

impl NewHuntingRuleset {
    /// A ruleset with this name and these YARA rules.
    pub fn new(name: impl Into<String>, rules: impl Into<String>) -> Self {
        NewHuntingRuleset(Envelope::of(Entity::new("hunting_ruleset")))
            .name(name)
            .rules(rules)
    }
}

impl HuntingRulesetUpdate {
    /// An update that changes nothing yet.
    #[expect(clippy::new_without_default, reason = "an empty update is of no use")]
    pub fn new() -> Self {
        HuntingRulesetUpdate(Envelope::of(Entity::new("hunting_ruleset")))
    }

    /// Sends the ruleset's id in the body, too, as the reference does.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.0.data.id = Some(id.into());
        self
    }
}

attributes! {
    NewHuntingRuleset, HuntingRulesetUpdate => {
        /// Its name.
        name: String,
        /// Its YARA rules.
        rules: String,
        /// Whether it is matched.
        enabled: bool,
        /// At most so many notifications in 24 hours.
        limit: u32,
        /// Who gets mail.
        notification_emails: [String],
        /// What it is matched against.
        match_object_type: MatchObjectType,
    }
}

impl JsonBody for NewHuntingRuleset {
    fn check(&self) -> Result<(), BodyError> {
        check::required(&self.0.data.attributes, "name")?;
        check::required(&self.0.data.attributes, "rules")
    }
}

impl JsonBody for HuntingRulesetUpdate {
    fn check(&self) -> Result<(), BodyError> {
        check::changes(&self.0.data.attributes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies::testing::{refused, value};
    use serde_json::json;

    const RULE: &str = "rule foobar { strings: $ = \"foobar\" condition: all of them }";

    #[test]
    fn a_minimal_ruleset() {
        assert_eq!(
            value(NewHuntingRuleset::new("foobar", RULE)),
            json!({"data": {
                "type": "hunting_ruleset",
                "attributes": {"name": "foobar", "rules": RULE},
            }})
        );
    }

    #[test]
    fn a_full_ruleset() {
        let ruleset = NewHuntingRuleset::new("foobar", RULE)
            .enabled(true)
            .limit(100_u32)
            .notification_emails(["wcoyte@acme.com", "rrunner@acme.com"])
            .match_object_type(MatchObjectType::File);
        assert_eq!(
            value(ruleset),
            json!({"data": {"type": "hunting_ruleset", "attributes": {
                "name": "foobar",
                "enabled": true,
                "limit": 100,
                "rules": RULE,
                "notification_emails": ["wcoyte@acme.com", "rrunner@acme.com"],
                "match_object_type": "file",
            }}})
        );
    }

    #[test]
    fn object_types_are_the_documented_words() {
        for (word, known) in [
            ("file", MatchObjectType::File),
            ("url", MatchObjectType::Url),
            ("domain", MatchObjectType::Domain),
            ("ip", MatchObjectType::Ip),
            ("graph", MatchObjectType::Unknown("graph".into())),
        ] {
            assert_eq!(MatchObjectType::from(word), known);
            let update = HuntingRulesetUpdate::new().match_object_type(known);
            assert_eq!(
                value(update)["data"]["attributes"]["match_object_type"],
                word
            );
        }
    }

    #[test]
    fn updates_hold_what_is_set() {
        let no_one: [&str; 0] = [];
        assert_eq!(
            value(HuntingRulesetUpdate::new().notification_emails(no_one)),
            json!({"data": {
                "type": "hunting_ruleset",
                "attributes": {"notification_emails": []},
            }})
        );
        assert_eq!(
            value(HuntingRulesetUpdate::new().id("7").enabled(false)),
            json!({"data": {
                "type": "hunting_ruleset",
                "id": "7",
                "attributes": {"enabled": false},
            }})
        );
        assert_eq!(
            refused(HuntingRulesetUpdate::new()),
            "the update changes nothing; set at least one attribute"
        );
    }

    #[test]
    fn name_and_rules_are_required() {
        let field = |name, rules| {
            let error = NewHuntingRuleset::new(name, rules).check().unwrap_err();
            error.field().to_owned()
        };
        assert_eq!(field("", RULE), "name");
        assert_eq!(field("foobar", " \n"), "rules");
    }
}
