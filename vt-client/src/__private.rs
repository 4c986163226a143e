//! What generated code names and nobody else should: no promise is made about it.

pub use std::borrow::Cow;

pub use vt_macros::generate;
pub use vt_table as table;

pub use crate::envelope::{
    PageBody, read_data, read_nullable, read_object, read_page, read_page_with, read_whole,
};
pub use crate::item::plain_item;
pub use crate::parameter::check_range;
pub use crate::read;
pub use crate::start::{Start, start};

use crate::blocking;

/// Wraps the request values of an async method for the blocking client.
pub trait IntoBlocking {
    /// The blocking value.
    type Blocking;

    /// Wraps it.
    fn into_blocking(self, runtime: &blocking::Runtime) -> Self::Blocking;
}

impl<T: Send + 'static> IntoBlocking for crate::Request<T> {
    type Blocking = blocking::Request<T>;

    fn into_blocking(self, runtime: &blocking::Runtime) -> Self::Blocking {
        blocking::Request::new(self, runtime.clone())
    }
}

impl<T: Send + 'static> IntoBlocking for crate::Pages<T> {
    type Blocking = blocking::Pages<T>;

    fn into_blocking(self, runtime: &blocking::Runtime) -> Self::Blocking {
        blocking::Pages::new(self, runtime.clone())
    }
}

impl IntoBlocking for crate::Download {
    type Blocking = blocking::Download;

    fn into_blocking(self, runtime: &blocking::Runtime) -> Self::Blocking {
        blocking::Download::new(self, runtime.clone())
    }
}
