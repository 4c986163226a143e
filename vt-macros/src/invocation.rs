//! The macro's arguments, and what it expands to.
//!
//! ```text
//! [crate] "endpoints.toml"                       inside vt-client: methods of `Client` itself
//! [$crate] "my.toml" => pub MyApi                elsewhere: a trait with a method per handle
//! [$crate] inline "my.toml" "…" => pub MyApi     the text of the table, for tests and examples
//! ```

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::{Ident, LitStr, Path, Token, Visibility, bracketed};

use crate::emit::{self, Context};
use crate::location;

struct Invocation {
    /// The path of vt-client where the macro is called.
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
                    "expected the path of the table, as in `\"endpoints.toml\"`",
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
            return Err(input
                .error("the trait needs a name, as in `endpoints!(\"table.toml\" => pub MyApi)`"));
        }
        input.parse::<Option<Token![,]>>()?;
        if !input.is_empty() {
            return Err(input
                .error("expected nothing more, as in `endpoints!(\"table.toml\" => pub MyApi)`"));
        }
        Ok(Self {
            client,
            table,
            extension,
        })
    }
}

/// Expands the macro. Errors become `compile_error!` beside the code of the rows that are right.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let invocation: Invocation = match syn::parse2(input) {
        Ok(invocation) => invocation,
        Err(error) => return error.into_compile_error(),
    };
    let (source, tracked) = match &invocation.table {
        Table::Inline { name, text } => (
            vt_table::TableSource {
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

/// The code that the table generates, and its errors.
pub(crate) fn generate(source: &vt_table::TableSource, context: &Context) -> TokenStream {
    let loaded = vt_table::read(source);
    let errors = loaded.diagnostics.iter().map(|diagnostic| {
        let message = diagnostic.to_string();
        quote!(::core::compile_error!(#message);)
    });
    let generated = emit::api(&loaded.api, context);
    quote!(#(#errors)* #generated)
}
