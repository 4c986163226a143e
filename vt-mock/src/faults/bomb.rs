//! Documents that are larger than they look, and never in memory.

use bytes::Bytes;
use flate2::{Compress, Compression, Crc, FlushCompress};

/// How every large document begins and ends; between them is one long text.
pub(super) const DOCUMENT_START: &[u8] = b"{\"data\":\"";
pub(super) const DOCUMENT_END: &[u8] = b"\"}";

/// How many bytes one repeated block decompresses to.
const UNIT: usize = 1 << 20;

/// A gzip stream of a large document: its start, a block that is repeated, and its end.
///
/// After a full flush a compressor remembers nothing, so the compressed block can be repeated.
pub(super) struct Bomb {
    pub(super) start: Bytes,
    pub(super) block: Bytes,
    /// The length of all blocks together.
    pub(super) filled: u64,
    pub(super) end: Bytes,
}

impl Bomb {
    /// A bomb that decompresses to about this many bytes: whole blocks of 1 MiB.
    pub(super) fn new(bytes: u64) -> Self {
        let times = bytes.div_ceil(UNIT as u64);
        let unit = vec![b'x'; UNIT];
        let mut deflate = Compress::new(Compression::best(), false);
        // Magic, deflate, no flags, no time, no extra flags, unknown system.
        let mut start = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
        start.extend(press(&mut deflate, DOCUMENT_START, FlushCompress::Full));
        let block = press(&mut deflate, &unit, FlushCompress::Full);
        let mut end = press(&mut deflate, DOCUMENT_END, FlushCompress::Finish);
        let (sum, length) = checksum(&unit, times);
        end.extend(sum.to_le_bytes());
        end.extend(length.to_le_bytes());
        Self {
            start: start.into(),
            filled: block.len() as u64 * times,
            block: block.into(),
            end: end.into(),
        }
    }

    /// The length on the wire.
    pub(super) fn length(&self) -> u64 {
        self.start.len() as u64 + self.filled + self.end.len() as u64
    }
}

fn press(deflate: &mut Compress, bytes: &[u8], flush: FlushCompress) -> Vec<u8> {
    // More than deflate ever needs, so that one call takes everything.
    let mut pressed = Vec::with_capacity(bytes.len() + 1_024);
    // It fails only if it is called in the wrong order.
    let _ = deflate.compress_vec(bytes, &mut pressed, flush);
    pressed
}

/// Checksum and length, the latter modulo 2^32 as gzip has it.
fn checksum(unit: &[u8], times: u64) -> (u32, u32) {
    let of = |bytes: &[u8]| {
        let mut sum = Crc::new();
        sum.update(bytes);
        sum
    };
    let mut whole = of(DOCUMENT_START);
    let unit = of(unit);
    for _ in 0..times {
        whole.combine(&unit);
    }
    whole.combine(&of(DOCUMENT_END));
    (whole.sum(), whole.amount())
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn it_is_good_gzip_of_a_good_document() {
        let bomb = Bomb::new(3 << 20);
        let mut stream = bomb.start.to_vec();
        for _ in 0..bomb.filled / bomb.block.len() as u64 {
            stream.extend_from_slice(&bomb.block);
        }
        stream.extend_from_slice(&bomb.end);
        assert_eq!(stream.len() as u64, bomb.length());
        assert!(stream.len() < 20_000, "{}", stream.len());
        let mut text = String::new();
        flate2::read::GzDecoder::new(&stream[..])
            .read_to_string(&mut text)
            .unwrap();
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["data"].as_str().unwrap().len(), 3 << 20);
    }
}
