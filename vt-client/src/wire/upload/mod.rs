//! What is uploaded, how it is framed, and where it may go.

mod form;
mod part;
mod source;
mod url;
mod watch;

pub use form::MultipartForm;
pub(crate) use part::{ByteStream, Content, Part, Readable};
pub use source::UploadSource;
pub(crate) use url::UploadUrl;
pub(crate) use watch::{ProgressFn, Watch, Watching};
