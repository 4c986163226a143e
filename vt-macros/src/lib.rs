//! Generates the methods of a VirusTotal API client from a table of endpoints.
//!
//! `vt-table` reads and checks the table; this crate prints it as Rust. It is used through the
//! macro `endpoints!` of `vt-client`, which documents it.

mod emit;
mod invocation;
mod location;

#[cfg(test)]
mod golden;

use proc_macro::TokenStream;

/// Prints a table as Rust. `vt_client::endpoints!` calls it as `generate! { [path of vt-client]
/// "table.toml" => Name }`.
#[doc(hidden)]
#[proc_macro]
pub fn generate(input: TokenStream) -> TokenStream {
    invocation::expand(input.into()).into()
}
