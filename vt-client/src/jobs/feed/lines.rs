//! Splits decompressed text into lines, which travel in batches: one message per line would cost
//! more than the line.

use std::io::{self, BufRead};

use tokio::sync::OwnedSemaphorePermit;

use crate::id::feed_cursor::FeedCursor;

/// A batch is sent when it has this much text, or so many lines.
const TEXT: usize = 256 * 1024;
const LINES: usize = 4_096;

/// Lines of one minute, in order.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    /// Where the first line stands.
    pub(crate) start: Option<FeedCursor>,
    pub(crate) text: Vec<u8>,
    pub(crate) lines: Vec<Line>,
    /// The part of the package's budget that it takes until it was read.
    pub(crate) permit: Option<OwnedSemaphorePermit>,
}

impl Batch {
    /// The place behind its last line.
    pub(crate) fn end(&self) -> Option<FeedCursor> {
        let mut end = self.start?;
        end.lines += self.lines.len() as u64;
        Some(end)
    }
}

/// Where a line ends in the text of its batch, and how long it was: longer than what is kept when
/// it exceeds the maximum.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    pub(crate) end: usize,
    pub(crate) length: u64,
}

/// Takes what is found in a package; fails when nobody wants it any more.
pub(crate) trait Sink {
    fn send(&mut self, batch: Batch) -> io::Result<()>;

    /// An hour's package does not have this minute.
    fn gap(&mut self, minute: i64) -> io::Result<()>;
}

/// The lines of one minute, which may come from several readers.
pub(crate) struct Splitter<'a, K> {
    sink: &'a mut K,
    /// Longer lines are not kept.
    maximum: usize,
    /// Lines before it were given out earlier.
    from: FeedCursor,
    batch: Batch,
    /// Of the current line: where it stands, and what came of it.
    place: FeedCursor,
    start: usize,
    length: u64,
}

impl<'a, K: Sink> Splitter<'a, K> {
    pub(crate) fn new(sink: &'a mut K, minute: i64, from: FeedCursor, maximum: usize) -> Self {
        Self {
            sink,
            maximum,
            from,
            batch: Batch::default(),
            place: FeedCursor::start_of(minute),
            start: 0,
            length: 0,
        }
    }

    /// The minute whose lines come.
    pub(crate) fn minute(&self) -> i64 {
        self.place.minute
    }

    /// Tells that a minute is not there.
    pub(crate) fn gap(&mut self, minute: i64) -> io::Result<()> {
        if minute < self.from.minute {
            return Ok(());
        }
        self.flush()?;
        self.sink.gap(minute)
    }

    /// Goes on with another minute.
    pub(crate) fn begin(&mut self, minute: i64) -> io::Result<()> {
        self.flush()?;
        self.place = FeedCursor::start_of(minute);
        Ok(())
    }

    /// Reads lines until the end of the text. A last line needs no line feed.
    pub(crate) fn read(&mut self, reader: &mut impl BufRead) -> io::Result<()> {
        loop {
            let text = match reader.fill_buf() {
                Ok([]) => break,
                Ok(text) => text,
                Err(error) => {
                    // The lines until here are good; the next attempt goes on behind them.
                    self.batch.text.truncate(self.start);
                    self.flush()?;
                    return Err(error);
                }
            };
            let line_feed = memchr::memchr(b'\n', text);
            self.add(&text[..line_feed.unwrap_or(text.len())])?;
            let length = line_feed.map_or(text.len(), |at| at + 1);
            reader.consume(length);
            if line_feed.is_some() {
                self.end_line()?;
            }
        }
        if self.length > 0 {
            self.end_line()?;
        }
        self.flush()
    }

    fn add(&mut self, text: &[u8]) -> io::Result<()> {
        self.length += text.len() as u64;
        if self.place < self.from {
            return Ok(());
        }
        if self.length > self.maximum as u64 {
            self.batch.text.truncate(self.start);
            return Ok(());
        }
        // A long line does not wait for the lines before it, so that no batch holds more than one.
        if self.start > 0 && self.batch.text.len() + text.len() > TEXT {
            let line = self.batch.text.split_off(self.start);
            self.flush()?;
            self.batch.text = line;
        }
        self.batch.text.extend_from_slice(text);
        Ok(())
    }

    fn end_line(&mut self) -> io::Result<()> {
        if self.place >= self.from {
            self.batch.start.get_or_insert(self.place);
            self.batch.lines.push(Line {
                end: self.batch.text.len(),
                length: self.length,
            });
        }
        self.place.lines += 1;
        self.start = self.batch.text.len();
        self.length = 0;
        if self.start >= TEXT || self.batch.lines.len() >= LINES {
            self.flush()?;
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.start = 0;
        let batch = std::mem::take(&mut self.batch);
        if batch.lines.is_empty() {
            return Ok(());
        }
        self.sink.send(batch)
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use proptest::prelude::*;

    use super::*;

    impl Sink for Vec<Batch> {
        fn send(&mut self, batch: Batch) -> io::Result<()> {
            assert!(!batch.lines.is_empty());
            self.push(batch);
            Ok(())
        }

        fn gap(&mut self, _: i64) -> io::Result<()> {
            Ok(())
        }
    }

    /// Every line's place, length and kept text.
    fn split(text: &[u8], skip: u64, maximum: usize, step: usize) -> Vec<(u64, u64, Vec<u8>)> {
        let mut batches = Vec::new();
        let from = FeedCursor {
            minute: 5,
            lines: skip,
        };
        let mut splitter = Splitter::new(&mut batches, 5, from, maximum);
        splitter
            .read(&mut BufReader::with_capacity(step, text))
            .unwrap();
        let mut lines = Vec::new();
        for batch in batches {
            assert!(batch.text.len() <= TEXT + maximum);
            let (mut start, mut place) = (0, batch.start.unwrap());
            assert_eq!(place.minute, 5);
            for line in &batch.lines {
                let text = batch.text[start..line.end].to_vec();
                lines.push((place.lines, line.length, text));
                place.lines += 1;
                start = line.end;
            }
        }
        lines
    }

    #[test]
    fn lines_with_and_without_an_end() {
        assert_eq!(split(b"", 0, 10, 9), []);
        let line = |place, text: &str| (place, text.len() as u64, text.as_bytes().to_vec());
        assert_eq!(split(b"a\nbc", 0, 10, 1), [line(0, "a"), line(1, "bc")]);
        assert_eq!(
            split(b"a\n\nbc\n", 0, 10, 2),
            [line(0, "a"), line(1, ""), line(2, "bc")]
        );
        assert_eq!(split(b"a\nbc\nd\n", 2, 10, 4), [line(2, "d")]);
        assert_eq!(split(b"a\nbc\nd\n", 9, 10, 4), []);
    }

    #[test]
    fn a_line_over_the_maximum_is_not_kept_and_the_rest_goes_on() {
        let lines = split(b"abc\nabcd\nabcde\nx\n", 0, 4, 2);
        assert_eq!(lines[1], (1, 4, b"abcd".to_vec()));
        assert_eq!(lines[2], (2, 5, b"".to_vec()));
        assert_eq!(lines[3], (3, 1, b"x".to_vec()));
    }

    proptest! {
        #[test]
        fn nothing_is_lost(
            lengths in proptest::collection::vec(0_usize..200_000, 0..12),
            step in 1_usize..100_000,
            skip in 0_u64..14,
        ) {
            let mut text = Vec::new();
            for (number, length) in lengths.iter().enumerate() {
                text.resize(text.len() + length, b'a' + number as u8);
                text.push(b'\n');
            }
            let lines = split(&text, skip, 150_000, step);
            prop_assert_eq!(lines.len() as u64, (lengths.len() as u64).saturating_sub(skip));
            for (place, length, kept) in lines {
                let expected = lengths[place as usize];
                prop_assert_eq!(length, expected as u64);
                let expected = if expected > 150_000 { 0 } else { expected };
                prop_assert!(kept == vec![b'a' + place as u8; expected]);
            }
        }
    }
}
