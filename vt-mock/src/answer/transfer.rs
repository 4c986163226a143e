//! Answers of bytes, here or on the second origin.

use bytes::Bytes;

use super::Exchange;
use crate::reply::{Failure, Reply};
use crate::world::World;

/// A bzip2 stream and a ZIP archive, both with nothing in them.
const EMPTY_BZIP2: &[u8] = b"BZh9\x17\x72\x45\x38\x50\x90\x00\x00\x00\x00";
const EMPTY_ZIP: &[u8] = b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
/// The header of a capture without packets: version 2.4, Ethernet.
const EMPTY_PCAP: &[u8] = b"\xd4\xc3\xb2\xa1\x02\x00\x04\x00\0\0\0\0\0\0\0\0\xff\xff\0\0\x01\0\0\0";

/// A download's name, content type and content.
struct Transfer {
    name: &'static str,
    content_type: &'static str,
    content: Bytes,
}

impl Transfer {
    fn new(name: &'static str, content_type: &'static str, content: &'static [u8]) -> Self {
        Self {
            name,
            content_type,
            content: Bytes::from_static(content),
        }
    }

    /// What a row transfers, by its path.
    fn of(exchange: &Exchange<'_>, world: &World) -> Result<Self, Failure> {
        let path = &*exchange.endpoint.path;
        let binary = "application/octet-stream";
        Ok(match exchange.last_segment() {
            "html" => Self::new(
                "report.html",
                "text/html; charset=utf-8",
                b"<!doctype html><title>Mock</title>",
            ),
            "pcap" => Self::new("capture.pcap", "application/vnd.tcpdump.pcap", EMPTY_PCAP),
            "evtx" => Self::new("events.evtx", binary, b"ElfFile\0"),
            "memdump" => Self::new("memory.dmp", binary, b"a memory dump of the emulator"),
            "screenshot" => Self::new(
                "graph.jpg",
                "image/jpeg",
                b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xd9",
            ),
            _ if path.starts_with("/feeds/") => {
                Self::new("package.bz2", "application/x-bzip2", EMPTY_BZIP2)
            }
            _ if path.contains("zip_files") => Self::new("files.zip", "application/zip", EMPTY_ZIP),
            _ => match exchange
                .subject
                .as_ref()
                .filter(|subject| subject.key.tag.ends_with("file"))
            {
                Some(subject) => Self {
                    name: "file",
                    content_type: binary,
                    content: world.content(&subject.key.id).ok_or_else(|| {
                        Failure::not_found(format!(
                            "the emulator does not hold the content of `{}`",
                            subject.key.id
                        ))
                    })?,
                },
                None => Self::new("download", binary, b"Made up by the emulator.\n"),
            },
        })
    }
}

/// Bytes, answered at once.
pub(super) fn bytes(exchange: &Exchange<'_>, world: &World) -> Result<Reply, Failure> {
    let transfer = Transfer::of(exchange, world)?;
    Ok(Reply::bytes(transfer.content_type, transfer.content))
}

/// A redirect to the bytes.
pub(super) fn redirect(exchange: &Exchange<'_>, world: &mut World) -> Result<Reply, Failure> {
    signed_url(exchange, world).map(Reply::redirect)
}

/// A signed URL on the second origin.
pub(super) fn signed_url(exchange: &Exchange<'_>, world: &mut World) -> Result<String, Failure> {
    let transfer = Transfer::of(exchange, world)?;
    let path = world.tickets.new_download(
        transfer.name,
        transfer.content_type,
        transfer.content,
        exchange.now,
    );
    Ok(format!("{}{path}", exchange.service.second_origin))
}
