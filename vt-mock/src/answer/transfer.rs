//! Answers that are bytes, here or on the second origin.

use super::{export, feed};
use crate::answer::exchange::Exchange;
use crate::http::blob::Blob;
use crate::http::failure::Failure;
use crate::http::reply::Reply;
use crate::samples::eicar::EICAR_SHA256;
use crate::samples::feed::Package;
use crate::samples::object::Key;
use crate::world::World;
use crate::world::signed_urls::Content;

/// The header of a capture without packets: version 2.4, Ethernet.
const EMPTY_PCAP: &[u8] = b"\xd4\xc3\xb2\xa1\x02\x00\x04\x00\0\0\0\0\0\0\0\0\xff\xff\0\0\x01\0\0\0";

/// A download's name, content type and content.
struct Transfer {
    name: &'static str,
    content_type: &'static str,
    content: Content,
}

const BINARY: &str = "application/octet-stream";

impl Transfer {
    fn new(name: &'static str, content_type: &'static str, content: impl Into<Blob>) -> Self {
        Self {
            name,
            content_type,
            content: Content::Whole(content.into()),
        }
    }

    /// What a row transfers, by its path.
    fn of(exchange: &Exchange<'_>, world: &World) -> Result<Self, Failure> {
        let path = &*exchange.endpoint.path;
        if path.starts_with("/feeds/") {
            return Self::of_feed(exchange, world);
        }
        let subject = exchange.subject.as_ref().map(|subject| &subject.key);
        if let Some(artefact) = Self::artefact(exchange.last_segment()) {
            return Ok(artefact);
        }
        match subject {
            Some(zip) if zip.tag == "zip_file" => {
                if !world.is_finished(zip) {
                    return Err(Failure::not_found(format!(
                        "the ZIP file `{}` is not finished",
                        zip.id
                    )));
                }
                let archive = world.archive(zip).map_err(|error| {
                    Failure::unavailable(format!("the ZIP file cannot be made: {error}"))
                })?;
                Ok(Self::new("files.zip", "application/zip", archive))
            }
            Some(collection) if collection.tag == "collection" => {
                let (content_type, text) = export::download(exchange, world, collection)?;
                Ok(Self::new("indicators", content_type, text))
            }
            Some(file) => Self::file(world, file),
            None if path.contains("/files/{sha256}") => {
                let hash = exchange.arguments.last().map_or("", |argument| &argument.1);
                Self::file(world, &Key::new("file", hash))
            }
            None => Ok(Self::new("download", BINARY, "Made up by the emulator.\n")),
        }
    }

    /// Artefacts are the same below every path.
    fn artefact(kind: &str) -> Option<Self> {
        Some(match kind {
            "html" => Self::new(
                "report.html",
                "text/html; charset=utf-8",
                "<!doctype html><title>Mock</title>",
            ),
            "pcap" => Self::new("capture.pcap", "application/vnd.tcpdump.pcap", EMPTY_PCAP),
            "evtx" => Self::new("events.evtx", BINARY, b"ElfFile\0".as_slice()),
            "memdump" => Self::new("memory.dmp", BINARY, "a memory dump of the emulator"),
            "screenshot" => Self::new(
                "graph.jpg",
                "image/jpeg",
                b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xd9".as_slice(),
            ),
            _ => return None,
        })
    }

    fn of_feed(exchange: &Exchange<'_>, world: &World) -> Result<Self, Failure> {
        match exchange.last_segment() {
            "download" => Self::file(world, &feed::item(exchange, "file")?.key),
            kind => match Self::artefact(kind) {
                Some(artefact) => feed::item(exchange, "file_behaviour").map(|_| artefact),
                None => {
                    let package = feed::package(exchange, world)?;
                    Ok(Self {
                        name: match package {
                            Package::Hour(..) => "package.tar.bz2",
                            Package::Minute(..) => "package.bz2",
                        },
                        content_type: "application/x-bzip2",
                        content: Content::Feed(package, exchange.origins.base()),
                    })
                }
            },
        }
    }

    fn file(world: &World, key: &Key) -> Result<Self, Failure> {
        let content = world.content(key).ok_or_else(|| {
            let why = if key.id == EICAR_SHA256 {
                ": the EICAR test file is not in the program; upload it to download it"
            } else {
                ""
            };
            Failure::not_found(format!(
                "the emulator does not hold the content of `{}`{why}",
                key.id
            ))
        })?;
        Ok(Self::new("file", BINARY, content))
    }
}

/// Bytes, answered at once.
pub(super) fn bytes(exchange: &Exchange<'_>, world: &mut World) -> Result<Reply, Failure> {
    let transfer = Transfer::of(exchange, world)?;
    match transfer.content {
        Content::Whole(bytes) => Ok(Reply::bytes(transfer.content_type, bytes)),
        Content::Feed(..) => redirect(exchange, world),
    }
}

/// A redirect to the bytes.
pub(super) fn redirect(exchange: &Exchange<'_>, world: &mut World) -> Result<Reply, Failure> {
    signed_url(exchange, world).map(Reply::redirect)
}

/// A signed URL on the second origin.
pub(super) fn signed_url(exchange: &Exchange<'_>, world: &mut World) -> Result<String, Failure> {
    let transfer = Transfer::of(exchange, world)?;
    let path = world.signed_urls.new_download(
        transfer.name,
        transfer.content_type,
        transfer.content,
        exchange.now,
    );
    Ok(format!("{}{path}", exchange.origins.second))
}
