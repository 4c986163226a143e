//! Certificate authorities in files: those that are added to a client, and those of `SSL_CERT_FILE`
//! and `SSL_CERT_DIR`.
//!
//! The TLS library reads what the variables name by itself, but passes over in silence what it
//! cannot use. Here that is told, and what it does not understand (DER, byte order marks) is read.

use std::borrow::Cow;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use reqwest::Certificate;

use crate::error::Error;
use crate::error::cause::root_cause;

const FILE: &str = "SSL_CERT_FILE";
const FOLDER: &str = "SSL_CERT_DIR";

/// No list of authorities is longer.
const LONGEST: u64 = 64 * 1024 * 1024;

/// The certificates in a text or DER, or why there are none.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Certificate>, String> {
    let text = without_mark(bytes);
    if text.trim_ascii().is_empty() {
        return Err("is empty".into());
    }
    let unreadable = |error: reqwest::Error| {
        format!(
            "has a certificate that cannot be read: {}",
            root_cause(&error)
        )
    };
    let contains = |text: &[u8], part: &str| {
        text.windows(part.len())
            .any(|window| window == part.as_bytes())
    };
    if contains(&text, "-----BEGIN ") {
        let found = Certificate::from_pem_bundle(&text).map_err(unreadable)?;
        if !found.is_empty() {
            return Ok(found);
        }
        return Err("has no certificate: expected `-----BEGIN CERTIFICATE-----`".into());
    }
    // A sequence, which every certificate is.
    if text.first() == Some(&0x30) {
        let certificates = vec![Certificate::from_der(&text).map_err(unreadable)?];
        check(&certificates)?;
        return Ok(certificates);
    }
    Err("has no certificate, neither as PEM (`-----BEGIN CERTIFICATE-----`) nor as DER".into())
}

/// Has certificates that no client can use refused now and not later, by a client that is thrown
/// away.
pub(super) fn check(certificates: &[Certificate]) -> Result<(), String> {
    reqwest::Client::builder()
        .tls_certs_only(certificates.iter().cloned())
        .no_proxy()
        .build()
        .map(drop)
        .map_err(|error| format!("cannot be used: {}", root_cause(&error)))
}

/// The text behind a byte order mark, which some editors write; in UTF-8 if it is UTF-16.
fn without_mark(bytes: &[u8]) -> Cow<'_, [u8]> {
    let units = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let (pairs, _) = bytes.as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
        Cow::Owned(String::from_utf16_lossy(&units).into_bytes())
    };
    match bytes {
        [0xEF, 0xBB, 0xBF, text @ ..] => text.into(),
        [0xFF, 0xFE, text @ ..] => units(text, u16::from_le_bytes),
        [0xFE, 0xFF, text @ ..] => units(text, u16::from_be_bytes),
        text => text.into(),
    }
}

/// What the TLS library will not read of the files that the environment names.
///
/// # Errors
///
/// [`Error::Configuration`] for a file or folder without any certificate.
pub(super) fn of_environment() -> Result<Vec<Certificate>, Error> {
    if cfg!(any(
        not(unix),
        target_os = "android",
        target_vendor = "apple"
    )) {
        // The system's own store is all that is used there.
        return Ok(Vec::new());
    }
    named(std::env::var_os(FILE), std::env::var_os(FOLDER)).map_err(Error::configuration)
}

fn named(file: Option<OsString>, folders: Option<OsString>) -> Result<Vec<Certificate>, String> {
    let mut unread = Vec::new();
    if let Some(file) = file {
        if file.is_empty() {
            return Err(format!(
                "the environment variable `{FILE}` is set and empty, which leaves no certificate authority; unset it, or name a file"
            ));
        }
        let refused = |fault: String| {
            format!(
                "the certificate authorities that the environment variable `{FILE}` names cannot be used: `{}` {fault}; name a \
                 PEM or DER file, or unset the variable",
                Path::new(&file).display()
            )
        };
        unread.extend(of_file(Path::new(&file)).map_err(refused)?);
    }
    let folders = folders.unwrap_or_default();
    let folders = std::env::split_paths(&folders).filter(|path| !path.as_os_str().is_empty());
    let mut faults = Vec::new();
    let mut is_usable = false;
    for folder in folders {
        match of_folder(&folder) {
            Ok(found) => {
                is_usable = true;
                unread.extend(found);
            }
            Err(fault) => faults.push(format!("`{}` {fault}", folder.display())),
        }
    }
    // One of several may be missing.
    if !is_usable && !faults.is_empty() {
        return Err(format!(
            "the certificate authorities that the environment variable `{FOLDER}` names cannot be used: {}; name a folder of PEM \
             or DER files, or unset the variable",
            faults.join(", ")
        ));
    }
    Ok(unread)
}

/// The certificates in a file that the TLS library does not find; an error where there are none at
/// all.
fn of_file(path: &Path) -> Result<Vec<Certificate>, String> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => "does not exist".to_owned(),
        _ => format!("cannot be read: {error}"),
    };
    // Reading from a pipe might never end.
    if !fs::metadata(path).map_err(failed)?.is_file() {
        return Err("is no file".to_owned());
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(failed)?;
    file.take(LONGEST).read_to_end(&mut bytes).map_err(failed)?;
    let certificates = read(&bytes)?;
    Ok(if is_marked_or_der(&bytes) {
        certificates
    } else {
        Vec::new()
    })
}

fn is_marked_or_der(bytes: &[u8]) -> bool {
    matches!(bytes, [0x30 | 0xEF | 0xFE | 0xFF, ..])
}

/// The certificates in a folder that the TLS library does not find; an error where there are none
/// at all.
fn of_folder(folder: &Path) -> Result<Vec<Certificate>, String> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err("does not exist".into());
        }
        Err(error) => return Err(format!("cannot be read: {error}")),
    };
    let mut unread = Vec::new();
    let mut is_usable = false;
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        // Folders of certificates hold hundreds: once one is found, only those are read that the
        // TLS library does not understand.
        if is_usable && !begins_marked_or_der(&path) {
            continue;
        }
        if let Ok(found) = of_file(&path) {
            is_usable = true;
            unread.extend(found);
        }
    }
    if is_usable {
        Ok(unread)
    } else {
        Err("has no file with a certificate".into())
    }
}

fn begins_marked_or_der(path: &Path) -> bool {
    let mut first = [0];
    let is_file = fs::metadata(path).is_ok_and(|metadata| metadata.is_file());
    let mut begun = || File::open(path).and_then(|mut file| file.read_exact(&mut first));
    is_file && begun().is_ok() && is_marked_or_der(&first)
}
