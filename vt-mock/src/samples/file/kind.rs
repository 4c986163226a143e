//! Kinds of files, and what depends on them.

use serde_json::{Value, json};

use crate::samples::object::merge;
use crate::samples::random::Random;

/// A kind of file.
pub(super) struct FileKind {
    tag: &'static str,
    description: &'static str,
    pub(super) extension: &'static str,
    magic: &'static str,
    tags: &'static [&'static str],
}

impl FileKind {
    pub(super) const TEXT: FileKind = FileKind {
        tag: "text",
        description: "Text",
        extension: "txt",
        magic: "ASCII text",
        tags: &["text"],
    };
    const WINDOWS: FileKind = FileKind {
        tag: "peexe",
        description: "Win32 EXE",
        extension: "exe",
        magic: "PE32 executable (GUI) Intel 80386, for MS Windows",
        tags: &["peexe", "overlay", "signed"],
    };
    const DOCUMENT: FileKind = FileKind {
        tag: "pdf",
        description: "PDF",
        extension: "pdf",
        magic: "PDF document, version 1.7",
        tags: &["pdf", "js-embedded"],
    };

    pub(super) fn of(number: usize) -> FileKind {
        match number {
            0 => FileKind {
                extension: "com",
                tags: &["text", "known-distributor", "via-tor"],
                ..Self::TEXT
            },
            1 => Self::TEXT,
            _ if number % 5 == 3 => Self::DOCUMENT,
            _ => Self::WINDOWS,
        }
    }
}

/// What depends on the kind of file.
pub(super) fn typed(kind: &FileKind, number: usize, random: &mut Random) -> Value {
    let mut attributes = json!({
        "type_tag": kind.tag,
        "type_tags": [if kind.tag == "peexe" { "executable" } else { "document" }, kind.tag],
        "type_description": kind.description,
        "type_extension": kind.extension,
        "magic": kind.magic,
        "magika": kind.tag.to_uppercase(),
        "tags": kind.tags,
        "capabilities_tags": ["str_win32_http_api"],
        "trid": [
            { "file_type": kind.description, "probability": 82.5 },
            { "file_type": "Generic data", "probability": 17.5 },
        ],
        "exiftool": {
            "FileType": kind.tag.to_uppercase(), "FileTypeExtension": kind.extension,
            "MIMEType": "application/octet-stream", "CodeSize": 512 * (1 + number),
        },
    });
    if kind.tag == "peexe" {
        let created = random.date();
        merge(
            &mut attributes,
            json!({
                "creation_date": created,
                "authentihash": random.hex(64),
                "packers": { "PEiD": "UPX 2.93 - 3.00 [LZMA]", "F-PROT": "UPX_LZMA" },
                "main_icon": { "raw_md5": random.hex(32), "dhash": random.hex(16) },
                "detectiteasy": { "filetype": "PE32", "values": [
                    {
                        "type": "Compiler", "name": "EP:Microsoft Visual C/C++",
                        "version": "2017 v.15.9",
                    },
                    { "type": "Linker", "name": "Microsoft Linker", "version": "14.16" },
                ] },
                "signature_info": {
                    "product": format!("Mock Product {number}"),
                    "description": "Setup",
                    "file version": "1.2.3.4",
                    "original name": "setup.exe",
                    "copyright": "Nobody",
                    "verified": "Signed",
                    "signing date": "10:11 AM 03/04/2025",
                    "signers": "Mock Signing CA; Mock Root",
                    "signers details": [
                        signer("Mock Signing CA", random), signer("Mock Root", random),
                    ],
                    "counter signers": "Mock Time",
                    "counter signers details": [signer("Mock Time", random)],
                    "x509": [signer("Mock Signing CA", random)],
                },
                "pe_info": {
                    "imphash": random.hex(32),
                    "machine_type": 332,
                    "timestamp": created,
                    "entry_point": 4096 + random.below(65_536),
                    "rich_pe_header_hash": random.hex(32),
                    "sections": [
                        {
                            "name": ".text", "virtual_address": 4096, "virtual_size": 20_480,
                            "raw_size": 20_480, "entropy": 6.44, "md5": random.hex(32),
                            "flags": "rx", "chi2": 112_233.5,
                        },
                        {
                            "name": ".data", "virtual_address": 24_576, "virtual_size": 4_096,
                            "raw_size": 1_024, "entropy": 2.11, "md5": random.hex(32),
                            "flags": "rw", "chi2": 90_210.25,
                        },
                    ],
                    "import_list": [
                        {
                            "library_name": "KERNEL32.dll",
                            "imported_functions": [
                                "CreateFileW", "ExitProcess", "GetProcAddress", "LoadLibraryA",
                            ],
                        },
                        {
                            "library_name": "WININET.dll",
                            "imported_functions": ["InternetOpenA", "InternetReadFile"],
                        },
                    ],
                    "resource_langs": { "ENGLISH US": 3 },
                    "resource_types": { "RT_ICON": 2, "RT_MANIFEST": 1 },
                    "resource_details": [
                        {
                            "lang": "ENGLISH US", "type": "RT_ICON", "filetype": "ICO",
                            "entropy": 4.2, "chi2": 8_123.5, "sha256": random.hex(64),
                        },
                    ],
                },
            }),
        );
    }
    if kind.tag == "pdf" {
        merge(
            &mut attributes,
            json!({ "pdf_info": {
            "header": "%PDF-1.7", "num_pages": 1 + number % 9, "num_obj": 40, "num_endobj": 40,
            "num_stream": 12, "num_endstream": 12, "xref": 1, "trailer": 1, "startxref": 1,
            "javascript": 1, "js": 1, "openaction": 1, "autoaction": 0, "acroform": 0,
            "encrypted": 0, "flash": 0, "embedded_file": 0, "jbig2_compression": 0,
            "launch_action": 0, "num_object_streams": 2, "suspicious_colors": 0, "xfa": 0,
        } }),
        );
    }
    attributes
}

/// A certificate in a signature.
fn signer(name: &str, random: &mut Random) -> Value {
    json!({
        "name": name, "cert issuer": "Mock Root", "algorithm": "sha256RSA", "status": "Valid",
        "valid usage": "Code Signing",
        "valid from": "12:00 AM 01/01/2024", "valid to": "11:59 PM 12/31/2027",
        "serial number": random.hex(32).to_uppercase(),
        "thumbprint": random.hex(40).to_uppercase(),
    })
}
