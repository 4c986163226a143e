//! A file's report, uploading the file only if need be.

use std::fmt;
use std::future::IntoFuture;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use tokio::task::spawn_blocking;

use crate::client::Client;
use crate::error::Error;
use crate::id::FileHash;
use crate::jobs::scan::blocking;
use crate::model::object::Object;
use crate::model::objects::{Analysis, File};
use crate::policy::retry::RetryPolicy;
use crate::request::single::Sending;
use crate::request::twins::twins;
use crate::table::resources::AnyObject;
use crate::table::resources::Files;
use crate::transport::on_runtime;

/// Sees to it that a file was analysed lately, when this is awaited: from
/// `files().ensure_scanned(path, max_age)`.
///
/// The SHA-256 is computed and looked up; the file is uploaded, and its analysis waited for, only
/// if the service does not know it or if its last analysis is older than `max_age`.
///
/// ```no_run
/// use std::time::Duration;
///
/// # async fn example(vt: vt_client::Client) -> Result<(), vt_client::Error> {
/// let a_week = Duration::from_secs(7 * 24 * 60 * 60);
/// let ensured = vt.files().ensure_scanned("samples/setup.exe", a_week).await?;
/// println!("{:?}", ensured.file.attributes().last_analysis_stats);
/// # Ok(())
/// # }
/// ```
#[must_use = "nothing is looked up before it is awaited"]
pub struct EnsureScanned {
    client: Client,
    path: PathBuf,
    max_age: Duration,
    deadline: Option<Duration>,
    intervals: Option<(Duration, Duration)>,
    retry: Option<RetryPolicy>,
}

/// A file that was analysed lately.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Ensured {
    /// The file's report.
    pub file: Object<File>,
    /// The analysis, if the file was uploaded for one.
    pub analysis: Option<Object<Analysis>>,
}

impl EnsureScanned {
    async fn send(self) -> Result<Ensured, Error> {
        let client = self.client.clone();
        let outcome = self.run().await;
        outcome.map_err(|error| error.redacted(&client.redactor()))
    }

    async fn run(self) -> Result<Ensured, Error> {
        on_runtime()?;
        let path = self.path.clone();
        let hash = spawn_blocking(move || FileHash::of_path(path))
            .await
            .map_err(|error| Error::no_result(error, "a file was read"))??;
        let retry = self.retry.as_ref();
        match self.client.files().get(&hash).retry_by(retry).await {
            Ok(file) if self.is_fresh(&file, SystemTime::now()) => {
                return Ok(Ensured {
                    file,
                    analysis: None,
                });
            }
            Ok(_) => {}
            Err(error) if error.is_not_found() => {}
            Err(error) => return Err(error),
        }
        let mut scan = self.client.files().scan(self.path);
        if let Some(policy) = retry {
            scan = scan.retry(policy.clone());
        }
        let mut wait = scan.wait().after_a_report();
        if let Some(limit) = self.deadline {
            wait = wait.deadline(limit);
        }
        if let Some((first, longest)) = self.intervals {
            wait = wait.intervals(first, longest);
        }
        let done = wait.await?;
        let file = match done.item {
            Some(AnyObject::File(file)) => file,
            _ => self.client.files().get(&hash).retry_by(retry).await?,
        };
        Ok(Ensured {
            file,
            analysis: Some(done.analysis),
        })
    }

    /// Whether the last analysis is recent. A time to come is: clocks differ.
    fn is_fresh(&self, file: &Object<File>, now: SystemTime) -> bool {
        let analysed = file.attributes().last_analysis_date;
        let analysed = analysed.and_then(|time| time.to_system_time());
        analysed.is_some_and(|time| match now.duration_since(time) {
            Ok(age) => age <= self.max_age,
            Err(_) => true,
        })
    }
}

twins! {
    impl[] EnsureScanned, blocking::EnsureScanned {
        /// Limits the time of waiting for the analysis; see
        /// [`Wait::deadline`](crate::Wait::deadline).
        pub fn deadline(self, limit: Duration) {
            self.deadline = Some(limit);
        }

        /// The first interval and the longest, in place of 30 seconds both; see
        /// [`Wait::intervals`](crate::Wait::intervals).
        pub fn intervals(self, first: Duration, longest: Duration) {
            self.intervals = Some((first, longest));
        }

        /// Decides how each request (to look the file up, to upload it, to look at its analysis) is
        /// repeated when it fails, in place of the client's policy.
        pub fn retry(self, policy: RetryPolicy) {
            self.retry = Some(policy);
        }
    }

    impl[] Files, crate::table::resources::blocking::Files {
        /// The report of a file whose last analysis is at most this old; the file is uploaded only
        /// if there is none.
        pub fn ensure_scanned(&self, path: impl Into<PathBuf>, max_age: Duration) -> EnsureScanned, EnsureScanned {
            EnsureScanned {
                client: self.client.clone(),
                path: path.into(),
                max_age,
                deadline: None,
                intervals: None,
                retry: None,
            }
        }
    }
}

impl IntoFuture for EnsureScanned {
    type Output = Result<Ensured, Error>;
    type IntoFuture = Sending<Ensured>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

impl fmt::Debug for EnsureScanned {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("EnsureScanned")
            .field("path", &self.client.redact(&self.path.to_string_lossy()))
            .field("max_age", &self.max_age)
            .finish_non_exhaustive()
    }
}
