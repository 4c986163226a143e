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
        style: PagingStyle::None,
        items: Ref("data"),
        size_parameter: Ref(""),
        default_size: No,
        maximum_size: No,
    };
    pub mod pictures {
        use super::*;
        pub const CREATE: Endpoint = Endpoint {
            group: Ref("pictures"),
            method: Ref("create"),
            verb: Verb::Post,
            path: Ref("/pictures"),
            root: No,
            authenticated: true,
            arguments: Ref(&[]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::Raw(Ref("RawBytes")),
            answer: Answer::Object {
                tag: Ref("descriptor"),
                nullable: false,
            },
            paging: Paging0,
            tier: Tier::Public,
            idempotent: false,
            relationship: No,
            doc: Ref("Takes a picture of any kind."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
        pub const REPLACE: Endpoint = Endpoint {
            group: Ref("pictures"),
            method: Ref("replace"),
            verb: Verb::Put,
            path: Ref("/pictures/{id}"),
            root: No,
            authenticated: true,
            arguments: Ref(&[Argument0]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::Raw(Ref("crate::own::Picture")),
            answer: Answer::Nothing,
            paging: Paging0,
            tier: Tier::Public,
            idempotent: true,
            relationship: No,
            doc: Ref("Replaces a picture."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
    }
}
/// Every operation of the table, in its order.
pub static ENDPOINTS: &[::vt_client::Endpoint] = &[
    __rows::pictures::CREATE,
    __rows::pictures::REPLACE,
];
/// The resources of the table, as methods of the client.
pub trait Golden {
    ///Pictures.
    fn pictures(&self) -> Pictures;
}
impl Golden for ::vt_client::Client {
    fn pictures(&self) -> Pictures {
        Pictures { client: self.clone() }
    }
}
/// Pictures.
///
/// Made by `Client::pictures`.
#[derive(Clone, Debug)]
pub struct Pictures {
    client: ::vt_client::Client,
}
impl Pictures {
    /// Takes a picture of any kind.
    ///
    /// `POST /pictures` (source: notes)
    ///
    /// Returns the type and identifier of an object.
    ///
    /// For every account.
    ///
    /// # Errors
    ///
    /// An invalid argument is the error of the request, and nothing is sent.
    /// If the service refuses, `Error::Api` has its code: 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
    pub fn create(
        &self,
        raw_bytes: impl ::vt_client::bodies::IntoRaw<::vt_client::bodies::RawBytes>,
    ) -> ::vt_client::Request<::vt_client::Object<::vt_client::objects::Dynamic>> {
        ::vt_client::__private::start(&self.client, &__rows::pictures::CREATE)
            .raw::<::vt_client::bodies::RawBytes>(raw_bytes)
            .request(
                ::vt_client::__private::read::object::<::vt_client::objects::Dynamic>,
            )
    }
    /// Replaces a picture.
    ///
    /// `PUT /pictures/{id}` (source: notes)
    ///
    /// Returns nothing.
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
    pub fn replace(
        &self,
        id: impl ::core::convert::TryInto<
            ::std::string::String,
            Error: ::core::convert::Into<::vt_client::Error>,
        >,
        picture: impl ::vt_client::bodies::IntoRaw<crate::own::Picture>,
    ) -> ::vt_client::Request<()> {
        ::vt_client::__private::start(&self.client, &__rows::pictures::REPLACE)
            .argument::<::std::string::String>(0usize, id)
            .raw::<crate::own::Picture>(picture)
            .request(::vt_client::__private::read::nothing)
    }
}
/// The handles of the blocking client.
pub mod blocking {
    #[allow(unused_imports)]
    use super::*;
    /// The resources of the table, as methods of the client.
    pub trait Golden {
        ///Pictures.
        fn pictures(&self) -> Pictures;
    }
    impl Golden for ::vt_client::blocking::Client {
        fn pictures(&self) -> Pictures {
            Pictures {
                inner: super::Pictures {
                    client: self.as_async().clone(),
                },
                runtime: self.__runtime().clone(),
            }
        }
    }
    /// Pictures.
    ///
    /// Made by `blocking::Client::pictures`.
    #[derive(Clone, Debug)]
    pub struct Pictures {
        inner: super::Pictures,
        runtime: ::vt_client::blocking::Runtime,
    }
    impl Pictures {
        /// Takes a picture of any kind.
        ///
        /// `POST /pictures` (source: notes)
        ///
        /// Returns the type and identifier of an object.
        ///
        /// For every account.
        ///
        /// # Errors
        ///
        /// An invalid argument is the error of the request, and nothing is sent.
        /// If the service refuses, `Error::Api` has its code: 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
        pub fn create(
            &self,
            raw_bytes: impl ::vt_client::bodies::IntoRaw<::vt_client::bodies::RawBytes>,
        ) -> ::vt_client::blocking::Request<
            ::vt_client::Object<::vt_client::objects::Dynamic>,
        > {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.create(raw_bytes),
                &self.runtime,
            )
        }
        /// Replaces a picture.
        ///
        /// `PUT /pictures/{id}` (source: notes)
        ///
        /// Returns nothing.
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
        pub fn replace(
            &self,
            id: impl ::core::convert::TryInto<
                ::std::string::String,
                Error: ::core::convert::Into<::vt_client::Error>,
            >,
            picture: impl ::vt_client::bodies::IntoRaw<crate::own::Picture>,
        ) -> ::vt_client::blocking::Request<()> {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.replace(id, picture),
                &self.runtime,
            )
        }
    }
}
