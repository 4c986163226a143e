//! Files packed into a ZIP by the service, in one call: made, waited for, downloaded.

pub(crate) mod blocking;
use std::fmt;
use std::path::Path;
use std::time::Duration;

use tokio::io::AsyncWrite;

use crate::bodies::ZipRequest;
use crate::client::Client;
use crate::error::Error;
use crate::error::TransferError;
use crate::error::Waiting;
use crate::error::unfinished::Ongoing;
use crate::jobs::wait::{Pace, Tell, until};
use crate::model::object::Object;
use crate::model::objects::{ZipFile, ZipStatus};
use crate::policy::retry::RetryPolicy;
use crate::request::download::{Download, Saved};
use crate::request::single::Request;
use crate::request::twins::twins;
use crate::table::resources::{PrivateZipFiles, ZipFiles};
use crate::wire::callback;
use crate::wire::callback::TELLING;
use crate::wire::upload::ProgressFn;

/// A ZIP of files that is made and downloaded when it is saved: from
/// `zip_files().download_all(hashes)`.
///
/// ```no_run
/// # async fn example(vt: vt_client::Client) -> Result<(), vt_client::Error> {
/// let hashes = ["44d88612fea8a8f36de82e1278abb02f"];
/// let zip = vt.zip_files().download_all(hashes).password("infected");
/// let saved = zip.to_path("samples.zip").await?;
/// println!("{} bytes", saved.size);
/// # Ok(())
/// # }
/// ```
#[must_use = "nothing is asked before `to_path`, `to_writer` or `ready`"]
pub struct ZipDownload {
    client: Client,
    private: bool,
    request: ZipRequest,
    pace: Pace,
    making: Option<Tell<ZipFile>>,
    progress: Option<ProgressFn>,
    retry: Option<RetryPolicy>,
}

impl ZipDownload {
    fn new(
        client: &Client,
        private: bool,
        hashes: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self {
            client: client.clone(),
            private,
            request: ZipRequest::new(hashes),
            pace: Pace::of(client),
            making: None,
            progress: None,
            retry: None,
        }
    }

    /// Saves the ZIP under this path; see [`Download::to_path`].
    ///
    /// # Errors
    ///
    /// [`TransferError::Zip`] when the service cannot make it; [`Error::Unfinished`] when waiting
    /// for it ends, such as by [`Error::Timeout`] with [`Waiting::Zip`] when it takes too long.
    pub async fn to_path(self, path: impl AsRef<Path>) -> Result<Saved, Error> {
        self.ready().await?.to_path(path).await
    }

    /// Writes the ZIP as it comes; see [`Download::to_writer`].
    ///
    /// # Errors
    ///
    /// As [`Self::to_path`].
    pub async fn to_writer(self, writer: impl AsyncWrite + Unpin) -> Result<Saved, Error> {
        self.ready().await?.to_writer(writer).await
    }

    /// Has the ZIP made, and gives its download.
    ///
    /// # Errors
    ///
    /// As [`Self::to_path`].
    pub async fn ready(self) -> Result<Download, Error> {
        let Self {
            client,
            private,
            request,
            pace,
            mut making,
            progress,
            retry,
        } = self;
        let retry = retry.as_ref();
        let made = if private {
            client.private_zip_files().create(request)
        } else {
            client.zip_files().create(request)
        };
        let made = made.retry_by(retry).await?;
        let id = made.id();
        if id.is_empty() {
            return Err(Error::usage(
                "the service's answer names no ZIP file to wait for",
            ));
        }
        let look = || -> Request<Object<ZipFile>> {
            let look = if private {
                client.private_zip_files().get(id)
            } else {
                client.zip_files().get(id)
            };
            look.retry_by(retry)
        };
        let done = |zip: &Object<ZipFile>| {
            if let Some(tell) = &mut making {
                callback::call(TELLING, || tell(zip))?;
            }
            is_done(id, zip.attributes().status.as_ref())
        };
        let of = Ongoing {
            what: Waiting::Zip,
            id,
            call: match private {
                true => "private_zip_files().get",
                false => "zip_files().get",
            },
        };
        let made = until(&pace, pace.end(), of, true, look, done).await;
        made.map_err(|error| error.redacted(&client.redactor()))?;
        let mut download = if private {
            client.private_zip_files().download(id)
        } else {
            client.zip_files().download(id)
        };
        if let Some(tell) = progress {
            download = download.progress(tell);
        }
        if let Some(policy) = retry {
            download = download.retry(policy.clone());
        }
        Ok(download)
    }
}

/// A status that is not known may lead to a good end.
fn is_done(id: &str, status: Option<&ZipStatus>) -> Result<bool, Error> {
    match status {
        Some(ZipStatus::Finished) => Ok(true),
        Some(
            status @ (ZipStatus::Timeout | ZipStatus::ErrorStarting | ZipStatus::ErrorCreating),
        ) => Err(TransferError::Zip {
            id: id.into(),
            status: status.clone(),
        }
        .into()),
        _ => Ok(false),
    }
}

twins! {
    impl[] ZipDownload, blocking::ZipDownload {
        /// Protects the ZIP by a password.
        pub fn password(self, password: impl Into<String>) {
            self.request = self.request.password(password);
        }

        /// Gives up when the ZIP is not made within this time; 30 minutes by default.
        pub fn deadline(self, limit: Duration) {
            self.pace.set_deadline(limit);
        }

        /// The first interval between two looks at the ZIP and the longest, in place of 15 and 30
        /// seconds.
        pub fn intervals(self, first: Duration, longest: Duration) {
            self.pace.set_intervals(first, longest);
        }

        /// Calls this after each look at the ZIP that is being made.
        pub fn making(self, tell: impl FnMut(&Object<ZipFile>) + Send + 'static) {
            self.making = Some(Box::new(tell));
        }

        /// Calls this while the ZIP is downloaded; see [`Download::progress`].
        pub fn progress(self, tell: impl FnMut(u64, u64) + Send + 'static) {
            self.progress = Some(Box::new(tell));
        }

        /// Decides how each request (to make the ZIP, to look at it, to download it) is repeated
        /// when it fails, in place of the client's policy.
        pub fn retry(self, policy: RetryPolicy) {
            self.retry = Some(policy);
        }
    }

    impl[] ZipFiles, crate::table::resources::blocking::ZipFiles {
        /// Has these files packed into a ZIP, waits for it, and downloads it.
        pub fn download_all(&self, hashes: impl IntoIterator<Item = impl Into<String>>) -> ZipDownload, ZipDownload {
            ZipDownload::new(&self.client, false, hashes)
        }
    }

    impl[] PrivateZipFiles, crate::table::resources::blocking::PrivateZipFiles {
        /// Has these private files packed into a ZIP, waits for it, and downloads it.
        pub fn download_all(&self, hashes: impl IntoIterator<Item = impl Into<String>>) -> ZipDownload, ZipDownload {
            ZipDownload::new(&self.client, true, hashes)
        }
    }
}

impl fmt::Debug for ZipDownload {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ZipDownload")
            .field(
                "request",
                &format_args!("{}", self.client.redact(&format!("{:?}", self.request))),
            )
            .field("private", &self.private)
            .finish_non_exhaustive()
    }
}
