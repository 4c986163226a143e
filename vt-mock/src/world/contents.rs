//! The bytes of files, and the ZIP files of them.

use std::collections::{HashMap, VecDeque};
use std::io;

use serde_json::json;

use super::{World, zip};
use crate::http::blob::Blob;
use crate::samples::object::{Key, merge};

/// How many bytes of contents are kept in memory and in files, and how many files are open.
const MOST_IN_MEMORY: u64 = 16 << 20;
const MOST_IN_FILES: u64 = 4 << 30;
const MOST_FILES: usize = 200;

/// The contents that were uploaded. If they are too much together, the oldest are forgotten.
#[derive(Debug, Default)]
pub(super) struct Contents {
    /// `None` if the content was forgotten or deleted.
    blobs: HashMap<Key, Option<Blob>>,
    /// The oldest first; some are forgotten already.
    order: VecDeque<Key>,
    in_memory: u64,
    in_files: u64,
    files: usize,
}

impl Contents {
    fn keep(&mut self, key: Key, blob: Blob) {
        if self.blobs.contains_key(&key) {
            self.order.retain(|known| *known != key);
        }
        self.forget(&key);
        match &blob {
            Blob::Memory(_) => self.in_memory += blob.len(),
            Blob::File(_) => {
                self.in_files += blob.len();
                self.files += 1;
            }
        }
        self.order.push_back(key.clone());
        self.blobs.insert(key, Some(blob));
        while (self.in_memory > MOST_IN_MEMORY
            || self.in_files > MOST_IN_FILES
            || self.files > MOST_FILES)
            && let Some(oldest) = self.order.pop_front()
        {
            self.forget(&oldest);
        }
    }

    fn forget(&mut self, key: &Key) {
        match self.blobs.insert(key.clone(), None).flatten() {
            Some(Blob::Memory(bytes)) => self.in_memory -= bytes.len() as u64,
            Some(blob @ Blob::File(_)) => {
                self.in_files -= blob.len();
                self.files -= 1;
            }
            None => {}
        }
    }
}

/// What a ZIP file is made of.
#[derive(Debug)]
pub(super) struct Pack {
    files: Vec<Key>,
    password: Option<String>,
}

impl World {
    /// Keeps the bytes of a file.
    pub(crate) fn keep_content(&mut self, key: Key, content: Blob) {
        self.contents.keep(key, content);
    }

    /// Forgets the bytes of a file.
    pub(crate) fn drop_content(&mut self, key: &Key) {
        self.contents.forget(key);
    }

    /// The bytes of a file.
    pub(crate) fn content(&self, key: &Key) -> Option<Blob> {
        match self.contents.blobs.get(key) {
            Some(content) => content.clone(),
            None if key.tag.ends_with("file") || key.tag == "monitor_item" => {
                self.samples.content(key).map(Blob::from)
            }
            None => None,
        }
    }

    /// Says by their hashes which files a ZIP file contains, and counts those that there are.
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
    pub(crate) fn archive(&self, zip: &Key) -> io::Result<Blob> {
        let pack = self.packs.get(zip);
        let files = match pack {
            Some(pack) => pack.files.clone(),
            None => self
                .samples
                .pool("file")
                .into_iter()
                .skip(1)
                .take(2)
                .collect(),
        };
        let entry = |key: Key| self.content(&key).map(|content| (key.id, content));
        let password = pack.and_then(|pack| pack.password.as_deref());
        zip::pack(files.into_iter().filter_map(entry), password)
    }
}
