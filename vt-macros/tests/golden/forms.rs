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
    pub mod samples {
        use super::*;
        pub const UPLOAD: Endpoint = Endpoint {
            group: Ref("samples"),
            method: Ref("upload"),
            verb: Verb::Post,
            path: Ref("/samples"),
            root: No,
            authenticated: true,
            arguments: Ref(&[]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::Multipart(Ref("FileUpload")),
            answer: Answer::Object {
                tag: Ref("descriptor"),
                nullable: false,
            },
            paging: Paging0,
            tier: Tier::Public,
            idempotent: false,
            relationship: No,
            doc: Ref("Uploads."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
        pub const SUBMIT: Endpoint = Endpoint {
            group: Ref("samples"),
            method: Ref("submit"),
            verb: Verb::Post,
            path: Ref("/samples/url"),
            root: No,
            authenticated: true,
            arguments: Ref(&[]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::Form(Ref("UrlToScan")),
            answer: Answer::Object {
                tag: Ref("descriptor"),
                nullable: false,
            },
            paging: Paging0,
            tier: Tier::Public,
            idempotent: false,
            relationship: No,
            doc: Ref("Submits."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
    }
}
/// Every operation of the table, in its order.
pub static ENDPOINTS: &[::vt_client::Endpoint] = &[
    __rows::samples::UPLOAD,
    __rows::samples::SUBMIT,
];
/// The resources of the table, as methods of the client.
pub trait Golden {
    ///Samples.
    fn samples(&self) -> Samples;
}
impl Golden for ::vt_client::Client {
    fn samples(&self) -> Samples {
        Samples { client: self.clone() }
    }
}
/// Samples.
///
/// Made by `Client::samples`.
#[derive(Clone, Debug)]
pub struct Samples {
    client: ::vt_client::Client,
}
impl Samples {
    /// Uploads.
    ///
    /// `POST /samples` (source: notes)
    ///
    /// Returns the type and identifier of an object.
    ///
    /// For every account.
    ///
    /// # Errors
    ///
    /// An invalid argument is the error of the request, and nothing is sent.
    /// If the service refuses, `Error::Api` has its code: 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
    pub fn upload(
        &self,
        file_upload: impl ::vt_client::bodies::IntoMultipart<
            ::vt_client::bodies::FileUpload,
        >,
    ) -> ::vt_client::Request<::vt_client::Object<::vt_client::objects::Dynamic>> {
        ::vt_client::__private::start(&self.client, &__rows::samples::UPLOAD)
            .multipart::<::vt_client::bodies::FileUpload>(file_upload)
            .request(
                ::vt_client::__private::read::object::<::vt_client::objects::Dynamic>,
            )
    }
    /// Submits.
    ///
    /// `POST /samples/url` (source: notes)
    ///
    /// Returns the type and identifier of an object.
    ///
    /// For every account.
    ///
    /// # Errors
    ///
    /// An invalid argument is the error of the request, and nothing is sent.
    /// If the service refuses, `Error::Api` has its code: 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
    pub fn submit(
        &self,
        url_to_scan: impl ::vt_client::bodies::IntoForm<::vt_client::bodies::UrlToScan>,
    ) -> ::vt_client::Request<::vt_client::Object<::vt_client::objects::Dynamic>> {
        ::vt_client::__private::start(&self.client, &__rows::samples::SUBMIT)
            .form::<::vt_client::bodies::UrlToScan>(url_to_scan)
            .request(
                ::vt_client::__private::read::object::<::vt_client::objects::Dynamic>,
            )
    }
}
/// The handles of the blocking client.
pub mod blocking {
    #[allow(unused_imports)]
    use super::*;
    /// The resources of the table, as methods of the client.
    pub trait Golden {
        ///Samples.
        fn samples(&self) -> Samples;
    }
    impl Golden for ::vt_client::blocking::Client {
        fn samples(&self) -> Samples {
            Samples {
                inner: super::Samples {
                    client: self.as_async().clone(),
                },
                runtime: self.__runtime().clone(),
            }
        }
    }
    /// Samples.
    ///
    /// Made by `blocking::Client::samples`.
    #[derive(Clone, Debug)]
    pub struct Samples {
        inner: super::Samples,
        runtime: ::vt_client::blocking::Runtime,
    }
    impl Samples {
        /// Uploads.
        ///
        /// `POST /samples` (source: notes)
        ///
        /// Returns the type and identifier of an object.
        ///
        /// For every account.
        ///
        /// # Errors
        ///
        /// An invalid argument is the error of the request, and nothing is sent.
        /// If the service refuses, `Error::Api` has its code: 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
        pub fn upload(
            &self,
            file_upload: impl ::vt_client::bodies::IntoMultipart<
                ::vt_client::bodies::FileUpload,
            >,
        ) -> ::vt_client::blocking::Request<
            ::vt_client::Object<::vt_client::objects::Dynamic>,
        > {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.upload(file_upload),
                &self.runtime,
            )
        }
        /// Submits.
        ///
        /// `POST /samples/url` (source: notes)
        ///
        /// Returns the type and identifier of an object.
        ///
        /// For every account.
        ///
        /// # Errors
        ///
        /// An invalid argument is the error of the request, and nothing is sent.
        /// If the service refuses, `Error::Api` has its code: 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
        pub fn submit(
            &self,
            url_to_scan: impl ::vt_client::bodies::IntoForm<
                ::vt_client::bodies::UrlToScan,
            >,
        ) -> ::vt_client::blocking::Request<
            ::vt_client::Object<::vt_client::objects::Dynamic>,
        > {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.submit(url_to_scan),
                &self.runtime,
            )
        }
    }
}
