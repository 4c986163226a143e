//! Looking up many reports.

use std::fmt;

use super::{Bulk, Key, bulk_by};
use crate::error::Error;
use crate::id::Argument;
use crate::id::{DomainName, FileHash, IpAddr, UrlId};
use crate::jobs::bulk::blocking::{Bulk as BlockingBulk, bulk_by as bulk_by_blocking};
use crate::model::object::Object;
use crate::model::objects::{Domain, File, IpAddress, Url};
use crate::table::resources::{Domains, Files, IpAddresses, Urls};

/// Tells duplicates by the identifier that an input is. Inputs that are none have nothing but their
/// text.
fn key<'a, T, I>(of: fn(&T) -> String) -> Key<'a, I>
where
    I: TryInto<T> + Clone,
    T: 'a,
{
    Box::new(move |input, text| match input.clone().try_into() {
        Ok(identifier) => of(&identifier),
        Err(_) => text,
    })
}

/// The text that is sent.
fn sent<T: Argument>(identifier: &T) -> String {
    identifier.text().into_owned()
}

/// Gives the handles of one resource a `lookup_many`, in both clients.
macro_rules! lookup_many {
    ($handle:ident, $id:ty, $key:expr, $object:ty, $what:literal) => {
        impl $handle {
            #[doc = concat!("Looks up many ", $what, ", some at a time: [`get`](Self::get) for each.")]
            ///
            /// What does not validate as an identifier is the error of its result. Spellings of one
            /// identifier are asked once. See [`Bulk`] for order, quotas and interruptions, and
            /// [`bulk`](crate::bulk) for requests with options.
            pub fn lookup_many<'a, I>(&self, ids: I) -> Bulk<'a, I::Item, Object<$object>>
            where
                I: IntoIterator<IntoIter: Send + 'a>,
                I::Item: TryInto<$id, Error: Into<Error>> + Clone + fmt::Display,
            {
                let handle = self.clone();
                bulk_by(ids, key::<$id, _>($key), move |id| handle.get(id))
            }
        }

        impl crate::table::resources::blocking::$handle {
            #[doc = concat!("Looks up many ", $what, ", some at a time; see [`crate::resources::", stringify!($handle), "::lookup_many`].")]
            pub fn lookup_many<'a, I>(&self, ids: I) -> BlockingBulk<'a, I::Item, Object<$object>>
            where
                I: IntoIterator<IntoIter: Send + 'a>,
                I::Item: TryInto<$id, Error: Into<Error>> + Clone + fmt::Display,
            {
                let handle = self.clone();
                bulk_by_blocking(ids, key::<$id, _>($key), move |id| handle.get(id))
            }
        }
    };
}

lookup_many!(Files, FileHash, sent, File, "file reports");
lookup_many!(Urls, UrlId, sent, Url, "URL reports");
lookup_many!(
    Domains,
    DomainName,
    DomainName::key,
    Domain,
    "domain reports"
);
lookup_many!(IpAddresses, IpAddr, sent, IpAddress, "IP address reports");
