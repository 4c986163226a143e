//! Who may call an operation.

use std::fmt;

/// Who may call an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tier {
    /// Anyone with a key.
    Public,
    /// VT Enterprise or Google Threat Intelligence.
    Premium,
    /// Premium with hunting.
    Hunting,
    /// Premium with feeds.
    Feeds,
    /// VT Monitor.
    Monitor,
    /// Private scanning.
    PrivateScanning,
    /// Administrators of a group or the account itself.
    Admin,
    /// The owner (or an editor) of the object.
    Owner,
    /// Not documented.
    Unknown,
}

impl Tier {
    /// Every tier that a table can name.
    pub const ALL: [Tier; 9] = [
        Tier::Public,
        Tier::Premium,
        Tier::Hunting,
        Tier::Feeds,
        Tier::Monitor,
        Tier::PrivateScanning,
        Tier::Admin,
        Tier::Owner,
        Tier::Unknown,
    ];

    /// As written in a table.
    pub const fn as_str(self) -> &'static str {
        match self {
            Tier::Public => "public",
            Tier::Premium => "premium",
            Tier::Hunting => "hunting",
            Tier::Feeds => "feeds",
            Tier::Monitor => "monitor",
            Tier::PrivateScanning => "private-scanning",
            Tier::Admin => "admin",
            Tier::Owner => "owner",
            Tier::Unknown => "unknown",
        }
    }
}

impl fmt::Display for Tier {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}
