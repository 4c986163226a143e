#[allow(non_upper_case_globals, unused_imports, unreachable_pub)]
mod __rows {
    use ::vt_client::__private::table::*;
    use ::vt_client::__private::Cow::Borrowed as Ref;
    use ::core::option::Option::{None as No, Some as Yes};
    const Argument0: Argument = Argument {
        name: Ref("username"),
        place: Place::Header(Ref("x-confirm-delete")),
        rust_type: Ref("String"),
        doc: Ref("the account's user name"),
    };
    const Paging0: Paging = Paging {
        style: PagingStyle::None,
        items: Ref("data"),
        size_parameter: Ref(""),
        default_size: No,
        maximum_size: No,
    };
    pub mod rulesets {
        use super::*;
        pub const DELETE_ALL: Endpoint = Endpoint {
            group: Ref("rulesets"),
            method: Ref("delete_all"),
            verb: Verb::Delete,
            path: Ref("/rulesets"),
            root: No,
            authenticated: true,
            arguments: Ref(&[Argument0]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::None,
            answer: Answer::Object {
                tag: Ref("operation"),
                nullable: false,
            },
            paging: Paging0,
            tier: Tier::Hunting,
            idempotent: true,
            relationship: No,
            doc: Ref("Deletes all rulesets."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
    }
}
/// Every operation of the table, in its order.
pub static ENDPOINTS: &[::vt_client::Endpoint] = &[__rows::rulesets::DELETE_ALL];
/// The resources of the table, as methods of the client.
pub trait Golden {
    ///Rulesets.
    fn rulesets(&self) -> Rulesets;
}
impl Golden for ::vt_client::Client {
    fn rulesets(&self) -> Rulesets {
        Rulesets { client: self.clone() }
    }
}
/// Rulesets.
///
/// Made by `Client::rulesets`.
#[derive(Clone, Debug)]
pub struct Rulesets {
    client: ::vt_client::Client,
}
impl Rulesets {
    /// Deletes all rulesets.
    ///
    /// `DELETE /rulesets` (source: notes)
    ///
    /// Returns an object of type `operation`.
    ///
    /// For premium accounts with hunting.
    ///
    /// # Arguments
    ///
    /// * `username` (header `x-confirm-delete`): the account's user name.
    ///
    /// # Errors
    ///
    /// If the service refuses, `Error::Api` has its code: 403 without `hunting` access, 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
    pub fn delete_all(
        &self,
        username: impl ::core::convert::TryInto<
            ::std::string::String,
            Error: ::core::convert::Into<::vt_client::Error>,
        >,
    ) -> ::vt_client::Request<::vt_client::Object<::vt_client::objects::Dynamic>> {
        ::vt_client::__private::start(&self.client, &__rows::rulesets::DELETE_ALL)
            .argument::<::std::string::String>(0usize, username)
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
        ///Rulesets.
        fn rulesets(&self) -> Rulesets;
    }
    impl Golden for ::vt_client::blocking::Client {
        fn rulesets(&self) -> Rulesets {
            Rulesets {
                inner: super::Rulesets {
                    client: self.as_async().clone(),
                },
                runtime: self.__runtime().clone(),
            }
        }
    }
    /// Rulesets.
    ///
    /// Made by `blocking::Client::rulesets`.
    #[derive(Clone, Debug)]
    pub struct Rulesets {
        inner: super::Rulesets,
        runtime: ::vt_client::blocking::Runtime,
    }
    impl Rulesets {
        /// Deletes all rulesets.
        ///
        /// `DELETE /rulesets` (source: notes)
        ///
        /// Returns an object of type `operation`.
        ///
        /// For premium accounts with hunting.
        ///
        /// # Arguments
        ///
        /// * `username` (header `x-confirm-delete`): the account's user name.
        ///
        /// # Errors
        ///
        /// If the service refuses, `Error::Api` has its code: 403 without `hunting` access, 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
        pub fn delete_all(
            &self,
            username: impl ::core::convert::TryInto<
                ::std::string::String,
                Error: ::core::convert::Into<::vt_client::Error>,
            >,
        ) -> ::vt_client::blocking::Request<
            ::vt_client::Object<::vt_client::objects::Dynamic>,
        > {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.delete_all(username),
                &self.runtime,
            )
        }
    }
}
