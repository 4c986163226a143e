//! Threat profiles.

use serde::Serialize;
use serde_json::{Map, Value};

use super::entity::{Entity, Envelope, attributes};
use super::{BodyError, JsonBody, check};
use crate::json::open_enum::open_enum;

open_enum! {
    /// What the interests of a profile are about.
    pub enum InterestType {
        /// Industries that are attacked.
        TargetedIndustry = "INTEREST_TYPE_TARGETED_INDUSTRY",
        /// Countries that are attacked, ISO 3166 codes.
        TargetedRegion = "INTEREST_TYPE_TARGETED_REGION",
        /// Countries that attacks come from, ISO 3166 codes.
        SourceRegion = "INTEREST_TYPE_SOURCE_REGION",
        /// What malware does.
        MalwareRole = "INTEREST_TYPE_MALWARE_ROLE",
        /// Why attackers attack.
        ActorMotivation = "INTEREST_TYPE_ACTOR_MOTIVATION",
    }
}

/// A threat profile to be created.
///
/// ```
/// use vt_client::bodies::{InterestType, NewThreatProfile};
///
/// let profile = NewThreatProfile::new("Banks")
///     .interest(InterestType::TargetedRegion, ["US", "ES"])
///     .max_recs_per_type(5);
/// ```
///
/// Source: <https://gtidocs.virustotal.com/reference/create-threat-profile>.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct NewThreatProfile(Envelope<Entity>);

/// A change of a threat profile. What is not set stays; interests are replaced as a whole.
///
/// Source: <https://gtidocs.virustotal.com/reference/update-threat-profile>.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct ThreatProfileUpdate(Envelope<Entity>);

impl NewThreatProfile {
    /// A profile with this name.
    pub fn new(name: impl Into<String>) -> Self {
        NewThreatProfile(Envelope::of(Entity::new("threat_profile"))).name(name)
    }
}

impl ThreatProfileUpdate {
    /// An update that changes nothing yet.
    #[expect(clippy::new_without_default, reason = "an empty update is of no use")]
    pub fn new() -> Self {
        ThreatProfileUpdate(Envelope::of(Entity::new("threat_profile")))
    }

    /// Sends the profile's id in the body, too.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.0.data.id = Some(id.into());
        self
    }
}

attributes! {
    NewThreatProfile, ThreatProfileUpdate => {
        /// Its name.
        name: String,
        /// Whether only its owner and those it is shared with see it.
        private: bool,
        /// Whether threats are recommended to it.
        enable_recommendations: bool,
    }
}

const INTERESTS: &str = "interests";
const RECOMMENDATIONS: &str = "recommendation_config";

/// The methods for values one level below the attributes.
macro_rules! nested {
    ($($body:ident),+) => {
        $(
            impl $body {
                /// The interests of one kind; each kind is named once.
                #[must_use]
                pub fn interest(
                    mut self,
                    kind: impl Into<InterestType>,
                    values: impl IntoIterator<Item = impl Into<String>>,
                ) -> Self {
                    let values: Vec<String> = values.into_iter().map(Into::into).collect();
                    set(&mut self.0.data, INTERESTS, kind.into().as_str(), values);
                    self
                }

                /// At most so many recommendations of one type of object, 1 to 20.
                #[must_use]
                pub fn max_recs_per_type(mut self, count: u32) -> Self {
                    set(&mut self.0.data, RECOMMENDATIONS, "max_recs_per_type", count);
                    self
                }

                /// How many kinds of interests a recommendation has to match, 1 to 5.
                #[must_use]
                pub fn min_categories_matched(mut self, count: u32) -> Self {
                    set(&mut self.0.data, RECOMMENDATIONS, "min_categories_matched", count);
                    self
                }

                /// How many days ago a recommendation was last seen at most, 1 to 365.
                #[must_use]
                pub fn max_days_since_last_seen(mut self, days: u32) -> Self {
                    set(&mut self.0.data, RECOMMENDATIONS, "max_days_since_last_seen", days);
                    self
                }
            }
        )+
    };
}

nested!(NewThreatProfile, ThreatProfileUpdate);

fn set(profile: &mut Entity, group: &str, name: &str, value: impl Into<Value>) {
    let fields = profile
        .attributes
        .entry(group)
        .or_insert_with(|| Map::new().into());
    if let Value::Object(fields) = fields {
        fields.insert(name.to_owned(), value.into());
    }
}

fn check_ranges(profile: &Entity) -> Result<(), BodyError> {
    let Some(Value::Object(config)) = profile.attributes.get(RECOMMENDATIONS) else {
        return Ok(());
    };
    check::within(config, "max_recs_per_type", 1..=20)?;
    check::within(config, "min_categories_matched", 1..=5)?;
    check::within(config, "max_days_since_last_seen", 1..=365)
}

impl JsonBody for NewThreatProfile {
    fn check(&self) -> Result<(), BodyError> {
        check::required(&self.0.data.attributes, "name")?;
        check_ranges(&self.0.data)
    }
}

impl JsonBody for ThreatProfileUpdate {
    fn check(&self) -> Result<(), BodyError> {
        check::changes(&self.0.data.attributes)?;
        check_ranges(&self.0.data)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies::testing::{refused, value};
    use serde_json::json;

    #[test]
    fn a_minimal_and_a_full_profile() {
        assert_eq!(
            value(NewThreatProfile::new("p")),
            json!({"data": {"type": "threat_profile", "attributes": {"name": "p"}}})
        );
        let profile = NewThreatProfile::new("p")
            .private(true)
            .enable_recommendations(false)
            .interest(InterestType::TargetedIndustry, ["Energy"])
            .interest(InterestType::TargetedRegion, ["US", "ES"])
            .interest(InterestType::SourceRegion, ["XX"])
            .interest(InterestType::MalwareRole, ["Ransomware"])
            .interest(InterestType::ActorMotivation, ["Espionage"])
            .max_recs_per_type(20)
            .min_categories_matched(5)
            .max_days_since_last_seen(365);
        assert_eq!(
            value(profile),
            json!({"data": {"type": "threat_profile", "attributes": {
                "name": "p",
                "private": true,
                "enable_recommendations": false,
                "interests": {
                    "INTEREST_TYPE_TARGETED_INDUSTRY": ["Energy"],
                    "INTEREST_TYPE_TARGETED_REGION": ["US", "ES"],
                    "INTEREST_TYPE_SOURCE_REGION": ["XX"],
                    "INTEREST_TYPE_MALWARE_ROLE": ["Ransomware"],
                    "INTEREST_TYPE_ACTOR_MOTIVATION": ["Espionage"],
                },
                "recommendation_config": {
                    "max_recs_per_type": 20,
                    "min_categories_matched": 5,
                    "max_days_since_last_seen": 365,
                },
            }}})
        );
    }

    #[test]
    fn updates_hold_what_is_set() {
        assert_eq!(
            value(ThreatProfileUpdate::new().id("t").interest("NEW", ["x"])),
            json!({"data": {
                "type": "threat_profile",
                "id": "t",
                "attributes": {"interests": {"NEW": ["x"]}},
            }})
        );
        assert_eq!(
            refused(ThreatProfileUpdate::new()),
            "the update changes nothing; set at least one attribute"
        );
    }

    #[test]
    fn values_outside_the_documented_ranges_are_refused() {
        type Set = fn(ThreatProfileUpdate, u32) -> ThreatProfileUpdate;
        for (field, set, maximum) in [
            (
                "max_recs_per_type",
                ThreatProfileUpdate::max_recs_per_type as Set,
                20,
            ),
            (
                "min_categories_matched",
                ThreatProfileUpdate::min_categories_matched,
                5,
            ),
            (
                "max_days_since_last_seen",
                ThreatProfileUpdate::max_days_since_last_seen,
                365,
            ),
        ] {
            for fits in [1, maximum] {
                assert_eq!(set(ThreatProfileUpdate::new(), fits).check(), Ok(()));
            }
            for wrong in [0, maximum + 1] {
                assert_eq!(
                    refused(set(ThreatProfileUpdate::new(), wrong)),
                    format!(
                        "`{field}` is `{wrong}`, but 1 to {maximum} is documented; \
                         to send it all the same, pass a `serde_json::Value`"
                    )
                );
            }
        }
        assert_eq!(
            NewThreatProfile::new("p")
                .max_recs_per_type(21)
                .check()
                .unwrap_err()
                .field(),
            "max_recs_per_type"
        );
        assert_eq!(
            NewThreatProfile::new("").check().unwrap_err().field(),
            "name"
        );
    }
}
