//! What a method with one answer returns: a request that waits for its options and is sent by
//! `.await`.

pub(crate) mod blocking;
use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;

use crate::client::Client;
use crate::error::Error;
use crate::model::response::Response;
use crate::policy::retry::RetryPolicy;
use crate::request::draft::Draft;
use crate::request::options::request_options;

/// A future that a request becomes.
pub(crate) type Sending<T> = Pin<Box<dyn Future<Output = Result<T, Error>> + Send + 'static>>;

/// Makes the value that a row answers.
pub(crate) type Reader<T> = fn(&Response) -> Result<T, Error>;

/// A request that is sent when it is awaited.
///
/// Methods of the resource handles return it at once, without a network. Options are methods on it.
/// An argument that does not validate is kept as the error that awaiting gives, and then nothing is
/// sent.
///
/// ```no_run
/// # async fn example(vt: vt_client::Client) -> Result<(), vt_client::Error> {
/// let report = vt.files().get("44d88612fea8a8f36de82e1278abb02f").attributes(["names"]).await?;
/// # Ok(())
/// # }
/// ```
#[must_use = "a request is sent only when it is awaited"]
pub struct Request<T> {
    pub(crate) draft: Draft,
    read: Reader<T>,
}

impl<T> Request<T> {
    pub(crate) fn new(draft: Draft, read: Reader<T>) -> Self {
        Self { draft, read }
    }

    /// The client that it is sent by.
    pub(crate) fn client(&self) -> &Client {
        self.draft.client()
    }

    request_options!(draft);

    /// Sets the policy, if there is one.
    pub(crate) fn retry_by(self, policy: Option<&RetryPolicy>) -> Self {
        match policy {
            Some(policy) => self.retry(policy.clone()),
            None => self,
        }
    }

    /// Asks for the value together with the response it was read from: status, headers and body as
    /// they came.
    ///
    /// The response of a failed request is in [`Error::response`].
    pub fn with_response(self) -> RequestWithResponse<T> {
        RequestWithResponse { request: self }
    }

    async fn send(self) -> Result<WithResponse<T>, Error> {
        let (client, call) = self.draft.finish()?;
        let response = client.transport().document(&call).await?;
        match (self.read)(&response) {
            Ok(value) => Ok(WithResponse { value, response }),
            Err(error) => Err(error.redacted(&client.transport().secrets(&call))),
        }
    }
}

impl<T: 'static> IntoFuture for Request<T> {
    type Output = Result<T, Error>;
    type IntoFuture = Sending<T>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.send().await?.value) })
    }
}

impl<T> fmt::Debug for Request<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.draft.debug("Request", formatter)
    }
}

/// A [`Request`] that answers with the response beside the value.
#[must_use = "a request is sent only when it is awaited"]
#[derive(Debug)]
pub struct RequestWithResponse<T> {
    request: Request<T>,
}

impl<T: 'static> IntoFuture for RequestWithResponse<T> {
    type Output = Result<WithResponse<T>, Error>;
    type IntoFuture = Sending<WithResponse<T>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.request.send())
    }
}

/// A value and the response it was read from.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct WithResponse<T> {
    /// The value.
    pub value: T,
    /// Status, headers and body as they came.
    pub response: Response,
}
