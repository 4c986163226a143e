//! An hour's package: a tar archive of its minutes.

use std::io::{self, BufRead, BufReader, Read};

use bytes::Bytes;

use super::bunzip::{Bunzip, Source};
use super::lines::{Sink, Splitter};
use crate::id::feed_cursor::feed_minute;

/// Reads the minutes of an hour that are before `until`, in the order of the archive.
///
/// A file's minute is in its name. So that places in the feed only ever increase, whatever the
/// names are, a file with no later minute than the file before it continues that file's minute.
pub(crate) fn read<K: Sink>(
    archive: impl Read,
    hour: i64,
    until: Option<i64>,
    lines: &mut Splitter<'_, K>,
) -> io::Result<()> {
    let mut archive = tar::Archive::new(archive);
    // Before the first file whose minute is known, none is missed.
    let mut expected = None;
    let is_wanted = |minute| until.is_none_or(|until| minute < until);
    // Raw entries have no long names, which would be read into memory.
    for file in archive.entries()?.raw(true) {
        let file = file?;
        if !file.header().entry_type().is_file() {
            continue;
        }
        let minute = minute_in(&file.path_bytes(), hour);
        if let Some(minute) = minute.filter(|&minute| minute >= expected.unwrap_or(hour)) {
            gaps(expected.unwrap_or(hour), minute, until, lines)?;
            expected = Some(minute + 1);
            lines.begin(minute)?;
        }
        if !is_wanted(lines.minute()) {
            return Ok(());
        }
        read_minute(BufReader::with_capacity(64 * 1024, file), lines)?;
    }
    if let Some(expected) = expected {
        gaps(expected, hour + 60, until, lines)?;
    }
    // What follows the last file is padding; reading it checks that the package is whole.
    io::copy(&mut archive.into_inner(), &mut io::sink())?;
    Ok(())
}

fn gaps<K: Sink>(
    from: i64,
    to: i64,
    until: Option<i64>,
    lines: &mut Splitter<'_, K>,
) -> io::Result<()> {
    let to = until.map_or(to, |until| to.min(until));
    (from..to).try_for_each(|minute| lines.gap(minute))
}

/// Reads a minute's file, which may be compressed on its own.
fn read_minute<K: Sink>(mut file: impl BufRead, lines: &mut Splitter<'_, K>) -> io::Result<()> {
    if file.fill_buf()?.starts_with(b"BZh") {
        return lines.read(&mut Bunzip::new(Pieces(file)));
    }
    lines.read(&mut file)
}

struct Pieces<R>(R);

impl<R: BufRead> Source for Pieces<R> {
    fn next(&mut self) -> io::Result<Option<Bytes>> {
        let bytes = Bytes::copy_from_slice(self.0.fill_buf()?);
        self.0.consume(bytes.len());
        Ok((!bytes.is_empty()).then_some(bytes))
    }
}

/// The minute of this hour that a file's name has in it: `YYYYMMDDhhmm`.
fn minute_in(name: &[u8], hour: i64) -> Option<i64> {
    let start = feed_minute(hour);
    let hour_digits = &start.as_str().as_bytes()[..10];
    name.windows(12).rev().find_map(|digits| {
        let digits = digits.strip_prefix(hour_digits)?;
        let minute: i64 = std::str::from_utf8(digits).ok()?.parse().ok()?;
        (0..60).contains(&minute).then_some(hour + minute)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::feed_cursor::FeedCursor;
    use crate::jobs::feed::lines::Batch;

    #[derive(Default)]
    struct Seen(Vec<String>);

    impl Sink for Seen {
        fn send(&mut self, batch: Batch) -> io::Result<()> {
            let mut place = batch.start.unwrap();
            let mut start = 0;
            for line in batch.lines {
                let text = String::from_utf8_lossy(&batch.text[start..line.end]).into_owned();
                self.0.push(format!("{place} {text}"));
                (start, place.lines) = (line.end, place.lines + 1);
            }
            Ok(())
        }

        fn gap(&mut self, minute: i64) -> io::Result<()> {
            self.0.push(format!("{} missing", feed_minute(minute)));
            Ok(())
        }
    }

    fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut builder = tar::Builder::new(Vec::new());
        for (name, text) in files {
            let mut header = tar::Header::new_gnu();
            header.set_size(text.len() as u64);
            header.set_mode(0o644);
            builder.append_data(&mut header, name, *text).unwrap();
        }
        builder.into_inner().unwrap()
    }

    fn seen(files: &[(&str, &[u8])], from: &str, until: Option<&str>) -> Vec<String> {
        let minute = |text: &str| text.parse::<FeedCursor>().unwrap().minute;
        let hour = minute("202611260800");
        let mut seen = Seen::default();
        let mut lines = Splitter::new(&mut seen, hour, from.parse().unwrap(), 100);
        read(&archive(files)[..], hour, until.map(minute), &mut lines).unwrap();
        seen.0
    }

    #[test]
    fn minutes_from_names_and_those_that_are_missing() {
        let files: [(&str, &[u8]); 3] = [
            ("file-feed/202611260801", b"a\nb\n"),
            ("file-feed/202611260802.txt", b""),
            ("file-feed/202611260804", b"c"),
        ];
        let all = seen(&files, "202611260800", Some("202611260806"));
        assert_eq!(
            all,
            [
                "202611260800 missing",
                "202611260801-0 a",
                "202611260801-1 b",
                "202611260803 missing",
                "202611260804-0 c",
                "202611260805 missing"
            ]
        );
        assert_eq!(
            seen(&files, "202611260801-1", Some("202611260806")),
            all[2..]
        );
        assert_eq!(seen(&files, "202611260803", Some("202611260806")), all[3..]);
        assert_eq!(seen(&files, "202611260800", Some("202611260804")), all[..4]);
        assert_eq!(seen(&files, "202611260855", None).len(), 5);
    }

    /// Names that say nothing, or go back, must neither lose a line nor give two lines one place.
    #[test]
    fn odd_names() {
        let files: [(&str, &[u8]); 5] = [
            ("README", b"a\n"),
            ("202611260807", b"b\n"),
            ("202611260803", b"c\n"),
            ("202611270809", b"d\n"),
            ("202611260808", b"e\n"),
        ];
        let all = seen(&files, "202611260800", Some("202611260809"));
        let lines: Vec<&String> = all
            .iter()
            .filter(|line| !line.contains("missing"))
            .collect();
        assert_eq!(
            lines,
            [
                "202611260800-0 a",
                "202611260807-0 b",
                "202611260807-1 c",
                "202611260807-2 d",
                "202611260808-0 e"
            ]
        );
        assert_eq!(
            seen(&files, "202611260807-1", Some("202611260809")),
            all[all.len() - 3..]
        );
    }

    #[test]
    fn minutes_that_are_compressed_themselves() {
        let packed = {
            use std::io::Write;
            let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
            encoder.write_all(b"a\nb\n").unwrap();
            encoder.finish().unwrap()
        };
        let all = seen(
            &[("202611260800.bz2", &packed)],
            "202611260800",
            Some("202611260801"),
        );
        assert_eq!(all, ["202611260800-0 a", "202611260800-1 b"]);
    }
}
