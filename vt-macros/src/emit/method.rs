//! The methods of an endpoint.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Ident;
use vt_table::{Api, Body, Endpoint};

use super::context::{Context, Flavour};
use super::names::body_name;
use super::{docs, endpoints, types};

/// The parameters of a method, and their names.
struct Signature {
    parameters: Vec<TokenStream>,
    names: Vec<Ident>,
}

// pub fn comments(&self, id: impl TryInto<FileHash, …>) -> Pages<Object<Comment>> {
//     start(&self.client, &__rows::files::COMMENTS)
//         .argument::<FileHash>(0usize, id)
//         .pages(read::objects::<Comment>)
// }
pub(crate) fn method(endpoint: &Endpoint, api: &Api, context: &Context) -> TokenStream {
    let client = &context.client;
    let (name, row) = (
        format_ident!("{}", endpoint.method),
        endpoints::path(endpoint),
    );
    let signature = signature(endpoint, context);
    let parameters = &signature.parameters;
    let fill = fill(endpoint, context);
    let ending = types::ending(endpoint, api, context);
    let (returns, finish) = (ending.returns(context, Flavour::Async), &ending.finish);
    let docs = docs::method(endpoint, api, context, Flavour::Async);
    let deprecated = deprecated(endpoint);
    quote! {
        #[doc = #docs]
        #deprecated
        pub fn #name(&self, #(#parameters),*) -> #returns {
            #client::__private::start(&self.client, &#row)#fill #finish
        }
    }
}

// pub fn comments(&self, id: …) -> blocking::Pages<Object<Comment>> {
//     IntoBlocking::into_blocking(self.inner.comments(id), &self.runtime)
// }
pub(crate) fn blocking(endpoint: &Endpoint, api: &Api, context: &Context) -> TokenStream {
    let client = &context.client;
    let name = format_ident!("{}", endpoint.method);
    let Signature { parameters, names } = signature(endpoint, context);
    let returns = types::ending(endpoint, api, context).returns(context, Flavour::Blocking);
    let docs = docs::method(endpoint, api, context, Flavour::Blocking);
    let deprecated = deprecated(endpoint);
    let allow = endpoint
        .deprecated
        .as_ref()
        .map(|_| quote!(#[allow(deprecated)]));
    quote! {
        #[doc = #docs]
        #deprecated
        #allow
        pub fn #name(&self, #(#parameters),*) -> #returns {
            #client::__private::IntoBlocking::into_blocking(self.inner.#name(#(#names),*), &self.runtime)
        }
    }
}

fn signature(endpoint: &Endpoint, context: &Context) -> Signature {
    let client = &context.client;
    let mut signature = Signature {
        parameters: Vec::new(),
        names: Vec::new(),
    };
    for argument in endpoint.arguments.iter() {
        let name = format_ident!("{}", argument.name);
        let rust_type = types::argument(&argument.rust_type, context);
        signature.parameters.push(quote! {
            #name: impl ::core::convert::TryInto<#rust_type, Error: ::core::convert::Into<#client::Error>>
        });
        signature.names.push(name);
    }
    if let Some(rust_type) = types::body(endpoint, context) {
        let name = body_name(endpoint);
        let into = match endpoint.body {
            Body::Form(_) => quote!(IntoForm),
            Body::Multipart(_) => quote!(IntoMultipart),
            Body::Raw(_) => quote!(IntoRaw),
            Body::Json(_) | Body::None => quote!(IntoJson),
        };
        signature
            .parameters
            .push(quote!(#name: impl #client::bodies::#into<#rust_type>));
        signature.names.push(name);
    }
    signature
}

/// `.argument::<FileHash>(0usize, id).json::<NewComment>(new_comment)`
fn fill(endpoint: &Endpoint, context: &Context) -> TokenStream {
    let arguments = endpoint
        .arguments
        .iter()
        .enumerate()
        .map(|(index, argument)| {
            let name = format_ident!("{}", argument.name);
            let rust_type = types::argument(&argument.rust_type, context);
            quote!(.argument::<#rust_type>(#index, #name))
        });
    let body = types::body(endpoint, context).map(|rust_type| {
        let name = body_name(endpoint);
        let set = match endpoint.body {
            Body::Form(_) => quote!(form),
            Body::Multipart(_) => quote!(multipart),
            Body::Raw(_) => quote!(raw),
            Body::Json(_) | Body::None => quote!(json),
        };
        quote!(.#set::<#rust_type>(#name))
    });
    quote!(#(#arguments)* #body)
}

fn deprecated(endpoint: &Endpoint) -> Option<TokenStream> {
    endpoint
        .deprecated
        .as_ref()
        .map(|note| quote!(#[deprecated(note = #note)]))
}
