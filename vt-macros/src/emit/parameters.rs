//! The enums of query parameters with a closed set of values.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use vt_table::{Api, Choice};

use super::{Context, type_name};

/// The module `parameters`, where the table has such parameters.
pub(crate) fn module(api: &Api, context: &Context) -> Option<TokenStream> {
    if api.choices.is_empty() {
        return None;
    }
    let choices = api
        .choices
        .iter()
        .map(|choice| choice_enum(choice, context));
    Some(quote! {
        /// Query parameters with a closed set of values, as enums: `request.parameter(…)` sends one.
        pub mod parameters {
            #(#choices)*
        }
    })
}

// pub enum ListType { File, Url, …, Other(String) }
fn choice_enum(choice: &Choice, context: &Context) -> TokenStream {
    let client = &context.client;
    let name = format_ident!("{}", choice.rust);
    let wire = &choice.name;
    let docs = docs(choice);
    let variants: Vec<_> = choice
        .values
        .iter()
        .map(|(variant, _)| format_ident!("{variant}"))
        .collect();
    let words: Vec<_> = choice.values.iter().map(|(_, word)| word).collect();
    let word_docs = words.iter().map(|word| format!(" `{word}`"));
    let truth = truth(choice);
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
            /// A value that is not documented; it is sent as it is.
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

        impl #client::QueryParameter for #name {
            const NAME: &'static #str = #wire;

            fn value(&self) -> &#str {
                self.as_str()
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

/// `true` and `false` can be given as such.
fn truth(choice: &Choice) -> Option<TokenStream> {
    let words: Vec<_> = choice
        .values
        .iter()
        .map(|(_, word)| word.as_str())
        .collect();
    if !matches!(words[..], ["true", "false"] | ["false", "true"]) {
        return None;
    }
    let name = format_ident!("{}", choice.rust);
    Some(quote! {
        impl ::core::convert::From<::core::primitive::bool> for #name {
            fn from(value: ::core::primitive::bool) -> Self {
                if value { Self::True } else { Self::False }
            }
        }
    })
}

fn docs(choice: &Choice) -> String {
    let default = choice.default.as_ref();
    let default = default.map_or(String::new(), |word| format!("; `{word}` when absent"));
    let methods: Vec<String> = choice
        .methods
        .iter()
        .map(|(resource, method)| {
            let handle = type_name(resource);
            format!("[`{resource}.{method}`](super::{handle}::{method})")
        })
        .collect();
    format!(
        " The query parameter `{}`: {}{default}.\n\n Of {}.",
        choice.name,
        choice.doc,
        methods.join(", ")
    )
}
