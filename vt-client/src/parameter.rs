//! Query parameters that know their names.

/// A query parameter with its value, for `request.parameter(…)`.
///
/// The enums in [`parameters`](crate::parameters) are such; so are those that [`endpoints!`](crate::endpoints) generates for tables
/// of your own. Other types can be, too:
///
/// ```
/// struct OutputFormat(&'static str);
///
/// impl vt_client::QueryParameter for OutputFormat {
///     const NAME: &'static str = "output_format";
///
///     fn value(&self) -> &str {
///         self.0
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
    note = "use an enum of `vt_client::parameters`, or `.query(name, value)` for any other parameter"
)]
pub trait QueryParameter {
    /// The name on the wire.
    const NAME: &'static str;

    /// The value on the wire, not yet encoded.
    fn value(&self) -> &str;
}
