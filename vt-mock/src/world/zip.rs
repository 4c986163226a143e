//! ZIP archives: stored entries, with the traditional encryption if there is a password.

use std::io::{self, Write};

use rawzip::ZipArchiveWriter;
use rawzip::time::UtcDateTime;
use rawzip::zipcrypto::Encryptor;

use crate::http::blob::{Blob, IN_MEMORY, Spool};
use crate::samples::random::WORLD_DATE;

/// Packs contents under their names, piece by piece: neither they nor the archive are in memory.
pub(super) fn pack(
    entries: impl IntoIterator<Item = (String, Blob)>,
    password: Option<&str>,
) -> io::Result<Blob> {
    // Always the same, so that archives do not depend on the time.
    let date = UtcDateTime::from_unix(WORLD_DATE as i64);
    let mut archive = ZipArchiveWriter::new(Archive::new());
    for (name, content) in entries {
        let file = archive.new_file(&*name).last_modified(date);
        let file = file.encrypted(password.is_some());
        let (mut entry, config) = file.start().map_err(io::Error::other)?;
        let descriptor = match password {
            None => {
                let mut writer = config.wrap(&mut entry);
                copy(content, &mut writer)?;
                writer.finish().map_err(io::Error::other)?.1
            }
            Some(password) => {
                // Readers compare this byte to recognise the password, because the checksum, which
                // is the other one that they know, comes after the content.
                let check = (entry.last_modified_dos().packed_time() >> 8) as u8;
                // Nothing is random, so that equal archives have equal bytes. The encryption
                // protects nothing; it keeps antivirus software from looking.
                let encryptor = Encryptor::new(&mut entry, password.as_bytes(), [0; 11], check)?;
                let mut writer = config.wrap(encryptor);
                copy(content, &mut writer)?;
                writer.finish().map_err(io::Error::other)?.1
            }
        };
        entry.finish(descriptor).map_err(io::Error::other)?;
    }
    let archive = archive.finish().map_err(io::Error::other)?;
    Ok(archive.spool.end().blob)
}

fn copy(mut content: Blob, into: &mut impl Write) -> io::Result<()> {
    while let Some(piece) = content.take_piece()? {
        into.write_all(&piece)?;
    }
    Ok(())
}

/// An archive on its way.
struct Archive {
    spool: Spool,
    room: usize,
}

impl Archive {
    fn new() -> Self {
        Self {
            spool: Spool::new(),
            room: IN_MEMORY,
        }
    }
}

impl Write for Archive {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.spool.write(bytes, &mut self.room)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_of_nothing_is_an_end_record_alone() {
        let archive = pack([], None).unwrap();
        assert_eq!(
            archive.to_bytes().unwrap(),
            [b"PK\x05\x06".as_slice(), &[0; 18]].concat()
        );
    }

    #[test]
    fn large_archives_are_in_files_and_equal_ones_have_equal_bytes() {
        let large = || ("a".to_owned(), Blob::from(vec![b'x'; 2 * IN_MEMORY]));
        let [first, second] = [(); 2].map(|()| pack([large()], Some("infected")).unwrap());
        assert!(matches!(first, Blob::File(_)));
        assert_eq!(first.to_bytes().unwrap(), second.to_bytes().unwrap());
    }
}
