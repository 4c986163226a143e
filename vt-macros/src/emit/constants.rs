//! Constants for values that many rows have, so that rustc reads them once.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Ident;

/// The different values of one type. Their constants are numbered, `Argument0`, a name that no
/// resource and no method can have.
pub(crate) struct Constants<'a, T> {
    kind: &'static str,
    values: Vec<&'a T>,
}

impl<'a, T: PartialEq> Constants<'a, T> {
    /// No values yet, of this type: `Argument`.
    pub(crate) fn new(kind: &'static str) -> Self {
        Self {
            kind,
            values: Vec::new(),
        }
    }

    /// The constant of a value.
    pub(crate) fn of(&mut self, value: &'a T) -> Ident {
        let known = self.values.iter().position(|known| *known == value);
        let number = known.unwrap_or_else(|| {
            self.values.push(value);
            self.values.len() - 1
        });
        self.name(number)
    }

    /// `const Argument0: Argument = …;` and so on.
    pub(crate) fn definitions(&self, print: impl Fn(&T) -> TokenStream) -> TokenStream {
        let names = (0..self.values.len()).map(|number| self.name(number));
        let kind = format_ident!("{}", self.kind);
        let values = self.values.iter().map(|value| print(value));
        quote!(#(const #names: #kind = #values;)*)
    }

    fn name(&self, number: usize) -> Ident {
        format_ident!("{}{number}", self.kind)
    }
}
