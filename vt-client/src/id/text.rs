//! What every identifier that is a validated text has in common.

/// Implements the conversions from and to text for a newtype over `String` that has
/// `fn parse(text: &str) -> Result<Self, IdError>`.
macro_rules! text_identifier {
    ($name:ident) => {
        impl $name {
            /// The text that is sent.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::id::IdError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $name::parse(text)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.pad(&self.0)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> String {
                value.0
            }
        }

        $crate::id::text::conversions!($name);

        impl $crate::id::Argument for $name {
            fn text(&self) -> std::borrow::Cow<'_, str> {
                std::borrow::Cow::Borrowed(&self.0)
            }
        }
    };
}

/// Implements the fallible conversions that methods take, from `FromStr`.
macro_rules! conversions {
    ($name:ident) => {
        impl TryFrom<&str> for $name {
            type Error = $crate::id::IdError;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::id::IdError;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl TryFrom<&String> for $name {
            type Error = $crate::id::IdError;

            fn try_from(text: &String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl From<&$name> for $name {
            fn from(value: &$name) -> $name {
                value.clone()
            }
        }
    };
}

pub(crate) use {conversions, text_identifier};

/// Whether all of a text is hexadecimal digits.
pub(crate) fn is_hexadecimal(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The hexadecimal digits of a text without the white space around them, or what it has instead.
pub(crate) fn hexadecimal(text: &str) -> Result<&str, String> {
    let digits = text.trim_ascii();
    if digits.is_empty() {
        return Err("it is empty".to_owned());
    }
    match digits.chars().find(|digit| !digit.is_ascii_hexdigit()) {
        None => Ok(digits),
        Some(other) => Err(format!(
            "`{}` is not a hexadecimal digit",
            super::error::shown(&other.to_string())
        )),
    }
}
