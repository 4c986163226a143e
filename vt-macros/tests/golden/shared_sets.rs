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
    const Paging0: Paging = Paging {
        style: PagingStyle::Cursor,
        items: Ref("data"),
        size_parameter: Ref("limit"),
        default_size: Yes(10u32),
        maximum_size: No,
    };
    const Paging1: Paging = Paging {
        style: PagingStyle::None,
        items: Ref("data"),
        size_parameter: Ref(""),
        default_size: No,
        maximum_size: No,
    };
    pub mod tools {
        use super::*;
        pub const COMMENTS: Endpoint = Endpoint {
            group: Ref("tools"),
            method: Ref("comments"),
            verb: Verb::Get,
            path: Ref("/tools/{id}/comments"),
            root: No,
            authenticated: true,
            arguments: Ref(&[Argument0]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::None,
            answer: Answer::Collection(Item::Object(Ref("descriptor"))),
            paging: Paging0,
            tier: Tier::Public,
            idempotent: true,
            relationship: No,
            doc: Ref("Comments on this tool."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
        pub const ADD_COMMENT: Endpoint = Endpoint {
            group: Ref("tools"),
            method: Ref("add_comment"),
            verb: Verb::Post,
            path: Ref("/tools/{id}/comments"),
            root: No,
            authenticated: true,
            arguments: Ref(&[Argument0]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::Json(Ref("NewComment")),
            answer: Answer::Object {
                tag: Ref("any"),
                nullable: false,
            },
            paging: Paging1,
            tier: Tier::Public,
            idempotent: false,
            relationship: No,
            doc: Ref("Comments on this tool."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
    }
    pub mod places {
        use super::*;
        pub const COMMENTS: Endpoint = Endpoint {
            group: Ref("places"),
            method: Ref("comments"),
            verb: Verb::Get,
            path: Ref("/places/{id}/comments"),
            root: No,
            authenticated: true,
            arguments: Ref(&[Argument0]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::None,
            answer: Answer::Collection(Item::Object(Ref("descriptor"))),
            paging: Paging0,
            tier: Tier::Public,
            idempotent: true,
            relationship: No,
            doc: Ref("Comments on this place."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
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
    /// Returns types and identifiers of objects, in pages by cursor, of 10 items by default.
    ///
    /// For every account.
    ///
    /// # Arguments
    ///
    /// * `id`: the `id`.
    ///
    /// # Errors
    ///
    /// If the service refuses, `Error::Api` has its code: 404 for an unknown identifier (`is_not_found`), 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
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
    /// Returns an object of any type.
    ///
    /// For every account.
    ///
    /// # Arguments
    ///
    /// * `id`: the `id`.
    ///
    /// # Errors
    ///
    /// An invalid argument is the error of the request, and nothing is sent.
    /// If the service refuses, `Error::Api` has its code: 404 for an unknown identifier (`is_not_found`), 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
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
    /// Returns types and identifiers of objects, in pages by cursor, of 10 items by default.
    ///
    /// For every account.
    ///
    /// # Arguments
    ///
    /// * `id`: the `id`.
    ///
    /// # Errors
    ///
    /// If the service refuses, `Error::Api` has its code: 404 for an unknown identifier (`is_not_found`), 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
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
        /// Returns types and identifiers of objects, in pages by cursor, of 10 items by default.
        ///
        /// For every account.
        ///
        /// # Arguments
        ///
        /// * `id`: the `id`.
        ///
        /// # Errors
        ///
        /// If the service refuses, `Error::Api` has its code: 404 for an unknown identifier (`is_not_found`), 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
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
        /// Returns an object of any type.
        ///
        /// For every account.
        ///
        /// # Arguments
        ///
        /// * `id`: the `id`.
        ///
        /// # Errors
        ///
        /// An invalid argument is the error of the request, and nothing is sent.
        /// If the service refuses, `Error::Api` has its code: 404 for an unknown identifier (`is_not_found`), 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
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
        /// Returns types and identifiers of objects, in pages by cursor, of 10 items by default.
        ///
        /// For every account.
        ///
        /// # Arguments
        ///
        /// * `id`: the `id`.
        ///
        /// # Errors
        ///
        /// If the service refuses, `Error::Api` has its code: 404 for an unknown identifier (`is_not_found`), 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
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
