//! What VT Alerts watches.

use serde::Serialize;
use serde_json::{Map, Value};

use super::entity::{Entity, Envelope, attributes};
use super::{BodyError, JsonBody, check};

pub use crate::model::objects::AssetType;

/// A thing to be watched.
///
/// The reference shows the attributes but no request; the envelope is that of all objects.
///
/// Source: <https://docs.virustotal.com/reference/alerts-watchlist-assets>.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct NewAlertingAsset(Envelope<Entity>);

impl NewAlertingAsset {
    /// A thing of a kind: a domain, a network in CIDR form, or the description of a brand.
    pub fn new(asset_type: impl Into<AssetType>, value: impl Into<String>) -> Self {
        NewAlertingAsset(Envelope::of(Entity::new("alerting_asset")))
            .asset_type(asset_type)
            .value(value)
    }
}

attributes! {
    NewAlertingAsset => {
        /// What kind of thing it is.
        asset_type: AssetType,
        /// The thing.
        value: String,
        /// For a brand: `{"brand": {"domains": […], "favicons": {…}, "names": […]}}`.
        asset_info: (Map<String, Value>),
    }
}

impl JsonBody for NewAlertingAsset {
    fn check(&self) -> Result<(), BodyError> {
        check::required(&self.0.data.attributes, "asset_type")?;
        check::required(&self.0.data.attributes, "value")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies::testing::value;
    use serde_json::json;

    #[test]
    fn assets_of_every_kind() {
        for (asset_type, word) in [
            (AssetType::Domain, "domain"),
            (AssetType::IpRange, "ip range"),
            (AssetType::Brand, "brand"),
        ] {
            assert_eq!(AssetType::from(word), asset_type);
            assert_eq!(
                value(NewAlertingAsset::new(asset_type, "x")),
                json!({"data": {
                    "type": "alerting_asset",
                    "attributes": {"asset_type": word, "value": "x"},
                }})
            );
        }
        let info = Map::from_iter([("brand".to_owned(), json!({"names": ["Acme"]}))]);
        let asset = NewAlertingAsset::new("brand", "Acme").asset_info(info);
        assert_eq!(
            value(asset)["data"]["attributes"]["asset_info"],
            json!({"brand": {"names": ["Acme"]}})
        );
    }

    #[test]
    fn nothing_is_refused() {
        let field = |asset: NewAlertingAsset| asset.check().unwrap_err().field().to_owned();
        assert_eq!(field(NewAlertingAsset::new("brand", "")), "value");
        assert_eq!(field(NewAlertingAsset::new("", "x")), "asset_type");
    }
}
