//! Query parameters that know their names.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use crate::error::Error;
use crate::id::hint::{Hint, Unchecked};

/// A query parameter with its value, for `request.parameter(…)`.
///
/// The types in [`parameters`](crate::parameters) are such; so are those that
/// [`endpoints!`](crate::endpoints) generates for tables of your own. Other types can be, too:
///
/// ```
/// use std::borrow::Cow;
///
/// struct OutputFormat(&'static str);
///
/// impl vt_client::QueryParameter for OutputFormat {
///     const NAME: &'static str = "output_format";
///
///     fn value(&self) -> Cow<'_, str> {
///         self.0.into()
///     }
/// }
///
/// # fn example(vt: vt_client::Client) {
/// let request = vt.collections().list().parameter(OutputFormat("stix"));
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say which query parameter it is",
    label = "not a query parameter",
    note = "use a type of `vt_client::parameters`, or `.query(name, value)` for any other parameter"
)]
pub trait QueryParameter {
    /// The name on the wire.
    const NAME: &'static str;

    /// The value on the wire, not yet encoded.
    fn value(&self) -> Cow<'_, str>;

    /// Whether the value can be sent.
    ///
    /// # Errors
    ///
    /// [`Error::Usage`] when it cannot. It is the error of the request then, and nothing is sent.
    fn check(&self) -> Result<(), Error> {
        Ok(())
    }
}

/// Whether a number is in the documented range of a parameter.
pub fn check_range(name: &str, value: i64, range: RangeInclusive<i64>) -> Result<(), Error> {
    if range.contains(&value) {
        return Ok(());
    }
    let (from, to) = range.into_inner();
    Err(Error::usage_with(
        format!("the parameter `{name}` goes from {from} to {to}, which {value} is outside of"),
        Hint::Unchecked(Unchecked::Query(vec![(
            name.into(),
            value.to_string().into(),
        )])),
    ))
}
