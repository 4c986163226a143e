#[allow(unused_imports, unreachable_pub)]
mod __rows {
    use ::vt_client::__private::table::*;
    use ::vt_client::__private::Cow::Borrowed as b;
    use ::core::option::Option::{None as none, Some as some};
    pub mod tools {
        use super::*;
        pub const COMMENTS: Endpoint = Endpoint {
            group: b("tools"),
            method: b("comments"),
            verb: Verb::Get,
            path: b("/tools/{id}/comments"),
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
                ],
            ),
            query: b(&[]),
            headers: b(&[]),
            body: Body::None,
            answer: Answer::Collection(Item::Object(b("descriptor"))),
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
            doc: b("Comments on this tool."),
            note: b(""),
            sources: b(&[b("notes")]),
            see: b(""),
            deprecated: none,
        };
        pub const ADD_COMMENT: Endpoint = Endpoint {
            group: b("tools"),
            method: b("add_comment"),
            verb: Verb::Post,
            path: b("/tools/{id}/comments"),
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
                ],
            ),
            query: b(&[]),
            headers: b(&[]),
            body: Body::Json(b("NewComment")),
            answer: Answer::Object {
                tag: b("any"),
                nullable: false,
            },
            paging: Paging::NONE,
            tier: Tier::Public,
            idempotent: false,
            relationship: none,
            doc: b("Comments on this tool."),
            note: b(""),
            sources: b(&[b("notes")]),
            see: b(""),
            deprecated: none,
        };
    }
    pub mod places {
        use super::*;
        pub const COMMENTS: Endpoint = Endpoint {
            group: b("places"),
            method: b("comments"),
            verb: Verb::Get,
            path: b("/places/{id}/comments"),
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
                ],
            ),
            query: b(&[]),
            headers: b(&[]),
            body: Body::None,
            answer: Answer::Collection(Item::Object(b("descriptor"))),
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
            doc: b("Comments on this place."),
            note: b(""),
            sources: b(&[b("notes")]),
            see: b(""),
            deprecated: none,
        };
    }
}
/// Every operation of the table, in its order.
pub static ENDPOINTS: &[::vt_client::Endpoint] = &[
    __rows::tools::COMMENTS,
    __rows::tools::ADD_COMMENT,
    __rows::places::COMMENTS,
];
/// The resources of the table, as methods of the client.
pub trait Golden {
    ///Tools.
    fn tools(&self) -> Tools;
    ///Places.
    fn places(&self) -> Places;
}
impl Golden for ::vt_client::Client {
    fn tools(&self) -> Tools {
        Tools { client: self.clone() }
    }
    fn places(&self) -> Places {
        Places { client: self.clone() }
    }
}
/// Tools.
///
/// Made by `Client::tools`.
#[derive(Clone, Debug)]
pub struct Tools {
    client: ::vt_client::Client,
}
impl Tools {
    /// Comments on this tool.
    ///
    /// `GET /tools/{id}/comments` (source: notes)
    ///
    /// Answers types and identifiers of objects. In pages by cursor, 10 items a page when nothing is asked for.
    ///
    /// For every account.
    ///
    /// # Arguments
    ///
    /// * `id`: the `id`.
    ///
    /// # Errors
    ///
    /// The service's refusals are `Error::Api`, with its code: 404 for what it does not know (`is_not_found`), 429 when a quota is spent (`is_quota_exceeded`); see `Error` for all others.
    pub fn comments(
        &self,
        id: impl ::core::convert::TryInto<
            ::std::string::String,
            Error: ::core::convert::Into<::vt_client::Error>,
        >,
    ) -> ::vt_client::Pages<::vt_client::Object<::vt_client::objects::Dynamic>> {
        ::vt_client::__private::start(&self.client, &__rows::tools::COMMENTS)
            .argument::<::std::string::String>(0usize, id)
            .pages(
                ::vt_client::__private::read::objects::<::vt_client::objects::Dynamic>,
            )
    }
    /// Comments on this tool.
    ///
    /// `POST /tools/{id}/comments` (source: notes)
    ///
    /// Answers an object of any type.
    ///
    /// For every account.
    ///
    /// # Arguments
    ///
    /// * `id`: the `id`.
    ///
    /// # Errors
    ///
    /// An argument that does not validate is the request's error, and nothing is sent.
    /// The service's refusals are `Error::Api`, with its code: 404 for what it does not know (`is_not_found`), 429 when a quota is spent (`is_quota_exceeded`); see `Error` for all others.
    pub fn add_comment(
        &self,
        id: impl ::core::convert::TryInto<
            ::std::string::String,
            Error: ::core::convert::Into<::vt_client::Error>,
        >,
        new_comment: impl ::vt_client::bodies::IntoJson<::vt_client::bodies::NewComment>,
    ) -> ::vt_client::Request<::vt_client::AnyObject> {
        ::vt_client::__private::start(&self.client, &__rows::tools::ADD_COMMENT)
            .argument::<::std::string::String>(0usize, id)
            .json::<::vt_client::bodies::NewComment>(new_comment)
            .request(::vt_client::__private::read::any)
    }
}
/// Places.
///
/// Made by `Client::places`.
#[derive(Clone, Debug)]
pub struct Places {
    client: ::vt_client::Client,
}
impl Places {
    /// Comments on this place.
    ///
    /// `GET /places/{id}/comments` (source: notes)
    ///
    /// Answers types and identifiers of objects. In pages by cursor, 10 items a page when nothing is asked for.
    ///
    /// For every account.
    ///
    /// # Arguments
    ///
    /// * `id`: the `id`.
    ///
    /// # Errors
    ///
    /// The service's refusals are `Error::Api`, with its code: 404 for what it does not know (`is_not_found`), 429 when a quota is spent (`is_quota_exceeded`); see `Error` for all others.
    pub fn comments(
        &self,
        id: impl ::core::convert::TryInto<
            ::std::string::String,
            Error: ::core::convert::Into<::vt_client::Error>,
        >,
    ) -> ::vt_client::Pages<::vt_client::Object<::vt_client::objects::Dynamic>> {
        ::vt_client::__private::start(&self.client, &__rows::places::COMMENTS)
            .argument::<::std::string::String>(0usize, id)
            .pages(
                ::vt_client::__private::read::objects::<::vt_client::objects::Dynamic>,
            )
    }
}
/// The handles of the blocking client.
pub mod blocking {
    #[allow(unused_imports)]
    use super::*;
    /// The resources of the table, as methods of the client.
    pub trait Golden {
        ///Tools.
        fn tools(&self) -> Tools;
        ///Places.
        fn places(&self) -> Places;
    }
    impl Golden for ::vt_client::blocking::Client {
        fn tools(&self) -> Tools {
            Tools {
                inner: super::Tools {
                    client: self.as_async().clone(),
                },
                runtime: self.__runtime().clone(),
            }
        }
        fn places(&self) -> Places {
            Places {
                inner: super::Places {
                    client: self.as_async().clone(),
                },
                runtime: self.__runtime().clone(),
            }
        }
    }
    /// Tools.
    ///
    /// Made by `blocking::Client::tools`.
    #[derive(Clone, Debug)]
    pub struct Tools {
        inner: super::Tools,
        runtime: ::vt_client::blocking::Runtime,
    }
    impl Tools {
        /// Comments on this tool.
        ///
        /// `GET /tools/{id}/comments` (source: notes)
        ///
        /// Answers types and identifiers of objects. In pages by cursor, 10 items a page when nothing is asked for.
        ///
        /// For every account.
        ///
        /// # Arguments
        ///
        /// * `id`: the `id`.
        ///
        /// # Errors
        ///
        /// The service's refusals are `Error::Api`, with its code: 404 for what it does not know (`is_not_found`), 429 when a quota is spent (`is_quota_exceeded`); see `Error` for all others.
        pub fn comments(
            &self,
            id: impl ::core::convert::TryInto<
                ::std::string::String,
                Error: ::core::convert::Into<::vt_client::Error>,
            >,
        ) -> ::vt_client::blocking::Pages<
            ::vt_client::Object<::vt_client::objects::Dynamic>,
        > {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.comments(id),
                &self.runtime,
            )
        }
        /// Comments on this tool.
        ///
        /// `POST /tools/{id}/comments` (source: notes)
        ///
        /// Answers an object of any type.
        ///
        /// For every account.
        ///
        /// # Arguments
        ///
        /// * `id`: the `id`.
        ///
        /// # Errors
        ///
        /// An argument that does not validate is the request's error, and nothing is sent.
        /// The service's refusals are `Error::Api`, with its code: 404 for what it does not know (`is_not_found`), 429 when a quota is spent (`is_quota_exceeded`); see `Error` for all others.
        pub fn add_comment(
            &self,
            id: impl ::core::convert::TryInto<
                ::std::string::String,
                Error: ::core::convert::Into<::vt_client::Error>,
            >,
            new_comment: impl ::vt_client::bodies::IntoJson<
                ::vt_client::bodies::NewComment,
            >,
        ) -> ::vt_client::blocking::Request<::vt_client::AnyObject> {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.add_comment(id, new_comment),
                &self.runtime,
            )
        }
    }
    /// Places.
    ///
    /// Made by `blocking::Client::places`.
    #[derive(Clone, Debug)]
    pub struct Places {
        inner: super::Places,
        runtime: ::vt_client::blocking::Runtime,
    }
    impl Places {
        /// Comments on this place.
        ///
        /// `GET /places/{id}/comments` (source: notes)
        ///
        /// Answers types and identifiers of objects. In pages by cursor, 10 items a page when nothing is asked for.
        ///
        /// For every account.
        ///
        /// # Arguments
        ///
        /// * `id`: the `id`.
        ///
        /// # Errors
        ///
        /// The service's refusals are `Error::Api`, with its code: 404 for what it does not know (`is_not_found`), 429 when a quota is spent (`is_quota_exceeded`); see `Error` for all others.
        pub fn comments(
            &self,
            id: impl ::core::convert::TryInto<
                ::std::string::String,
                Error: ::core::convert::Into<::vt_client::Error>,
            >,
        ) -> ::vt_client::blocking::Pages<
            ::vt_client::Object<::vt_client::objects::Dynamic>,
        > {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.comments(id),
                &self.runtime,
            )
        }
    }
}
