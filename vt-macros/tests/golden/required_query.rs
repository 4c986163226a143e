#[allow(non_upper_case_globals, unused_imports, unreachable_pub)]
mod __rows {
    use ::vt_client::__private::table::*;
    use ::vt_client::__private::Cow::Borrowed as Ref;
    use ::core::option::Option::{None as No, Some as Yes};
    const Argument0: Argument = Argument {
        name: Ref("query"),
        place: Place::Query(Ref("query")),
        rust_type: Ref("String"),
        doc: Ref("what to look for"),
    };
    const Parameter0: Parameter = Parameter {
        name: Ref("order"),
        doc: Ref("the order"),
        values: Ref(&[]),
        default: No,
        range: No,
    };
    const Paging0: Paging = Paging {
        style: PagingStyle::Cursor,
        items: Ref("data"),
        size_parameter: Ref("limit"),
        default_size: Yes(10u32),
        maximum_size: Yes(300u32),
    };
    pub mod search {
        use super::*;
        pub const INTELLIGENCE: Endpoint = Endpoint {
            group: Ref("search"),
            method: Ref("intelligence"),
            verb: Verb::Get,
            path: Ref("/intelligence/search"),
            root: No,
            authenticated: true,
            arguments: Ref(&[Argument0]),
            query: Ref(&[Parameter0]),
            headers: Ref(&[]),
            body: Body::None,
            answer: Answer::Collection(Item::Object(Ref("any"))),
            paging: Paging0,
            tier: Tier::Public,
            idempotent: true,
            relationship: No,
            doc: Ref("Searches."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
    }
}
/// Every operation of the table, in its order.
pub static ENDPOINTS: &[::vt_client::Endpoint] = &[__rows::search::INTELLIGENCE];
/// The resources of the table, as methods of the client.
pub trait Golden {
    ///Search.
    fn search(&self) -> Search;
}
impl Golden for ::vt_client::Client {
    fn search(&self) -> Search {
        Search { client: self.clone() }
    }
}
/// Search.
///
/// Made by `Client::search`.
#[derive(Clone, Debug)]
pub struct Search {
    client: ::vt_client::Client,
}
impl Search {
    /// Searches.
    ///
    /// `GET /intelligence/search` (source: notes)
    ///
    /// Returns objects of any type, in pages by cursor, of 10 items by default, at most 300.
    ///
    /// For every account.
    ///
    /// # Arguments
    ///
    /// * `query` (query parameter `query`): what to look for.
    ///
    /// # Query parameters
    ///
    /// * `order`: the order.
    ///
    /// # Errors
    ///
    /// If the service refuses, `Error::Api` has its code: 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
    pub fn intelligence(
        &self,
        query: impl ::core::convert::TryInto<
            ::std::string::String,
            Error: ::core::convert::Into<::vt_client::Error>,
        >,
    ) -> ::vt_client::Pages<::vt_client::AnyObject> {
        ::vt_client::__private::start(&self.client, &__rows::search::INTELLIGENCE)
            .argument::<::std::string::String>(0usize, query)
            .pages(::vt_client::__private::read::items)
    }
}
/// The handles of the blocking client.
pub mod blocking {
    #[allow(unused_imports)]
    use super::*;
    /// The resources of the table, as methods of the client.
    pub trait Golden {
        ///Search.
        fn search(&self) -> Search;
    }
    impl Golden for ::vt_client::blocking::Client {
        fn search(&self) -> Search {
            Search {
                inner: super::Search {
                    client: self.as_async().clone(),
                },
                runtime: self.__runtime().clone(),
            }
        }
    }
    /// Search.
    ///
    /// Made by `blocking::Client::search`.
    #[derive(Clone, Debug)]
    pub struct Search {
        inner: super::Search,
        runtime: ::vt_client::blocking::Runtime,
    }
    impl Search {
        /// Searches.
        ///
        /// `GET /intelligence/search` (source: notes)
        ///
        /// Returns objects of any type, in pages by cursor, of 10 items by default, at most 300.
        ///
        /// For every account.
        ///
        /// # Arguments
        ///
        /// * `query` (query parameter `query`): what to look for.
        ///
        /// # Query parameters
        ///
        /// * `order`: the order.
        ///
        /// # Errors
        ///
        /// If the service refuses, `Error::Api` has its code: 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
        pub fn intelligence(
            &self,
            query: impl ::core::convert::TryInto<
                ::std::string::String,
                Error: ::core::convert::Into<::vt_client::Error>,
            >,
        ) -> ::vt_client::blocking::Pages<::vt_client::AnyObject> {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.intelligence(query),
                &self.runtime,
            )
        }
    }
}
