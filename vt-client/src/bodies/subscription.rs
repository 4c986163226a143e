//! Subscriptions to collections and threats.

use serde::Serialize;

use super::entity::{Entity, Envelope, attributes};
use super::{BodyError, JsonBody, check};

/// How the changes of a collection are notified.
///
/// Source: `*-subscription-preferences` of <https://gtidocs.virustotal.com/reference>.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct SubscriptionPreferences(Envelope<Entity>);

impl SubscriptionPreferences {
    /// Preferences with nothing set yet.
    #[expect(clippy::new_without_default, reason = "nothing set is of no use")]
    pub fn new() -> Self {
        SubscriptionPreferences(Envelope::of(Entity::new("subscription_preferences")))
    }
}

attributes! {
    SubscriptionPreferences => {
        /// Who gets mail.
        notification_emails: [String],
        /// Whether there is a mail every day.
        daily_email: bool,
    }
}

impl JsonBody for SubscriptionPreferences {
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
    fn preferences_have_the_documented_shape() {
        let preferences = SubscriptionPreferences::new()
            .notification_emails(["a@example.com"])
            .daily_email(false);
        assert_eq!(
            value(preferences),
            json!({"data": {
                "type": "subscription_preferences",
                "attributes": {"notification_emails": ["a@example.com"], "daily_email": false},
            }})
        );
        assert_eq!(
            refused(SubscriptionPreferences::new()),
            "the update changes nothing; set at least one attribute"
        );
    }
}
