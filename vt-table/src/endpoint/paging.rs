//! How collections are paged.

use std::borrow::Cow;

use super::text::Text;

/// How a collection is paged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paging {
    /// The style.
    pub style: PagingStyle,
    /// Where the items are in the body, `data` or `result.hits`.
    pub items: Text,
    /// The query parameter for the page size, `limit`; empty if there is none.
    pub size_parameter: Text,
    /// The documented default page size.
    pub default_size: Option<u32>,
    /// The documented largest page size.
    pub maximum_size: Option<u32>,
}

impl Paging {
    /// No pagination.
    pub const NONE: Paging = Paging {
        style: PagingStyle::None,
        items: Cow::Borrowed("data"),
        size_parameter: Cow::Borrowed(""),
        default_size: None,
        maximum_size: None,
    };
}

/// How the next page is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PagingStyle {
    /// There is one page.
    None,
    /// `cursor`, from `meta.cursor` or `links.next`.
    Cursor,
    /// `page`, counted from 0, while the answer says that there is more.
    PageNumber,
    /// The HTTP `Link` header with `rel=next`.
    LinkHeader,
}

impl PagingStyle {
    /// As written in a table.
    pub const fn as_str(self) -> &'static str {
        match self {
            PagingStyle::None => "none",
            PagingStyle::Cursor => "cursor",
            PagingStyle::PageNumber => "page",
            PagingStyle::LinkHeader => "link",
        }
    }
}
