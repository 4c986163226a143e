//! What differs between public and private scanning.

use crate::client::Client;
use crate::json::attributes::Attributes;
use crate::json::secret_text::SecretText;
use crate::model::object::Object;
use crate::model::objects::{Analysis, AnalysisStatus, PrivateAnalysis};
use crate::request::single::Request;
use crate::table::resources::AnyObject;
use crate::wire::upload::MultipartForm;

/// Attributes of an analysis that can be waited for: [`Analysis`] and [`PrivateAnalysis`].
pub trait Scannable: Attributes + sealed::Sealed + Send + Sync + 'static {
    /// The call that waits for an analysis of this kind.
    #[doc(hidden)]
    const WAIT: &'static str;

    #[doc(hidden)]
    fn status(&self) -> Option<&AnalysisStatus>;

    #[doc(hidden)]
    fn look(client: &Client, id: &str) -> Request<Object<Self>>;

    #[doc(hidden)]
    fn item(client: &Client, id: &str) -> Request<Option<AnyObject>>;

    #[doc(hidden)]
    fn upload(client: &Client, form: MultipartForm) -> Request<Object<Self>>;

    #[doc(hidden)]
    fn upload_url(client: &Client) -> Request<SecretText>;
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for crate::model::objects::Analysis {}
    impl Sealed for crate::model::objects::PrivateAnalysis {}
}

impl Scannable for Analysis {
    const WAIT: &'static str = "analyses().wait";

    fn status(&self) -> Option<&AnalysisStatus> {
        self.status.as_ref()
    }

    fn look(client: &Client, id: &str) -> Request<Object<Self>> {
        client.analyses().get(id)
    }

    fn item(client: &Client, id: &str) -> Request<Option<AnyObject>> {
        client.analyses().item(id)
    }

    fn upload(client: &Client, form: MultipartForm) -> Request<Object<Self>> {
        client.files().upload(form)
    }

    fn upload_url(client: &Client) -> Request<SecretText> {
        client.files().upload_url()
    }
}

impl Scannable for PrivateAnalysis {
    const WAIT: &'static str = "private_analyses().wait";

    fn status(&self) -> Option<&AnalysisStatus> {
        self.status.as_ref()
    }

    fn look(client: &Client, id: &str) -> Request<Object<Self>> {
        client.private_analyses().get(id)
    }

    fn item(client: &Client, id: &str) -> Request<Option<AnyObject>> {
        client.private_analyses().item(id)
    }

    fn upload(client: &Client, form: MultipartForm) -> Request<Object<Self>> {
        client.private_files().upload(form)
    }

    fn upload_url(client: &Client) -> Request<SecretText> {
        client.private_files().upload_url()
    }
}
