#[allow(non_upper_case_globals, unused_imports, unreachable_pub)]
mod __rows {
    use ::vt_client::__private::table::*;
    use ::vt_client::__private::Cow::Borrowed as Ref;
    use ::core::option::Option::{None as No, Some as Yes};
    const Argument0: Argument = Argument {
        name: Ref("id"),
        place: Place::Path,
        rust_type: Ref("String"),
        doc: Ref("the `id`"),
    };
    const Argument1: Argument = Argument {
        name: Ref("relationship"),
        place: Place::Path,
        rust_type: Ref("String"),
        doc: Ref("the `relationship`"),
    };
    const Paging0: Paging = Paging {
        style: PagingStyle::Cursor,
        items: Ref("data"),
        size_parameter: Ref("limit"),
        default_size: Yes(10u32),
        maximum_size: No,
    };
    pub mod things {
        use super::*;
        pub const RELATED: Endpoint = Endpoint {
            group: Ref("things"),
            method: Ref("related"),
            verb: Verb::Get,
            path: Ref("/things/{id}/{relationship}"),
            root: No,
            authenticated: true,
            arguments: Ref(&[Argument0, Argument1]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::None,
            answer: Answer::Either(Ref("any")),
            paging: Paging0,
            tier: Tier::Public,
            idempotent: true,
            relationship: No,
            doc: Ref("Related objects."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
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
    /// Returns objects of any type (a single object is a page of one), in pages by cursor, of 10 items by default.
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
    /// If the service refuses, `Error::Api` has its code: 404 for an unknown identifier (`is_not_found`), 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
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
            .pages(::vt_client::__private::read::items)
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
        /// Returns objects of any type (a single object is a page of one), in pages by cursor, of 10 items by default.
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
        /// If the service refuses, `Error::Api` has its code: 404 for an unknown identifier (`is_not_found`), 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
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
