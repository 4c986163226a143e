//! Changes of users and groups.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::entity::{Entity, Envelope, attributes};
use super::{BodyError, JsonBody, check};

/// A change of a user. What is not set stays.
///
/// Source: <https://docs.virustotal.com/reference/patch-user-id>.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct UserUpdate(Envelope<Entity>);

/// A change of a group. What is not set stays.
///
/// Source: <https://docs.virustotal.com/reference/patch-group>.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct GroupUpdate(Envelope<Entity>);

attributes! {
    UserUpdate => {
        /// The first name.
        first_name: String,
        /// The last name.
        last_name: String,
        /// The phrase under the name.
        profile_phrase: String,
        /// Settings by name, each a dictionary.
        preferences: (Map<String, Value>),
    }
}

attributes! {
    GroupUpdate => {
        /// Who is written to about the group.
        contact_emails: [String],
        /// Addresses, or patterns of them, whose new accounts join the group.
        auto_add_users: [String],
        /// Settings by name, each a dictionary.
        preferences: (Map<String, Value>),
    }
}

/// What both have in common.
macro_rules! account {
    ($($body:ident $tag:literal $noun:literal),+) => {
        $(
            impl $body {
                /// An update that changes nothing yet.
                #[expect(clippy::new_without_default, reason = "an empty update is of no use")]
                pub fn new() -> Self {
                    $body(Envelope::of(Entity::new($tag)))
                }

                #[doc = concat!("Sends the ", $noun, "'s id in the body, too.")]
                #[must_use]
                pub fn id(mut self, id: impl Into<String>) -> Self {
                    self.0.data.id = Some(id.into());
                    self
                }

                /// Grants a privilege, such as `intelligence`, without an end.
                #[must_use]
                pub fn grant(mut self, privilege: impl Into<String>) -> Self {
                    set_privilege(&mut self.0.data, privilege.into(), json!({"granted": true}));
                    self
                }

                /// Grants a privilege until a time, in seconds since 1970.
                #[must_use]
                pub fn grant_until(mut self, privilege: impl Into<String>, seconds: i64) -> Self {
                    let value = json!({"granted": true, "expiration_date": seconds});
                    set_privilege(&mut self.0.data, privilege.into(), value);
                    self
                }

                /// Takes a privilege away.
                #[must_use]
                pub fn revoke(mut self, privilege: impl Into<String>) -> Self {
                    set_privilege(&mut self.0.data, privilege.into(), json!({"granted": false}));
                    self
                }
            }

            impl JsonBody for $body {
                fn check(&self) -> Result<(), BodyError> {
                    check::changes(&self.0.data.attributes)
                }
            }
        )+
    };
}

account!(UserUpdate "user" "user", GroupUpdate "group" "group");

fn set_privilege(account: &mut Entity, privilege: String, value: Value) {
    let privileges = account
        .attributes
        .entry("privileges")
        .or_insert_with(|| Map::new().into());
    if let Value::Object(privileges) = privileges {
        privileges.insert(privilege, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies::testing::{refused, value};

    #[test]
    fn a_user() {
        let preferences = Map::from_iter([("ui".to_owned(), json!({"dark": true}))]);
        let update = UserUpdate::new()
            .id("wcoyote")
            .first_name("Wile")
            .last_name("Coyote")
            .profile_phrase("Super genius")
            .preferences(preferences);
        assert_eq!(
            value(update),
            json!({"data": {"type": "user", "id": "wcoyote", "attributes": {
                "first_name": "Wile",
                "last_name": "Coyote",
                "profile_phrase": "Super genius",
                "preferences": {"ui": {"dark": true}},
            }}})
        );
        assert_eq!(
            value(UserUpdate::new().first_name("Wile")),
            json!({"data": {"type": "user", "attributes": {"first_name": "Wile"}}})
        );
    }

    #[test]
    fn a_group() {
        let update = GroupUpdate::new()
            .id("acme")
            .contact_emails(["a@acme.com"])
            .auto_add_users(["*@acme.com"])
            .preferences(Map::new());
        assert_eq!(
            value(update),
            json!({"data": {"type": "group", "id": "acme", "attributes": {
                "contact_emails": ["a@acme.com"],
                "auto_add_users": ["*@acme.com"],
                "preferences": {},
            }}})
        );
    }

    #[test]
    fn privileges_are_granted_and_revoked() {
        let privileges = json!({
            "intelligence": {"granted": true},
            "downloads-tier-2": {"granted": true, "expiration_date": 1_700_000_000},
            "private-scanning": {"granted": false},
        });
        let user = UserUpdate::new()
            .grant("intelligence")
            .grant_until("downloads-tier-2", 1_700_000_000)
            .revoke("private-scanning");
        assert_eq!(
            value(user),
            json!({"data": {"type": "user", "attributes": {"privileges": privileges}}})
        );
        let group = GroupUpdate::new()
            .revoke("private-scanning")
            .grant_until("downloads-tier-2", 1_700_000_000)
            .revoke("intelligence")
            .grant("intelligence");
        assert_eq!(
            value(group),
            json!({"data": {"type": "group", "attributes": {"privileges": privileges}}})
        );
    }

    #[test]
    fn updates_change_something() {
        let nothing = "the update changes nothing; set at least one attribute";
        assert_eq!(refused(UserUpdate::new()), nothing);
        assert_eq!(refused(GroupUpdate::new().id("acme")), nothing);
    }
}
