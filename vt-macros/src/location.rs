//! Where the table is, and what makes cargo rebuild when it changes.

use std::env;
use std::path::{Component, Path, PathBuf};

use proc_macro2::TokenStream;
use quote::quote;
use syn::LitStr;
use vt_table::TableSource;

/// The text of a table, and the tokens that track its file.
pub(crate) struct Opened {
    pub(crate) source: TableSource,
    pub(crate) tracked: TokenStream,
}

/// Reads a table. A plain path is relative to the crate's manifest, `./x` and `../x` to the file of
/// the call.
pub(crate) fn open(literal: &LitStr) -> syn::Result<Opened> {
    let error = |message: String| syn::Error::new(literal.span(), message);
    let given = literal.value();
    if Path::new(&given).is_absolute() {
        return Err(error(format!(
            "`{given}` is an absolute path, which works on one machine only; \
             write it relative to the crate's manifest"
        )));
    }
    let beside_caller = given.starts_with("./") || given.starts_with("../");
    let path = if beside_caller {
        // The path is relative to rustc's working directory for members of the workspace, and
        // absolute for other crates.
        let Some(file) = literal.span().unwrap().local_file() else {
            return Err(error(format!(
                "the file of this call is unknown, so `{given}` cannot be found; \
                 write the path relative to the crate's manifest"
            )));
        };
        file.parent()
            .map(Path::to_path_buf)
            .unwrap_or_default()
            .join(&given)
    } else {
        // The variable is read for each expansion, because an editor's macro server expands for
        // many crates in one process.
        let Ok(manifest) = env::var("CARGO_MANIFEST_DIR") else {
            return Err(error(
                "`CARGO_MANIFEST_DIR` is not set; use a path that begins with `./`".to_owned(),
            ));
        };
        PathBuf::from(manifest).join(&given)
    };
    let path: PathBuf = path
        .components()
        .filter(|part| *part != Component::CurDir)
        .collect();
    let (source, read) =
        TableSource::open(&path, &shown(&path)).map_err(|io| error(io.to_string()))?;
    let tracked = if beside_caller {
        track(quote!(#given))
    } else {
        track(quote!(
            ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/", #given)
        ))
    };
    // If a checkout turned a symbolic link into a text file, the file that it names is tracked too.
    let followed = (read != path).then(|| {
        let real = absolute(&read).to_string_lossy().into_owned();
        track(quote!(#real))
    });
    Ok(Opened {
        source,
        tracked: quote!(#tracked #followed),
    })
}

/// `include_str!` makes the file an input of the crate. The constant has no name, so that nothing
/// of it is kept.
fn track(path: TokenStream) -> TokenStream {
    quote!(
        const _: &::core::primitive::str = ::core::include_str!(#path);
    )
}

/// The path as terminals and editors can open it: relative to the working directory if it is below
/// that.
fn shown(path: &Path) -> String {
    let shown = match env::current_dir() {
        Ok(directory) => path.strip_prefix(&directory).unwrap_or(path),
        Err(_) => path,
    };
    shown.to_string_lossy().into_owned()
}

fn absolute(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}
