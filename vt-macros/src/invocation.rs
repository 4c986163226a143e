//! The macro's arguments, and the way from them to tokens.
//!
//! ```text
//! [crate] "endpoints.toml"                          inside vt-client: methods of `Client` itself
//! [$crate] "my.toml" => pub MyApi                   elsewhere: a trait with the accessors of the handles
//! [$crate] inline "my.toml" r#"…"# => pub MyApi     the table's text in place, for tests and documentation
//! ```

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::{Ident, LitStr, Path, Token, Visibility, bracketed};

use crate::emit::{self, Context};
use crate::location;

struct Invocation {
    /// The path of vt-client at the place of the call.
    client: Path,
    table: Table,
    extension: Option<(Visibility, Ident)>,
}

enum Table {
    File(LitStr),
    Inline { name: LitStr, text: LitStr },
}

impl Parse for Invocation {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let client;
        bracketed!(client in input);
        let client = client.call(Path::parse_mod_style)?;
        let table = if input.peek(Ident) {
            let word: Ident = input.parse()?;
            if word != "inline" {
                return Err(syn::Error::new(
                    word.span(),
                    "expected the table's path, as in `\"endpoints.toml\"`",
                ));
            }
            Table::Inline {
                name: input.parse()?,
                text: input.parse()?,
            }
        } else {
            Table::File(input.parse()?)
        };
        let extension = if input.peek(Token![=>]) {
            input.parse::<Token![=>]>()?;
            Some((input.parse()?, input.parse()?))
        } else {
            None
        };
        if extension.is_none() && !client.is_ident("crate") {
            return Err(input.error("the handles need a name for the trait that leads to them, as in `endpoints!(\"table.toml\" => pub MyApi)`"));
        }
        input.parse::<Option<Token![,]>>()?;
        if !input.is_empty() {
            return Err(
                input.error("expected nothing further: `endpoints!(\"table.toml\" => pub Name)`")
            );
        }
        Ok(Self {
            client,
            table,
            extension,
        })
    }
}

/// Expands the macro: errors become `compile_error!` beside what is generated from the good rows.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let invocation: Invocation = match syn::parse2(input) {
        Ok(invocation) => invocation,
        Err(error) => return error.into_compile_error(),
    };
    let (source, tracked) = match &invocation.table {
        Table::Inline { name, text } => (
            vt_table::Source {
                name: name.value(),
                text: text.value(),
            },
            TokenStream::new(),
        ),
        Table::File(path) => match location::open(path) {
            Ok(opened) => (opened.source, opened.tracked),
            Err(error) => return error.into_compile_error(),
        },
    };
    let context = Context {
        client: invocation.client,
        extension: invocation.extension,
        nested: false,
    };
    let generated = generate(&source, &context);
    quote!(#tracked #generated)
}

/// What the table generates, and its errors.
pub(crate) fn generate(source: &vt_table::Source, context: &Context) -> TokenStream {
    let loaded = vt_table::read(source);
    let errors = loaded.diagnostics.iter().map(|diagnostic| {
        let message = diagnostic.to_string();
        quote!(::core::compile_error!(#message);)
    });
    let generated = emit::api(&loaded.api, context);
    quote!(#(#errors)* #generated)
}
