#[allow(non_upper_case_globals, unused_imports, unreachable_pub)]
mod __rows {
    use ::vt_client::__private::table::*;
    use ::vt_client::__private::Cow::Borrowed as Ref;
    use ::core::option::Option::{None as No, Some as Yes};
    const Argument0: Argument = Argument {
        name: Ref("token"),
        place: Place::Path,
        rust_type: Ref("String"),
        doc: Ref("the `token`"),
    };
    const Paging0: Paging = Paging {
        style: PagingStyle::None,
        items: Ref("data"),
        size_parameter: Ref(""),
        default_size: No,
        maximum_size: No,
    };
    pub mod widgets {
        use super::*;
        pub const HTML: Endpoint = Endpoint {
            group: Ref("widgets"),
            method: Ref("html"),
            verb: Verb::Get,
            path: Ref("/widget/html/{token}"),
            root: Yes(Ref("/ui")),
            authenticated: false,
            arguments: Ref(&[Argument0]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::None,
            answer: Answer::Bytes,
            paging: Paging0,
            tier: Tier::Public,
            idempotent: true,
            relationship: No,
            doc: Ref("The widget."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
        pub const OLD: Endpoint = Endpoint {
            group: Ref("widgets"),
            method: Ref("old"),
            verb: Verb::Get,
            path: Ref("/widget/old"),
            root: No,
            authenticated: true,
            arguments: Ref(&[]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::None,
            answer: Answer::Nothing,
            paging: Paging0,
            tier: Tier::Public,
            idempotent: true,
            relationship: No,
            doc: Ref("The old widget."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: Yes(Ref("use `html`")),
        };
    }
}
/// Every operation of the table, in its order.
pub static ENDPOINTS: &[::vt_client::Endpoint] = &[
    __rows::widgets::HTML,
    __rows::widgets::OLD,
];
/// The resources of the table, as methods of the client.
pub trait Golden {
    ///Widgets.
    fn widgets(&self) -> Widgets;
}
impl Golden for ::vt_client::Client {
    fn widgets(&self) -> Widgets {
        Widgets { client: self.clone() }
    }
}
/// Widgets.
///
/// Made by `Client::widgets`.
#[derive(Clone, Debug)]
pub struct Widgets {
    client: ::vt_client::Client,
}
impl Widgets {
    /// The widget.
    ///
    /// `GET /widget/html/{token}` (source: notes)
    ///
    /// Returns bytes as they are.
    ///
    /// For every account.
    ///
    /// # Arguments
    ///
    /// * `token`: the `token`.
    ///
    /// # Errors
    ///
    /// If the service refuses, `Error::Api` has its code: 404 for an unknown identifier (`is_not_found`). See `Error` for all others.
    pub fn html(
        &self,
        token: impl ::core::convert::TryInto<
            ::std::string::String,
            Error: ::core::convert::Into<::vt_client::Error>,
        >,
    ) -> ::vt_client::Download {
        ::vt_client::__private::start(&self.client, &__rows::widgets::HTML)
            .argument::<::std::string::String>(0usize, token)
            .download()
    }
    /// The old widget.
    ///
    /// `GET /widget/old` (source: notes)
    ///
    /// Returns nothing.
    ///
    /// For every account.
    ///
    /// # Errors
    ///
    /// If the service refuses, `Error::Api` has its code: 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
    #[deprecated(note = "use `html`")]
    pub fn old(&self) -> ::vt_client::Request<()> {
        ::vt_client::__private::start(&self.client, &__rows::widgets::OLD)
            .request(::vt_client::__private::read::nothing)
    }
}
/// The handles of the blocking client.
pub mod blocking {
    #[allow(unused_imports)]
    use super::*;
    /// The resources of the table, as methods of the client.
    pub trait Golden {
        ///Widgets.
        fn widgets(&self) -> Widgets;
    }
    impl Golden for ::vt_client::blocking::Client {
        fn widgets(&self) -> Widgets {
            Widgets {
                inner: super::Widgets {
                    client: self.as_async().clone(),
                },
                runtime: self.__runtime().clone(),
            }
        }
    }
    /// Widgets.
    ///
    /// Made by `blocking::Client::widgets`.
    #[derive(Clone, Debug)]
    pub struct Widgets {
        inner: super::Widgets,
        runtime: ::vt_client::blocking::Runtime,
    }
    impl Widgets {
        /// The widget.
        ///
        /// `GET /widget/html/{token}` (source: notes)
        ///
        /// Returns bytes as they are.
        ///
        /// For every account.
        ///
        /// # Arguments
        ///
        /// * `token`: the `token`.
        ///
        /// # Errors
        ///
        /// If the service refuses, `Error::Api` has its code: 404 for an unknown identifier (`is_not_found`). See `Error` for all others.
        pub fn html(
            &self,
            token: impl ::core::convert::TryInto<
                ::std::string::String,
                Error: ::core::convert::Into<::vt_client::Error>,
            >,
        ) -> ::vt_client::blocking::Download {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.html(token),
                &self.runtime,
            )
        }
        /// The old widget.
        ///
        /// `GET /widget/old` (source: notes)
        ///
        /// Returns nothing.
        ///
        /// For every account.
        ///
        /// # Errors
        ///
        /// If the service refuses, `Error::Api` has its code: 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
        #[deprecated(note = "use `html`")]
        #[allow(deprecated)]
        pub fn old(&self) -> ::vt_client::blocking::Request<()> {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.old(),
                &self.runtime,
            )
        }
    }
}
