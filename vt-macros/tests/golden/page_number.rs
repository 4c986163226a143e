#[allow(non_upper_case_globals, unused_imports, unreachable_pub)]
mod __rows {
    use ::vt_client::__private::table::*;
    use ::vt_client::__private::Cow::Borrowed as Ref;
    use ::core::option::Option::{None as No, Some as Yes};
    const Argument0: Argument = Argument {
        name: Ref("search_string"),
        place: Place::Path,
        rust_type: Ref("String"),
        doc: Ref("the `search_string`"),
    };
    const Parameter0: Parameter = Parameter {
        name: Ref("PROJECT-ID"),
        doc: Ref("the project"),
        values: Ref(&[]),
        default: No,
        range: No,
    };
    const Paging0: Paging = Paging {
        style: PagingStyle::PageNumber,
        items: Ref("result.hits"),
        size_parameter: Ref("page_size"),
        default_size: Yes(100u32),
        maximum_size: No,
    };
    pub mod asm {
        use super::*;
        pub const SEARCH_ISSUES: Endpoint = Endpoint {
            group: Ref("asm"),
            method: Ref("search_issues"),
            verb: Verb::Get,
            path: Ref("/asm/search/issues/{search_string}"),
            root: No,
            authenticated: true,
            arguments: Ref(&[Argument0]),
            query: Ref(&[]),
            headers: Ref(&[Parameter0]),
            body: Body::None,
            answer: Answer::Collection(Item::Value(Ref("Value"))),
            paging: Paging0,
            tier: Tier::Premium,
            idempotent: true,
            relationship: No,
            doc: Ref("Issues."),
            note: Ref(""),
            sources: Ref(&[Ref("secops")]),
            see: Ref(""),
            deprecated: No,
        };
    }
}
/// Every operation of the table, in its order.
pub static ENDPOINTS: &[::vt_client::Endpoint] = &[__rows::asm::SEARCH_ISSUES];
/// The resources of the table, as methods of the client.
pub trait Golden {
    ///Attack Surface Management.
    fn asm(&self) -> Asm;
}
impl Golden for ::vt_client::Client {
    fn asm(&self) -> Asm {
        Asm { client: self.clone() }
    }
}
/// Attack Surface Management.
///
/// Made by `Client::asm`.
#[derive(Clone, Debug)]
pub struct Asm {
    client: ::vt_client::Client,
}
impl Asm {
    /// Issues.
    ///
    /// `GET /asm/search/issues/{search_string}` (source: secops)
    ///
    /// Returns a list of `Value`, in pages by number, of 100 items by default.
    ///
    /// For premium accounts (VT Enterprise or Google Threat Intelligence).
    ///
    /// # Arguments
    ///
    /// * `search_string`: the `search_string`.
    ///
    /// # Headers
    ///
    /// * `PROJECT-ID`: the project.
    ///
    /// # Errors
    ///
    /// If the service refuses, `Error::Api` has its code: 404 for an unknown identifier (`is_not_found`), 403 without `premium` access, 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
    pub fn search_issues(
        &self,
        search_string: impl ::core::convert::TryInto<
            ::std::string::String,
            Error: ::core::convert::Into<::vt_client::Error>,
        >,
    ) -> ::vt_client::Pages<::vt_client::answers::Value> {
        ::vt_client::__private::start(&self.client, &__rows::asm::SEARCH_ISSUES)
            .argument::<::std::string::String>(0usize, search_string)
            .pages(::vt_client::__private::read::values::<::vt_client::answers::Value>)
    }
}
/// The handles of the blocking client.
pub mod blocking {
    #[allow(unused_imports)]
    use super::*;
    /// The resources of the table, as methods of the client.
    pub trait Golden {
        ///Attack Surface Management.
        fn asm(&self) -> Asm;
    }
    impl Golden for ::vt_client::blocking::Client {
        fn asm(&self) -> Asm {
            Asm {
                inner: super::Asm {
                    client: self.as_async().clone(),
                },
                runtime: self.__runtime().clone(),
            }
        }
    }
    /// Attack Surface Management.
    ///
    /// Made by `blocking::Client::asm`.
    #[derive(Clone, Debug)]
    pub struct Asm {
        inner: super::Asm,
        runtime: ::vt_client::blocking::Runtime,
    }
    impl Asm {
        /// Issues.
        ///
        /// `GET /asm/search/issues/{search_string}` (source: secops)
        ///
        /// Returns a list of `Value`, in pages by number, of 100 items by default.
        ///
        /// For premium accounts (VT Enterprise or Google Threat Intelligence).
        ///
        /// # Arguments
        ///
        /// * `search_string`: the `search_string`.
        ///
        /// # Headers
        ///
        /// * `PROJECT-ID`: the project.
        ///
        /// # Errors
        ///
        /// If the service refuses, `Error::Api` has its code: 404 for an unknown identifier (`is_not_found`), 403 without `premium` access, 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
        pub fn search_issues(
            &self,
            search_string: impl ::core::convert::TryInto<
                ::std::string::String,
                Error: ::core::convert::Into<::vt_client::Error>,
            >,
        ) -> ::vt_client::blocking::Pages<::vt_client::answers::Value> {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.search_issues(search_string),
                &self.runtime,
            )
        }
    }
}
