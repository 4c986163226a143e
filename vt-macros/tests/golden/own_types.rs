#[allow(non_upper_case_globals, unused_imports, unreachable_pub)]
mod __rows {
    use ::vt_client::__private::table::*;
    use ::vt_client::__private::Cow::Borrowed as Ref;
    use ::core::option::Option::{None as No, Some as Yes};
    const Argument0: Argument = Argument {
        name: Ref("ticket"),
        place: Place::Path,
        rust_type: Ref("crate::own::Ticket"),
        doc: Ref("the ticket"),
    };
    const Paging0: Paging = Paging {
        style: PagingStyle::None,
        items: Ref("data"),
        size_parameter: Ref(""),
        default_size: No,
        maximum_size: No,
    };
    pub mod hunts {
        use super::*;
        pub const GET: Endpoint = Endpoint {
            group: Ref("hunts"),
            method: Ref("get"),
            verb: Verb::Get,
            path: Ref("/hunts/{ticket}"),
            root: No,
            authenticated: true,
            arguments: Ref(&[Argument0]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::None,
            answer: Answer::Object {
                tag: Ref("hunt"),
                nullable: false,
            },
            paging: Paging0,
            tier: Tier::Public,
            idempotent: true,
            relationship: No,
            doc: Ref("One hunt."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
        pub const CREATE: Endpoint = Endpoint {
            group: Ref("hunts"),
            method: Ref("create"),
            verb: Verb::Post,
            path: Ref("/hunts"),
            root: No,
            authenticated: true,
            arguments: Ref(&[]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::Json(Ref("crate::own::NewHunt")),
            answer: Answer::Object {
                tag: Ref("hunt"),
                nullable: false,
            },
            paging: Paging0,
            tier: Tier::Public,
            idempotent: false,
            relationship: No,
            doc: Ref("Starts a hunt."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
        pub const SCORE: Endpoint = Endpoint {
            group: Ref("hunts"),
            method: Ref("score"),
            verb: Verb::Get,
            path: Ref("/hunts/{ticket}/score"),
            root: No,
            authenticated: true,
            arguments: Ref(&[Argument0]),
            query: Ref(&[]),
            headers: Ref(&[]),
            body: Body::None,
            answer: Answer::Data(Ref("crate::own::Score")),
            paging: Paging0,
            tier: Tier::Public,
            idempotent: true,
            relationship: No,
            doc: Ref("Its score."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
    }
}
/// Every operation of the table, in its order.
pub static ENDPOINTS: &[::vt_client::Endpoint] = &[
    __rows::hunts::GET,
    __rows::hunts::CREATE,
    __rows::hunts::SCORE,
];
/// The resources of the table, as methods of the client.
pub trait Golden {
    ///Hunts.
    fn hunts(&self) -> Hunts;
}
impl Golden for ::vt_client::Client {
    fn hunts(&self) -> Hunts {
        Hunts { client: self.clone() }
    }
}
/// Hunts.
///
/// Made by `Client::hunts`.
#[derive(Clone, Debug)]
pub struct Hunts {
    client: ::vt_client::Client,
}
impl Hunts {
    /// One hunt.
    ///
    /// `GET /hunts/{ticket}` (source: notes)
    ///
    /// Returns an object of type `hunt`.
    ///
    /// For every account.
    ///
    /// # Arguments
    ///
    /// * `ticket`: the ticket.
    ///
    /// # Errors
    ///
    /// An invalid argument is the error of the request, and nothing is sent.
    /// If the service refuses, `Error::Api` has its code: 404 for an unknown identifier (`is_not_found`), 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
    pub fn get(
        &self,
        ticket: impl ::core::convert::TryInto<
            crate::own::Ticket,
            Error: ::core::convert::Into<::vt_client::Error>,
        >,
    ) -> ::vt_client::Request<::vt_client::Object<crate::own::Hunt>> {
        ::vt_client::__private::start(&self.client, &__rows::hunts::GET)
            .argument::<crate::own::Ticket>(0usize, ticket)
            .request(::vt_client::__private::read::object::<crate::own::Hunt>)
    }
    /// Starts a hunt.
    ///
    /// `POST /hunts` (source: notes)
    ///
    /// Returns an object of type `hunt`.
    ///
    /// For every account.
    ///
    /// # Errors
    ///
    /// An invalid argument is the error of the request, and nothing is sent.
    /// If the service refuses, `Error::Api` has its code: 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
    pub fn create(
        &self,
        new_hunt: impl ::vt_client::bodies::IntoJson<crate::own::NewHunt>,
    ) -> ::vt_client::Request<::vt_client::Object<crate::own::Hunt>> {
        ::vt_client::__private::start(&self.client, &__rows::hunts::CREATE)
            .json::<crate::own::NewHunt>(new_hunt)
            .request(::vt_client::__private::read::object::<crate::own::Hunt>)
    }
    /// Its score.
    ///
    /// `GET /hunts/{ticket}/score` (source: notes)
    ///
    /// Returns `crate::own::Score`.
    ///
    /// For every account.
    ///
    /// # Arguments
    ///
    /// * `ticket`: the ticket.
    ///
    /// # Errors
    ///
    /// An invalid argument is the error of the request, and nothing is sent.
    /// If the service refuses, `Error::Api` has its code: 404 for an unknown identifier (`is_not_found`), 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
    pub fn score(
        &self,
        ticket: impl ::core::convert::TryInto<
            crate::own::Ticket,
            Error: ::core::convert::Into<::vt_client::Error>,
        >,
    ) -> ::vt_client::Request<crate::own::Score> {
        ::vt_client::__private::start(&self.client, &__rows::hunts::SCORE)
            .argument::<crate::own::Ticket>(0usize, ticket)
            .request(::vt_client::__private::read::data::<crate::own::Score>)
    }
}
/// The handles of the blocking client.
pub mod blocking {
    #[allow(unused_imports)]
    use super::*;
    /// The resources of the table, as methods of the client.
    pub trait Golden {
        ///Hunts.
        fn hunts(&self) -> Hunts;
    }
    impl Golden for ::vt_client::blocking::Client {
        fn hunts(&self) -> Hunts {
            Hunts {
                inner: super::Hunts {
                    client: self.as_async().clone(),
                },
                runtime: self.__runtime().clone(),
            }
        }
    }
    /// Hunts.
    ///
    /// Made by `blocking::Client::hunts`.
    #[derive(Clone, Debug)]
    pub struct Hunts {
        inner: super::Hunts,
        runtime: ::vt_client::blocking::Runtime,
    }
    impl Hunts {
        /// One hunt.
        ///
        /// `GET /hunts/{ticket}` (source: notes)
        ///
        /// Returns an object of type `hunt`.
        ///
        /// For every account.
        ///
        /// # Arguments
        ///
        /// * `ticket`: the ticket.
        ///
        /// # Errors
        ///
        /// An invalid argument is the error of the request, and nothing is sent.
        /// If the service refuses, `Error::Api` has its code: 404 for an unknown identifier (`is_not_found`), 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
        pub fn get(
            &self,
            ticket: impl ::core::convert::TryInto<
                crate::own::Ticket,
                Error: ::core::convert::Into<::vt_client::Error>,
            >,
        ) -> ::vt_client::blocking::Request<::vt_client::Object<crate::own::Hunt>> {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.get(ticket),
                &self.runtime,
            )
        }
        /// Starts a hunt.
        ///
        /// `POST /hunts` (source: notes)
        ///
        /// Returns an object of type `hunt`.
        ///
        /// For every account.
        ///
        /// # Errors
        ///
        /// An invalid argument is the error of the request, and nothing is sent.
        /// If the service refuses, `Error::Api` has its code: 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
        pub fn create(
            &self,
            new_hunt: impl ::vt_client::bodies::IntoJson<crate::own::NewHunt>,
        ) -> ::vt_client::blocking::Request<::vt_client::Object<crate::own::Hunt>> {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.create(new_hunt),
                &self.runtime,
            )
        }
        /// Its score.
        ///
        /// `GET /hunts/{ticket}/score` (source: notes)
        ///
        /// Returns `crate::own::Score`.
        ///
        /// For every account.
        ///
        /// # Arguments
        ///
        /// * `ticket`: the ticket.
        ///
        /// # Errors
        ///
        /// An invalid argument is the error of the request, and nothing is sent.
        /// If the service refuses, `Error::Api` has its code: 404 for an unknown identifier (`is_not_found`), 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
        pub fn score(
            &self,
            ticket: impl ::core::convert::TryInto<
                crate::own::Ticket,
                Error: ::core::convert::Into<::vt_client::Error>,
            >,
        ) -> ::vt_client::blocking::Request<crate::own::Score> {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.score(ticket),
                &self.runtime,
            )
        }
    }
}
