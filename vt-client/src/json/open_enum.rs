//! Enums of documented words that keep words they do not know.

/// Declares an enum whose values are words of the wire. A word that is not listed is kept in
/// `Unknown`, so a new value of the service never fails a reader, and is written back unchanged.
///
/// ```text
/// open_enum! {
///     /// What a vote says.
///     pub enum Verdict {
///         /// The item is harmless.
///         Harmless = "harmless",
///         /// The item is malicious.
///         Malicious = "malicious",
///     }
/// }
/// ```
macro_rules! open_enum {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident {
            $( $(#[$variant_meta:meta])* $variant:ident = $word:literal ),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        $vis enum $name {
            $( $(#[$variant_meta])* #[doc = concat!("\n\nOn the wire: `", $word, "`.")] $variant, )+
            /// A word that is not documented, as it came.
            Unknown(Box<str>),
        }

        impl $name {
            /// The word as on the wire.
            $vis fn as_str(&self) -> &str {
                match self {
                    $( $name::$variant => $word, )+
                    $name::Unknown(word) => word,
                }
            }
        }

        impl From<&str> for $name {
            fn from(word: &str) -> Self {
                match word {
                    $( $word => $name::$variant, )+
                    _ => $name::Unknown(word.into()),
                }
            }
        }

        impl From<String> for $name {
            fn from(word: String) -> Self {
                word.as_str().into()
            }
        }

        impl From<$name> for serde_json::Value {
            fn from(word: $name) -> Self {
                word.as_str().into()
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::convert::Infallible;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                Ok(word.into())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.pad(self.as_str())
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, word: &str) -> bool {
                self.as_str() == word
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, word: &&str) -> bool {
                self.as_str() == *word
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                Ok(Self::from(&*word))
            }
        }

        impl $crate::__private::attributes::Tolerant for $name {
            const KIND: $crate::__private::attributes::Kind = $crate::__private::attributes::Kind::Text;

            fn read(reader: &mut $crate::json::reader::JsonReader<'_>) -> Option<Self> {
                reader.string().map(|word| Self::from(&*word))
            }
        }
    };
}

pub(crate) use open_enum;

#[cfg(test)]
mod tests {
    open_enum! {
        /// Fruit.
        enum Fruit {
            /// An apple.
            Apple = "apple",
            /// A fig.
            Fig = "fig-fruit",
        }
    }

    #[test]
    fn known_and_unknown_words_keep_their_text() {
        assert_eq!("fig-fruit".parse(), Ok(Fruit::Fig));
        assert_eq!(Fruit::from("kiwi"), Fruit::Unknown("kiwi".into()));
        for word in ["apple", "fig-fruit", "kiwi", ""] {
            let fruit = Fruit::from(word);
            assert_eq!(fruit.as_str(), word);
            assert_eq!(fruit.to_string(), word);
            assert!(fruit == word);
            let json = serde_json::to_string(&fruit).unwrap();
            assert_eq!(json, format!("\"{word}\""));
            assert_eq!(serde_json::from_str::<Fruit>(&json).unwrap(), fruit);
        }
        assert!(Fruit::Apple != "fig-fruit");
        assert_eq!(format!("{:>6}|", Fruit::Apple), " apple|");
    }
}
