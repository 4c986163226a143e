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
    pub mod captures {
        use super::*;
        pub const PCAP: Endpoint = Endpoint {
            group: Ref("captures"),
            method: Ref("pcap"),
            verb: Verb::Get,
            path: Ref("/captures/{id}/pcap"),
            root: No,
            authenticated: true,
            arguments: Ref(&[Argument0]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::None,
            answer: Answer::Bytes,
            paging: Paging0,
            tier: Tier::Public,
            idempotent: true,
            relationship: No,
            doc: Ref("The traffic."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
        pub const DOWNLOAD: Endpoint = Endpoint {
            group: Ref("captures"),
            method: Ref("download"),
            verb: Verb::Get,
            path: Ref("/captures/{id}/download"),
            root: No,
            authenticated: true,
            arguments: Ref(&[Argument0]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::None,
            answer: Answer::Redirect,
            paging: Paging0,
            tier: Tier::Public,
            idempotent: true,
            relationship: No,
            doc: Ref("The capture."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
    }
}
/// Every operation of the table, in its order.
pub static ENDPOINTS: &[::vt_client::Endpoint] = &[
    __rows::captures::PCAP,
    __rows::captures::DOWNLOAD,
];
/// The resources of the table, as methods of the client.
pub trait Golden {
    ///Captures.
    fn captures(&self) -> Captures;
}
impl Golden for ::vt_client::Client {
    fn captures(&self) -> Captures {
        Captures { client: self.clone() }
    }
}
/// Captures.
///
/// Made by `Client::captures`.
#[derive(Clone, Debug)]
pub struct Captures {
    client: ::vt_client::Client,
}
impl Captures {
    /// The traffic.
    ///
    /// `GET /captures/{id}/pcap` (source: notes)
    ///
    /// Returns bytes as they are.
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
    pub fn pcap(
        &self,
        id: impl ::core::convert::TryInto<
            ::std::string::String,
            Error: ::core::convert::Into<::vt_client::Error>,
        >,
    ) -> ::vt_client::Download {
        ::vt_client::__private::start(&self.client, &__rows::captures::PCAP)
            .argument::<::std::string::String>(0usize, id)
            .download()
    }
    /// The capture.
    ///
    /// `GET /captures/{id}/download` (source: notes)
    ///
    /// Returns bytes from another host, which does not get the API key.
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
    pub fn download(
        &self,
        id: impl ::core::convert::TryInto<
            ::std::string::String,
            Error: ::core::convert::Into<::vt_client::Error>,
        >,
    ) -> ::vt_client::Download {
        ::vt_client::__private::start(&self.client, &__rows::captures::DOWNLOAD)
            .argument::<::std::string::String>(0usize, id)
            .download()
    }
}
/// The handles of the blocking client.
pub mod blocking {
    #[allow(unused_imports)]
    use super::*;
    /// The resources of the table, as methods of the client.
    pub trait Golden {
        ///Captures.
        fn captures(&self) -> Captures;
    }
    impl Golden for ::vt_client::blocking::Client {
        fn captures(&self) -> Captures {
            Captures {
                inner: super::Captures {
                    client: self.as_async().clone(),
                },
                runtime: self.__runtime().clone(),
            }
        }
    }
    /// Captures.
    ///
    /// Made by `blocking::Client::captures`.
    #[derive(Clone, Debug)]
    pub struct Captures {
        inner: super::Captures,
        runtime: ::vt_client::blocking::Runtime,
    }
    impl Captures {
        /// The traffic.
        ///
        /// `GET /captures/{id}/pcap` (source: notes)
        ///
        /// Returns bytes as they are.
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
        pub fn pcap(
            &self,
            id: impl ::core::convert::TryInto<
                ::std::string::String,
                Error: ::core::convert::Into<::vt_client::Error>,
            >,
        ) -> ::vt_client::blocking::Download {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.pcap(id),
                &self.runtime,
            )
        }
        /// The capture.
        ///
        /// `GET /captures/{id}/download` (source: notes)
        ///
        /// Returns bytes from another host, which does not get the API key.
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
        pub fn download(
            &self,
            id: impl ::core::convert::TryInto<
                ::std::string::String,
                Error: ::core::convert::Into<::vt_client::Error>,
            >,
        ) -> ::vt_client::blocking::Download {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.download(id),
                &self.runtime,
            )
        }
    }
}
