//! Users, groups, service accounts and what they did.

use serde_json::{Value, json};

use super::about::About;
use super::random::Random;
use crate::base::time::DAY;

pub(super) fn attributes(tag: &str, about: &About<'_>, random: &mut Random) -> Option<Value> {
    let About { id, created, .. } = about;
    let privileges = json!({
        "intelligence": { "granted": true, "expiration_date": created + 900 * DAY },
        "downloads-tier-2": {
            "granted": true, "inherited_from": "group1", "inherited_via": "group",
        },
        "private-scanning": { "granted": false },
    });
    let quotas = json!({
        "api_requests_hourly": { "allowed": 240, "used": 3 },
        "api_requests_daily": { "allowed": 500, "used": 12 },
        "api_requests_monthly": { "allowed": 1_000_000_000, "used": 345 },
        "intelligence_searches_monthly": { "allowed": 300, "used": 5 },
        "private_scans_monthly": { "allowed": 100, "used": 1 },
    });
    Some(match tag {
        "user" | "service_account" => json!({
            "first_name": "Mock", "last_name": "User", "reputation": random.between(1, 50),
            "status": "active", "user_since": created, "profile_phrase": "I am not real.",
            "email": format!("{id}@example.org"), "has_2fa": tag == "user",
            "last_login": created + DAY, "preferences": { "ui": { "theme": "dark" } },
            "privileges": privileges, "quotas": quotas,
        }),
        "group" => json!({
            "organization": "Mock Organization",
            "organization_legal_name": "Mock Organization GmbH", "agreement_signed_date": created,
            "contact_emails": ["group@example.org"], "country": "Germany", "country_iso": "DE",
            "industry": "security", "preferences": { "ui": { "theme": "dark" } },
            "privileges": privileges, "quotas": quotas, "auto_add_users": ["example.org"],
            "domain_name": "example.org", "agreement_company_name": "Mock Organization GmbH",
            "agreement_company_country": "DE", "agreement_company_address": "1 Made-up Street",
            "agreement_signatory": "Mock User", "agreement_signatory_title": "Head of nothing",
            "agreement_signatory_email": "user0@example.org", "lock_users_api_quota_group": false,
            "force_users_oidc_login": false, "force_users_saml_login": false,
            "quota_usage_by_user": { "api_requests_daily": { "user0": 12 } },
        }),
        "activity_log_entry" => json!({
            "date": created, "action": random.pick(&["ADD_GROUP_USER", "DELETE_GROUP_ADMIN"]),
            "user": "user0", "group": "group1", "target": format!("user{}", random.below(20)),
            "ip_address": "192.0.2.1",
        }),
        _ => return None,
    })
}
