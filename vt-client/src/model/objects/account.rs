//! Users and groups.

use crate::json::map::Map;
use crate::json::raw::Raw;
use crate::json::secret_text::SecretText;
use crate::json::timestamp::Timestamp;

crate::attributes! {
    /// Attributes of a user or a service account. Most are shown to the user and to administrators
    /// of the group only.
    ///
    /// Source: [users](https://docs.virustotal.com/reference/user-object).
    pub struct User {
        /// The API key; shown to the user only.
        pub apikey: Option<SecretText>,
        /// The e-mail address.
        pub email: Option<String>,
        /// The first name.
        pub first_name: Option<String>,
        /// Whether a second factor is used to sign in.
        pub has_2fa: Option<bool>,
        /// When the user last signed in.
        pub last_login: Option<Timestamp>,
        /// The last name.
        pub last_name: Option<String>,
        /// Settings, by the part of VirusTotal that they are for.
        pub preferences: Map<Raw>,
        /// Privileges, by name: `intelligence`, `downloads-tier-2`.
        pub privileges: Map<Privilege>,
        /// The phrase under the name.
        pub profile_phrase: Option<String>,
        /// Quotas, by name: `api_requests_daily`.
        pub quotas: Map<Quota>,
        /// The reputation in the community.
        pub reputation: Option<i64>,
        /// The state of the account: `active`.
        pub status: Option<String>,
        /// When the user joined.
        pub user_since: Option<Timestamp>,
    }

    /// Attributes of a group of users. Most are shown to members and administrators only.
    ///
    /// Source: [groups](https://docs.virustotal.com/reference/group-object).
    pub struct Group {
        /// The address of the company that signed the agreement.
        pub agreement_company_address: Option<String>,
        /// The country of the company that signed the agreement, as a code.
        pub agreement_company_country: Option<String>,
        /// The company that signed the agreement.
        pub agreement_company_name: Option<String>,
        /// Who signed the agreement.
        pub agreement_signatory: Option<String>,
        /// The address of who signed the agreement.
        pub agreement_signatory_email: Option<String>,
        /// The position of who signed the agreement.
        pub agreement_signatory_title: Option<String>,
        /// When the agreement was signed.
        pub agreement_signed_date: Option<Timestamp>,
        /// Addresses, or patterns of them, whose new accounts join the group; shown to
        /// administrators only.
        pub auto_add_users: Vec<String>,
        /// Who is written to about the group.
        pub contact_emails: Vec<String>,
        /// The country.
        pub country: Option<String>,
        /// The country's ISO code: `US`.
        pub country_iso: Option<String>,
        /// The domain.
        pub domain_name: Option<String>,
        /// Whether members have to sign in with OpenID Connect.
        pub force_users_oidc_login: Option<bool>,
        /// Whether members have to sign in with SAML.
        pub force_users_saml_login: Option<bool>,
        /// The group's token.
        pub group_token: Option<SecretText>,
        /// The industry.
        pub industry: Option<String>,
        /// Whether members can use no quota but the group's.
        pub lock_users_api_quota_group: Option<bool>,
        /// The company.
        pub organization: Option<String>,
        /// The company's legal name.
        pub organization_legal_name: Option<String>,
        /// Settings, by the part of VirusTotal that they are for.
        pub preferences: Map<Raw>,
        /// Privileges, by name: `intelligence`, `downloads-tier-2`.
        pub privileges: Map<Privilege>,
        /// Quotas, by name: `api_requests_daily`.
        pub quotas: Map<Quota>,
        /// What of the group's quotas its members use.
        pub quota_usage_by_user: Map<Raw>,
    }

    /// A privilege.
    ///
    /// Source: [users](https://docs.virustotal.com/reference/user-object).
    pub struct Privilege {
        /// When it ends.
        pub expiration_date: Option<Timestamp>,
        /// Whether it is granted.
        pub granted: Option<bool>,
        /// The group that it comes from; of users only.
        pub inherited_from: Option<String>,
        /// How it comes from the group: `api_quota_group`, `intelligence_quota_group`; of users
        /// only.
        pub inherited_via: Option<String>,
    }

    /// A quota and what of it is used. Some that are not limited are very large numbers.
    ///
    /// Source: [users](https://docs.virustotal.com/reference/user-object).
    pub struct Quota {
        /// What may be used.
        pub allowed: Option<u64>,
        /// What is used.
        pub used: Option<u64>,
    }
}
