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
    pub mod bundles {
        use super::*;
        pub const CREATE: Endpoint = Endpoint {
            group: Ref("bundles"),
            method: Ref("create"),
            verb: Verb::Post,
            path: Ref("/bundles"),
            root: No,
            authenticated: true,
            arguments: Ref(&[]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::Json(Ref("NewCollection")),
            answer: Answer::Object {
                tag: Ref("any"),
                nullable: false,
            },
            paging: Paging0,
            tier: Tier::Public,
            idempotent: false,
            relationship: No,
            doc: Ref("Makes a bundle."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
    }
}
/// Every operation of the table, in its order.
pub static ENDPOINTS: &[::vt_client::Endpoint] = &[__rows::bundles::CREATE];
/// The resources of the table, as methods of the client.
pub trait Golden {
    ///Bundles.
    fn bundles(&self) -> Bundles;
}
impl Golden for ::vt_client::Client {
    fn bundles(&self) -> Bundles {
        Bundles { client: self.clone() }
    }
}
/// Bundles.
///
/// Made by `Client::bundles`.
#[derive(Clone, Debug)]
pub struct Bundles {
    client: ::vt_client::Client,
}
impl Bundles {
    /// Makes a bundle.
    ///
    /// `POST /bundles` (source: notes)
    ///
    /// Returns an object of any type.
    ///
    /// For every account.
    ///
    /// # Errors
    ///
    /// An invalid argument is the error of the request, and nothing is sent.
    /// If the service refuses, `Error::Api` has its code: 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
    pub fn create(
        &self,
        new_collection: impl ::vt_client::bodies::IntoJson<
            ::vt_client::bodies::NewCollection,
        >,
    ) -> ::vt_client::Request<::vt_client::AnyObject> {
        ::vt_client::__private::start(&self.client, &__rows::bundles::CREATE)
            .json::<::vt_client::bodies::NewCollection>(new_collection)
            .request(::vt_client::__private::read::any)
    }
}
/// The handles of the blocking client.
pub mod blocking {
    #[allow(unused_imports)]
    use super::*;
    /// The resources of the table, as methods of the client.
    pub trait Golden {
        ///Bundles.
        fn bundles(&self) -> Bundles;
    }
    impl Golden for ::vt_client::blocking::Client {
        fn bundles(&self) -> Bundles {
            Bundles {
                inner: super::Bundles {
                    client: self.as_async().clone(),
                },
                runtime: self.__runtime().clone(),
            }
        }
    }
    /// Bundles.
    ///
    /// Made by `blocking::Client::bundles`.
    #[derive(Clone, Debug)]
    pub struct Bundles {
        inner: super::Bundles,
        runtime: ::vt_client::blocking::Runtime,
    }
    impl Bundles {
        /// Makes a bundle.
        ///
        /// `POST /bundles` (source: notes)
        ///
        /// Returns an object of any type.
        ///
        /// For every account.
        ///
        /// # Errors
        ///
        /// An invalid argument is the error of the request, and nothing is sent.
        /// If the service refuses, `Error::Api` has its code: 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
        pub fn create(
            &self,
            new_collection: impl ::vt_client::bodies::IntoJson<
                ::vt_client::bodies::NewCollection,
            >,
        ) -> ::vt_client::blocking::Request<::vt_client::AnyObject> {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.create(new_collection),
                &self.runtime,
            )
        }
    }
}
