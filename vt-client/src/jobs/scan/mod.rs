//! Uploads a file of any size for analysis, in one call.

pub(crate) mod blocking;
mod ensure;

use std::borrow::Cow;
use std::fmt;
use std::future::IntoFuture;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use tokio::task::spawn_blocking;

pub use ensure::{EnsureScanned, Ensured};

use crate::bodies::PrivateFileOptions;
use crate::client::Client;
use crate::error::Error;
use crate::error::TransferError;
use crate::id::DigestKind;
use crate::id::{FileHash, Sha256};
use crate::jobs::wait::Scannable;
use crate::jobs::wait::Wait;
use crate::model::object::Object;
use crate::model::objects::{Analysis, PrivateAnalysis};
use crate::policy::retry::RetryPolicy;
use crate::request::single::Sending;
use crate::request::twins::twins;
use crate::table::resources::{Files, PrivateFiles};
use crate::transport::on_runtime;
use crate::wire::call::{Elsewhere, Payload};
use crate::wire::upload::{MultipartForm, UploadSource};
use crate::wire::upload::{ProgressFn, UploadUrl, Watch};

/// The most that the service takes, in bytes.
///
/// Source: <https://docs.virustotal.com/reference/files-upload-url>.
const LARGEST_FILE: u64 = 650 * 1024 * 1024;

/// The largest request body, framing included, that is sent to the API's own address; larger ones
/// need an upload URL.
///
/// Source: <https://docs.virustotal.com/reference/files-scan>.
const LARGEST_BODY: u64 = 32_000_000;

/// The name of what has none of its own.
const NAMELESS: &str = "file";

/// The field of a ZIP's password.
const PASSWORD: &str = "password";

/// A file that is uploaded for analysis when this is awaited: from `files().scan(..)`, or
/// `private_files().scan(..)`.
///
/// A form of at most 32,000,000 bytes goes to the API itself, a larger one to an upload URL that is
/// asked for first. Files of more than 650 MiB are refused before anything is sent. The file is
/// streamed, and its SHA-256 computed on the way.
///
/// ```no_run
/// # async fn example(vt: vt_client::Client) -> Result<(), vt_client::Error> {
/// let scanned = vt.files().scan("samples/archive.zip").password("infected").await?;
/// println!("{} is being analysed as {}", scanned.sha256, scanned.analysis.id());
///
/// let done = vt.files().scan("samples/setup.exe").wait().await?;
/// println!("{:?}", done.analysis.attributes().stats);
/// # Ok(())
/// # }
/// ```
#[must_use = "a file is uploaded only when this is awaited"]
pub struct Scan<A> {
    client: Client,
    source: UploadSource,
    name: Option<String>,
    /// What stands in the form before the file.
    fields: Vec<(Cow<'static, str>, String)>,
    /// What is wrong with them.
    fault: Option<Error>,
    digests: Vec<DigestKind>,
    progress: Option<ProgressFn>,
    timeout: Option<Duration>,
    retry: Option<RetryPolicy>,
    kind: PhantomData<fn() -> A>,
}

/// A file that was uploaded for analysis.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Scanned<A> {
    /// The analysis to follow: its identifier.
    pub analysis: Object<A>,
    /// The SHA-256 of what was sent.
    pub sha256: Sha256,
    /// Its MD5, if it was asked for.
    pub md5: Option<FileHash>,
    /// Its SHA-1, if it was asked for.
    pub sha1: Option<FileHash>,
    /// Its size in bytes.
    pub size: u64,
}

impl<A: Scannable> Scan<A> {
    fn new(client: &Client, source: UploadSource) -> Self {
        Self {
            client: client.clone(),
            source,
            name: None,
            fields: Vec::new(),
            fault: None,
            digests: vec![DigestKind::Sha256],
            progress: None,
            timeout: None,
            retry: None,
            kind: PhantomData,
        }
    }

    /// Uploads the file, and waits until its analysis is completed.
    ///
    /// The looks have the policy that [`retry`](Self::retry) was given, unless [`Wait::retry`] is
    /// told another.
    pub fn wait(self) -> Wait<A> {
        let (client, retry) = (self.client.clone(), self.retry.clone());
        Wait::after(&client, async move { Ok(self.send().await?.analysis) }).retry_by(retry)
    }

    async fn send(self) -> Result<Scanned<A>, Error> {
        let client = self.client.clone();
        let outcome = self.upload().await;
        outcome.map_err(|error| error.redacted(&client.redactor()))
    }

    async fn upload(self) -> Result<Scanned<A>, Error> {
        on_runtime()?;
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let name = match (self.name, self.source.own_name()?) {
            (Some(name), _) | (None, Some(name)) => name,
            (None, None) => NAMELESS.to_owned(),
        };
        let source = self.source.spooled(&name, LARGEST_FILE).await?;
        let watch = Arc::new(Watch::new(self.digests, self.progress));
        let _end = End(watch.clone());
        let form = self
            .fields
            .into_iter()
            .fold(MultipartForm::new(), |form, (name, value)| {
                form.text(name, value)
            });
        let (form, size, body) = {
            let (name, watch) = (name.clone(), watch.clone());
            let measure = move || {
                let size = source.length()?;
                if size > LARGEST_FILE {
                    return Err(TransferError::TooLarge {
                        name: name.into(),
                        size: Some(size),
                        limit: LARGEST_FILE,
                    }
                    .into());
                }
                let form = form.watched("file", name, source, watch, size);
                let body = form.length()?;
                Ok::<_, Error>((form, size, body))
            };
            spawn_blocking(measure)
                .await
                .map_err(|error| Error::no_result(error, "a file was measured"))??
        };

        let mut elsewhere = None;
        if body > LARGEST_BODY {
            let url = A::upload_url(&self.client).retry_by(self.retry.as_ref());
            let url = url.await?;
            let url = UploadUrl::new(url.expose(), self.client.base_url())?;
            elsewhere = Some(Elsewhere::Upload(url));
        }
        let mut request =
            A::upload(&self.client, MultipartForm::new()).retry_by(self.retry.as_ref());
        request.draft.change(|call| {
            call.payload = Payload::Multipart(form);
            call.elsewhere = elsewhere;
            Ok(())
        });
        if let Some(limit) = self.timeout {
            request = request.timeout(limit);
        }
        let analysis = request.await?;

        let digests = watch.finish();
        match digests.sha256 {
            Some(sha256) if digests.size == size => Ok(Scanned {
                analysis,
                sha256: sha256.try_into()?,
                md5: digests.md5,
                sha1: digests.sha1,
                size,
            }),
            _ => Err(TransferError::Incomplete {
                name: name.into(),
                sent: digests.size,
                size,
            }
            .into()),
        }
    }
}

twins! {
    impl[] Scan<PrivateAnalysis>, blocking::Scan<PrivateAnalysis> {
        /// How the file is analysed and kept, in place of earlier options. A password that was
        /// given before stays, unless these options have one.
        pub fn options(self, options: PrivateFileOptions) {
            use crate::bodies::MultipartBody;
            let checked =
                crate::bodies::PrivateFileUpload::bytes(NAMELESS, "").options(options.clone());
            self.fault = checked.check().err().map(Error::from);
            let options = options.pairs();
            let is_password = |(name, _): &(Cow<'_, str>, String)| name == PASSWORD;
            let stays = !options.iter().any(is_password);
            self.fields.retain(|field| stays && is_password(field));
            self.fields.extend_from_slice(options);
        }
    }

    impl[A: Scannable] Scan<A>, blocking::Scan<A> {
        /// The password of a protected ZIP, which the service opens to analyse the file inside.
        pub fn password(self, password: impl Into<String>) {
            self.fields.retain(|(name, _)| name != PASSWORD);
            self.fields.push((PASSWORD.into(), password.into()));
        }

        /// The name that the service is told, in place of the path's base name. Of a path, the base
        /// name is told.
        pub fn name(self, name: impl Into<String>) {
            self.name = Some(name.into());
        }

        /// Computes these digests too while the file is sent; the SHA-256 always is.
        pub fn digests(self, kinds: impl IntoIterator<Item = DigestKind>) {
            self.digests = vec![DigestKind::Sha256];
            self.digests.extend(kinds);
        }

        /// Calls this with the bytes of the file that were sent so far, and how many there are.
        pub fn progress(self, tell: impl FnMut(u64, u64) + Send + 'static) {
            self.progress = Some(Box::new(tell));
        }

        /// Limits the time of the whole upload, which otherwise may take any time while bytes move.
        pub fn timeout(self, limit: Duration) {
            self.timeout = Some(limit);
        }

        /// Decides how each request (for the upload URL of a large file, and of the upload itself)
        /// is repeated when it fails, in place of the client's policy.
        pub fn retry(self, policy: RetryPolicy) {
            self.retry = Some(policy);
        }
    }

    impl[] Files, crate::table::resources::blocking::Files {
        /// Uploads a file of any size (up to 650 MiB) for analysis: a path, bytes, a reader or a
        /// stream.
        ///
        /// See [`Scan`] for its options, [`Scan::wait`] to wait for the result.
        pub fn scan(&self, source: impl Into<UploadSource>) -> Scan<Analysis>, Scan<Analysis> {
            Scan::new(&self.client, source.into())
        }
    }

    impl[] PrivateFiles, crate::table::resources::blocking::PrivateFiles {
        /// Uploads a file of any size (up to 650 MiB) for private analysis: a path, bytes, a reader
        /// or a stream.
        pub fn scan(&self, source: impl Into<UploadSource>) -> Scan<PrivateAnalysis>, Scan<PrivateAnalysis> {
            Scan::new(&self.client, source.into())
        }
    }
}

/// However an upload ends, nothing is told of it afterwards.
struct End(Arc<Watch>);

impl Drop for End {
    fn drop(&mut self) {
        self.0.end();
    }
}

impl<A: Scannable> IntoFuture for Scan<A> {
    type Output = Result<Scanned<A>, Error>;
    type IntoFuture = Sending<Scanned<A>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// The source and the names of fields; a value may be a password.
impl<A> fmt::Debug for Scan<A> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields: Vec<&str> = self.fields.iter().map(|(name, _)| name.as_ref()).collect();
        let source = format!("{:?}", self.source);
        let name = self.name.as_deref().map(|name| self.client.redact(name));
        formatter
            .debug_struct("Scan")
            .field("source", &format_args!("{}", self.client.redact(&source)))
            .field("name", &name)
            .field("fields", &fields)
            .field("digests", &self.digests)
            .finish_non_exhaustive()
    }
}
