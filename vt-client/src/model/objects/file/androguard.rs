//! Android packages.

use crate::json::any_value::AnyValue;
use crate::json::map::Map;
use crate::json::raw::Raw;

crate::attributes! {
    /// What Androguard finds in an Android package.
    ///
    /// Source: [androguard](https://docs.virustotal.com/reference/androguard).
    pub struct Androguard {
        /// The classes of its activities.
        pub activities: Vec<String> = "Activities",
        /// The version of Androguard.
        pub androguard_version: Option<String> = "AndroguardVersion",
        /// What it is, as a number.
        pub android_application: Option<i64> = "AndroidApplication",
        /// Whether it could not be read whole.
        pub android_application_error: Option<bool> = "AndroidApplicationError",
        /// What it is: `APK`, `DEX`.
        pub android_application_info: Option<String> = "AndroidApplicationInfo",
        /// Its version as a number, which is a text on the wire.
        pub android_version_code: Option<AnyValue> = "AndroidVersionCode",
        /// Its version as people see it.
        pub android_version_name: Option<AnyValue> = "AndroidVersionName",
        /// The certificate that it is signed with.
        pub certificate: Option<AndroidCertificate>,
        /// What its activities, receivers and services answer to.
        pub intent_filters: Option<Raw>,
        /// The libraries that it wants.
        pub libraries: Vec<String> = "Libraries",
        /// The activity that it starts with.
        pub main_activity: Option<String>,
        /// The lowest version of Android's interface that it runs on.
        pub min_sdk_version: Option<AnyValue> = "MinSdkVersion",
        /// Its name: `com.example.app`.
        pub package: Option<String> = "Package",
        /// What it may do, by permission.
        pub permission_details: Map<AndroidPermission>,
        /// The classes that give data to other applications.
        pub providers: Vec<String> = "Providers",
        /// The classes that receive broadcasts.
        pub receivers: Vec<String> = "Receivers",
        /// How many signs of risk there are, by kind.
        pub risk_indicator: Map<Map<u64>> = "RiskIndicator",
        /// The classes of its services.
        pub services: Vec<String> = "Services",
        /// Texts worth a look.
        pub strings_information: Vec<String> = "StringsInformation",
        /// The version of Android's interface that it is made for.
        pub target_sdk_version: Option<AnyValue> = "TargetSdkVersion",
        /// The version of this report.
        pub vt_android_info: Option<f64> = "VTAndroidInfo",
    }

    /// The certificate that an Android package is signed with.
    ///
    /// Source: [androguard](https://docs.virustotal.com/reference/androguard).
    pub struct AndroidCertificate {
        /// Who issued it: `CN`, `O`, `C`, and all in one as `DN`.
        pub issuer: Map<AnyValue> = "Issuer",
        /// The serial number, hexadecimal.
        pub serial_number: Option<String> = "serialnumber",
        /// Whom it is issued to, with the same names as the issuer.
        pub subject: Map<AnyValue> = "Subject",
        /// SHA-1 of the certificate.
        pub thumbprint: Option<String>,
        /// Since when it is valid, `YYYY-MM-DD hh:mm:ss`.
        pub valid_from: Option<String> = "validfrom",
        /// Until when it is valid, `YYYY-MM-DD hh:mm:ss`.
        pub valid_to: Option<String> = "validto",
    }

    /// A permission.
    ///
    /// Source: [androguard](https://docs.virustotal.com/reference/androguard).
    pub struct AndroidPermission {
        /// What it allows.
        pub full_description: Option<String>,
        /// How much it takes to get it: `normal`, `dangerous`, `signature`.
        pub permission_type: Option<String>,
        /// What it allows, in few words.
        pub short_description: Option<String>,
    }
}
