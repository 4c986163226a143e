//! The options that every kind of request has, defined once for both clients.

/// Defines the options on a type that holds a [`Draft`](crate::Draft) in this
/// field: `draft`, `inner.draft`.
macro_rules! request_options {
    ($($draft:ident).+) => {
        /// Adds a query parameter, as it is: also one that the reference does not know.
        pub fn query(mut self, name: impl Into<::std::string::String>, value: impl ToString) -> Self {
            self.$($draft).+.query(name.into(), value.to_string());
            self
        }

        /// Adds a query parameter with documented values or limits, by one of the types in
        /// [`parameters`](crate::parameters).
        ///
        /// A number outside of its documented range is the error that sending gives, and nothing is
        /// sent; [`query`](Self::query) sends any value.
        ///
        /// ```
        /// # fn example(vt: vt_client::Client) {
        /// use vt_client::parameters::{CountLimit, ListType};
        ///
        /// let request = vt.threat_lists().latest("ransomware").parameter(ListType::Url);
        /// let notifications = vt.ioc_stream().list().parameter(CountLimit(10_000));
        /// # }
        /// ```
        pub fn parameter<P: $crate::QueryParameter>(mut self, parameter: P) -> Self {
            self.$($draft).+.parameter(P::NAME, parameter.check().map(|()| parameter.value()));
            self
        }

        /// Adds a request header, in place of the client's of the same name.
        ///
        /// The headers that the client itself decides on, `x-apikey` first of all, are refused.
        pub fn header(mut self, name: &str, value: &str) -> Self {
            self.$($draft).+.header(name, value);
            self
        }

        /// Limits the time of each attempt of this request (of each request, where a collection
        /// takes several), in place of the client's limit.
        pub fn timeout(mut self, limit: ::std::time::Duration) -> Self {
            self.$($draft).+.timeout(limit);
            self
        }

        /// Decides how this request is repeated when it fails, in place of the client's policy.
        pub fn retry(mut self, policy: $crate::policy::retry::RetryPolicy) -> Self {
            self.$($draft).+.retry(policy);
            self
        }

        /// Asks for these attributes only (`attributes=a,b`).
        pub fn attributes<N: AsRef<str>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
            self.$($draft).+.list("attributes", names);
            self
        }

        /// Asks for these relationships in the object (`relationships=a,b`).
        pub fn relationships<N: AsRef<str>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
            self.$($draft).+.list("relationships", names);
            self
        }
    };
}

pub(crate) use request_options;
