//! Looking up many reports.

use std::fmt;

use super::{Bulk, bulk};
use crate::objects::{Domain, File, IpAddress, Url};
use crate::resources::{Domains, Files, IpAddresses, Urls};
use crate::{DomainName, Error, FileHash, IpAddr, Object, UrlId, blocking};

/// Gives the handles of one resource a `lookup_many`, in both clients.
macro_rules! lookup_many {
    ($handle:ident, $id:ty, $object:ty, $what:literal) => {
        impl $handle {
            #[doc = concat!("Looks up many ", $what, ", some at a time: [`get`](Self::get) for each.")]
            ///
            /// What does not validate as an identifier is the error of its result. See [`Bulk`] for order, quotas and interruptions, and
            /// [`bulk`](crate::bulk) for requests with options.
            pub fn lookup_many<'a, I>(&self, ids: I) -> Bulk<'a, I::Item, Object<$object>>
            where
                I: IntoIterator<IntoIter: Send + 'a>,
                I::Item: TryInto<$id, Error: Into<Error>> + Clone + fmt::Display,
            {
                let handle = self.clone();
                bulk(ids, move |id| handle.get(id))
            }
        }

        impl crate::resources::blocking::$handle {
            #[doc = concat!("Looks up many ", $what, ", some at a time; see [`crate::resources::", stringify!($handle), "::lookup_many`].")]
            pub fn lookup_many<'a, I>(&self, ids: I) -> blocking::Bulk<'a, I::Item, Object<$object>>
            where
                I: IntoIterator<IntoIter: Send + 'a>,
                I::Item: TryInto<$id, Error: Into<Error>> + Clone + fmt::Display,
            {
                let handle = self.clone();
                blocking::bulk(ids, move |id| handle.get(id))
            }
        }
    };
}

lookup_many!(Files, FileHash, File, "file reports");
lookup_many!(Urls, UrlId, Url, "URL reports");
lookup_many!(Domains, DomainName, Domain, "domain reports");
lookup_many!(IpAddresses, IpAddr, IpAddress, "IP address reports");
