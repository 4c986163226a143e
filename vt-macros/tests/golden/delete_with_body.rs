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
        style: PagingStyle::None,
        items: Ref("data"),
        size_parameter: Ref(""),
        default_size: No,
        maximum_size: No,
    };
    pub mod lists {
        use super::*;
        pub const ADD: Endpoint = Endpoint {
            group: Ref("lists"),
            method: Ref("add"),
            verb: Verb::Post,
            path: Ref("/lists/{id}/{relationship}"),
            root: No,
            authenticated: true,
            arguments: Ref(&[Argument0, Argument1]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::Json(Ref("NewComment")),
            answer: Answer::Nothing,
            paging: Paging0,
            tier: Tier::Public,
            idempotent: false,
            relationship: No,
            doc: Ref("Adds."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
        pub const REMOVE: Endpoint = Endpoint {
            group: Ref("lists"),
            method: Ref("remove"),
            verb: Verb::Delete,
            path: Ref("/lists/{id}/{relationship}"),
            root: No,
            authenticated: true,
            arguments: Ref(&[Argument0, Argument1]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::Json(Ref("NewComment")),
            answer: Answer::Nothing,
            paging: Paging0,
            tier: Tier::Public,
            idempotent: true,
            relationship: No,
            doc: Ref("Removes."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
    }
}
/// Every operation of the table, in its order.
pub static ENDPOINTS: &[::vt_client::Endpoint] = &[
    __rows::lists::ADD,
    __rows::lists::REMOVE,
];
/// The resources of the table, as methods of the client.
pub trait Golden {
    ///Lists.
    fn lists(&self) -> Lists;
}
impl Golden for ::vt_client::Client {
    fn lists(&self) -> Lists {
        Lists { client: self.clone() }
    }
}
/// Lists.
///
/// Made by `Client::lists`.
#[derive(Clone, Debug)]
pub struct Lists {
    client: ::vt_client::Client,
}
impl Lists {
    /// Adds.
    ///
    /// `POST /lists/{id}/{relationship}` (source: notes)
    ///
    /// Returns nothing.
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
    /// An invalid argument is the error of the request, and nothing is sent.
    /// If the service refuses, `Error::Api` has its code: 404 for an unknown identifier (`is_not_found`), 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
    pub fn add(
        &self,
        id: impl ::core::convert::TryInto<
            ::std::string::String,
            Error: ::core::convert::Into<::vt_client::Error>,
        >,
        relationship: impl ::core::convert::TryInto<
            ::std::string::String,
            Error: ::core::convert::Into<::vt_client::Error>,
        >,
        new_comment: impl ::vt_client::bodies::IntoJson<::vt_client::bodies::NewComment>,
    ) -> ::vt_client::Request<()> {
        ::vt_client::__private::start(&self.client, &__rows::lists::ADD)
            .argument::<::std::string::String>(0usize, id)
            .argument::<::std::string::String>(1usize, relationship)
            .json::<::vt_client::bodies::NewComment>(new_comment)
            .request(::vt_client::__private::read::nothing)
    }
    /// Removes.
    ///
    /// `DELETE /lists/{id}/{relationship}` (source: notes)
    ///
    /// Returns nothing.
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
    /// An invalid argument is the error of the request, and nothing is sent.
    /// If the service refuses, `Error::Api` has its code: 404 for an unknown identifier (`is_not_found`), 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
    pub fn remove(
        &self,
        id: impl ::core::convert::TryInto<
            ::std::string::String,
            Error: ::core::convert::Into<::vt_client::Error>,
        >,
        relationship: impl ::core::convert::TryInto<
            ::std::string::String,
            Error: ::core::convert::Into<::vt_client::Error>,
        >,
        new_comment: impl ::vt_client::bodies::IntoJson<::vt_client::bodies::NewComment>,
    ) -> ::vt_client::Request<()> {
        ::vt_client::__private::start(&self.client, &__rows::lists::REMOVE)
            .argument::<::std::string::String>(0usize, id)
            .argument::<::std::string::String>(1usize, relationship)
            .json::<::vt_client::bodies::NewComment>(new_comment)
            .request(::vt_client::__private::read::nothing)
    }
}
/// The handles of the blocking client.
pub mod blocking {
    #[allow(unused_imports)]
    use super::*;
    /// The resources of the table, as methods of the client.
    pub trait Golden {
        ///Lists.
        fn lists(&self) -> Lists;
    }
    impl Golden for ::vt_client::blocking::Client {
        fn lists(&self) -> Lists {
            Lists {
                inner: super::Lists {
                    client: self.as_async().clone(),
                },
                runtime: self.__runtime().clone(),
            }
        }
    }
    /// Lists.
    ///
    /// Made by `blocking::Client::lists`.
    #[derive(Clone, Debug)]
    pub struct Lists {
        inner: super::Lists,
        runtime: ::vt_client::blocking::Runtime,
    }
    impl Lists {
        /// Adds.
        ///
        /// `POST /lists/{id}/{relationship}` (source: notes)
        ///
        /// Returns nothing.
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
        /// An invalid argument is the error of the request, and nothing is sent.
        /// If the service refuses, `Error::Api` has its code: 404 for an unknown identifier (`is_not_found`), 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
        pub fn add(
            &self,
            id: impl ::core::convert::TryInto<
                ::std::string::String,
                Error: ::core::convert::Into<::vt_client::Error>,
            >,
            relationship: impl ::core::convert::TryInto<
                ::std::string::String,
                Error: ::core::convert::Into<::vt_client::Error>,
            >,
            new_comment: impl ::vt_client::bodies::IntoJson<
                ::vt_client::bodies::NewComment,
            >,
        ) -> ::vt_client::blocking::Request<()> {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.add(id, relationship, new_comment),
                &self.runtime,
            )
        }
        /// Removes.
        ///
        /// `DELETE /lists/{id}/{relationship}` (source: notes)
        ///
        /// Returns nothing.
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
        /// An invalid argument is the error of the request, and nothing is sent.
        /// If the service refuses, `Error::Api` has its code: 404 for an unknown identifier (`is_not_found`), 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
        pub fn remove(
            &self,
            id: impl ::core::convert::TryInto<
                ::std::string::String,
                Error: ::core::convert::Into<::vt_client::Error>,
            >,
            relationship: impl ::core::convert::TryInto<
                ::std::string::String,
                Error: ::core::convert::Into<::vt_client::Error>,
            >,
            new_comment: impl ::vt_client::bodies::IntoJson<
                ::vt_client::bodies::NewComment,
            >,
        ) -> ::vt_client::blocking::Request<()> {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.remove(id, relationship, new_comment),
                &self.runtime,
            )
        }
    }
}
