//! From the checked model to tokens. Nothing here can fail: what is wrong with a table was said before.

mod constants;
mod docs;
mod endpoints;
mod handle;
mod method;
mod objects;
mod parameters;
mod types;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Ident, Path, Visibility};
use vt_table::Api;

/// What is the same for everything that one call of the macro generates.
#[derive(Clone)]
pub(crate) struct Context {
    /// The path of vt-client: `crate` inside it, `$crate` elsewhere.
    pub(crate) client: Path,
    /// The trait that adds the handles to a foreign `Client`; inside vt-client they are its own methods.
    pub(crate) extension: Option<(Visibility, Ident)>,
    /// Whether it is for a module below the call, from where the caller's `self` and `super` are one further up.
    pub(crate) nested: bool,
}

/// Everything: the list of endpoints, the handles of both clients, and what leads to them.
pub(crate) fn api(api: &Api, context: &Context) -> TokenStream {
    let endpoints = endpoints::list(api, context);
    let objects = objects::any_object(api, context);
    let parameters = parameters::module(api, context);
    let nested = Context {
        nested: true,
        ..context.clone()
    };
    let (mut handles, mut blocking) = (Vec::new(), Vec::new());
    for resource in &api.resources {
        handles.push(handle::handle(resource, api, context));
        blocking.push(handle::blocking(resource, api, &nested));
    }
    let accessors = handle::accessors(api, context, &handle::Flavour::Async);
    let blocking_accessors = handle::accessors(api, context, &handle::Flavour::Blocking);
    quote! {
        #endpoints
        #objects
        #parameters
        #accessors
        #(#handles)*

        /// The handles of the blocking client.
        pub mod blocking {
            #[allow(unused_imports)]
            use super::*;
            #blocking_accessors
            #(#blocking)*
        }
    }
}

/// `ip_addresses` as a type: `IpAddresses`.
pub(crate) fn type_name(name: &str) -> Ident {
    let words = name.split('_').map(|word| {
        let mut letters = word.chars();
        letters
            .next()
            .map(|first| first.to_ascii_uppercase())
            .into_iter()
            .chain(letters)
            .collect::<String>()
    });
    format_ident!("{}", words.collect::<String>())
}
