//! Items of VT Monitor: files and folders by their paths.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::scan::check_size;
use crate::answer::exchange::Exchange;
use crate::answer::object::show;
use crate::base::time::DAY;
use crate::http::failure::Failure;
use crate::http::received::Part;
use crate::http::reply::Reply;
use crate::samples::object::{Key, OWN_USER, merge, object};
use crate::world::World;

/// Keeps a file, or makes a folder if the path ends with a slash. The form names the path, or an
/// item to replace.
pub(super) fn upload(exchange: &Exchange<'_>, world: &mut World) -> Result<Reply, Failure> {
    check_size(exchange)?;
    let request = exchange.request;
    let text = |name: &str| request.part(name).map(Part::text);
    let path = match (text("path"), text("item")) {
        (Some(path), _) => path,
        (None, Some(item)) => world
            .find(&Key::new("monitor_item", &*item))
            .and_then(|item| item["attributes"]["path"].as_str().map(str::to_owned))
            .ok_or_else(|| Failure::no_such("monitor_item", &item))?,
        (None, None) => {
            return Err(Failure::bad_request(
                "the form has neither a part `path` nor a part `item`",
            ));
        }
    };
    if !path.starts_with('/') {
        return Err(Failure::invalid_argument(format!(
            "`path` must begin with a slash, not be `{path}`"
        )));
    }
    let key = Key::new(
        "monitor_item",
        STANDARD.encode(format!("vtmonitor-v1://{OWN_USER}{path}")),
    );
    let mut attributes = json!({
        "path": path, "item_type": "folder", "creation_date": exchange.now,
        "creator_id": OWN_USER, "tags": [], "details": "",
    });
    if !path.ends_with('/') {
        let part = request.part("file").ok_or_else(|| {
            Failure::bad_request("the form has no part `file`, and `path` names no folder")
        })?;
        let facts = &part.facts;
        world.keep_content(key.clone(), part.content.clone());
        let of_file = json!({
            "item_type": "file", "md5": facts.md5, "sha1": facts.sha1, "sha256": facts.sha256,
            "size": facts.size, "last_detections_count": 0, "last_analysis_results": {},
            "next_analysis_date": exchange.now + DAY,
        });
        merge(&mut attributes, of_file);
    }
    world.insert(key.clone(), object(&key.tag, &key.id, attributes));
    world.set_one(&key, "owner", Key::new("user", OWN_USER));
    world.list_newest(&key);
    Ok(Reply::data(show(exchange, world, &key).unwrap_or_default()))
}

/// The items in a folder, at any depth.
pub(super) fn below(world: &World, folder: &Key) -> Vec<Key> {
    let path = |key: &Key| {
        let item = world.find(key)?;
        item["attributes"]["path"].as_str().map(str::to_owned)
    };
    let Some(folder) = path(folder).filter(|path| path.ends_with('/')) else {
        return Vec::new();
    };
    let mut items = world.all("monitor_item");
    items.retain(|key| path(key).is_some_and(|path| path != folder && path.starts_with(&folder)));
    items
}
