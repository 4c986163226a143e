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
    pub mod machines {
        use super::*;
        pub const PARTS: Endpoint = Endpoint {
            group: Ref("machines"),
            method: Ref("parts"),
            verb: Verb::Get,
            path: Ref("/machines/{id}/parts"),
            root: No,
            authenticated: true,
            arguments: Ref(&[Argument0]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::None,
            answer: Answer::Collection(Item::Object(Ref("part"))),
            paging: Paging0,
            tier: Tier::Public,
            idempotent: true,
            relationship: Yes(Relationship {
                name: Ref("parts"),
                to_one: false,
                ids: false,
            }),
            doc: Ref("Parts of this machine."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
        pub const PARTS_IDS: Endpoint = Endpoint {
            group: Ref("machines"),
            method: Ref("parts_ids"),
            verb: Verb::Get,
            path: Ref("/machines/{id}/relationships/parts"),
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
            relationship: Yes(Relationship {
                name: Ref("parts"),
                to_one: false,
                ids: true,
            }),
            doc: Ref("Parts of this machine: type and identifier only."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
        pub const CLUES: Endpoint = Endpoint {
            group: Ref("machines"),
            method: Ref("clues"),
            verb: Verb::Get,
            path: Ref("/machines/{id}/clues"),
            root: No,
            authenticated: true,
            arguments: Ref(&[Argument0]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::None,
            answer: Answer::Collection(Item::Object(Ref("any"))),
            paging: Paging0,
            tier: Tier::Public,
            idempotent: true,
            relationship: Yes(Relationship {
                name: Ref("clues"),
                to_one: false,
                ids: false,
            }),
            doc: Ref("Clues."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
        pub const SPARE_PARTS: Endpoint = Endpoint {
            group: Ref("machines"),
            method: Ref("spare_parts"),
            verb: Verb::Get,
            path: Ref("/machines/{id}/spare_parts"),
            root: No,
            authenticated: true,
            arguments: Ref(&[Argument0]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::None,
            answer: Answer::Collection(Item::Object(Ref("part"))),
            paging: Paging0,
            tier: Tier::Public,
            idempotent: true,
            relationship: Yes(Relationship {
                name: Ref("spare_parts"),
                to_one: false,
                ids: false,
            }),
            doc: Ref("Spare parts of this machine."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
        pub const SPARE_PARTS_IDS: Endpoint = Endpoint {
            group: Ref("machines"),
            method: Ref("spare_parts_ids"),
            verb: Verb::Get,
            path: Ref("/machines/{id}/relationships/spare_parts"),
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
            relationship: Yes(Relationship {
                name: Ref("spare_parts"),
                to_one: false,
                ids: true,
            }),
            doc: Ref("Spare parts of this machine: type and identifier only."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
    }
}
/// Every operation of the table, in its order.
pub static ENDPOINTS: &[::vt_client::Endpoint] = &[
    __rows::machines::PARTS,
    __rows::machines::PARTS_IDS,
    __rows::machines::CLUES,
    __rows::machines::SPARE_PARTS,
    __rows::machines::SPARE_PARTS_IDS,
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
    pub const RELATIONSHIPS: &'static [&'static ::core::primitive::str] = &[
        "parts",
        "clues",
        "spare_parts",
    ];
    /// Parts of this machine.
    ///
    /// `GET /machines/{id}/parts` (source: notes)
    ///
    /// Returns objects of type `part`, in pages by cursor, of 10 items by default.
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
    pub fn parts(
        &self,
        id: impl ::core::convert::TryInto<
            ::std::string::String,
            Error: ::core::convert::Into<::vt_client::Error>,
        >,
    ) -> ::vt_client::Pages<::vt_client::Object<::vt_client::objects::Dynamic>> {
        ::vt_client::__private::start(&self.client, &__rows::machines::PARTS)
            .argument::<::std::string::String>(0usize, id)
            .pages(
                ::vt_client::__private::read::objects::<::vt_client::objects::Dynamic>,
            )
    }
    /// Parts of this machine: type and identifier only.
    ///
    /// `GET /machines/{id}/relationships/parts` (source: notes)
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
    pub fn parts_ids(
        &self,
        id: impl ::core::convert::TryInto<
            ::std::string::String,
            Error: ::core::convert::Into<::vt_client::Error>,
        >,
    ) -> ::vt_client::Pages<::vt_client::Object<::vt_client::objects::Dynamic>> {
        ::vt_client::__private::start(&self.client, &__rows::machines::PARTS_IDS)
            .argument::<::std::string::String>(0usize, id)
            .pages(
                ::vt_client::__private::read::objects::<::vt_client::objects::Dynamic>,
            )
    }
    /// Clues.
    ///
    /// `GET /machines/{id}/clues` (source: notes)
    ///
    /// Returns objects of any type, in pages by cursor, of 10 items by default.
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
    pub fn clues(
        &self,
        id: impl ::core::convert::TryInto<
            ::std::string::String,
            Error: ::core::convert::Into<::vt_client::Error>,
        >,
    ) -> ::vt_client::Pages<::vt_client::AnyObject> {
        ::vt_client::__private::start(&self.client, &__rows::machines::CLUES)
            .argument::<::std::string::String>(0usize, id)
            .pages(::vt_client::__private::read::items)
    }
    /// Spare parts of this machine.
    ///
    /// `GET /machines/{id}/spare_parts` (source: notes)
    ///
    /// Returns objects of type `part`, in pages by cursor, of 10 items by default.
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
    pub fn spare_parts(
        &self,
        id: impl ::core::convert::TryInto<
            ::std::string::String,
            Error: ::core::convert::Into<::vt_client::Error>,
        >,
    ) -> ::vt_client::Pages<::vt_client::Object<::vt_client::objects::Dynamic>> {
        ::vt_client::__private::start(&self.client, &__rows::machines::SPARE_PARTS)
            .argument::<::std::string::String>(0usize, id)
            .pages(
                ::vt_client::__private::read::objects::<::vt_client::objects::Dynamic>,
            )
    }
    /// Spare parts of this machine: type and identifier only.
    ///
    /// `GET /machines/{id}/relationships/spare_parts` (source: notes)
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
    pub fn spare_parts_ids(
        &self,
        id: impl ::core::convert::TryInto<
            ::std::string::String,
            Error: ::core::convert::Into<::vt_client::Error>,
        >,
    ) -> ::vt_client::Pages<::vt_client::Object<::vt_client::objects::Dynamic>> {
        ::vt_client::__private::start(&self.client, &__rows::machines::SPARE_PARTS_IDS)
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
        /// Parts of this machine.
        ///
        /// `GET /machines/{id}/parts` (source: notes)
        ///
        /// Returns objects of type `part`, in pages by cursor, of 10 items by default.
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
        pub fn parts(
            &self,
            id: impl ::core::convert::TryInto<
                ::std::string::String,
                Error: ::core::convert::Into<::vt_client::Error>,
            >,
        ) -> ::vt_client::blocking::Pages<
            ::vt_client::Object<::vt_client::objects::Dynamic>,
        > {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.parts(id),
                &self.runtime,
            )
        }
        /// Parts of this machine: type and identifier only.
        ///
        /// `GET /machines/{id}/relationships/parts` (source: notes)
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
        pub fn parts_ids(
            &self,
            id: impl ::core::convert::TryInto<
                ::std::string::String,
                Error: ::core::convert::Into<::vt_client::Error>,
            >,
        ) -> ::vt_client::blocking::Pages<
            ::vt_client::Object<::vt_client::objects::Dynamic>,
        > {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.parts_ids(id),
                &self.runtime,
            )
        }
        /// Clues.
        ///
        /// `GET /machines/{id}/clues` (source: notes)
        ///
        /// Returns objects of any type, in pages by cursor, of 10 items by default.
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
        pub fn clues(
            &self,
            id: impl ::core::convert::TryInto<
                ::std::string::String,
                Error: ::core::convert::Into<::vt_client::Error>,
            >,
        ) -> ::vt_client::blocking::Pages<::vt_client::AnyObject> {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.clues(id),
                &self.runtime,
            )
        }
        /// Spare parts of this machine.
        ///
        /// `GET /machines/{id}/spare_parts` (source: notes)
        ///
        /// Returns objects of type `part`, in pages by cursor, of 10 items by default.
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
        pub fn spare_parts(
            &self,
            id: impl ::core::convert::TryInto<
                ::std::string::String,
                Error: ::core::convert::Into<::vt_client::Error>,
            >,
        ) -> ::vt_client::blocking::Pages<
            ::vt_client::Object<::vt_client::objects::Dynamic>,
        > {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.spare_parts(id),
                &self.runtime,
            )
        }
        /// Spare parts of this machine: type and identifier only.
        ///
        /// `GET /machines/{id}/relationships/spare_parts` (source: notes)
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
        pub fn spare_parts_ids(
            &self,
            id: impl ::core::convert::TryInto<
                ::std::string::String,
                Error: ::core::convert::Into<::vt_client::Error>,
            >,
        ) -> ::vt_client::blocking::Pages<
            ::vt_client::Object<::vt_client::objects::Dynamic>,
        > {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.spare_parts_ids(id),
                &self.runtime,
            )
        }
    }
}
