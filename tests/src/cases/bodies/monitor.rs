//! VT Alerts and VT Monitor.

use serde_json::{Map, Value, json};
use vt_client::bodies::{
    AssetType, MonitorCommentUpdate, MonitorDetection, MonitorItemConfig, MonitorUpload,
    NewAlertingAsset, NewMonitorComment,
};

use super::FILE;

const ITEM: &str = "dnRtb25pdG9yLXYxOi8vYWxpY2UvdG9vbHMvc2V0dXB+MS5leGU=";
const COMMENT: &str =
    "8739c76e681f900923b900c9df0ef75cf421d39cabb54650c4b9ad19b6a76d85-ACME Antivirus";
const ENGINE: &str = "ACME Antivirus";

fn brand() -> NewAlertingAsset {
    let brand = json!({
        "domains": ["example.com"],
        "favicons": ["https://www.example.com/favicon.ico"],
        "names": ["Acme"],
    });
    let info: Map<String, Value> = Map::from_iter([("brand".to_owned(), brand)]);
    NewAlertingAsset::new("brand", "Acme & Söhne").asset_info(info)
}

fn new_comment() -> NewMonitorComment {
    NewMonitorComment::new(ENGINE, FILE, "a true \"positive\" é")
        .detection(MonitorDetection::Confirmed)
}

fn full_update() -> MonitorCommentUpdate {
    MonitorCommentUpdate::new()
        .comment("fixed é")
        .detection(MonitorDetection::Confirmed)
        .engine(ENGINE)
        .sha256(FILE)
}

bodies! {
    "POST /alerts/assets", "-", "alerts.create_asset" => |vt| vt.alerts().create_asset(NewAlertingAsset::new(AssetType::Domain, "example.com"));
    "POST /alerts/assets", "full", "alerts.create_asset" => |vt| vt.alerts().create_asset(brand());
    "POST /monitor/items", "-", "monitor.upload" => |vt| vt.monitor().upload(MonitorUpload::at_path("/tools/setup~1.exe").file_bytes("setup~1.exe", "MZ-sample"));
    "POST /monitor/items", "item", "monitor.upload" => |vt| vt.monitor().upload(MonitorUpload::at_item(ITEM).file_bytes("setup~1.exe", "MZ-sample"));
    "POST /monitor/items", "folder", "monitor.upload" => |vt| vt.monitor().upload(MonitorUpload::at_path("/tools/new folder/"));
    "PATCH /monitor/items/{id}/config", "-", "monitor.update_config" => |vt| vt.monitor().update_config(ITEM, MonitorItemConfig::new(ITEM, "release \"1.0\" é"));
    "PATCH /monitor_partner/comments/{id}", "-", "monitor_partner.update_comment" => |vt| vt.monitor_partner().update_comment(COMMENT, MonitorCommentUpdate::new().comment("fixed é"));
    "PATCH /monitor_partner/comments/{id}", "full", "monitor_partner.update_comment" => |vt| vt.monitor_partner().update_comment(COMMENT, full_update());
    "POST /monitor_partner/hashes/{sha256}/comments", "-", "monitor_partner.add_comment" => |vt| vt.monitor_partner().add_comment(FILE, new_comment());
}
