//! ZIP archives: stored entries, with the traditional encryption if there is a password.
//!
//! Written by hand, because a hundred lines that every reader of ZIP files checks are less than a
//! library whose major version changes every year.

use flate2::Crc;

/// 1980-01-01, the first date that a ZIP archive can hold: archives do not depend on the time.
const DATE: u16 = 0x21;
const VERSION: u16 = 20;
/// The bytes before an encrypted content.
const HEADER: usize = 12;

/// Packs contents under their names.
pub(super) fn pack(entries: &[(String, Vec<u8>)], password: Option<&str>) -> Vec<u8> {
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    for (name, content) in entries {
        let start = archive.len() as u32;
        let mut crc = Crc::new();
        crc.update(content);
        let stored = match password {
            Some(password) => encrypt(content, password, crc.sum()),
            None => content.clone(),
        };
        let mut about = Vec::new();
        for field in [VERSION, u16::from(password.is_some()), 0, 0, DATE] {
            about.extend(field.to_le_bytes());
        }
        for field in [crc.sum(), stored.len() as u32, content.len() as u32] {
            about.extend(field.to_le_bytes());
        }
        // The length of the name, and of the extra field.
        about.extend((name.len() as u16).to_le_bytes());
        about.extend(0_u16.to_le_bytes());

        archive.extend(b"PK\x03\x04");
        archive.extend(&about);
        archive.extend(name.as_bytes());
        archive.extend(stored);

        directory.extend(b"PK\x01\x02");
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&about);
        // No comment, first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(start.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (count, place) = (entries.len() as u16, archive.len() as u32);
    archive.extend(&directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    archive.extend(count.to_le_bytes());
    archive.extend(count.to_le_bytes());
    archive.extend((directory.len() as u32).to_le_bytes());
    archive.extend(place.to_le_bytes());
    archive.extend([0; 2]);
    archive
}

/// The traditional encryption. It protects nothing; here it keeps antivirus software from looking.
fn encrypt(content: &[u8], password: &str, crc: u32) -> Vec<u8> {
    let mut keys = Keys([0x1234_5678, 0x2345_6789, 0x3456_7890]);
    for byte in password.bytes() {
        keys.update(byte);
    }
    // Readers compare the header's last byte with the checksum's first to recognise the password.
    let mut header = [0_u8; HEADER];
    header[HEADER - 1] = (crc >> 24) as u8;
    header
        .iter()
        .chain(content)
        .map(|byte| keys.encrypt(*byte))
        .collect()
}

struct Keys([u32; 3]);

impl Keys {
    fn update(&mut self, byte: u8) {
        let [first, second, third] = &mut self.0;
        *first = step(*first, byte);
        *second = second
            .wrapping_add(*first & 0xff)
            .wrapping_mul(134_775_813)
            .wrapping_add(1);
        *third = step(*third, (*second >> 24) as u8);
    }

    fn encrypt(&mut self, byte: u8) -> u8 {
        let mask = (self.0[2] | 2) & 0xffff;
        let mask = (mask.wrapping_mul(mask ^ 1) >> 8) as u8;
        self.update(byte);
        byte ^ mask
    }
}

/// One byte of a CRC-32 without its inversions.
fn step(crc: u32, byte: u8) -> u32 {
    (0..8).fold(crc ^ u32::from(byte), |crc, _| {
        if crc & 1 == 1 {
            (crc >> 1) ^ 0xedb8_8320
        } else {
            crc >> 1
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_zip() {
        // The known check value of CRC-32.
        let crc = b"123456789"
            .iter()
            .fold(u32::MAX, |crc, byte| step(crc, *byte));
        assert_eq!(!crc, 0xcbf4_3926);
    }

    #[test]
    fn an_archive_of_nothing_is_an_end_record_alone() {
        assert_eq!(
            pack(&[], None),
            [b"PK\x05\x06".as_slice(), &[0; 18]].concat()
        );
    }
}
