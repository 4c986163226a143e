#[allow(non_upper_case_globals, unused_imports, unreachable_pub)]
mod __rows {
    use ::vt_client::__private::table::*;
    use ::vt_client::__private::Cow::Borrowed as Ref;
    use ::core::option::Option::{None as No, Some as Yes};
    const Parameter0: Parameter = Parameter {
        name: Ref("type"),
        doc: Ref("only items of this type"),
        values: Ref(&[Ref("file"), Ref("ip_address"), Ref("ip range")]),
        default: Yes(Ref("file")),
        range: No,
    };
    const Parameter1: Parameter = Parameter {
        name: Ref("order"),
        doc: Ref("by date, ascending or descending"),
        values: Ref(&[Ref("date+"), Ref("date-")]),
        default: No,
        range: No,
    };
    const Parameter2: Parameter = Parameter {
        name: Ref("descriptors_only"),
        doc: Ref("types and identifiers only"),
        values: Ref(&[Ref("true"), Ref("false")]),
        default: Yes(Ref("false")),
        range: No,
    };
    const Parameter3: Parameter = Parameter {
        name: Ref("days"),
        doc: Ref("how far back"),
        values: Ref(&[]),
        default: Yes(Ref("7")),
        range: Yes((1i64, 30i64)),
    };
    const Paging0: Paging = Paging {
        style: PagingStyle::Cursor,
        items: Ref("data"),
        size_parameter: Ref("limit"),
        default_size: Yes(10u32),
        maximum_size: No,
    };
    pub mod finds {
        use super::*;
        pub const LIST: Endpoint = Endpoint {
            group: Ref("finds"),
            method: Ref("list"),
            verb: Verb::Get,
            path: Ref("/finds"),
            root: No,
            authenticated: true,
            arguments: Ref(&[]),
            query: Ref(&[Parameter0, Parameter1, Parameter2, Parameter3]),
            headers: Ref(&[]),
            body: Body::None,
            answer: Answer::Collection(Item::Object(Ref("any"))),
            paging: Paging0,
            tier: Tier::Public,
            idempotent: true,
            relationship: No,
            doc: Ref("Finds."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
        pub const LATEST: Endpoint = Endpoint {
            group: Ref("finds"),
            method: Ref("latest"),
            verb: Verb::Get,
            path: Ref("/finds/latest"),
            root: No,
            authenticated: true,
            arguments: Ref(&[]),
            query: Ref(&[Parameter0]),
            headers: Ref(&[]),
            body: Body::None,
            answer: Answer::Collection(Item::Object(Ref("any"))),
            paging: Paging0,
            tier: Tier::Public,
            idempotent: true,
            relationship: No,
            doc: Ref("The latest finds."),
            note: Ref(""),
            sources: Ref(&[Ref("notes")]),
            see: Ref(""),
            deprecated: No,
        };
    }
}
/// Every operation of the table, in its order.
pub static ENDPOINTS: &[::vt_client::Endpoint] = &[
    __rows::finds::LIST,
    __rows::finds::LATEST,
];
/// Query parameters with limited values, as enums and numbers: `request.parameter(…)` sends
/// one.
pub mod parameters {
    /// The query parameter `type`: only items of this type; `file` when absent.
    ///
    /// Of [`finds.list`](super::Finds::list), [`finds.latest`](super::Finds::latest).
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum ListType {
        /// `file`
        File,
        /// `ip_address`
        IpAddress,
        /// `ip range`
        IpRange,
        /// A value that is not documented, which is sent as it is.
        Other(::std::string::String),
    }
    impl ListType {
        /// The value as on the wire.
        pub fn as_str(&self) -> &::core::primitive::str {
            match self {
                Self::File => "file",
                Self::IpAddress => "ip_address",
                Self::IpRange => "ip range",
                Self::Other(value) => value,
            }
        }
    }
    #[diagnostic::do_not_recommend]
    impl ::vt_client::QueryParameter for ListType {
        const NAME: &'static ::core::primitive::str = "type";
        fn value(&self) -> ::vt_client::__private::Cow<'_, ::core::primitive::str> {
            self.as_str().into()
        }
    }
    impl ::core::fmt::Display for ListType {
        fn fmt(
            &self,
            formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            formatter.pad(self.as_str())
        }
    }
    impl ::core::convert::From<&::core::primitive::str> for ListType {
        fn from(value: &::core::primitive::str) -> Self {
            match value {
                "file" => Self::File,
                "ip_address" => Self::IpAddress,
                "ip range" => Self::IpRange,
                _ => Self::Other(value.into()),
            }
        }
    }
    /// The query parameter `order`: by date, ascending or descending.
    ///
    /// Of [`finds.list`](super::Finds::list).
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum DateOrder {
        /// `date+`
        DateAscending,
        /// `date-`
        DateDescending,
        /// A value that is not documented, which is sent as it is.
        Other(::std::string::String),
    }
    impl DateOrder {
        /// The value as on the wire.
        pub fn as_str(&self) -> &::core::primitive::str {
            match self {
                Self::DateAscending => "date+",
                Self::DateDescending => "date-",
                Self::Other(value) => value,
            }
        }
    }
    #[diagnostic::do_not_recommend]
    impl ::vt_client::QueryParameter for DateOrder {
        const NAME: &'static ::core::primitive::str = "order";
        fn value(&self) -> ::vt_client::__private::Cow<'_, ::core::primitive::str> {
            self.as_str().into()
        }
    }
    impl ::core::fmt::Display for DateOrder {
        fn fmt(
            &self,
            formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            formatter.pad(self.as_str())
        }
    }
    impl ::core::convert::From<&::core::primitive::str> for DateOrder {
        fn from(value: &::core::primitive::str) -> Self {
            match value {
                "date+" => Self::DateAscending,
                "date-" => Self::DateDescending,
                _ => Self::Other(value.into()),
            }
        }
    }
    /// The query parameter `descriptors_only`: types and identifiers only; `false` when absent.
    ///
    /// Of [`finds.list`](super::Finds::list).
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum DescriptorsOnly {
        /// `true`
        True,
        /// `false`
        False,
        /// A value that is not documented, which is sent as it is.
        Other(::std::string::String),
    }
    impl DescriptorsOnly {
        /// The value as on the wire.
        pub fn as_str(&self) -> &::core::primitive::str {
            match self {
                Self::True => "true",
                Self::False => "false",
                Self::Other(value) => value,
            }
        }
    }
    #[diagnostic::do_not_recommend]
    impl ::vt_client::QueryParameter for DescriptorsOnly {
        const NAME: &'static ::core::primitive::str = "descriptors_only";
        fn value(&self) -> ::vt_client::__private::Cow<'_, ::core::primitive::str> {
            self.as_str().into()
        }
    }
    impl ::core::fmt::Display for DescriptorsOnly {
        fn fmt(
            &self,
            formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            formatter.pad(self.as_str())
        }
    }
    impl ::core::convert::From<&::core::primitive::str> for DescriptorsOnly {
        fn from(value: &::core::primitive::str) -> Self {
            match value {
                "true" => Self::True,
                "false" => Self::False,
                _ => Self::Other(value.into()),
            }
        }
    }
    impl ::core::convert::From<::core::primitive::bool> for DescriptorsOnly {
        fn from(value: ::core::primitive::bool) -> Self {
            if value { Self::True } else { Self::False }
        }
    }
    /// The query parameter `days`: how far back; from 1 to 30; `7` when absent.
    ///
    /// Of [`finds.list`](super::Finds::list).
    ///
    /// Any other number is the error of the request, and nothing is sent; `.query("days", …)` sends it anyway.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct Days(pub ::core::primitive::i64);
    impl Days {
        /// From 1 to 30.
        pub const RANGE: ::core::ops::RangeInclusive<::core::primitive::i64> = 1..=30;
    }
    #[diagnostic::do_not_recommend]
    impl ::vt_client::QueryParameter for Days {
        const NAME: &'static ::core::primitive::str = "days";
        fn value(&self) -> ::vt_client::__private::Cow<'_, ::core::primitive::str> {
            ::std::string::ToString::to_string(&self.0).into()
        }
        fn check(&self) -> ::core::result::Result<(), ::vt_client::Error> {
            ::vt_client::__private::check_range("days", self.0, Self::RANGE)
        }
    }
    impl ::core::fmt::Display for Days {
        fn fmt(
            &self,
            formatter: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            ::core::fmt::Display::fmt(&self.0, formatter)
        }
    }
}
/// The resources of the table, as methods of the client.
pub trait Golden {
    ///Finds.
    fn finds(&self) -> Finds;
}
impl Golden for ::vt_client::Client {
    fn finds(&self) -> Finds {
        Finds { client: self.clone() }
    }
}
/// Finds.
///
/// Made by `Client::finds`.
#[derive(Clone, Debug)]
pub struct Finds {
    client: ::vt_client::Client,
}
impl Finds {
    /// Finds.
    ///
    /// `GET /finds` (source: notes)
    ///
    /// Returns objects of any type, in pages by cursor, of 10 items by default.
    ///
    /// For every account.
    ///
    /// # Query parameters
    ///
    /// * `type` ([`ListType`](parameters::ListType)): only items of this type; one of `file`, `ip_address`, `ip range`; `file` when absent.
    /// * `order` ([`DateOrder`](parameters::DateOrder)): by date, ascending or descending; one of `date+`, `date-`.
    /// * `descriptors_only` ([`DescriptorsOnly`](parameters::DescriptorsOnly)): types and identifiers only; one of `true`, `false`; `false` when absent.
    /// * `days` ([`Days`](parameters::Days)): how far back; from 1 to 30; `7` when absent.
    ///
    /// # Errors
    ///
    /// If the service refuses, `Error::Api` has its code: 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
    pub fn list(&self) -> ::vt_client::Pages<::vt_client::AnyObject> {
        ::vt_client::__private::start(&self.client, &__rows::finds::LIST)
            .pages(::vt_client::__private::read::items)
    }
    /// The latest finds.
    ///
    /// `GET /finds/latest` (source: notes)
    ///
    /// Returns objects of any type, in pages by cursor, of 10 items by default.
    ///
    /// For every account.
    ///
    /// # Query parameters
    ///
    /// * `type` ([`ListType`](parameters::ListType)): only items of this type; one of `file`, `ip_address`, `ip range`; `file` when absent.
    ///
    /// # Errors
    ///
    /// If the service refuses, `Error::Api` has its code: 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
    pub fn latest(&self) -> ::vt_client::Pages<::vt_client::AnyObject> {
        ::vt_client::__private::start(&self.client, &__rows::finds::LATEST)
            .pages(::vt_client::__private::read::items)
    }
}
/// The handles of the blocking client.
pub mod blocking {
    #[allow(unused_imports)]
    use super::*;
    /// The resources of the table, as methods of the client.
    pub trait Golden {
        ///Finds.
        fn finds(&self) -> Finds;
    }
    impl Golden for ::vt_client::blocking::Client {
        fn finds(&self) -> Finds {
            Finds {
                inner: super::Finds {
                    client: self.as_async().clone(),
                },
                runtime: self.__runtime().clone(),
            }
        }
    }
    /// Finds.
    ///
    /// Made by `blocking::Client::finds`.
    #[derive(Clone, Debug)]
    pub struct Finds {
        inner: super::Finds,
        runtime: ::vt_client::blocking::Runtime,
    }
    impl Finds {
        /// Finds.
        ///
        /// `GET /finds` (source: notes)
        ///
        /// Returns objects of any type, in pages by cursor, of 10 items by default.
        ///
        /// For every account.
        ///
        /// # Query parameters
        ///
        /// * `type` ([`ListType`](parameters::ListType)): only items of this type; one of `file`, `ip_address`, `ip range`; `file` when absent.
        /// * `order` ([`DateOrder`](parameters::DateOrder)): by date, ascending or descending; one of `date+`, `date-`.
        /// * `descriptors_only` ([`DescriptorsOnly`](parameters::DescriptorsOnly)): types and identifiers only; one of `true`, `false`; `false` when absent.
        /// * `days` ([`Days`](parameters::Days)): how far back; from 1 to 30; `7` when absent.
        ///
        /// # Errors
        ///
        /// If the service refuses, `Error::Api` has its code: 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
        pub fn list(&self) -> ::vt_client::blocking::Pages<::vt_client::AnyObject> {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.list(),
                &self.runtime,
            )
        }
        /// The latest finds.
        ///
        /// `GET /finds/latest` (source: notes)
        ///
        /// Returns objects of any type, in pages by cursor, of 10 items by default.
        ///
        /// For every account.
        ///
        /// # Query parameters
        ///
        /// * `type` ([`ListType`](parameters::ListType)): only items of this type; one of `file`, `ip_address`, `ip range`; `file` when absent.
        ///
        /// # Errors
        ///
        /// If the service refuses, `Error::Api` has its code: 429 if a quota is exceeded (`is_quota_exceeded`). See `Error` for all others.
        pub fn latest(&self) -> ::vt_client::blocking::Pages<::vt_client::AnyObject> {
            ::vt_client::__private::IntoBlocking::into_blocking(
                self.inner.latest(),
                &self.runtime,
            )
        }
    }
}
