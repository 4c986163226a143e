#[allow(unused_imports, unreachable_pub)]
mod __rows {
    use ::vt_client::__private::table::*;
    use ::vt_client::__private::Cow::Borrowed as b;
    use ::core::option::Option::{None as none, Some as some};
    pub mod things {
        use super::*;
        pub const RELATED: Endpoint = Endpoint {
            group: b("things"),
            method: b("related"),
            verb: Verb::Get,
            path: b("/things/{id}/{relationship}"),
            root: none,
            authenticated: true,
            arguments: b(
                &[
                    Argument {
                        name: b("id"),
                        place: Place::Path,
                        kind: b("String"),
                        doc: b("the `id`"),
                    },
                    Argument {
                        name: b("relationship"),
                        place: Place::Path,
                        kind: b("String"),
                        doc: b("the `relationship`"),
                    },
                ],
            ),
            query: b(&[]),
            headers: b(&[]),
            body: Body::None,
            answer: Answer::Either(b("any")),
            paging: Paging {
                style: PagingStyle::Cursor,
                items: b("data"),
                size_parameter: b("limit"),
                default_size: some(10u32),
                maximum_size: none,
            },
            tier: Tier::Public,
            idempotent: true,
            relationship: none,
            doc: b("Related objects."),
            note: b(""),
            sources: b(&[b("notes")]),
            see: b(""),
            deprecated: none,
        };
    }
}
/// Every operation of the table, in its order.
pub static ENDPOINTS: &[::vt_client::Endpoint] = &[__rows::things::RELATED];
/// The resources of the table, as methods of the client.
pub trait Golden {
    ///Things.
    fn things(&self) -> Things;
}
impl Golden for ::vt_client::Client {
    fn things(&self) -> Things {
        Things { client: self.clone() }
    }
}
/// Things.
///
/// Made by `Client::things`.
#[derive(Clone, Debug)]
pub struct Things {
    client: ::vt_client::Client,
}
impl Things {
    /// Related objects.
    ///
    /// `GET /things/{id}/{relationship}` (source: notes)
    ///
    /// Answers objects of any type; a single object is a page of one. In pages by cursor, 10 items a page when nothing is asked for.
    ///
    /// For every account.
    ///
    /// # Arguments
    ///
    /// * `id`: the `id`.
    /// * `relationship`: the `relationship`.
    ///
    /// # Errors
    ///
    /// The service's refusals are `Error::Api`, with its code: 404 for what it does not know (`is_not_found`), 429 when a quota is spent (`is_quota_exceeded`); see `Error` for all others.
    pub fn related(
        &self,
        id: impl ::core::convert::TryInto<
            ::std::string::String,
            Error: ::core::convert::Into<::vt_client::Error>,
        >,
        relationship: impl ::core::convert::TryInto<
            ::std::string::String,
            Error: ::core::convert::Into<::vt_client::Error>,
        >,
    ) -> ::vt_client::Pages<::vt_client::AnyObject> {
        ::vt_client::__private::start(&self.client, &__rows::things::RELATED)
            .argument::<::std::string::String>(0usize, id)
            .argument::<::std::string::String>(1usize, relationship)
            .pages(::vt_client::__private::read::any_objects)
    }
}
/// The handles of the blocking client.
pub mod blocking {
    #[allow(unused_imports)]
    use super::*;
    /// The resources of the table, as methods of the client.
    pub trait Golden {
        ///Things.
        fn things(&self) -> Things;
    }
    impl Golden for ::vt_client::blocking::Client {
        fn things(&self) -> Things {
            Things {
                inner: super::Things {
                    client: self.as_async().clone(),
                },
                runtime: self.__runtime().clone(),
            }
        }
    }
    /// Things.
    ///
    /// Made by `blocking::Client::things`.
    #[derive(Clone, Debug)]
    pub struct Things {
        inner: super::Things,
        runtime: ::vt_client::blocking::Runtime,
    }
    impl Things {
        /// Related objects.
        ///
        /// `GET /things/{id}/{relationship}` (source: notes)
        ///
        /// Answers objects of any type; a single object is a page of one. In pages by cursor, 10 items a page when nothing is asked for.
        ///
        /// For every account.
        ///
        /// # Arguments
        ///
        /// * `id`: the `id`.
        /// * `relationship`: the `relationship`.
        ///
        /// # Errors
        ///
        /// The service's refusals are `Error::Api`, with its code: 404 for what it does not know (`is_not_found`), 429 when a quota is spent (`is_quota_exceeded`); see `Error` for all others.
        pub fn related(
            &self,
            id: impl ::core::convert::TryInto<
                ::std::string::String,
                Error: ::core::convert::Into<::vt_client::Error>,
            >,
            relationship: impl ::core::convert::TryInto<
                ::std::string::String,
                Error: ::core::convert::Into<::vt_client::Error>,
            >,
        ) -> ::vt_client::blocking::Pages<::vt_client::AnyObject> {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.related(id, relationship),
                &self.runtime,
            )
        }
    }
}
