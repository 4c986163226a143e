//! Lists of indicators.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::json::raw::{Json, Raw};
use crate::json::reader::JsonReader;
use crate::model::envelope::read_object;
use crate::model::object::Object;
use crate::model::objects::Dynamic;
use crate::table::resources::AnyObject;

/// An edition of a threat list: `{"iocs": [{"data": {…}}, …]}`.
///
/// ```
/// use vt_client::answers::ThreatList;
/// use vt_client::AnyObject;
///
/// let list: ThreatList = serde_json::from_str(
///     r#"{"iocs": [{"data":
///         {"type": "domain", "id": "c2.example", "attributes": {"positives": 3}}}]}"#,
/// )?;
/// let AnyObject::Domain(domain) = &list.iocs()[0] else { panic!("a domain") };
/// assert_eq!(domain.id(), "c2.example");
/// assert_eq!(domain.get("positives"), Some(3.into()));
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// Source: [threat lists](https://gtidocs.virustotal.com/reference/get-latest-threat-list).
#[derive(Clone)]
pub struct ThreatList {
    text: Raw,
    iocs: Vec<AnyObject>,
}

impl ThreatList {
    /// The indicators: files, URLs, domains and IP addresses.
    pub fn iocs(&self) -> &[AnyObject] {
        &self.iocs
    }

    /// The answer as it came, to look things up in.
    pub fn json(&self) -> Json<'_> {
        self.text.json()
    }
}

/// Shows how many indicators there are.
impl fmt::Debug for ThreatList {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "ThreatList({} iocs)", self.iocs.len())
    }
}

impl Serialize for ThreatList {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.text.serialize(serializer)
    }
}

/// Reads any value from a deserialiser of `serde_json`; what is no indicator is left out of the
/// indicators.
impl<'de> Deserialize<'de> for ThreatList {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Raw::deserialize(deserializer)?;
        let mut iocs = Vec::new();
        if let Some(list) = text.json().find("/iocs") {
            JsonReader::new(list.text()).elements(|reader| {
                let object: Result<Object<Dynamic>, _> = read_object(reader.skip().as_bytes());
                iocs.extend(object.map(AnyObject::from));
            });
        }
        Ok(ThreatList { text, iocs })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_indicator_is_left_out_and_kept() {
        let text = r#"{"iocs":[{"data":{"type":"url","id":"u"}},5,{"data":[]},{"type":"x","id":"y"},null],"next":1}"#;
        let list: ThreatList = serde_json::from_str(text).unwrap();
        let ids: Vec<_> = list.iocs().iter().map(AnyObject::id).collect();
        assert_eq!(ids, ["u", "y"]);
        assert_eq!(list.json().text(), text);
        assert_eq!(serde_json::to_string(&list).unwrap(), text);
        assert_eq!(format!("{list:?}"), "ThreatList(2 iocs)");
        for other in ["{}", r#"{"iocs":{}}"#, "[]", "7"] {
            let list: ThreatList = serde_json::from_str(other).unwrap();
            assert!(list.iocs().is_empty(), "{other}");
        }
    }
}
