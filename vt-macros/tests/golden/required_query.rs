#[allow(unused_imports, unreachable_pub)]
mod __rows {
    use ::vt_client::__private::table::*;
    use ::vt_client::__private::Cow::Borrowed as b;
    use ::core::option::Option::{None as none, Some as some};
    pub mod search {
        use super::*;
        pub const INTELLIGENCE: Endpoint = Endpoint {
            group: b("search"),
            method: b("intelligence"),
            verb: Verb::Get,
            path: b("/intelligence/search"),
            root: none,
            authenticated: true,
            arguments: b(
                &[
                    Argument {
                        name: b("query"),
                        place: Place::Query(b("query")),
                        kind: b("String"),
                        doc: b("what to look for"),
                    },
                ],
            ),
            query: b(
                &[
                    Parameter {
                        name: b("order"),
                        doc: b("the order"),
                        values: b(&[]),
                        default: none,
                        range: none,
                    },
                ],
            ),
            headers: b(&[]),
            body: Body::None,
            answer: Answer::Collection(Item::Object(b("any"))),
            paging: Paging {
                style: PagingStyle::Cursor,
                items: b("data"),
                size_parameter: b("limit"),
                default_size: some(10u32),
                maximum_size: some(300u32),
            },
            tier: Tier::Public,
            idempotent: true,
            relationship: none,
            doc: b("Searches."),
            note: b(""),
            sources: b(&[b("notes")]),
            see: b(""),
            deprecated: none,
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
    /// Answers objects of any type. In pages by cursor, 10 items a page when nothing is asked for, at most 300.
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
    /// The service's refusals are `Error::Api`, with its code: 429 when a quota is spent (`is_quota_exceeded`); see `Error` for all others.
    pub fn intelligence(
        &self,
        query: impl ::core::convert::TryInto<
            ::std::string::String,
            Error: ::core::convert::Into<::vt_client::Error>,
        >,
    ) -> ::vt_client::Pages<::vt_client::AnyObject> {
        ::vt_client::__private::start(&self.client, &__rows::search::INTELLIGENCE)
            .argument::<::std::string::String>(0usize, query)
            .pages(::vt_client::__private::read::any_objects)
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
        /// Answers objects of any type. In pages by cursor, 10 items a page when nothing is asked for, at most 300.
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
        /// The service's refusals are `Error::Api`, with its code: 429 when a quota is spent (`is_quota_exceeded`); see `Error` for all others.
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
