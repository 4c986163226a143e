//! The handles: one struct per resource and client, and the methods that return them.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use vt_table::{Api, Resource};

use super::context::{Context, Flavour};
use super::names::type_name;
use super::{docs, method};

/// The handle of the async client.
pub(crate) fn handle(resource: &Resource, api: &Api, context: &Context) -> TokenStream {
    let client = &context.client;
    let name = type_name(&resource.name);
    let doc = docs::handle(resource, Flavour::Async);
    let methods = resource
        .endpoints
        .iter()
        .map(|endpoint| method::method(endpoint, api, context));
    let relationships = relationships(resource);
    let fields = fields(context);
    quote! {
        #[doc = #doc]
        #[derive(Clone, Debug)]
        pub struct #name {
            #fields client: #client::Client,
        }

        impl #name {
            #relationships
            #(#methods)*
        }
    }
}

/// The handle of the blocking client: the async one, and the runtime that drives its requests.
pub(crate) fn blocking(resource: &Resource, api: &Api, context: &Context) -> TokenStream {
    let client = &context.client;
    let name = type_name(&resource.name);
    let doc = docs::handle(resource, Flavour::Blocking);
    let methods = resource
        .endpoints
        .iter()
        .map(|endpoint| method::blocking(endpoint, api, context));
    let fields = fields(context);
    quote! {
        #[doc = #doc]
        #[derive(Clone, Debug)]
        pub struct #name {
            #fields inner: super::#name,
            #fields runtime: #client::blocking::Runtime,
        }

        impl #name {
            #(#methods)*
        }
    }
}

/// The visibility of a handle's fields. vt-client adds methods to the generated ones.
fn fields(context: &Context) -> Option<TokenStream> {
    context.extension.is_none().then(|| quote!(pub(crate)))
}

// pub const RELATIONSHIPS: &'static [&'static str] = &["comments", "contacted_domains", …];
fn relationships(resource: &Resource) -> Option<TokenStream> {
    if resource.relationships.is_empty() {
        return None;
    }
    let names = resource
        .relationships
        .iter()
        .map(|relationship| &relationship.name);
    Some(quote! {
        /// The names for `related`, in the order of the table. The service may have more.
        pub const RELATIONSHIPS: &'static [&'static ::core::primitive::str] = &[#(#names),*];
    })
}

/// `client.files()` for each resource: methods of the client inside vt-client, a trait elsewhere.
pub(crate) fn accessors(api: &Api, context: &Context, flavour: Flavour) -> TokenStream {
    let client = &context.client;
    let target = match flavour {
        Flavour::Async => quote!(#client::Client),
        Flavour::Blocking => quote!(#client::blocking::Client),
    };
    let signatures: Vec<_> = api
        .resources
        .iter()
        .map(|resource| {
            let (accessor, handle) = (
                format_ident!("{}", resource.name),
                type_name(&resource.name),
            );
            quote!(fn #accessor(&self) -> #handle)
        })
        .collect();
    let docs: Vec<_> = api
        .resources
        .iter()
        .map(|resource| resource.doc.as_str())
        .collect();
    let bodies: Vec<_> = api
        .resources
        .iter()
        .map(|resource| {
            let handle = type_name(&resource.name);
            match flavour {
                Flavour::Async => quote!(#handle { client: self.clone() }),
                Flavour::Blocking => quote!(#handle {
                    inner: super::#handle { client: self.as_async().clone() },
                    runtime: self.__runtime().clone(),
                }),
            }
        })
        .collect();
    match &context.extension {
        None => quote! {
            impl #target {
                #(#[doc = #docs] pub #signatures { #bodies })*
            }
        },
        Some((visibility, name)) => quote! {
            /// The resources of the table, as methods of the client.
            #visibility trait #name {
                #(#[doc = #docs] #signatures;)*
            }

            impl #name for #target {
                #(#signatures { #bodies })*
            }
        },
    }
}
