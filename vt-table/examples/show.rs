//! Shows what a table describes, and what is wrong in it: `cargo run --example show -- my.toml`.

use std::path::Path;

fn main() -> std::io::Result<()> {
    for path in std::env::args().skip(1) {
        let (source, _) = vt_table::TableSource::open(Path::new(&path), &path)?;
        let loaded = vt_table::read(&source);
        for endpoint in loaded.api.endpoints() {
            println!(
                "{:40} {:6} {}",
                endpoint.name(),
                endpoint.verb,
                endpoint.path
            );
        }
        for diagnostic in &loaded.diagnostics {
            println!("{diagnostic}\n");
        }
    }
    Ok(())
}
