//! Opens a file that is to be read whole: hashed or uploaded. What has no end, or no size that can
//! be told, is refused.

use std::fs::{File, FileType, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

/// What there is in place of a file with a size and an end.
#[derive(Debug, thiserror::Error)]
#[error("it is {what}, not a regular file; {advice}")]
struct Unfit {
    what: &'static str,
    advice: &'static str,
}

impl Unfit {
    fn new(what: &'static str) -> Self {
        let advice = if what == FOLDER {
            "give the path of a file in it"
        } else {
            "copy what it gives to a file first"
        };
        Self { what, advice }
    }
}

const FOLDER: &str = "a folder";

/// Content that is made up while it is read, such as that of `/proc`.
const MADE_UP: &str = "a file of the system's own, with content but without a size";

impl From<Unfit> for io::Error {
    fn from(unfit: Unfit) -> Self {
        Self::new(io::ErrorKind::InvalidInput, unfit)
    }
}

/// Opens a regular file, and tells its size. Blocks on the file system, but never on a writer.
pub(crate) fn open(path: &Path) -> io::Result<(File, u64)> {
    // Looked at before it is opened, since opening wakes the writer of a pipe; and again
    // afterwards, since another may have taken its place in between.
    check(&std::fs::metadata(path)?)?;
    let file = open_without_waiting(path)?;
    let metadata = file.metadata()?;
    check(&metadata)?;
    if metadata.len() == 0 && !ends_at_once(&file)? {
        return Err(Unfit::new(MADE_UP).into());
    }
    Ok((file, metadata.len()))
}

/// Whether a path was refused for what it leads to.
pub(crate) fn is_refusal(error: &io::Error) -> bool {
    error.get_ref().is_some_and(|inner| inner.is::<Unfit>())
}

/// What is wrong with a file whose size is another now.
pub(crate) fn changed() -> io::Error {
    io::Error::other("its size changed while it was read; try again when it is complete")
}

fn check(metadata: &Metadata) -> io::Result<()> {
    if metadata.is_file() {
        return Ok(());
    }
    Err(Unfit::new(kind(metadata.file_type())).into())
}

#[cfg(unix)]
fn kind(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    match kind {
        _ if kind.is_dir() => FOLDER,
        _ if kind.is_fifo() => "a pipe",
        _ if kind.is_socket() => "a socket",
        _ => "a device",
    }
}

#[cfg(not(unix))]
fn kind(kind: FileType) -> &'static str {
    if kind.is_dir() { FOLDER } else { "a device" }
}

/// A pipe that took the file's place is opened at once, and then refused.
#[cfg(unix)]
fn open_without_waiting(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;

    use rustix::fs::OFlags;
    let opened = OpenOptions::new()
        .read(true)
        .custom_flags(OFlags::NONBLOCK.bits() as i32)
        .open(path);
    match opened {
        // Another program's lease on the file, which it gives back in a moment. Pipes do not say
        // this.
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => File::open(path),
        opened => opened,
    }
}

#[cfg(not(unix))]
fn open_without_waiting(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).open(path)
}

/// Whether nothing can be read of it.
fn ends_at_once(mut file: &File) -> io::Result<bool> {
    match file.read(&mut [0]) {
        Ok(length) => Ok(length == 0),
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    #[test]
    fn regular_files_are_opened_at_their_beginning() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        for content in ["", "abc"] {
            std::fs::write(&path, content).unwrap();
            let (mut file, size) = open(&path).unwrap();
            let mut read = String::new();
            file.read_to_string(&mut read).unwrap();
            assert_eq!((read.as_str(), size), (content, content.len() as u64));
        }
        let missing = open(&folder.path().join("missing")).unwrap_err();
        assert_eq!(missing.kind(), io::ErrorKind::NotFound);
    }

    #[test]
    fn a_folder_is_told_as_one() {
        let folder = tempfile::tempdir().unwrap();
        let refusal = open(folder.path()).unwrap_err();
        assert_eq!(refusal.kind(), io::ErrorKind::InvalidInput);
        assert_eq!(
            Error::source_file(folder.path(), refusal).to_string(),
            format!(
                "`{}` can neither be hashed nor uploaded: it is a folder, not a regular file; give the path of a file in it",
                folder.path().display()
            )
        );
    }

    #[cfg(unix)]
    fn make_pipe(path: &Path) {
        let made = std::process::Command::new("mkfifo").arg(path).status();
        assert!(made.unwrap().success());
    }

    /// None of these may be waited for: a pipe without a writer, and a device without an end.
    #[cfg(unix)]
    #[test]
    fn what_has_no_end_is_refused_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        make_pipe(&pipe);
        let socket = folder.path().join("socket");
        let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        let link = folder.path().join("link");
        std::os::unix::fs::symlink("/dev/zero", &link).unwrap();
        for (path, kind) in [
            (&*pipe, "a pipe"),
            (&socket, "a socket"),
            (&link, "a device"),
            (Path::new("/dev/null"), "a device"),
        ] {
            let refusal = open(path).unwrap_err();
            let said =
                format!("it is {kind}, not a regular file; copy what it gives to a file first");
            assert_eq!(refusal.to_string(), said, "{}", path.display());
            assert!(matches!(Error::source_file(path, refusal), Error::Usage(_)));
        }
    }

    /// The path is swapped between the look at it and its opening: what is opened without waiting
    /// is looked at again.
    #[cfg(unix)]
    #[test]
    fn a_pipe_that_takes_a_files_place_is_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        make_pipe(&pipe);
        let file = open_without_waiting(&pipe).unwrap();
        assert!(check(&file.metadata().unwrap()).is_err());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_that_the_system_makes_up_has_no_size() {
        let path = Path::new("/proc/self/status");
        let refusal = open(path).unwrap_err();
        assert!(refusal.to_string().contains("without a size"), "{refusal}");
        assert!(matches!(Error::source_file(path, refusal), Error::Usage(_)));
    }
}
