//! Collects a document's body, decompressing it where it says so, up to a limit.
//!
//! Not left to the HTTP client: it would hide what came before a broken end, and a status is
//! worth more than a checksum.

use std::io::{self, Write};

use flate2::write::MultiGzDecoder;

/// The first bytes of everything in the gzip format.
const MAGIC: [u8; 2] = [0x1f, 0x8b];

/// Why a body is not complete.
#[derive(Debug)]
pub(super) enum Fault {
    TooLarge,
    Broken(String),
}

/// A body in the making.
pub(super) struct Collector {
    state: State,
}

enum State {
    /// Said to be gzip, but some servers say it of plain text: decided by the first two bytes.
    Undecided(Vec<u8>, u64),
    Plain(Bounded),
    Gzip(Box<MultiGzDecoder<Bounded>>),
    /// In an encoding that was not asked for.
    Foreign(Bounded, String),
}

impl Collector {
    /// For a body of this `Content-Encoding` and, if known, length.
    pub(super) fn new(encoding: Option<&str>, length: Option<u64>, limit: u64) -> Self {
        let expected = length.unwrap_or(0).min(limit).min(1024 * 1024);
        let state = match encoding.map(str::trim) {
            None | Some("" | "identity") => State::Plain(Bounded::new(expected, limit)),
            Some(name) if matches!(name.to_ascii_lowercase().as_str(), "gzip" | "x-gzip") => {
                State::Undecided(Vec::new(), limit)
            }
            Some(name) => State::Foreign(Bounded::new(expected, limit), name.to_owned()),
        };
        Self { state }
    }

    pub(super) fn push(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        match &mut self.state {
            State::Plain(body) | State::Foreign(body, _) => body.write_all(bytes).map_err(fault),
            State::Gzip(decoder) => decoder.write_all(bytes).map_err(fault),
            State::Undecided(first, limit) => {
                first.extend_from_slice(bytes);
                if first.len() < MAGIC.len() {
                    return Ok(());
                }
                let body = Bounded::new(0, *limit);
                let first = std::mem::take(first);
                self.state = if first.starts_with(&MAGIC) {
                    State::Gzip(Box::new(MultiGzDecoder::new(body)))
                } else {
                    State::Plain(body)
                };
                self.push(&first)
            }
        }
    }

    /// What was collected, and what is wrong with its end.
    pub(super) fn finish(self) -> (Vec<u8>, Option<Fault>) {
        match self.state {
            State::Plain(body) => (body.bytes, None),
            State::Undecided(first, _) => (first, None),
            State::Gzip(mut decoder) => {
                let fault = decoder.try_finish().err().map(fault);
                (std::mem::take(&mut decoder.get_mut().bytes), fault)
            }
            State::Foreign(body, name) => {
                let fault = Fault::Broken(format!(
                    "it has the content encoding `{name}`, which was not asked for"
                ));
                (body.bytes, Some(fault))
            }
        }
    }
}

/// Bytes up to a limit; a small compressed body can hold gigabytes.
struct Bounded {
    bytes: Vec<u8>,
    limit: u64,
}

impl Bounded {
    fn new(expected: u64, limit: u64) -> Self {
        Self {
            bytes: Vec::with_capacity(usize::try_from(expected).unwrap_or(0)),
            limit,
        }
    }
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if (self.bytes.len() + bytes.len()) as u64 > self.limit {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn fault(error: io::Error) -> Fault {
    match error.kind() {
        io::ErrorKind::FileTooLarge => Fault::TooLarge,
        _ => Fault::Broken(format!("its gzip compression is broken: {error}")),
    }
}
