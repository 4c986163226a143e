//! `AnyObject`: an object of a type that only the answer tells.

use proc_macro2::TokenStream;
use quote::quote;
use vt_table::Api;

use super::context::Context;
use super::names::type_name;
use super::types;

/// The enum. It is generated inside vt-client only; other tables use that one.
pub(crate) fn any_object(api: &Api, context: &Context) -> TokenStream {
    if context.extension.is_some() {
        return TokenStream::new();
    }
    let client = &context.client;
    // A kind without typed attributes needs no variant: `Other` gives the same access.
    let typed: Vec<_> = api
        .objects
        .iter()
        .filter(|kind| kind.rust_type != "Dynamic")
        .collect();
    let variants: Vec<_> = typed.iter().map(|kind| type_name(&kind.tag)).collect();
    let tags: Vec<_> = typed.iter().map(|kind| kind.tag.as_str()).collect();
    let types: Vec<_> = typed
        .iter()
        .map(|kind| types::attributes(&kind.tag, api, context))
        .collect();
    let docs = tags
        .iter()
        .map(|tag| format!("An object of the type `{tag}`."));
    quote! {
        /// An object of a type that only the answer tells.
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum AnyObject {
            #(#[doc = #docs] #variants(#client::Object<#types>),)*
            /// An object of any other type, with the same access to its attributes as JSON.
            Other(#client::Object<#client::objects::Dynamic>),
        }

        impl ::core::convert::From<#client::Object<#client::objects::Dynamic>> for AnyObject {
            fn from(object: #client::Object<#client::objects::Dynamic>) -> Self {
                match object.kind() {
                    #(#tags => Self::#variants(object.into_typed()),)*
                    _ => Self::Other(object),
                }
            }
        }

        impl AnyObject {
            /// The object without typed attributes: they are JSON.
            pub fn into_dynamic(self) -> #client::Object<#client::objects::Dynamic> {
                match self {
                    #(Self::#variants(object) => object.into_typed(),)*
                    Self::Other(object) => object,
                }
            }

            /// The object's type, `file`.
            pub fn kind(&self) -> &::core::primitive::str {
                match self {
                    #(Self::#variants(object) => object.kind(),)*
                    Self::Other(object) => object.kind(),
                }
            }

            /// The object's identifier.
            pub fn id(&self) -> &::core::primitive::str {
                match self {
                    #(Self::#variants(object) => object.id(),)*
                    Self::Other(object) => object.id(),
                }
            }

            /// The object's JSON as it came.
            pub fn raw(&self) -> &::core::primitive::str {
                match self {
                    #(Self::#variants(object) => object.raw(),)*
                    Self::Other(object) => object.raw(),
                }
            }
        }
    }
}
