//! The bytes of files, and the ZIP files of them.

use bytes::Bytes;
use serde_json::json;

use super::{World, zip};
use crate::samples::{Key, merge};

/// What a ZIP file is made of.
#[derive(Debug)]
pub(super) struct Pack {
    files: Vec<Key>,
    password: Option<String>,
}

impl World {
    /// Keeps the bytes of a file.
    pub(crate) fn keep_content(&mut self, key: Key, content: Bytes) {
        self.contents.insert(key, Some(content));
    }

    /// Forgets the bytes of a file.
    pub(crate) fn drop_content(&mut self, key: &Key) {
        self.contents.insert(key.clone(), None);
    }

    /// The bytes of a file.
    pub(crate) fn content(&self, key: &Key) -> Option<Bytes> {
        match self.contents.get(key) {
            Some(content) => content.clone(),
            None if key.tag.ends_with("file") || key.tag == "monitor_item" => {
                self.samples.content(key).map(Bytes::from)
            }
            None => None,
        }
    }

    /// Makes files the content of a ZIP file, by their hashes, and counts those that there are.
    pub(crate) fn pack(
        &mut self,
        zip: &Key,
        tag: &str,
        hashes: &[String],
        password: Option<String>,
    ) {
        let known = hashes.iter().filter_map(|hash| self.key(tag, hash));
        let files: Vec<Key> = known.filter(|key| self.content(key).is_some()).collect();
        if let Some(mut object) = self.find(zip) {
            let counts =
                json!({ "files_ok": files.len(), "files_error": hashes.len() - files.len() });
            if let Some(attributes) = object.get_mut("attributes") {
                merge(attributes, counts);
            }
            self.insert(zip.clone(), object);
        }
        self.packs.insert(zip.clone(), Pack { files, password });
    }

    /// The bytes of a ZIP file. One that was made up has the files of the pool that have contents.
    pub(crate) fn archive(&self, zip: &Key) -> Vec<u8> {
        let pack = self.packs.get(zip);
        let files = pack.map_or_else(
            || {
                self.samples
                    .pool("file")
                    .into_iter()
                    .skip(1)
                    .take(2)
                    .collect()
            },
            |pack| pack.files.clone(),
        );
        let entry = |key: Key| {
            let content = self.content(&key)?.to_vec();
            Some((key.id, content))
        };
        let entries: Vec<(String, Vec<u8>)> = files.into_iter().filter_map(entry).collect();
        zip::pack(&entries, pack.and_then(|pack| pack.password.as_deref()))
    }
}
