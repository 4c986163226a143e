//! Names in generated code.

use quote::format_ident;
use syn::Ident;
use vt_table::{Body, Endpoint, camel_case};

/// `ip_addresses` as a type: `IpAddresses`.
pub(super) fn type_name(name: &str) -> Ident {
    format_ident!("{}", camel_case(name))
}

/// The parameter for a body: the name of its type in snake case, `new_comment`.
pub(super) fn body_name(endpoint: &Endpoint) -> Ident {
    let (Body::Json(rust_type)
    | Body::Form(rust_type)
    | Body::Multipart(rust_type)
    | Body::Raw(rust_type)) = &endpoint.body
    else {
        return format_ident!("body");
    };
    let mut name = String::new();
    for letter in rust_type.rsplit("::").next().unwrap_or(rust_type).chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.extend(letter.to_lowercase());
    }
    let taken = endpoint
        .arguments
        .iter()
        .any(|argument| argument.name == name);
    if taken {
        format_ident!("body")
    } else {
        format_ident!("{name}")
    }
}
