//! Who belongs to a group, what they may do in it, and who owns a ruleset.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::descriptors::{Descriptor, check_list};
use super::entity::Envelope;
use super::{BodyError, JsonBody};

/// Users to be added to a group or to its administrators, by their e-mail addresses. Nobody is
/// removed.
///
/// Source: <https://docs.virustotal.com/reference/update-group-users>.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct GroupMembers(Envelope<Vec<Descriptor>>);

impl GroupMembers {
    /// The users with these e-mail addresses.
    pub fn new(emails: impl IntoIterator<Item = impl Into<String>>) -> Self {
        GroupMembers(Envelope::of(
            emails.into_iter().map(Descriptor::user).collect(),
        ))
    }
}

impl JsonBody for GroupMembers {
    fn check(&self) -> Result<(), BodyError> {
        check_list("data", &self.0.data)?;
        match self.0.data.iter().find(|user| !user.id().contains('@')) {
            Some(user) => Err(BodyError::outside(
                "id",
                user.id(),
                "members of groups are named by their e-mail addresses",
            )),
            None => Ok(()),
        }
    }
}

/// Service accounts to be created in a group, by ids that are unique in it.
///
/// Source: <https://docs.virustotal.com/reference/create-a-new-service-account>.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct NewServiceAccounts(Envelope<Vec<Descriptor>>);

impl NewServiceAccounts {
    /// Accounts with these ids.
    pub fn new(ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let account = |id| Descriptor::new("service_account", id);
        NewServiceAccounts(Envelope::of(ids.into_iter().map(account).collect()))
    }
}

impl JsonBody for NewServiceAccounts {
    fn check(&self) -> Result<(), BodyError> {
        check_list("data", &self.0.data)
    }
}

/// The user that a ruleset is handed over to, who has to belong to the group that it was made in.
///
/// Source: `transferLivehuntRulesetToAnotherUser` of the Google Threat Intelligence API, February
/// 2025.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct NewOwner(Envelope<Descriptor>);

impl NewOwner {
    /// The user with this id.
    pub fn new(user: impl Into<String>) -> Self {
        NewOwner(Envelope::of(Descriptor::user(user)))
    }
}

impl JsonBody for NewOwner {
    fn check(&self) -> Result<(), BodyError> {
        check_list("data", std::slice::from_ref(&self.0.data))
    }
}

/// What users may do in a group: their roles, and how many requests of the API they may make a day.
///
/// ```
/// use vt_client::bodies::{MemberRoles, MemberSettings};
///
/// let change = MemberSettings::new()
///     .user("ana", MemberRoles::new().add_roles(["USER_ROLE_PRIVATE_SCANNING"]))
///     .user("alex", MemberRoles::new().api_requests_daily(10));
/// ```
///
/// Source: <https://docs.virustotal.com/reference/patch-group-users-roles>.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct MemberSettings(Envelope<Vec<Member>>);

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Member {
    #[serde(rename = "type")]
    tag: &'static str,
    id: String,
    context_attributes: Map<String, Value>,
}

/// The part of [`MemberSettings`] for one user.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MemberRoles(Map<String, Value>);

impl MemberRoles {
    /// Nothing changed yet.
    pub fn new() -> Self {
        MemberRoles::default()
    }

    /// Replaces all roles by these: `USER_ROLE_GROUP_ADMIN`, `USER_ROLE_PRIVATE_SCANNING`.
    #[must_use]
    pub fn roles(self, roles: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.list("roles", roles)
    }

    /// Adds these roles.
    #[must_use]
    pub fn add_roles(self, roles: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.list("add_roles", roles)
    }

    /// Takes these roles away.
    #[must_use]
    pub fn remove_roles(self, roles: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.list("remove_roles", roles)
    }

    /// How many requests the user may make a day.
    #[must_use]
    pub fn api_requests_daily(mut self, allowed: u64) -> Self {
        let limits = json!({"api_requests_daily": {"allowed": allowed}});
        self.0.insert("quota_limits".to_owned(), limits);
        self
    }

    fn list(mut self, name: &str, roles: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let roles: Vec<String> = roles.into_iter().map(Into::into).collect();
        self.0.insert(name.to_owned(), roles.into());
        self
    }
}

impl MemberSettings {
    /// Settings of nobody yet.
    #[expect(
        clippy::new_without_default,
        reason = "nobody's settings are of no use"
    )]
    pub fn new() -> Self {
        MemberSettings(Envelope::of(Vec::new()))
    }

    /// Adds a user.
    #[must_use]
    pub fn user(mut self, id: impl Into<String>, roles: MemberRoles) -> Self {
        self.0.data.push(Member {
            tag: "user",
            id: id.into(),
            context_attributes: roles.0,
        });
        self
    }
}

impl JsonBody for MemberSettings {
    fn check(&self) -> Result<(), BodyError> {
        if self.0.data.is_empty() {
            return Err(BodyError::empty("data"));
        }
        for member in &self.0.data {
            if member.id.trim().is_empty() {
                return Err(BodyError::empty("id"));
            }
            if member.context_attributes.is_empty() {
                return Err(BodyError::empty("context_attributes"));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies::testing::{json, refused, value};

    #[test]
    fn members_are_users_by_address() {
        assert_eq!(
            json(GroupMembers::new(["ana@acme.com", "alex@acme.com"])),
            concat!(
                r#"{"data":[{"type":"user","id":"ana@acme.com"},"#,
                r#"{"type":"user","id":"alex@acme.com"}]}"#
            )
        );
        assert_eq!(
            refused(GroupMembers::new(["ana@acme.com", "alex"])),
            "`id` is `alex`, but members of groups are named by their e-mail addresses; \
             to send it all the same, pass a `serde_json::Value`"
        );
        let nobody: [&str; 0] = [];
        assert_eq!(
            GroupMembers::new(nobody).check().unwrap_err().field(),
            "data"
        );
    }

    #[test]
    fn service_accounts() {
        assert_eq!(
            json(NewServiceAccounts::new(["feeds"])),
            r#"{"data":[{"type":"service_account","id":"feeds"}]}"#
        );
        assert_eq!(
            NewServiceAccounts::new([""]).check().unwrap_err().field(),
            "id"
        );
    }

    #[test]
    fn an_owner_is_one_user() {
        assert_eq!(
            json(NewOwner::new("ana")),
            r#"{"data":{"type":"user","id":"ana"}}"#
        );
        assert_eq!(NewOwner::new(" ").check().unwrap_err().field(), "id");
    }

    #[test]
    fn settings_of_members() {
        let settings = MemberSettings::new()
            .user("user_1", MemberRoles::new().api_requests_daily(10))
            .user(
                "user_2",
                MemberRoles::new().roles(["USER_ROLE_GROUP_ADMIN"]),
            )
            .user(
                "user_3",
                MemberRoles::new()
                    .add_roles(["USER_ROLE_PRIVATE_SCANNING"])
                    .remove_roles(["USER_ROLE_GROUP_ADMIN"]),
            );
        assert_eq!(
            value(settings),
            json!({"data": [
                {"type": "user", "id": "user_1", "context_attributes": {
                    "quota_limits": {"api_requests_daily": {"allowed": 10}},
                }},
                {"type": "user", "id": "user_2", "context_attributes": {
                    "roles": ["USER_ROLE_GROUP_ADMIN"],
                }},
                {"type": "user", "id": "user_3", "context_attributes": {
                    "add_roles": ["USER_ROLE_PRIVATE_SCANNING"],
                    "remove_roles": ["USER_ROLE_GROUP_ADMIN"],
                }},
            ]})
        );
        let field = |settings: MemberSettings| settings.check().unwrap_err().field().to_owned();
        assert_eq!(field(MemberSettings::new()), "data");
        assert_eq!(
            field(MemberSettings::new().user("", MemberRoles::new().roles(["x"]))),
            "id"
        );
        assert_eq!(
            field(MemberSettings::new().user("x", MemberRoles::new())),
            "context_attributes"
        );
    }
}
