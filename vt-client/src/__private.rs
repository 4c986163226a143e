//! What generated code names and nobody else should: no promise is made about it.

pub use std::borrow::Cow;

pub use vt_macros::generate;
pub use vt_table as table;

pub use crate::json::attributes;
pub use crate::model::envelope::{
    PageBody, read_data, read_nullable, read_object, read_page, read_page_with, read_whole,
};
pub use crate::model::item::plain_item;
pub use crate::request::read;
pub use crate::request::start::{Start, start};
pub use crate::wire::parameter::check_range;

use crate::blocking;

/// Wraps the request values of an async method for the blocking client.
pub trait IntoBlocking {
    /// The blocking value.
    type Blocking;

    /// Wraps it.
    fn into_blocking(self, runtime: &blocking::Runtime) -> Self::Blocking;
}

impl<T: Send + 'static> IntoBlocking for crate::request::single::Request<T> {
    type Blocking = blocking::Request<T>;

    fn into_blocking(self, runtime: &blocking::Runtime) -> Self::Blocking {
        blocking::Request::new(self, runtime.clone())
    }
}

impl<T: Send + 'static> IntoBlocking for crate::request::pages::Pages<T> {
    type Blocking = blocking::Pages<T>;

    fn into_blocking(self, runtime: &blocking::Runtime) -> Self::Blocking {
        blocking::Pages::new(self, runtime.clone())
    }
}

impl IntoBlocking for crate::request::download::Download {
    type Blocking = blocking::Download;

    fn into_blocking(self, runtime: &blocking::Runtime) -> Self::Blocking {
        blocking::Download::new(self, runtime.clone())
    }
}
