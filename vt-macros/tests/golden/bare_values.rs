#[allow(non_upper_case_globals, unused_imports, unreachable_pub)]
mod __rows {
    use ::vt_client::__private::table::*;
    use ::vt_client::__private::Cow::Borrowed as Ref;
    use ::core::option::Option::{None as No, Some as Yes};
    const Paging0: Paging = Paging {
        style: PagingStyle::None,
        items: Ref("data"),
        size_parameter: Ref(""),
        default_size: No,
        maximum_size: No,
    };
    pub mod values {
        use super::*;
        pub const NAME: Endpoint = Endpoint {
            group: Ref("values"),
            method: Ref("name"),
            verb: Verb::Get,
            path: Ref("/values/name"),
            root: No,
            authenticated: true,
            arguments: Ref(&[]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::None,
            answer: Answer::Data(Ref("String")),
            paging: Paging0,
            tier: Tier::Public,
            idempotent: true,
            relationship: No,
            doc: Ref("A name."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
        pub const KNOWN: Endpoint = Endpoint {
            group: Ref("values"),
            method: Ref("known"),
            verb: Verb::Get,
            path: Ref("/values/known"),
            root: No,
            authenticated: true,
            arguments: Ref(&[]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::None,
            answer: Answer::Data(Ref("bool")),
            paging: Paging0,
            tier: Tier::Public,
            idempotent: true,
            relationship: No,
            doc: Ref("Whether it is known."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
        pub const COUNTS: Endpoint = Endpoint {
            group: Ref("values"),
            method: Ref("counts"),
            verb: Verb::Get,
            path: Ref("/values/counts"),
            root: No,
            authenticated: true,
            arguments: Ref(&[]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::None,
            answer: Answer::Data(Ref("Dictionary")),
            paging: Paging0,
            tier: Tier::Public,
            idempotent: true,
            relationship: No,
            doc: Ref("Counts."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
        pub const EXPORT: Endpoint = Endpoint {
            group: Ref("values"),
            method: Ref("export"),
            verb: Verb::Get,
            path: Ref("/values/export"),
            root: No,
            authenticated: true,
            arguments: Ref(&[]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::None,
            answer: Answer::Whole(Ref("Value")),
            paging: Paging0,
            tier: Tier::Public,
            idempotent: true,
            relationship: No,
            doc: Ref("An export."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
        pub const PAGE: Endpoint = Endpoint {
            group: Ref("values"),
            method: Ref("page"),
            verb: Verb::Get,
            path: Ref("/values/page"),
            root: No,
            authenticated: true,
            arguments: Ref(&[]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::None,
            answer: Answer::Text,
            paging: Paging0,
            tier: Tier::Public,
            idempotent: true,
            relationship: No,
            doc: Ref("A page."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
    }
}
/// Every operation of the table, in its order.
pub static ENDPOINTS: &[::vt_client::Endpoint] = &[
    __rows::values::NAME,
    __rows::values::KNOWN,
    __rows::values::COUNTS,
    __rows::values::EXPORT,
    __rows::values::PAGE,
];
/// The resources of the table, as methods of the client.
pub trait Golden {
    ///Values.
    fn values(&self) -> Values;
}
impl Golden for ::vt_client::Client {
    fn values(&self) -> Values {
        Values { client: self.clone() }
    }
}
/// Values.
///
/// Made by `Client::values`.
#[derive(Clone, Debug)]
pub struct Values {
    client: ::vt_client::Client,
}
impl Values {
    /// A name.
    ///
    /// `GET /values/name` (source: notes)
    ///
    /// Returns `String`.
    ///
    /// For every account.
    ///
    /// # Errors
    ///
    /// If the service refuses, `Error::Api` has its code: 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
    pub fn name(&self) -> ::vt_client::Request<::std::string::String> {
        ::vt_client::__private::start(&self.client, &__rows::values::NAME)
            .request(::vt_client::__private::read::data::<::std::string::String>)
    }
    /// Whether it is known.
    ///
    /// `GET /values/known` (source: notes)
    ///
    /// Returns `bool`.
    ///
    /// For every account.
    ///
    /// # Errors
    ///
    /// If the service refuses, `Error::Api` has its code: 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
    pub fn known(&self) -> ::vt_client::Request<::core::primitive::bool> {
        ::vt_client::__private::start(&self.client, &__rows::values::KNOWN)
            .request(::vt_client::__private::read::data::<::core::primitive::bool>)
    }
    /// Counts.
    ///
    /// `GET /values/counts` (source: notes)
    ///
    /// Returns `Dictionary`.
    ///
    /// For every account.
    ///
    /// # Errors
    ///
    /// If the service refuses, `Error::Api` has its code: 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
    pub fn counts(&self) -> ::vt_client::Request<::vt_client::answers::Dictionary> {
        ::vt_client::__private::start(&self.client, &__rows::values::COUNTS)
            .request(
                ::vt_client::__private::read::data::<::vt_client::answers::Dictionary>,
            )
    }
    /// An export.
    ///
    /// `GET /values/export` (source: notes)
    ///
    /// Returns `Value`.
    ///
    /// For every account.
    ///
    /// # Errors
    ///
    /// If the service refuses, `Error::Api` has its code: 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
    pub fn export(&self) -> ::vt_client::Request<::vt_client::answers::Value> {
        ::vt_client::__private::start(&self.client, &__rows::values::EXPORT)
            .request(::vt_client::__private::read::whole::<::vt_client::answers::Value>)
    }
    /// A page.
    ///
    /// `GET /values/page` (source: notes)
    ///
    /// Returns text.
    ///
    /// For every account.
    ///
    /// # Errors
    ///
    /// If the service refuses, `Error::Api` has its code: 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
    pub fn page(&self) -> ::vt_client::Request<::std::string::String> {
        ::vt_client::__private::start(&self.client, &__rows::values::PAGE)
            .request(::vt_client::__private::read::text)
    }
}
/// The handles of the blocking client.
pub mod blocking {
    #[allow(unused_imports)]
    use super::*;
    /// The resources of the table, as methods of the client.
    pub trait Golden {
        ///Values.
        fn values(&self) -> Values;
    }
    impl Golden for ::vt_client::blocking::Client {
        fn values(&self) -> Values {
            Values {
                inner: super::Values {
                    client: self.as_async().clone(),
                },
                runtime: self.__runtime().clone(),
            }
        }
    }
    /// Values.
    ///
    /// Made by `blocking::Client::values`.
    #[derive(Clone, Debug)]
    pub struct Values {
        inner: super::Values,
        runtime: ::vt_client::blocking::Runtime,
    }
    impl Values {
        /// A name.
        ///
        /// `GET /values/name` (source: notes)
        ///
        /// Returns `String`.
        ///
        /// For every account.
        ///
        /// # Errors
        ///
        /// If the service refuses, `Error::Api` has its code: 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
        pub fn name(&self) -> ::vt_client::blocking::Request<::std::string::String> {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.name(),
                &self.runtime,
            )
        }
        /// Whether it is known.
        ///
        /// `GET /values/known` (source: notes)
        ///
        /// Returns `bool`.
        ///
        /// For every account.
        ///
        /// # Errors
        ///
        /// If the service refuses, `Error::Api` has its code: 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
        pub fn known(&self) -> ::vt_client::blocking::Request<::core::primitive::bool> {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.known(),
                &self.runtime,
            )
        }
        /// Counts.
        ///
        /// `GET /values/counts` (source: notes)
        ///
        /// Returns `Dictionary`.
        ///
        /// For every account.
        ///
        /// # Errors
        ///
        /// If the service refuses, `Error::Api` has its code: 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
        pub fn counts(
            &self,
        ) -> ::vt_client::blocking::Request<::vt_client::answers::Dictionary> {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.counts(),
                &self.runtime,
            )
        }
        /// An export.
        ///
        /// `GET /values/export` (source: notes)
        ///
        /// Returns `Value`.
        ///
        /// For every account.
        ///
        /// # Errors
        ///
        /// If the service refuses, `Error::Api` has its code: 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
        pub fn export(
            &self,
        ) -> ::vt_client::blocking::Request<::vt_client::answers::Value> {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.export(),
                &self.runtime,
            )
        }
        /// A page.
        ///
        /// `GET /values/page` (source: notes)
        ///
        /// Returns text.
        ///
        /// For every account.
        ///
        /// # Errors
        ///
        /// If the service refuses, `Error::Api` has its code: 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
        pub fn page(&self) -> ::vt_client::blocking::Request<::std::string::String> {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.page(),
                &self.runtime,
            )
        }
    }
}
