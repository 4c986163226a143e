//! Types of query parameters with limited values: enums and numbers.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};
use vt_table::{Api, TypedParameter, Values};

use super::context::Context;
use super::names::type_name;

/// The module `parameters`, if the table has such parameters.
pub(crate) fn module(api: &Api, context: &Context) -> Option<TokenStream> {
    if api.parameters.is_empty() {
        return None;
    }
    let types = api
        .parameters
        .iter()
        .map(|parameter| match &parameter.values {
            Values::Words(words) => word(parameter, words, context),
            Values::Range(from, to) => number(parameter, *from, *to, context),
        });
    Some(quote! {
        /// Query parameters with limited values, as enums and numbers: `request.parameter(…)` sends
        /// one.
        pub mod parameters {
            #(#types)*
        }
    })
}

// pub enum ListType { File, Url, …, Other(String) }
fn word(parameter: &TypedParameter, words: &[(String, String)], context: &Context) -> TokenStream {
    let client = &context.client;
    let name = format_ident!("{}", parameter.rust_type);
    let wire = &parameter.name;
    let docs = docs(parameter, "");
    let variants: Vec<_> = words
        .iter()
        .map(|(variant, _)| format_ident!("{variant}"))
        .collect();
    let words: Vec<_> = words.iter().map(|(_, word)| word.as_str()).collect();
    let word_docs = words.iter().map(|word| format!(" `{word}`"));
    let truth = truth(&name, &words);
    let (string, str) = (
        quote!(::std::string::String),
        quote!(::core::primitive::str),
    );
    quote! {
        #[doc = #docs]
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#[doc = #word_docs] #variants,)*
            /// A value that is not documented, which is sent as it is.
            Other(#string),
        }

        impl #name {
            /// The value as on the wire.
            pub fn as_str(&self) -> &#str {
                match self {
                    #(Self::#variants => #words,)*
                    Self::Other(value) => value,
                }
            }
        }

        // Otherwise rustc lists some of them instead of showing our note.
        #[diagnostic::do_not_recommend]
        impl #client::QueryParameter for #name {
            const NAME: &'static #str = #wire;

            fn value(&self) -> #client::__private::Cow<'_, #str> {
                self.as_str().into()
            }
        }

        impl ::core::fmt::Display for #name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.pad(self.as_str())
            }
        }

        impl ::core::convert::From<&#str> for #name {
            fn from(value: &#str) -> Self {
                match value {
                    #(#words => Self::#variants,)*
                    _ => Self::Other(value.into()),
                }
            }
        }

        #truth
    }
}

/// A conversion from `bool`, if the values are `true` and `false`.
fn truth(name: &Ident, words: &[&str]) -> Option<TokenStream> {
    if !matches!(words, ["true", "false"] | ["false", "true"]) {
        return None;
    }
    Some(quote! {
        impl ::core::convert::From<::core::primitive::bool> for #name {
            fn from(value: ::core::primitive::bool) -> Self {
                if value { Self::True } else { Self::False }
            }
        }
    })
}

// pub struct CountLimit(pub i64);
fn number(parameter: &TypedParameter, from: i64, to: i64, context: &Context) -> TokenStream {
    let client = &context.client;
    let name = format_ident!("{}", parameter.rust_type);
    let wire = &parameter.name;
    let docs = docs(parameter, &format!("; from {from} to {to}"))
        + &format!(
            "\n\n Any other number is the error of the request, and nothing is sent; \
             `.query(\"{wire}\", …)` sends it anyway."
        );
    let range_docs = format!(" From {from} to {to}.");
    let (from, to) = (Literal::i64_unsuffixed(from), Literal::i64_unsuffixed(to));
    let (i64, str) = (
        quote!(::core::primitive::i64),
        quote!(::core::primitive::str),
    );
    quote! {
        #[doc = #docs]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct #name(pub #i64);

        impl #name {
            #[doc = #range_docs]
            pub const RANGE: ::core::ops::RangeInclusive<#i64> = #from..=#to;
        }

        // Otherwise rustc lists some of them instead of showing our note.
        #[diagnostic::do_not_recommend]
        impl #client::QueryParameter for #name {
            const NAME: &'static #str = #wire;

            fn value(&self) -> #client::__private::Cow<'_, #str> {
                ::std::string::ToString::to_string(&self.0).into()
            }

            fn check(&self) -> ::core::result::Result<(), #client::Error> {
                #client::__private::check_range(#wire, self.0, Self::RANGE)
            }
        }

        impl ::core::fmt::Display for #name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.0, formatter)
            }
        }
    }
}

/// What it is, its limits and its default, and its methods.
fn docs(parameter: &TypedParameter, limits: &str) -> String {
    let default = parameter.default.as_ref();
    let default = default.map_or(String::new(), |word| format!("; `{word}` when absent"));
    let methods: Vec<String> = parameter
        .methods
        .iter()
        .map(|(resource, method)| {
            let handle = type_name(resource);
            format!("[`{resource}.{method}`](super::{handle}::{method})")
        })
        .collect();
    format!(
        " The query parameter `{}`: {}{limits}{default}.\n\n Of {}.",
        parameter.name,
        parameter.doc,
        methods.join(", ")
    )
}
