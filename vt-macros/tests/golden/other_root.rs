#[allow(unused_imports, unreachable_pub)]
mod __rows {
    use ::vt_client::__private::table::*;
    use ::vt_client::__private::Cow::Borrowed as b;
    use ::core::option::Option::{None as none, Some as some};
    pub mod widgets {
        use super::*;
        pub const HTML: Endpoint = Endpoint {
            group: b("widgets"),
            method: b("html"),
            verb: Verb::Get,
            path: b("/widget/html/{token}"),
            root: some(b("/ui")),
            authenticated: false,
            arguments: b(
                &[
                    Argument {
                        name: b("token"),
                        place: Place::Path,
                        kind: b("String"),
                        doc: b("the `token`"),
                    },
                ],
            ),
            query: b(&[]),
            headers: b(&[]),
            body: Body::None,
            answer: Answer::Bytes,
            paging: Paging::NONE,
            tier: Tier::Public,
            idempotent: true,
            relationship: none,
            doc: b("The widget."),
            note: b(""),
            sources: b(&[b("notes")]),
            see: b(""),
            deprecated: none,
        };
        pub const OLD: Endpoint = Endpoint {
            group: b("widgets"),
            method: b("old"),
            verb: Verb::Get,
            path: b("/widget/old"),
            root: none,
            authenticated: true,
            arguments: b(&[]),
            query: b(&[]),
            headers: b(&[]),
            body: Body::None,
            answer: Answer::Nothing,
            paging: Paging::NONE,
            tier: Tier::Public,
            idempotent: true,
            relationship: none,
            doc: b("The old widget."),
            note: b(""),
            sources: b(&[b("notes")]),
            see: b(""),
            deprecated: some(b("use `html`")),
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
    /// Answers bytes, as they are.
    ///
    /// For every account.
    ///
    /// # Arguments
    ///
    /// * `token`: the `token`.
    ///
    /// # Errors
    ///
    /// The service's refusals are `Error::Api`, with its code: 404 for what it does not know (`is_not_found`), 429 when a quota is spent (`is_quota_exceeded`); see `Error` for all others.
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
    /// Answers nothing.
    ///
    /// For every account.
    ///
    /// # Errors
    ///
    /// The service's refusals are `Error::Api`, with its code: 429 when a quota is spent (`is_quota_exceeded`); see `Error` for all others.
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
        /// Answers bytes, as they are.
        ///
        /// For every account.
        ///
        /// # Arguments
        ///
        /// * `token`: the `token`.
        ///
        /// # Errors
        ///
        /// The service's refusals are `Error::Api`, with its code: 404 for what it does not know (`is_not_found`), 429 when a quota is spent (`is_quota_exceeded`); see `Error` for all others.
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
        /// Answers nothing.
        ///
        /// For every account.
        ///
        /// # Errors
        ///
        /// The service's refusals are `Error::Api`, with its code: 429 when a quota is spent (`is_quota_exceeded`); see `Error` for all others.
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
