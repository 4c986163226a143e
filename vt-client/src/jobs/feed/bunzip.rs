//! bzip2 that comes piece by piece. Bytes are given out only after the checksum of their block was
//! right.

use std::io::{self, BufRead, Read};

use bytes::{Buf, Bytes};
use bzip2::{Decompress, Status};

/// Room that a step of decompression gets.
const STEP: usize = 128 * 1024;

/// Unchecked bytes that are kept at most. A block of text has at most 900,000; only one of long
/// runs of one byte has more, up to 46 MB, and of such a block the first bytes are given out
/// unchecked.
const UNCHECKED: usize = 4 * 1024 * 1024;

/// Where compressed bytes come from.
pub(crate) trait Source {
    /// The next piece, which may be empty; `None` at the end.
    fn next(&mut self) -> io::Result<Option<Bytes>>;
}

/// Decompresses one or more bzip2 streams, one after the other.
///
/// The library computes a block's checksum while the block is read out, and compares it before it
/// looks at what follows. So a step that took input proves all that earlier steps gave.
pub(crate) struct Bunzip<S> {
    source: S,
    input: Bytes,
    /// Absent between two streams.
    stream: Option<Decompress>,
    output: Vec<u8>,
    /// What of the output was read, and what may be.
    read: usize,
    checked: usize,
    /// Whether anything came.
    began: bool,
    ended: bool,
}

impl<S: Source> Bunzip<S> {
    pub(crate) fn new(source: S) -> Self {
        Self {
            source,
            input: Bytes::new(),
            stream: None,
            output: Vec::new(),
            read: 0,
            checked: 0,
            began: false,
            ended: false,
        }
    }

    /// Decompresses until there is something to read, or the end.
    fn fill(&mut self) -> io::Result<()> {
        self.output.drain(..self.read);
        self.checked -= self.read;
        self.read = 0;
        while self.checked == 0 && !self.ended {
            if self.input.is_empty() && self.stream.is_none() {
                self.ended = !self.fetch()?;
                if !self.began {
                    // bzip2 of nothing is a stream, too.
                    return Err(io::Error::new(
                        io::ErrorKind::UnexpectedEof,
                        "it has no bytes",
                    ));
                }
            } else if !self.step()? && !self.fetch()? {
                return Err(io::Error::new(
                    io::ErrorKind::UnexpectedEof,
                    "it ends in the middle of its bzip2 data",
                ));
            }
        }
        Ok(())
    }

    /// One step; whether it could do anything.
    fn step(&mut self) -> io::Result<bool> {
        self.output.reserve(STEP);
        let before = self.output.len();
        let stream = self.stream.get_or_insert_with(|| Decompress::new(false));
        let taken = stream.total_in();
        let status = stream
            .decompress_vec(&self.input, &mut self.output)
            .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, describe(&error)))?;
        let taken = (stream.total_in() - taken) as usize;
        let had_input = !self.input.is_empty();
        self.input.advance(taken);
        match status {
            Status::StreamEnd => {
                self.stream = None;
                self.checked = self.output.len();
                return Ok(true);
            }
            Status::MemNeeded => return Err(io::ErrorKind::OutOfMemory.into()),
            _ if taken > 0 => self.checked = before,
            _ => {}
        }
        if self.output.len() > UNCHECKED {
            self.checked = self.output.len();
        }
        let moved = taken > 0 || self.output.len() > before;
        if had_input && !moved {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "its bzip2 data cannot be read on",
            ));
        }
        Ok(moved)
    }

    /// Takes the next piece; whether there was one.
    fn fetch(&mut self) -> io::Result<bool> {
        while let Some(bytes) = self.source.next()? {
            if !bytes.is_empty() {
                self.input = bytes;
                self.began = true;
                return Ok(true);
            }
        }
        Ok(false)
    }
}

fn describe(error: &bzip2::Error) -> &'static str {
    match error {
        bzip2::Error::DataMagic => "it is not bzip2",
        _ => "its bzip2 data is damaged",
    }
}

impl<S: Source> BufRead for Bunzip<S> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.read == self.checked {
            self.fill()?;
        }
        Ok(&self.output[self.read..self.checked])
    }

    fn consume(&mut self, bytes: usize) {
        self.read = (self.read + bytes).min(self.checked);
    }
}

impl<S: Source> Read for Bunzip<S> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.fill_buf()?.read(buffer)?;
        self.consume(length);
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use bzip2::{Compression, write::BzEncoder};
    use proptest::prelude::*;

    use super::*;

    struct Pieces(Vec<Bytes>);

    impl Source for Pieces {
        fn next(&mut self) -> io::Result<Option<Bytes>> {
            Ok((!self.0.is_empty()).then(|| self.0.remove(0)))
        }
    }

    fn pieces(bytes: &[u8], size: usize) -> Bunzip<Pieces> {
        Bunzip::new(Pieces(
            bytes.chunks(size).map(Bytes::copy_from_slice).collect(),
        ))
    }

    fn compress(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = BzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    /// Text of several blocks of 100,000 bytes.
    fn text(bytes: usize) -> Vec<u8> {
        let mut text = Vec::new();
        let mut number = 7_u64;
        while text.len() < bytes {
            number = number
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            text.extend_from_slice(format!("{}\n", number >> 33).as_bytes());
        }
        text.truncate(bytes);
        text
    }

    /// What could be read, and whether it ended well.
    fn read(mut reader: impl Read) -> (Vec<u8>, io::Result<usize>) {
        let mut bytes = Vec::new();
        let outcome = reader.read_to_end(&mut bytes);
        (bytes, outcome)
    }

    #[test]
    fn an_empty_package_is_bzip2_of_nothing() {
        let error = read(pieces(b"", 1)).1.unwrap_err();
        assert_eq!(error.to_string(), "it has no bytes");
        let (bytes, outcome) = read(pieces(&compress(b""), 3));
        assert_eq!((bytes.len(), outcome.unwrap()), (0, 0));
    }

    #[test]
    fn what_is_not_bzip2_is_told() {
        let error = read(pieces(b"{\"type\": \"file\"}\n", 99)).1.unwrap_err();
        assert_eq!(error.to_string(), "it is not bzip2");
        let mut trailing = compress(b"abc");
        trailing.extend_from_slice(b"trailing");
        assert!(read(pieces(&trailing, 99)).1.is_err());
    }

    /// With one bit wrong, only whole good blocks are given out, each time.
    #[test]
    fn no_byte_of_a_damaged_block_is_given_out() {
        let text = text(450_000);
        let packed = compress(&text);
        let mut damaged_late = 0;
        for place in (20..packed.len()).step_by(packed.len() / 60) {
            let mut packed = packed.clone();
            packed[place] ^= 0x10;
            let (bytes, outcome) = read(pieces(&packed, 10_000));
            assert!(outcome.is_err(), "bit {place}");
            assert!(text.starts_with(&bytes), "bit {place}: damaged bytes");
            damaged_late += usize::from(bytes.len() > 90_000);
        }
        assert!(
            damaged_late > 20,
            "good blocks are given out: {damaged_late}"
        );
    }

    /// A run of one byte expands beyond what is kept; it must still come whole.
    #[test]
    fn blocks_that_expand_enormously() {
        let bytes = vec![b'a'; 30_000_000];
        let (read, outcome) = read(pieces(&compress(&bytes), 1));
        outcome.unwrap();
        assert!(read == bytes);
    }

    /// So many cases, or as many as `PROPTEST_CASES` says, which `.ci/nightly` sets.
    fn cases(few: u32) -> u32 {
        let many = std::env::var("PROPTEST_CASES").ok();
        many.and_then(|many| many.parse().ok()).unwrap_or(few)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(cases(40)))]

        #[test]
        fn any_streams_in_any_pieces(
            lengths in proptest::collection::vec(0_usize..250_000, 1..4),
            size in 1_usize..70_000,
        ) {
            let mut plain = Vec::new();
            let mut packed = Vec::new();
            for length in lengths {
                plain.extend_from_slice(&text(length));
                packed.extend_from_slice(&compress(&text(length)));
            }
            let (bytes, outcome) = read(pieces(&packed, size));
            prop_assert!(outcome.is_ok());
            prop_assert!(bytes == plain);
        }

        #[test]
        fn a_cut_file_is_never_taken_for_whole(cut in 1_usize..1_000, size in 1_usize..5_000) {
            let text = text(220_000);
            let packed = compress(&text);
            let cut = packed.len() * cut / 1_000;
            prop_assume!(cut > 0);
            let (bytes, outcome) = read(pieces(&packed[..cut], size));
            prop_assert!(outcome.is_err());
            prop_assert!(text.starts_with(&bytes));
        }
    }
}
