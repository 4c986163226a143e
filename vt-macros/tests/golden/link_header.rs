#[allow(non_upper_case_globals, unused_imports, unreachable_pub)]
mod __rows {
    use ::vt_client::__private::table::*;
    use ::vt_client::__private::Cow::Borrowed as Ref;
    use ::core::option::Option::{None as No, Some as Yes};
    const Parameter0: Parameter = Parameter {
        name: Ref("since"),
        doc: Ref("the earliest time, RFC 3339"),
        values: Ref(&[]),
        default: No,
        range: No,
    };
    const Parameter1: Parameter = Parameter {
        name: Ref("order"),
        doc: Ref("the direction"),
        values: Ref(&[Ref("asc"), Ref("desc")]),
        default: Yes(Ref("desc")),
        range: No,
    };
    const Paging0: Paging = Paging {
        style: PagingStyle::LinkHeader,
        items: Ref("alerts"),
        size_parameter: Ref("size"),
        default_size: Yes(10u32),
        maximum_size: Yes(25u32),
    };
    pub mod dtm {
        use super::*;
        pub const ALERTS: Endpoint = Endpoint {
            group: Ref("dtm"),
            method: Ref("alerts"),
            verb: Verb::Get,
            path: Ref("/dtm/alerts"),
            root: No,
            authenticated: true,
            arguments: Ref(&[]),
            query: Ref(&[Parameter0, Parameter1]),
            headers: Ref(&[]),
            body: Body::None,
            answer: Answer::Collection(Item::Value(Ref("Value"))),
            paging: Paging0,
            tier: Tier::Premium,
            idempotent: true,
            relationship: No,
            doc: Ref("Alerts."),
            note: Ref(""),
            sources: Ref(&[Ref("GTIdocs:dtm-pagination")]),
            see: Ref("https://gtidocs.virustotal.com/reference/dtm-pagination"),
            deprecated: No,
        };
    }
}
/// Every operation of the table, in its order.
pub static ENDPOINTS: &[::vt_client::Endpoint] = &[__rows::dtm::ALERTS];
/// Query parameters with limited values, as enums and numbers: `request.parameter(…)` sends
/// one.
pub mod parameters {
    /// The query parameter `order`: the direction; `desc` when absent.
    ///
    /// Of [`dtm.alerts`](super::Dtm::alerts).
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum Order {
        /// `asc`
        Asc,
        /// `desc`
        Desc,
        /// A value that is not documented, which is sent as it is.
        Other(::std::string::String),
    }
    impl Order {
        /// The value as on the wire.
        pub fn as_str(&self) -> &::core::primitive::str {
            match self {
                Self::Asc => "asc",
                Self::Desc => "desc",
                Self::Other(value) => value,
            }
        }
    }
    #[diagnostic::do_not_recommend]
    impl ::vt_client::QueryParameter for Order {
        const NAME: &'static ::core::primitive::str = "order";
        fn value(&self) -> ::vt_client::__private::Cow<'_, ::core::primitive::str> {
            self.as_str().into()
        }
    }
    impl ::core::fmt::Display for Order {
        fn fmt(
            &self,
            formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            formatter.pad(self.as_str())
        }
    }
    impl ::core::convert::From<&::core::primitive::str> for Order {
        fn from(value: &::core::primitive::str) -> Self {
            match value {
                "asc" => Self::Asc,
                "desc" => Self::Desc,
                _ => Self::Other(value.into()),
            }
        }
    }
}
/// The resources of the table, as methods of the client.
pub trait Golden {
    ///Digital Threat Monitoring.
    fn dtm(&self) -> Dtm;
}
impl Golden for ::vt_client::Client {
    fn dtm(&self) -> Dtm {
        Dtm { client: self.clone() }
    }
}
/// Digital Threat Monitoring.
///
/// Made by `Client::dtm`.
#[derive(Clone, Debug)]
pub struct Dtm {
    client: ::vt_client::Client,
}
impl Dtm {
    /// Alerts.
    ///
    /// `GET /dtm/alerts` ([API reference](https://gtidocs.virustotal.com/reference/dtm-pagination))
    ///
    /// Returns a list of `Value`, in pages by `Link` header, of 10 items by default, at most 25.
    ///
    /// For premium accounts (VT Enterprise or Google Threat Intelligence).
    ///
    /// # Query parameters
    ///
    /// * `since`: the earliest time, RFC 3339.
    /// * `order` ([`Order`](parameters::Order)): the direction; one of `asc`, `desc`; `desc` when absent.
    ///
    /// # Errors
    ///
    /// If the service refuses, `Error::Api` has its code: 403 without `premium` access, 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
    pub fn alerts(&self) -> ::vt_client::Pages<::vt_client::answers::Value> {
        ::vt_client::__private::start(&self.client, &__rows::dtm::ALERTS)
            .pages(::vt_client::__private::read::values::<::vt_client::answers::Value>)
    }
}
/// The handles of the blocking client.
pub mod blocking {
    #[allow(unused_imports)]
    use super::*;
    /// The resources of the table, as methods of the client.
    pub trait Golden {
        ///Digital Threat Monitoring.
        fn dtm(&self) -> Dtm;
    }
    impl Golden for ::vt_client::blocking::Client {
        fn dtm(&self) -> Dtm {
            Dtm {
                inner: super::Dtm {
                    client: self.as_async().clone(),
                },
                runtime: self.__runtime().clone(),
            }
        }
    }
    /// Digital Threat Monitoring.
    ///
    /// Made by `blocking::Client::dtm`.
    #[derive(Clone, Debug)]
    pub struct Dtm {
        inner: super::Dtm,
        runtime: ::vt_client::blocking::Runtime,
    }
    impl Dtm {
        /// Alerts.
        ///
        /// `GET /dtm/alerts` ([API reference](https://gtidocs.virustotal.com/reference/dtm-pagination))
        ///
        /// Returns a list of `Value`, in pages by `Link` header, of 10 items by default, at most 25.
        ///
        /// For premium accounts (VT Enterprise or Google Threat Intelligence).
        ///
        /// # Query parameters
        ///
        /// * `since`: the earliest time, RFC 3339.
        /// * `order` ([`Order`](parameters::Order)): the direction; one of `asc`, `desc`; `desc` when absent.
        ///
        /// # Errors
        ///
        /// If the service refuses, `Error::Api` has its code: 403 without `premium` access, 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
        pub fn alerts(
            &self,
        ) -> ::vt_client::blocking::Pages<::vt_client::answers::Value> {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.alerts(),
                &self.runtime,
            )
        }
    }
}
