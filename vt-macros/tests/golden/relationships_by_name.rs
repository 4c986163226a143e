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
    const Paging1: Paging = Paging {
        style: PagingStyle::Cursor,
        items: Ref("data"),
        size_parameter: Ref("limit"),
        default_size: Yes(10u32),
        maximum_size: No,
    };
    pub mod machines {
        use super::*;
        pub const MAKER: Endpoint = Endpoint {
            group: Ref("machines"),
            method: Ref("maker"),
            verb: Verb::Get,
            path: Ref("/machines/{id}/maker"),
            root: No,
            authenticated: true,
            arguments: Ref(&[Argument0]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::None,
            answer: Answer::Object {
                tag: Ref("any"),
                nullable: true,
            },
            paging: Paging0,
            tier: Tier::Premium,
            idempotent: true,
            relationship: Yes(Relationship {
                name: Ref("maker"),
                to_one: true,
                ids: false,
            }),
            doc: Ref("The maker of this machine."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
        pub const MAKER_IDS: Endpoint = Endpoint {
            group: Ref("machines"),
            method: Ref("maker_ids"),
            verb: Verb::Get,
            path: Ref("/machines/{id}/relationships/maker"),
            root: No,
            authenticated: true,
            arguments: Ref(&[Argument0]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::None,
            answer: Answer::Object {
                tag: Ref("descriptor"),
                nullable: true,
            },
            paging: Paging0,
            tier: Tier::Premium,
            idempotent: true,
            relationship: Yes(Relationship {
                name: Ref("maker"),
                to_one: true,
                ids: true,
            }),
            doc: Ref("The maker of this machine: type and identifier only."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
        pub const RELATED: Endpoint = Endpoint {
            group: Ref("machines"),
            method: Ref("related"),
            verb: Verb::Get,
            path: Ref("/machines/{id}/{relationship}"),
            root: No,
            authenticated: true,
            arguments: Ref(&[Argument0, Argument1]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::None,
            answer: Answer::Either(Ref("any")),
            paging: Paging1,
            tier: Tier::Public,
            idempotent: true,
            relationship: Yes(Relationship {
                name: Ref("{relationship}"),
                to_one: false,
                ids: false,
            }),
            doc: Ref("Related objects."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
        pub const RELATED_IDS: Endpoint = Endpoint {
            group: Ref("machines"),
            method: Ref("related_ids"),
            verb: Verb::Get,
            path: Ref("/machines/{id}/relationships/{relationship}"),
            root: No,
            authenticated: true,
            arguments: Ref(&[Argument0, Argument1]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::None,
            answer: Answer::Either(Ref("descriptor")),
            paging: Paging1,
            tier: Tier::Public,
            idempotent: true,
            relationship: Yes(Relationship {
                name: Ref("{relationship}"),
                to_one: false,
                ids: true,
            }),
            doc: Ref("Related identifiers."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
    }
}
/// Every operation of the table, in its order.
pub static ENDPOINTS: &[::vt_client::Endpoint] = &[
    __rows::machines::MAKER,
    __rows::machines::MAKER_IDS,
    __rows::machines::RELATED,
    __rows::machines::RELATED_IDS,
];
/// The resources of the table, as methods of the client.
pub trait Golden {
    ///Machines.
    fn machines(&self) -> Machines;
}
impl Golden for ::vt_client::Client {
    fn machines(&self) -> Machines {
        Machines { client: self.clone() }
    }
}
/// Machines.
///
/// Made by `Client::machines`.
#[derive(Clone, Debug)]
pub struct Machines {
    client: ::vt_client::Client,
}
impl Machines {
    /// The names for `related`, in the order of the table. The service may have more.
    pub const RELATIONSHIPS: &'static [&'static ::core::primitive::str] = &["maker"];
    /// The maker of this machine.
    ///
    /// `GET /machines/{id}/maker` (source: notes)
    ///
    /// Returns an object of any type, or `None`.
    ///
    /// For premium accounts (VT Enterprise or Google Threat Intelligence).
    ///
    /// # Arguments
    ///
    /// * `id`: the `id`.
    ///
    /// # Errors
    ///
    /// If the service refuses, `Error::Api` has its code: 404 for an unknown identifier (`is_not_found`), 403 without `premium` access, 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
    pub fn maker(
        &self,
        id: impl ::core::convert::TryInto<
            ::std::string::String,
            Error: ::core::convert::Into<::vt_client::Error>,
        >,
    ) -> ::vt_client::Request<::core::option::Option<::vt_client::AnyObject>> {
        ::vt_client::__private::start(&self.client, &__rows::machines::MAKER)
            .argument::<::std::string::String>(0usize, id)
            .request(::vt_client::__private::read::nullable_any)
    }
    /// The maker of this machine: type and identifier only.
    ///
    /// `GET /machines/{id}/relationships/maker` (source: notes)
    ///
    /// Returns the type and identifier of an object, or `None`.
    ///
    /// For premium accounts (VT Enterprise or Google Threat Intelligence).
    ///
    /// # Arguments
    ///
    /// * `id`: the `id`.
    ///
    /// # Errors
    ///
    /// If the service refuses, `Error::Api` has its code: 404 for an unknown identifier (`is_not_found`), 403 without `premium` access, 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
    pub fn maker_ids(
        &self,
        id: impl ::core::convert::TryInto<
            ::std::string::String,
            Error: ::core::convert::Into<::vt_client::Error>,
        >,
    ) -> ::vt_client::Request<
        ::core::option::Option<::vt_client::Object<::vt_client::objects::Dynamic>>,
    > {
        ::vt_client::__private::start(&self.client, &__rows::machines::MAKER_IDS)
            .argument::<::std::string::String>(0usize, id)
            .request(
                ::vt_client::__private::read::nullable::<::vt_client::objects::Dynamic>,
            )
    }
    /// Related objects.
    ///
    /// `GET /machines/{id}/{relationship}` (source: notes)
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
        ::vt_client::__private::start(&self.client, &__rows::machines::RELATED)
            .argument::<::std::string::String>(0usize, id)
            .argument::<::std::string::String>(1usize, relationship)
            .pages(::vt_client::__private::read::items)
    }
    /// Related identifiers.
    ///
    /// `GET /machines/{id}/relationships/{relationship}` (source: notes)
    ///
    /// Returns types and identifiers of objects (a single object is a page of one), in pages by cursor, of 10 items by default.
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
    pub fn related_ids(
        &self,
        id: impl ::core::convert::TryInto<
            ::std::string::String,
            Error: ::core::convert::Into<::vt_client::Error>,
        >,
        relationship: impl ::core::convert::TryInto<
            ::std::string::String,
            Error: ::core::convert::Into<::vt_client::Error>,
        >,
    ) -> ::vt_client::Pages<::vt_client::Object<::vt_client::objects::Dynamic>> {
        ::vt_client::__private::start(&self.client, &__rows::machines::RELATED_IDS)
            .argument::<::std::string::String>(0usize, id)
            .argument::<::std::string::String>(1usize, relationship)
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
        ///Machines.
        fn machines(&self) -> Machines;
    }
    impl Golden for ::vt_client::blocking::Client {
        fn machines(&self) -> Machines {
            Machines {
                inner: super::Machines {
                    client: self.as_async().clone(),
                },
                runtime: self.__runtime().clone(),
            }
        }
    }
    /// Machines.
    ///
    /// Made by `blocking::Client::machines`.
    #[derive(Clone, Debug)]
    pub struct Machines {
        inner: super::Machines,
        runtime: ::vt_client::blocking::Runtime,
    }
    impl Machines {
        /// The maker of this machine.
        ///
        /// `GET /machines/{id}/maker` (source: notes)
        ///
        /// Returns an object of any type, or `None`.
        ///
        /// For premium accounts (VT Enterprise or Google Threat Intelligence).
        ///
        /// # Arguments
        ///
        /// * `id`: the `id`.
        ///
        /// # Errors
        ///
        /// If the service refuses, `Error::Api` has its code: 404 for an unknown identifier (`is_not_found`), 403 without `premium` access, 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
        pub fn maker(
            &self,
            id: impl ::core::convert::TryInto<
                ::std::string::String,
                Error: ::core::convert::Into<::vt_client::Error>,
            >,
        ) -> ::vt_client::blocking::Request<
            ::core::option::Option<::vt_client::AnyObject>,
        > {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.maker(id),
                &self.runtime,
            )
        }
        /// The maker of this machine: type and identifier only.
        ///
        /// `GET /machines/{id}/relationships/maker` (source: notes)
        ///
        /// Returns the type and identifier of an object, or `None`.
        ///
        /// For premium accounts (VT Enterprise or Google Threat Intelligence).
        ///
        /// # Arguments
        ///
        /// * `id`: the `id`.
        ///
        /// # Errors
        ///
        /// If the service refuses, `Error::Api` has its code: 404 for an unknown identifier (`is_not_found`), 403 without `premium` access, 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
        pub fn maker_ids(
            &self,
            id: impl ::core::convert::TryInto<
                ::std::string::String,
                Error: ::core::convert::Into<::vt_client::Error>,
            >,
        ) -> ::vt_client::blocking::Request<
            ::core::option::Option<::vt_client::Object<::vt_client::objects::Dynamic>>,
        > {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.maker_ids(id),
                &self.runtime,
            )
        }
        /// Related objects.
        ///
        /// `GET /machines/{id}/{relationship}` (source: notes)
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
        /// Related identifiers.
        ///
        /// `GET /machines/{id}/relationships/{relationship}` (source: notes)
        ///
        /// Returns types and identifiers of objects (a single object is a page of one), in pages by cursor, of 10 items by default.
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
        pub fn related_ids(
            &self,
            id: impl ::core::convert::TryInto<
                ::std::string::String,
                Error: ::core::convert::Into<::vt_client::Error>,
            >,
            relationship: impl ::core::convert::TryInto<
                ::std::string::String,
                Error: ::core::convert::Into<::vt_client::Error>,
            >,
        ) -> ::vt_client::blocking::Pages<
            ::vt_client::Object<::vt_client::objects::Dynamic>,
        > {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.related_ids(id, relationship),
                &self.runtime,
            )
        }
    }
}
