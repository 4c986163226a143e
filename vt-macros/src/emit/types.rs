//! Types of the table as paths of Rust.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::Path;
use vt_table::{Answer, Api, Body, Endpoint, Item};

use super::context::{Context, Flavour};

/// A type of the table: a bare name is in this module of vt-client, a path is the caller's.
pub(crate) fn named(name: &str, module: &TokenStream, context: &Context) -> TokenStream {
    match name {
        "String" => quote!(::std::string::String),
        "bool" => quote!(::core::primitive::bool),
        _ => match path(name) {
            Some(path) if name.contains("::") => from_the_call(&path, context),
            Some(path) => quote!(#module::#path),
            None => {
                let message = format!("`{name}` is not the path of a type");
                quote!(::core::compile_error!(#message))
            }
        },
    }
}

/// The caller's path from where the handles are, which may be a module below the call.
fn from_the_call(path: &Path, context: &Context) -> TokenStream {
    let first = path.segments.first().filter(|_| context.nested);
    match first.map(|segment| segment.ident.to_string()).as_deref() {
        Some("super") => quote!(super::#path),
        Some("self") => {
            let rest = path.segments.iter().skip(1);
            quote!(super #(::#rest)*)
        }
        _ => quote!(#path),
    }
}

fn path(name: &str) -> Option<Path> {
    let tokens: TokenStream = name.parse().ok()?;
    let tokens = tokens.into_iter().map(|mut token| {
        token.set_span(Span::call_site());
        token
    });
    syn::parse2(tokens.collect()).ok()
}

/// The type of an argument.
pub(crate) fn argument(rust_type: &str, context: &Context) -> TokenStream {
    let client = &context.client;
    named(rust_type, &quote!(#client), context)
}

/// The type of a body.
pub(crate) fn body(endpoint: &Endpoint, context: &Context) -> Option<TokenStream> {
    let client = &context.client;
    match &endpoint.body {
        Body::None => None,
        Body::Json(name) | Body::Form(name) | Body::Multipart(name) | Body::Raw(name) => {
            Some(named(name, &quote!(#client::bodies), context))
        }
    }
}

/// The type of the attributes of an object.
pub(crate) fn attributes(tag: &str, api: &Api, context: &Context) -> TokenStream {
    let client = &context.client;
    let objects = quote!(#client::objects);
    match api.objects.iter().find(|kind| kind.tag == tag) {
        Some(kind) => named(&kind.rust_type, &objects, context),
        None => quote!(#objects::Dynamic),
    }
}

/// How a method ends, and the type that it returns.
pub(crate) struct Ending {
    /// `Request<Object<File>>`, below vt-client or its blocking module.
    value: TokenStream,
    /// `.request(read::object::<File>)`.
    pub(crate) finish: TokenStream,
}

impl Ending {
    /// The type that the method returns.
    pub(crate) fn returns(&self, context: &Context, flavour: Flavour) -> TokenStream {
        let (client, value) = (&context.client, &self.value);
        match flavour {
            Flavour::Async => quote!(#client::#value),
            Flavour::Blocking => quote!(#client::blocking::#value),
        }
    }
}

/// How the methods of an endpoint end.
pub(crate) fn ending(endpoint: &Endpoint, api: &Api, context: &Context) -> Ending {
    let client = &context.client;
    let read = quote!(#client::__private::read);
    let request = |value: TokenStream, reader: TokenStream| Ending {
        value: quote!(Request<#value>),
        finish: quote!(.request(#read::#reader)),
    };
    let pages = |item: TokenStream, reader: TokenStream| Ending {
        value: quote!(Pages<#item>),
        finish: quote!(.pages(#read::#reader)),
    };
    let answers = quote!(#client::answers);
    match &endpoint.answer {
        Answer::Nothing => request(quote!(()), quote!(nothing)),
        Answer::Text => request(quote!(::std::string::String), quote!(text)),
        Answer::Bytes | Answer::Redirect => Ending {
            value: quote!(Download),
            finish: quote!(.download()),
        },
        Answer::Object {
            tag,
            nullable: false,
        } if tag == "any" => request(quote!(#client::AnyObject), quote!(any)),
        Answer::Object {
            tag,
            nullable: true,
        } if tag == "any" => request(
            quote!(::core::option::Option<#client::AnyObject>),
            quote!(nullable_any),
        ),
        Answer::Object { tag, nullable } => {
            let attributes = attributes(tag, api, context);
            let object = quote!(#client::Object<#attributes>);
            if *nullable {
                request(
                    quote!(::core::option::Option<#object>),
                    quote!(nullable::<#attributes>),
                )
            } else {
                request(object, quote!(object::<#attributes>))
            }
        }
        Answer::Collection(Item::Object(tag)) | Answer::Either(tag) if tag == "any" => {
            pages(quote!(#client::AnyObject), quote!(items))
        }
        Answer::Collection(Item::Object(tag)) | Answer::Either(tag) => {
            let attributes = attributes(tag, api, context);
            pages(
                quote!(#client::Object<#attributes>),
                quote!(objects::<#attributes>),
            )
        }
        Answer::Collection(Item::Value(name)) => {
            let value = named(name, &answers, context);
            pages(value.clone(), quote!(values::<#value>))
        }
        Answer::Data(name) => {
            let value = named(name, &answers, context);
            request(value.clone(), quote!(data::<#value>))
        }
        Answer::Whole(name) => {
            let value = named(name, &answers, context);
            request(value.clone(), quote!(whole::<#value>))
        }
    }
}
