//! Time to read a file report, relative to `serde_json::Value` on the same bytes.
//!
//! `cargo bench -p vt-client --bench decode [FILE...]` prints one line per report: one of 40 KB
//! made here, and those named. Both sides are timed in turns in one run, and the fastest of many
//! rounds counts, so that other work on the machine cancels out. A turn has many rounds, because
//! the first ones tidy up what the other side left in the allocator. Dropping what was read is part
//! of the time.

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use vt_client::__private::read_object;
use vt_client::objects::File;

const TURNS: usize = 40;
const ROUNDS: usize = 50;

fn main() {
    measure("made of 40 KB", report().as_bytes());
    // cargo passes options of its own, such as --bench.
    for path in std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
    {
        match std::fs::read(&path) {
            Ok(body) => measure(&path, &body),
            Err(error) => eprintln!("`{path}`: {error}"),
        }
    }
}

fn measure(name: &str, body: &[u8]) {
    let mut value = Duration::MAX;
    let mut typed = Duration::MAX;
    for _ in 0..TURNS {
        for _ in 0..ROUNDS {
            value = value.min(time(|| {
                serde_json::from_slice::<serde_json::Value>(body)
                    .is_ok_and(|value| !black_box(value).is_null())
            }));
        }
        for _ in 0..ROUNDS {
            typed = typed.min(time(|| {
                read_object::<File>(body)
                    .is_ok_and(|file| !black_box(file.attributes()).names.is_empty())
            }));
        }
    }
    println!(
        "{name}: {} bytes, Value {:.1} us, Object<File> {:.1} us, ratio {:.2}",
        body.len(),
        value.as_secs_f64() * 1e6,
        typed.as_secs_f64() * 1e6,
        typed.as_secs_f64() / value.as_secs_f64()
    );
}

fn time(work: impl FnOnce() -> bool) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

/// A file report with the proportions of real ones: verdicts of engines make up a third, tool
/// reports most of the rest.
fn report() -> String {
    let mut text = String::from(
        "{\n  \"data\": {\n    \"id\": \"00\",\n    \"type\": \"file\",\n    \"links\": {\"self\": \"https://www.virustotal.com/api/v3/files/00\"},\n    \"attributes\": {\n      \"size\": 482304,\n      \"reputation\": -47,\n      \"last_analysis_date\": 1712345678,\n      \"type_tag\": \"peexe\",\n",
    );
    for hash in [
        "md5",
        "sha1",
        "sha256",
        "vhash",
        "tlsh",
        "ssdeep",
        "authentihash",
    ] {
        let _ = writeln!(text, "      \"{hash}\": \"{}\",", "0a1b2c3d".repeat(8));
    }
    text.push_str("      \"names\": [");
    for index in 0..60 {
        let _ = write!(text, "\"setup_{index}.exe\", ");
    }
    text.push_str("\"C:\\\\Users\\\\a\\\\setup.exe\"],\n      \"last_analysis_results\": {");
    for index in 0..76 {
        let category = ["malicious", "undetected", "type-unsupported"][index % 3];
        let result = ["\"Trojan.GenericKD.4711\"", "null", "null"][index % 3];
        let _ = write!(
            text,
            "{}\n        \"Engine{index}\": {{\"category\": \"{category}\", \"engine_name\": \"Engine{index}\", \"engine_version\": \"1.0.{index}.0\", \"result\": {result}, \"method\": \"blacklist\", \"engine_update\": \"20240405\"}}",
            if index == 0 { "" } else { "," },
        );
    }
    text.push_str("},\n      \"last_analysis_stats\": {\"harmless\": 0, \"malicious\": 26, \"suspicious\": 0, \"undetected\": 25, \"timeout\": 0, \"type-unsupported\": 25, \"failure\": 0, \"confirmed-timeout\": 0},\n      \"pe_info\": {\"imphash\": \"f34d5f2d4577ed6d9ceec516c1f5a744\", \"sections\": [");
    for index in 0..12 {
        let _ = write!(
            text,
            "{}{{\"name\": \".sec{index}\", \"chi2\": {}.5, \"virtual_address\": {}, \"entropy\": 6.{index}, \"raw_size\": 4096, \"flags\": \"rx\", \"virtual_size\": 3996, \"md5\": \"{}\"}}",
            if index == 0 { "" } else { ", " },
            index * 1000,
            index * 4096,
            "9f".repeat(16),
        );
    }
    text.push_str("], \"import_list\": [");
    for index in 0..40 {
        let _ = write!(
            text,
            "{}{{\"library_name\": \"library{index}.dll\", \"imported_functions\": [\"CreateFileW\", \"ReadFile\", \"CloseHandle\", \"GetLastError\", \"VirtualAlloc\", \"GetProcAddress\"]}}",
            if index == 0 { "" } else { ", " },
        );
    }
    text.push_str("]},\n      \"exiftool\": {");
    for index in 0..40 {
        let _ = write!(
            text,
            "{}\"Field{index}\": \"some value {index}\"",
            if index == 0 { "" } else { ", " },
        );
    }
    text.push_str("},\n      \"crowdsourced_yara_results\": [");
    for index in 0..12 {
        let _ = write!(
            text,
            "{}{{\"ruleset_id\": \"000abc{index}\", \"rule_name\": \"win_family_auto\", \"ruleset_name\": \"win.family\", \"description\": \"Detects the family by code that is common to its samples and rare elsewhere.\", \"author\": \"someone\", \"source\": \"https://rules.example/family\"}}",
            if index == 0 { "" } else { ", " },
        );
    }
    text.push_str("],\n      \"signature_info\": {\"verified\": \"Signed\", \"x509\": [");
    for index in 0..6 {
        let _ = write!(
            text,
            "{}{{\"valid usage\": \"Code Signing\", \"thumbprint\": \"{}\", \"name\": \"Example CA {index}\", \"serial number\": \"0{index} FF\"}}",
            if index == 0 { "" } else { ", " },
            "AB".repeat(20),
        );
    }
    text.push_str("]},\n      \"tags\": [\"peexe\", \"signed\", \"overlay\"]\n    }\n  }\n}\n");
    let filler = 40_960_usize.saturating_sub(text.len() + 32);
    let vba = format!(
        "      \"some_tool\": [{}0],\n      \"tags\"",
        "1234567, ".repeat(filler / 9)
    );
    text.replace("      \"tags\"", &vba)
}
