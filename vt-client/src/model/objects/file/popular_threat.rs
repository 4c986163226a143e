//! The names that engines give a threat.

use crate::json::attributes::{FieldInfo, Kind, Tolerant};
use crate::json::reader::JsonReader;

crate::attributes! {
    /// The names that most engines give a threat.
    ///
    /// Source: [files](https://docs.virustotal.com/reference/files).
    pub struct PopularThreat {
        /// The proposed name: `trojan.emotet/score`.
        pub suggested_threat_label: Option<String>,
        /// The categories and how many engines say so.
        pub popular_threat_category: Vec<RankedName>,
        /// The families and how many engines say so.
        pub popular_threat_name: Vec<RankedName>,
    }
}

/// A name and how many engines use it.
///
/// Source: [files](https://docs.virustotal.com/reference/files).
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct RankedName {
    /// The name.
    pub value: String,
    /// How many engines use it.
    pub count: Option<u64>,
}

impl RankedName {
    const FIELDS: &[FieldInfo] = &[
        FieldInfo::new("value", Kind::Text),
        FieldInfo::new("count", Kind::Integer),
    ];
}

/// `{"value": "emotet", "count": 3}`, or `["emotet", 3]` as reports of 2021 have it.
impl Tolerant for RankedName {
    const KIND: Kind = Kind::Structure(|| RankedName::FIELDS);

    fn read(reader: &mut JsonReader<'_>) -> Option<Self> {
        let mut value = None;
        let mut count = None;
        if reader.peek() == b'[' {
            let mut index = 0;
            reader.elements(|reader| {
                match index {
                    0 => value = String::read(reader),
                    1 => count = u64::read(reader),
                    _ => {}
                }
                index += 1;
            });
        } else {
            reader.entries(|name, reader| match name {
                "value" => value = String::read(reader),
                "count" => count = u64::read(reader),
                _ => {
                    reader.skip();
                }
            });
        }
        Some(RankedName {
            value: value?,
            count,
        })
    }
}
