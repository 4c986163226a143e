//! The rows of the table as constants, and the list of them.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Ident;
use vt_table::{
    Answer, Api, Argument, Body, Endpoint, Item, Paging, Parameter, Place, Relationship,
};

use super::constants::Constants;
use super::context::Context;

/// A constant for each row, the list of them all, and the base URL if the table has one.
///
/// Methods use the constants, so that a program has no row whose method it does not call.
pub(crate) fn list(api: &Api, context: &Context) -> TokenStream {
    let client = &context.client;
    let url = api.url.as_ref().map(|url| {
        quote! {
            /// The base URL of the API, from the table.
            pub const DEFAULT_BASE_URL: &::core::primitive::str = #url;
        }
    });
    let mut common = Common {
        arguments: Constants::new("Argument"),
        parameters: Constants::new("Parameter"),
        pagings: Constants::new("Paging"),
    };
    let resources: Vec<_> = (api.resources.iter())
        .map(|resource| {
            let name = format_ident!("{}", resource.name);
            let rows = resource.endpoints.iter().map(|row| {
                let (name, value) = (constant(row), endpoint(row, &mut common));
                quote!(pub const #name: Endpoint = #value;)
            });
            quote!(pub mod #name { use super::*; #(#rows)* })
        })
        .collect();
    let arguments = common.arguments.definitions(argument);
    let parameters = common.parameters.definitions(parameter);
    let pagings = common.pagings.definitions(paging);
    let paths = api.endpoints().map(path);
    quote! {
        #url

        #[allow(non_upper_case_globals, unused_imports, unreachable_pub)]
        mod __rows {
            // The names are short, because there are thousands of them, and in camel case, because
            // all others here are those of resources and methods.
            use #client::__private::table::*;
            use #client::__private::Cow::Borrowed as Ref;
            use ::core::option::Option::{None as No, Some as Yes};
            #arguments
            #parameters
            #pagings
            #(#resources)*
        }

        /// Every operation of the table, in its order.
        pub static ENDPOINTS: &[#client::Endpoint] = &[#(#paths),*];
    }
}

/// The constant that holds a row: `__rows::files::COMMENTS`.
pub(crate) fn path(row: &Endpoint) -> TokenStream {
    let (group, name) = (format_ident!("{}", &*row.group), constant(row));
    quote!(__rows::#group::#name)
}

fn constant(row: &Endpoint) -> Ident {
    format_ident!("{}", row.method.to_uppercase())
}

/// The parts that many rows have in common.
struct Common<'a> {
    arguments: Constants<'a, Argument>,
    parameters: Constants<'a, Parameter>,
    pagings: Constants<'a, Paging>,
}

// Endpoint { group: Ref("files"), method: Ref("comments"), verb: Verb::Get, … }
fn endpoint<'a>(endpoint: &'a Endpoint, common: &mut Common<'a>) -> TokenStream {
    let Endpoint {
        group,
        method,
        path,
        authenticated,
        idempotent,
        doc,
        note,
        see,
        ..
    } = endpoint;
    let verb = variant(endpoint.verb);
    let tier = variant(endpoint.tier);
    let root = option(endpoint.root.as_deref());
    let deprecated = option(endpoint.deprecated.as_deref());
    let arguments = (endpoint.arguments.iter()).map(|argument| common.arguments.of(argument));
    let query = (endpoint.query.iter()).map(|parameter| common.parameters.of(parameter));
    let query: Vec<_> = query.collect();
    let headers = (endpoint.headers.iter()).map(|parameter| common.parameters.of(parameter));
    let sources = endpoint.sources.iter();
    let body = body(&endpoint.body);
    let answer = answer(&endpoint.answer);
    let paging = common.pagings.of(&endpoint.paging);
    let relationship = match &endpoint.relationship {
        Some(Relationship { name, to_one, ids }) => {
            quote!(Yes(Relationship { name: Ref(#name), to_one: #to_one, ids: #ids }))
        }
        None => quote!(No),
    };
    quote! {
        Endpoint {
            group: Ref(#group), method: Ref(#method), verb: Verb::#verb,
            path: Ref(#path), root: #root, authenticated: #authenticated,
            arguments: Ref(&[#(#arguments),*]), query: Ref(&[#(#query),*]),
            headers: Ref(&[#(#headers),*]), body: #body, answer: #answer, paging: #paging,
            tier: Tier::#tier, idempotent: #idempotent, relationship: #relationship,
            doc: Ref(#doc), note: Ref(#note), sources: Ref(&[#(Ref(#sources)),*]), see: Ref(#see),
            deprecated: #deprecated
        }
    }
}

/// The name of a variant without fields, which `Debug` prints.
fn variant(value: impl std::fmt::Debug) -> Ident {
    format_ident!("{value:?}")
}

fn option(text: Option<&str>) -> TokenStream {
    match text {
        Some(text) => quote!(Yes(Ref(#text))),
        None => quote!(No),
    }
}

fn argument(argument: &Argument) -> TokenStream {
    let Argument {
        name,
        rust_type,
        doc,
        ..
    } = argument;
    let place = match &argument.place {
        Place::Path => quote!(Place::Path),
        Place::Query(name) => quote!(Place::Query(Ref(#name))),
        Place::Header(name) => quote!(Place::Header(Ref(#name))),
    };
    quote!(Argument { name: Ref(#name), place: #place, rust_type: Ref(#rust_type), doc: Ref(#doc) })
}

fn parameter(parameter: &Parameter) -> TokenStream {
    let Parameter { name, doc, .. } = parameter;
    let values = parameter.values.iter();
    let default = option(parameter.default.as_deref());
    let range = match parameter.range {
        Some((from, to)) => quote!(Yes((#from, #to))),
        None => quote!(No),
    };
    quote! {
        Parameter {
            name: Ref(#name), doc: Ref(#doc), values: Ref(&[#(Ref(#values)),*]),
            default: #default, range: #range
        }
    }
}

fn body(body: &Body) -> TokenStream {
    match body {
        Body::None => quote!(Body::None),
        Body::Json(name) => quote!(Body::Json(Ref(#name))),
        Body::Form(name) => quote!(Body::Form(Ref(#name))),
        Body::Multipart(name) => quote!(Body::Multipart(Ref(#name))),
        Body::Raw(name) => quote!(Body::Raw(Ref(#name))),
    }
}

fn answer(answer: &Answer) -> TokenStream {
    match answer {
        Answer::Nothing => quote!(Answer::Nothing),
        Answer::Text => quote!(Answer::Text),
        Answer::Bytes => quote!(Answer::Bytes),
        Answer::Redirect => quote!(Answer::Redirect),
        Answer::Object { tag, nullable } => {
            quote!(Answer::Object { tag: Ref(#tag), nullable: #nullable })
        }
        Answer::Collection(Item::Object(tag)) => {
            quote!(Answer::Collection(Item::Object(Ref(#tag))))
        }
        Answer::Collection(Item::Value(name)) => {
            quote!(Answer::Collection(Item::Value(Ref(#name))))
        }
        Answer::Either(tag) => quote!(Answer::Either(Ref(#tag))),
        Answer::Data(name) => quote!(Answer::Data(Ref(#name))),
        Answer::Whole(name) => quote!(Answer::Whole(Ref(#name))),
    }
}

fn paging(paging: &Paging) -> TokenStream {
    let Paging {
        items,
        size_parameter,
        ..
    } = paging;
    let style = variant(paging.style);
    let size = |size: Option<u32>| match size {
        Some(size) => quote!(Yes(#size)),
        None => quote!(No),
    };
    let (default, maximum) = (size(paging.default_size), size(paging.maximum_size));
    quote! {
        Paging {
            style: PagingStyle::#style, items: Ref(#items), size_parameter: Ref(#size_parameter),
            default_size: #default, maximum_size: #maximum
        }
    }
}
