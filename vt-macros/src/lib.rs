//! Generates the methods of a VirusTotal API client from a table of endpoints.
//!
//! This crate is the printing half: `vt-table` reads, stamps and checks the table. It is used through `vt-client`, whose
//! `endpoints!` macro is documented there.

mod emit;
mod invocation;
mod location;

#[cfg(test)]
mod golden;

use proc_macro::TokenStream;

/// Prints the table as Rust. Called as `generate! { [path of vt-client] "table.toml" => Name }` by `vt_client::endpoints!`.
#[doc(hidden)]
#[proc_macro]
pub fn generate(input: TokenStream) -> TokenStream {
    invocation::expand(input.into()).into()
}
