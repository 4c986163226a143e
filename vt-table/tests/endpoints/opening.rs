//! Tables in files.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use vt_table::TableSource;

/// A folder of its own for each test, removed when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> std::io::Result<Folder> {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        if path.exists() {
            fs::remove_dir_all(&path)?;
        }
        fs::create_dir_all(path.join("crate"))?;
        Ok(Folder(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that stays does no harm: the next run replaces it.
        let _ = fs::remove_dir_all(&self.0);
    }
}

const TABLE: &str = "[api]\nurl = \"https://example.com\"\n";

#[test]
fn a_link_that_became_text_is_followed() -> std::io::Result<()> {
    let folder = Folder::new("followed")?;
    let table = folder.0.join("endpoints.toml");
    let link = folder.0.join("crate").join("endpoints.toml");
    fs::write(&table, TABLE)?;
    for text in [
        "../endpoints.toml",
        "../endpoints.toml\n",
        "../endpoints.toml\r\n",
    ] {
        fs::write(&link, text)?;
        let (source, read) = TableSource::open(&link, "crate/endpoints.toml")?;
        assert_eq!(
            source,
            TableSource::new("crate/endpoints.toml", TABLE),
            "{text:?}"
        );
        assert_eq!(
            fs::canonicalize(read)?,
            fs::canonicalize(&table)?,
            "{text:?}"
        );
    }
    Ok(())
}

#[test]
fn a_table_is_read_unchanged() -> std::io::Result<()> {
    let folder = Folder::new("as_it_is")?;
    let table = folder.0.join("endpoints.toml");
    fs::write(folder.0.join("other.toml"), TABLE)?;
    fs::write(folder.0.join("other.txt"), TABLE)?;
    let long = format!("other.toml{}", " ".repeat(1024));
    for text in [
        TABLE,
        "",
        "\n",
        "missing.toml",
        "other.txt",
        "other.toml\nother.toml",
        long.as_str(),
    ] {
        fs::write(&table, text)?;
        let (source, read) = TableSource::open(&table, "endpoints.toml")?;
        assert_eq!(source.text, text);
        assert_eq!(read, table);
    }
    Ok(())
}

#[test]
fn a_link_is_followed_once() -> std::io::Result<()> {
    let folder = Folder::new("once")?;
    let (a, b) = (folder.0.join("a.toml"), folder.0.join("b.toml"));
    fs::write(&a, "b.toml")?;
    fs::write(&b, "a.toml")?;
    let (source, read) = TableSource::open(&a, "a.toml")?;
    assert_eq!((source.text.as_str(), read), ("a.toml", b));
    Ok(())
}

#[test]
fn an_error_names_the_file() -> std::io::Result<()> {
    let folder = Folder::new("errors")?;
    let missing = folder.0.join("missing.toml");
    let error = TableSource::open(&missing, "missing.toml")
        .map_or_else(|error| error, |_| ErrorKind::Other.into());
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert!(
        error.to_string().contains(&missing.display().to_string()),
        "{error}"
    );

    let binary = folder.0.join("binary.toml");
    fs::write(&binary, [0xff, 0xfe, 0x00])?;
    let error = TableSource::open(&binary, "binary.toml")
        .map_or_else(|error| error, |_| ErrorKind::Other.into());
    assert_eq!(error.kind(), ErrorKind::InvalidData);
    Ok(())
}

/// What has no end is not read for ever.
#[cfg(unix)]
#[test]
fn no_table_is_larger_than_its_limit() {
    let device = Path::new("/dev/zero");
    let error =
        TableSource::open(device, "zero").map_or_else(|error| error, |_| ErrorKind::Other.into());
    assert_eq!(error.kind(), ErrorKind::FileTooLarge);
    let message =
        "cannot read `/dev/zero`: it has more than 16777216 bytes, the most that a table may have";
    assert_eq!(error.to_string(), message);
}
