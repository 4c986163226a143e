//! Text and lists that are static or owned.

use std::borrow::Cow;

/// Text that is static in generated code and owned in tables read at run time.
pub type Text = Cow<'static, str>;

/// A list that is static in generated code and owned in tables read at run time.
pub type List<T> = Cow<'static, [T]>;
