//! Reading typed values field by field, so that one odd value never costs another.

use std::fmt;

use serde::Serialize;

use crate::json::map::Map;
use crate::json::raw::{Json, Raw};
pub use crate::json::reader::JsonReader;

/// The typed attributes of a kind of object. Implemented by [`attributes!`](crate::attributes);
/// a type with a serde implementation of its own can be used too:
///
/// ```
/// #[derive(Default, serde::Deserialize)]
/// #[serde(default)]
/// struct Clue {
///     colour: String,
/// }
///
/// impl vt_client::Attributes for Clue {
///     fn from_json(attributes: vt_client::Json<'_>) -> Self {
///         attributes.parse().unwrap_or_default()
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the attributes of an object",
    note = "declare it in `vt_client::attributes! {{ … }}`, or implement `vt_client::Attributes`",
    note = "the type is named in the `[objects]` of the table"
)]
pub trait Attributes: Sized {
    /// Reads what it can; what is missing or of another type than expected stays empty.
    fn from_json(attributes: Json<'_>) -> Self;

    /// The typed fields, in the order of their declaration; empty when they are not known.
    fn fields() -> &'static [FieldInfo] {
        &[]
    }

    #[doc(hidden)]
    fn read_from(reader: &mut JsonReader<'_>) -> Self {
        Self::from_json(Json::trusted(reader.skip()))
    }

    /// Whether only a JSON object can have them.
    #[doc(hidden)]
    fn are_entries() -> bool {
        false
    }
}

/// A typed field and what it is on the wire.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct FieldInfo {
    /// Its name on the wire, `last_analysis_date`.
    pub name: &'static str,
    /// The documented type.
    pub kind: Kind,
}

impl FieldInfo {
    #[doc(hidden)]
    pub const fn new(name: &'static str, kind: Kind) -> Self {
        FieldInfo { name, kind }
    }
}

/// The documented type of a field on the wire. `Display` writes it in words, `list of string`.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Kind {
    /// A string.
    Text,
    /// An integer.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// Seconds since the Unix epoch.
    Time,
    /// An array of values of one type.
    List(&'static Kind),
    /// An object with values of one type under any names.
    Map(&'static Kind),
    /// An object with these fields.
    Structure(fn() -> &'static [FieldInfo]),
    /// An object with these fields, whose whole text is kept too.
    Plain(fn() -> &'static [FieldInfo]),
    /// A string as a rule, or any other value.
    Any,
    /// Any JSON, kept as text.
    Json,
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Kind::Text => formatter.write_str("string"),
            Kind::Integer => formatter.write_str("integer"),
            Kind::Number => formatter.write_str("number"),
            Kind::Boolean => formatter.write_str("boolean"),
            Kind::Time => formatter.write_str("time"),
            Kind::List(kind) => write!(formatter, "list of {kind}"),
            Kind::Map(kind) => write!(formatter, "map of {kind}"),
            Kind::Structure(_) | Kind::Plain(_) => formatter.write_str("object"),
            Kind::Any => formatter.write_str("string or other"),
            Kind::Json => formatter.write_str("json"),
        }
    }
}

/// A value that reads itself, or gives `None` for a value of another type. Steps over exactly one
/// value either way.
#[doc(hidden)]
pub trait Tolerant: Sized {
    const KIND: Kind;

    fn read(reader: &mut JsonReader<'_>) -> Option<Self>;
}

/// A field of a struct: present or empty.
#[doc(hidden)]
pub trait Field: Serialize {
    const KIND: Kind;

    fn read_field(reader: &mut JsonReader<'_>) -> Self;

    fn is_absent(&self) -> bool;
}

impl<T: Tolerant + Serialize> Field for Option<T> {
    const KIND: Kind = T::KIND;

    fn read_field(reader: &mut JsonReader<'_>) -> Self {
        T::read(reader)
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Tolerant + Serialize> Field for Vec<T> {
    const KIND: Kind = <Self as Tolerant>::KIND;

    fn read_field(reader: &mut JsonReader<'_>) -> Self {
        Self::read(reader).unwrap_or_default()
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Tolerant + Serialize> Field for Map<T> {
    const KIND: Kind = <Self as Tolerant>::KIND;

    fn read_field(reader: &mut JsonReader<'_>) -> Self {
        Self::read(reader).unwrap_or_default()
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

/// Elements of another type are left out.
impl<T: Tolerant> Tolerant for Vec<T> {
    const KIND: Kind = Kind::List(&T::KIND);

    fn read(reader: &mut JsonReader<'_>) -> Option<Self> {
        let mut list = Vec::new();
        reader
            .elements(|reader| list.extend(T::read(reader)))
            .then_some(list)
    }
}

/// Entries of another type are left out.
impl<T: Tolerant> Tolerant for Map<T> {
    const KIND: Kind = Kind::Map(&T::KIND);

    fn read(reader: &mut JsonReader<'_>) -> Option<Self> {
        let mut map = Map::default();
        reader
            .entries(|name, reader| {
                if let Some(value) = T::read(reader) {
                    map.push(name, value);
                }
            })
            .then_some(map)
    }
}

/// Entries under any names.
impl<T: Tolerant> Attributes for Map<T> {
    fn from_json(attributes: Json<'_>) -> Self {
        Self::read(&mut JsonReader::new(attributes.text())).unwrap_or_default()
    }

    fn are_entries() -> bool {
        true
    }
}

impl Tolerant for String {
    const KIND: Kind = Kind::Text;

    fn read(reader: &mut JsonReader<'_>) -> Option<Self> {
        reader.string().map(Into::into)
    }
}

impl Tolerant for bool {
    const KIND: Kind = Kind::Boolean;

    fn read(reader: &mut JsonReader<'_>) -> Option<Self> {
        reader.boolean()
    }
}

/// Also a string of digits (the API sends some dates so) and a float without a fraction.
impl Tolerant for i64 {
    const KIND: Kind = Kind::Integer;

    fn read(reader: &mut JsonReader<'_>) -> Option<Self> {
        integer(reader)?.try_into().ok()
    }
}

impl Tolerant for u64 {
    const KIND: Kind = Kind::Integer;

    fn read(reader: &mut JsonReader<'_>) -> Option<Self> {
        integer(reader)?.try_into().ok()
    }
}

impl Tolerant for f64 {
    const KIND: Kind = Kind::Number;

    fn read(reader: &mut JsonReader<'_>) -> Option<Self> {
        let number: f64 = if reader.peek() == b'"' {
            let text = reader.string()?;
            // `parse` knows words such as `inf` and `nan` too.
            let numeric = text.bytes().all(|byte| b"+-.eE0123456789".contains(&byte));
            numeric.then(|| text.parse().ok())??
        } else {
            reader.number()?.parse().ok()?
        };
        number.is_finite().then_some(number)
    }
}

impl Tolerant for Raw {
    const KIND: Kind = Kind::Json;

    fn read(reader: &mut JsonReader<'_>) -> Option<Self> {
        let text = reader.skip();
        (text != "null").then(|| Raw::trusted(text))
    }
}

fn integer(reader: &mut JsonReader<'_>) -> Option<i128> {
    if reader.peek() == b'"' {
        let text = reader.string()?;
        let digits = text.strip_prefix('-').unwrap_or(&text);
        let numeric = digits.bytes().all(|byte| byte.is_ascii_digit());
        return numeric.then(|| text.parse().ok())?;
    }
    let text = reader.number()?;
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let number: f64 = text.parse().ok()?;
    // Beyond 2^64 no integer field could hold it; `as` would saturate silently.
    let whole = number.fract() == 0.0 && number.abs() <= 18_446_744_073_709_551_616.0;
    #[allow(clippy::cast_possible_truncation)]
    whole.then_some(number as i128)
}

/// Declares structs that are read from JSON field by field: typed attributes of a kind of object
/// and the structures inside them.
///
/// Fields are `Option<T>`, `Vec<T>` or `Map<T>`, where `T` is `String`, `bool`, `i64`, `u64`,
/// `f64`, [`Timestamp`](crate::Timestamp), [`AnyValue`](crate::AnyValue), [`Raw`](crate::Raw),
/// [`SecretText`](crate::SecretText), `Vec<T>`, `Map<T>`, another struct of this macro, or
/// [`Plain`](crate::answers::Plain) of one, which keeps what it has no field for.
/// `= "name"` gives the name on the wire where it differs.
///
/// A field of another type than declared stays empty; a string of digits and a float without a
/// fraction fill an integer field. The struct is `#[non_exhaustive]`, and has `Clone`, `Debug`,
/// `Default`, `PartialEq`, `Serialize`, `Deserialize` (from JSON only) and
/// [`Attributes`](crate::Attributes).
///
/// ```
/// vt_client::attributes! {
///     /// A clue.
///     pub struct Clue {
///         /// When it was found.
///         pub date: Option<vt_client::Timestamp>,
///         /// Its colours.
///         pub colours: Vec<String>,
///         /// What sort of clue it is.
///         pub sort: Option<String> = "type",
///     }
/// }
///
/// let clue: vt_client::Object<Clue> =
///     r#"{"data": {"type": "clue", "id":"7","attributes":{"date": "1583064000", "colours": 5}}}"#
///         .parse()?;
/// assert_eq!(clue.attributes().date, Some(1583064000.into()));
/// assert!(clue.attributes().colours.is_empty());
/// assert_eq!(clue.get("colours"), Some(5.into()));
/// # Ok::<(), vt_client::DecodeError>(())
/// ```
#[macro_export]
macro_rules! attributes {
    ($(
        $(#[$meta:meta])*
        $vis:vis struct $name:ident {
            $(
                $(#[$field_meta:meta])*
                $field_vis:vis $field:ident : $type:ty $(= $wire:literal)?
            ),* $(,)?
        }
    )*) => { $(
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        $vis struct $name {
            $( $(#[$field_meta])* $field_vis $field: $type, )*
        }

        const _: () = {
            use $crate::__private::attributes::serde;
            use $crate::__private::attributes::{Attributes, JsonReader, Field, FieldInfo, Kind, Tolerant};

            struct Wire;

            #[allow(non_upper_case_globals)]
            impl Wire {
                $( const $field: &'static str = $crate::wire_name!($field $($wire)?); )*
                const FIELDS: &'static [FieldInfo] = &[
                    $( FieldInfo::new(Wire::$field, <$type as Field>::KIND), )*
                ];
            }

            impl Tolerant for $name {
                const KIND: Kind = Kind::Structure(<$name as Attributes>::fields);

                fn read(reader: &mut JsonReader<'_>) -> Option<Self> {
                    let mut fields = $name::default();
                    reader
                        .entries(|name, reader| match name {
                            $( Wire::$field => fields.$field = Field::read_field(reader), )*
                            _ => {
                                reader.skip();
                            }
                        })
                        .then_some(fields)
                }
            }

            impl Attributes for $name {
                fn from_json(attributes: $crate::Json<'_>) -> Self {
                    Self::read_from(&mut JsonReader::new(attributes.text()))
                }

                fn fields() -> &'static [FieldInfo] {
                    Wire::FIELDS
                }

                fn read_from(reader: &mut JsonReader<'_>) -> Self {
                    <$name as Tolerant>::read(reader).unwrap_or_default()
                }

                fn are_entries() -> bool {
                    true
                }
            }

            impl serde::Serialize for $name {
                fn serialize<S: serde::Serializer>(
                    &self,
                    serializer: S,
                ) -> Result<S::Ok, S::Error> {
                    let mut map = serializer.serialize_map(None)?;
                    $(
                        if !Field::is_absent(&self.$field) {
                            serde::ser::SerializeMap::serialize_entry(
                                &mut map,
                                Wire::$field,
                                &self.$field,
                            )?;
                        }
                    )*
                    serde::ser::SerializeMap::end(map)
                }
            }

            impl<'de> serde::Deserialize<'de> for $name {
                fn deserialize<D: serde::Deserializer<'de>>(
                    deserializer: D,
                ) -> Result<Self, D::Error> {
                    $crate::__private::attributes::deserialize(deserializer)
                }
            }
        };
    )* };
}

#[doc(hidden)]
#[macro_export]
macro_rules! wire_name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $wire:literal) => {
        $wire
    };
}

#[doc(hidden)]
pub use serde;

/// Reads a struct of [`attributes!`](crate::attributes) from a deserialiser of `serde_json`.
#[doc(hidden)]
pub fn deserialize<'de, T: Tolerant, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let text = crate::json::raw::raw_text(deserializer)?;
    T::read(&mut JsonReader::new(&text))
        .ok_or_else(|| serde::de::Error::custom("expected an object"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T: Tolerant>(json: &str) -> Option<T> {
        T::read(&mut JsonReader::new(json))
    }

    #[test]
    fn integers_come_as_numbers_digit_strings_and_whole_floats() {
        for (json, number) in [
            ("7", Some(7)),
            ("-7", Some(-7)),
            ("7.0", Some(7)),
            ("7e2", Some(700)),
            ("\"1583064000\"", Some(1_583_064_000)),
            ("\"-3\"", Some(-3)),
            ("9223372036854775807", Some(i64::MAX)),
            ("9223372036854775808", None),
            ("3.3356434083164046e+21", None),
            ("1e400", None),
            ("7.5", None),
            ("\"7.0\"", None),
            ("\"+7\"", None),
            ("\"\"", None),
            ("\"-\"", None),
            ("\"7 \"", None),
            ("true", None),
            ("null", None),
            ("[7]", None),
            ("{}", None),
        ] {
            assert_eq!(read::<i64>(json), number, "{json}");
        }
        assert_eq!(read::<u64>("18446744073709551615"), Some(u64::MAX));
        assert_eq!(read::<u64>("18446744073709551616"), None);
        assert_eq!(read::<u64>("-1"), None);
    }

    #[test]
    fn numbers_are_finite() {
        assert_eq!(read::<f64>("1.5"), Some(1.5));
        assert_eq!(read::<f64>("\"2.5e1\""), Some(25.0));
        for json in ["1e400", "\"inf\"", "\"nan\"", "\"\"", "[]", "true"] {
            assert_eq!(read::<f64>(json), None, "{json}");
        }
    }

    #[test]
    fn lists_and_maps_leave_out_what_does_not_fit() {
        assert_eq!(
            read::<Vec<String>>(r#"["a", 1, null, ["x"], "b"]"#),
            Some(vec!["a".to_owned(), "b".to_owned()])
        );
        assert_eq!(read::<Vec<String>>("\"a\""), None);
        let map: Map<i64> = read(r#"{"a": 1, "b": "x", "a": 2}"#).unwrap();
        assert_eq!(map.get("a"), Some(&2));
        assert_eq!(map.iter().collect::<Vec<_>>(), [("a", &1), ("a", &2)]);
        assert!(read::<Map<i64>>("[1]").is_none());
    }
}
