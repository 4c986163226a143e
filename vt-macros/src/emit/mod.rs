//! Prints a checked table as Rust; uses `vt-table` only.
//!
//! Nothing here can fail, because `vt-table` has reported what is wrong.

mod constants;
mod context;
mod docs;
mod endpoints;
mod handle;
mod method;
mod names;
mod objects;
mod parameters;
mod types;

use proc_macro2::TokenStream;
use quote::quote;
use vt_table::Api;

pub(crate) use context::Context;
use context::Flavour;

/// All code of a table: the list of endpoints, types, and the handles of both clients.
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
    let accessors = handle::accessors(api, context, Flavour::Async);
    let blocking_accessors = handle::accessors(api, context, Flavour::Blocking);
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
