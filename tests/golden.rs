//! The golden outputs of the macro compile, and their methods are what the tables say.

#![allow(
    missing_docs,
    dead_code,
    unreachable_pub,
    reason = "generated code is public"
)]

/// The types that `own_types.toml` names.
mod own {
    use std::borrow::Cow;

    vt_client::attributes! {
        /// A hunt of ours.
        pub struct Hunt {
            /// Its title.
            pub title: Option<String>,
        }
    }

    pub struct Ticket(String);

    impl vt_client::Argument for Ticket {
        fn text(&self) -> Cow<'_, str> {
            Cow::Borrowed(&self.0)
        }
    }

    impl TryFrom<&str> for Ticket {
        type Error = vt_client::IdError;
        fn try_from(text: &str) -> Result<Self, Self::Error> {
            Ok(Self(text.to_owned()))
        }
    }

    #[derive(serde::Serialize)]
    pub struct NewHunt {
        pub title: String,
    }

    impl vt_client::bodies::JsonBody for NewHunt {}

    pub struct Picture(pub Vec<u8>);

    impl vt_client::bodies::RawBody for Picture {
        fn raw(&self) -> vt_client::bodies::RawBytes {
            vt_client::bodies::RawBytes::new("image/png", self.0.clone())
        }
    }

    #[derive(serde::Deserialize)]
    pub struct Score {
        pub score: u32,
    }
}

macro_rules! golden {
    ($($name:ident)*) => {
        $(mod $name {
            include!(concat!("../vt-macros/tests/golden/", stringify!($name), ".rs"));
        })*

        /// The tables that have an output here.
        const COMPILED: &[&str] = &[$(stringify!($name)),*];
    };
}

golden! {
    shared_sets relationships relationships_by_name link_header page_number delete_with_body required_header required_query object_or_collection bare_values
    bytes forms own_types other_root raw_items raw_body typed_parameters
}

#[test]
fn every_golden_output_is_compiled_here() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../vt-macros/tests/golden");
    let mut found: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    found.sort();
    let mut compiled: Vec<String> = COMPILED.iter().map(|name| name.to_string()).collect();
    compiled.sort();
    assert_eq!(found, compiled);
}

#[test]
fn comments_are_stamped_with_the_noun_of_each_resource() {
    let rows: Vec<(String, &str, &str)> = shared_sets::ENDPOINTS
        .iter()
        .map(|row| (row.name(), &*row.path, &*row.doc))
        .collect();
    assert_eq!(
        rows,
        [
            (
                "tools.comments".to_owned(),
                "/tools/{id}/comments",
                "Comments on this tool."
            ),
            (
                "tools.add_comment".to_owned(),
                "/tools/{id}/comments",
                "Comments on this tool."
            ),
            (
                "places.comments".to_owned(),
                "/places/{id}/comments",
                "Comments on this place."
            ),
        ]
    );
}
