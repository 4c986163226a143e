//! What goes wrong with files on their way, beside the network and the service's refusals.

use std::borrow::Cow;

use crate::id::FileHash;
use crate::model::objects::ZipStatus;
use crate::redact::printable::escape;
use crate::redact::redactor::Redactor;

/// Why an upload or a download is refused or useless.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TransferError {
    /// The file is larger than the service takes. Nothing was sent.
    #[error("`{}` {}; the service takes at most {limit} bytes", escape(name), describe_size(*size))]
    #[non_exhaustive]
    TooLarge {
        /// The file's name.
        name: Box<str>,
        /// Its size in bytes; `None` for a reader or stream that was not read to its end.
        size: Option<u64>,
        /// The most that is taken, in bytes.
        limit: u64,
    },
    /// The file has another size than when the upload began; what was sent of it is of no use.
    #[error(
        "`{}` changed its size from {expected} to {found} bytes while it was uploaded; upload it again",
        escape(name)
    )]
    #[non_exhaustive]
    SizeChanged {
        /// The file's name.
        name: Box<str>,
        /// Its size in bytes when the upload began.
        expected: u64,
        /// Its size in bytes now.
        found: u64,
    },
    /// The service took less than the whole file and told success.
    #[error(
        "the service answered after {sent} of the {size} bytes of `{}`; upload it again",
        escape(name)
    )]
    #[non_exhaustive]
    Incomplete {
        /// The file's name.
        name: Box<str>,
        /// Bytes that were sent.
        sent: u64,
        /// Bytes that there are.
        size: u64,
    },
    /// The service gave an upload URL that the API key is not sent to.
    #[error("the upload URL of the service{} is refused: {}", describe_host(host.as_deref()), escape(problem))]
    #[non_exhaustive]
    UploadUrl {
        /// Its host, where it has one.
        host: Option<Box<str>>,
        /// What is wrong with it.
        problem: Box<str>,
    },
    /// The bytes that came are not those that were asked for. A file under the final name was not
    /// made or replaced.
    #[error("the download is not what was asked for: its {} is `{found}`{}", found.kind(), and_not(expected.as_ref()))]
    #[non_exhaustive]
    Digest {
        /// The digest that was asked for; `None` where it is a secret, given in the place of a
        /// hash.
        expected: Option<FileHash>,
        /// The digest of what came.
        found: FileHash,
    },
    /// A server continued a download at another place than the one that it was asked for.
    #[error("the download cannot be continued: {}", escape(problem))]
    #[non_exhaustive]
    Range {
        /// What is wrong with the answer.
        problem: Box<str>,
    },
    /// The server compressed a download, which was not asked for: what would be saved is something
    /// else.
    #[error(
        "the server gave the download with the encoding `{encoding}`, which was not asked for; a proxy may have compressed it"
    )]
    #[non_exhaustive]
    Encoded {
        /// The answer's `Content-Encoding`.
        encoding: Box<str>,
    },
    /// The service could not make the ZIP file.
    #[error("the service could not make the ZIP file `{}`: `{}`", escape(id), escape(status.as_str()))]
    #[non_exhaustive]
    Zip {
        /// The ZIP file's identifier.
        id: Box<str>,
        /// `timeout`, `error-starting`, `error-creating`.
        status: ZipStatus,
    },
}

impl TransferError {
    /// Takes secrets out of all that others have written.
    pub(crate) fn redact(&mut self, secrets: &Redactor<'_>) {
        let clean = |text: &mut Box<str>| {
            if let Cow::Owned(shown) = secrets.redact(text) {
                *text = shown.into();
            }
        };
        match self {
            Self::TooLarge { name, .. }
            | Self::SizeChanged { name, .. }
            | Self::Incomplete { name, .. } => clean(name),
            Self::UploadUrl { host, problem } => {
                host.iter_mut().for_each(clean);
                clean(problem);
            }
            Self::Range { problem } => clean(problem),
            Self::Encoded { encoding } => clean(encoding),
            Self::Zip { id, .. } => clean(id),
            Self::Digest { expected, .. } => {
                // A key may look like a hash.
                expected.take_if(|hash| matches!(secrets.redact(hash.as_str()), Cow::Owned(_)));
            }
        }
    }
}

fn describe_size(size: Option<u64>) -> String {
    match size {
        Some(size) => format!("has {size} bytes"),
        None => "is too large".to_owned(),
    }
}

fn and_not(expected: Option<&FileHash>) -> String {
    expected.map_or_else(String::new, |expected| format!(" and not `{expected}`"))
}

fn describe_host(host: Option<&str>) -> String {
    host.map(|host| format!(", on `{}`,", escape(host)))
        .unwrap_or_default()
}
