//! The identifier of an IP address.

use std::fmt;
use std::net;
use std::str::FromStr;

use super::looks::{analysis, is_url, look};
use super::refang::{refang, split_port};
use super::text::{conversions, trimmed};
use super::{Argument, IdError};
use crate::id::hint::Hint;

const KIND: &str = "an IP address";
const ACCEPTED: &str = "give one IPv4 or IPv6 address";

/// An IPv4 or IPv6 address, sent in its normal form (`2001:DB8:0::1` as `2001:db8::1`).
///
/// Text may have white space around it, an IPv6 address also brackets. Zones (`fe80::1%eth0`),
/// ports and networks are refused: they do not name an address of the Internet.
///
/// ```
/// use vt_client::IpAddr;
///
/// assert_eq!(IpAddr::try_from("[2001:DB8:0::1]")?.to_string(), "2001:db8::1");
/// assert!(IpAddr::try_from("192.0.2.0/24").is_err());
/// # Ok::<(), vt_client::IdError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IpAddr(net::IpAddr);

impl IpAddr {
    /// The address as the standard library has it.
    pub fn get(self) -> net::IpAddr {
        self.0
    }
}

impl FromStr for IpAddr {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let trimmed = trimmed(text);
        if let Some(address) = address(trimmed) {
            return Ok(IpAddr(address));
        }
        if let Some((problem, hint)) = look(trimmed, |text| address(text).is_some()) {
            return Err(IdError::new(KIND, text, problem, ACCEPTED).with_hint(hint));
        }
        let problem = if trimmed.is_empty() {
            "it is empty"
        } else if trimmed.contains('%') {
            "it has a zone, which means something on one machine only"
        } else if trimmed.contains('/') {
            "it has a slash, as networks and URLs have"
        } else if has_port(trimmed) {
            "it has a port"
        } else {
            "it does not read as one"
        };
        let hint = if let Some(hint) = analysis(trimmed) {
            Some(hint)
        } else if is_url(&refang(trimmed)) {
            Some(Hint::Url)
        } else if is_name(&refang(trimmed)) {
            Some(Hint::DomainName)
        } else if has_port(trimmed) {
            let (address, _) = split_port(trimmed);
            Some(Hint::Meant(address.into()))
        } else {
            None
        };
        Err(IdError::new(KIND, text, problem, ACCEPTED).with_hint(hint))
    }
}

conversions!(IpAddr);

impl From<net::IpAddr> for IpAddr {
    fn from(address: net::IpAddr) -> Self {
        IpAddr(address)
    }
}

impl From<net::Ipv4Addr> for IpAddr {
    fn from(address: net::Ipv4Addr) -> Self {
        IpAddr(address.into())
    }
}

impl From<net::Ipv6Addr> for IpAddr {
    fn from(address: net::Ipv6Addr) -> Self {
        IpAddr(address.into())
    }
}

impl From<IpAddr> for net::IpAddr {
    fn from(address: IpAddr) -> Self {
        address.0
    }
}

impl From<IpAddr> for String {
    fn from(address: IpAddr) -> Self {
        address.to_string()
    }
}

impl fmt::Display for IpAddr {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl Argument for IpAddr {
    fn text(&self) -> std::borrow::Cow<'_, str> {
        self.to_string().into()
    }
}

/// Reads an address; brackets are allowed around IPv6, where URLs have them.
pub(crate) fn address(text: &str) -> Option<net::IpAddr> {
    let bracketed = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    match bracketed {
        Some(inner) => inner.parse::<net::Ipv6Addr>().ok().map(net::IpAddr::V6),
        None => text.parse().ok(),
    }
}

fn has_port(text: &str) -> bool {
    text.parse::<net::SocketAddr>().is_ok()
}

fn is_name(text: &str) -> bool {
    text.contains('.')
        && text.chars().any(char::is_alphabetic)
        && !text.contains([':', '/', '%', '@'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_normalised() {
        for (text, expected) in [
            ("192.0.2.1", "192.0.2.1"),
            (" 192.0.2.1\n", "192.0.2.1"),
            ("2001:DB8:0:0:0:0:0:1", "2001:db8::1"),
            ("[::1]", "::1"),
            ("::ffff:192.0.2.1", "::ffff:192.0.2.1"),
        ] {
            assert_eq!(IpAddr::try_from(text).unwrap().text(), expected);
            assert_eq!(String::from(text.parse::<IpAddr>().unwrap()), expected);
        }
    }

    #[test]
    fn addresses_of_the_standard_library_convert() {
        let four = net::Ipv4Addr::new(192, 0, 2, 1);
        let six = net::Ipv6Addr::LOCALHOST;
        assert_eq!(IpAddr::from(four).to_string(), "192.0.2.1");
        assert_eq!(IpAddr::from(six).to_string(), "::1");
        assert_eq!(IpAddr::from(net::IpAddr::V4(four)).get(), four);
        assert_eq!(net::IpAddr::from(IpAddr::from(six)), six);
    }

    #[test]
    fn what_is_not_one_address_is_refused() {
        for (text, problem) in [
            ("", "it is empty"),
            (
                "fe80::1%eth0",
                "it has a zone, which means something on one machine only",
            ),
            ("192.0.2.0/24", "it has a slash, as networks and URLs have"),
            ("192.0.2.1:80", "it has a port"),
            ("[::1]:80", "it has a port"),
            ("[192.0.2.1]", "it does not read as one"),
            ("192.0.2.256", "it does not read as one"),
            ("192.0.2", "it does not read as one"),
            ("010.0.2.1", "it does not read as one"),
        ] {
            let error = IpAddr::try_from(text).unwrap_err();
            assert_eq!(error.problem(), problem, "{text}");
            assert_eq!(error.accepted(), "give one IPv4 or IPv6 address");
        }
    }

    #[test]
    fn what_else_it_is_is_told() {
        let meant = |text: &str| Some(Hint::Meant(text.into()));
        for (text, problem, hint) in [
            ("8[.]8[.]8[.]8", "it is defanged", meant("8.8.8.8")),
            ("2001[:]db8[:][:]1", "it is defanged", meant("2001:db8::1")),
            ("\"192.0.2.1\"", "it is in quotes", meant("192.0.2.1")),
            (
                "192.0.2.1,AS64500",
                "it has more than one column",
                meant("192.0.2.1"),
            ),
            ("192.0.2.1:80", "it has a port", meant("192.0.2.1")),
            ("[::1]:80", "it has a port", meant("[::1]")),
            (
                "evil[.]com",
                "it does not read as one",
                Some(Hint::DomainName),
            ),
            (
                "hxxp://192.0.2.1/",
                "it has a slash, as networks and URLs have",
                Some(Hint::Url),
            ),
            ("192.0.2.256", "it does not read as one", None),
        ] {
            let error = IpAddr::try_from(text).unwrap_err();
            assert_eq!(
                (error.problem(), error.hint()),
                (problem, hint.as_ref()),
                "{text}"
            );
        }
    }

    #[test]
    fn names_are_shown_their_way() {
        let error = IpAddr::try_from("www.example.com").unwrap_err();
        assert_eq!(
            error.to_string(),
            "`www.example.com` is not an IP address: it does not read as one; \
             for a name use `domains()`"
        );
    }
}
