//! Windows executables (PE).

use crate::json::any_value::AnyValue;
use crate::json::map::Map;
use crate::json::raw::Raw;
use crate::json::timestamp::Timestamp;

crate::attributes! {
    /// The structure of a Windows executable.
    ///
    /// Source: [pe_info](https://docs.virustotal.com/reference/pe_info).
    pub struct PeInfo {
        /// Tools that it was built with, from the Rich header.
        pub compiler_product_versions: Vec<String>,
        /// The debug directory.
        pub debug: Vec<PeDebug>,
        /// Where it starts, relative to where it is loaded.
        pub entry_point: Option<u64>,
        /// The names that it exports.
        pub exports: Vec<String>,
        /// Hash of the imports, alike for programs of one origin.
        pub imphash: Option<String>,
        /// The libraries that it imports from.
        pub import_list: Vec<PeImport>,
        /// The processor that it is for: 332 (x86), 34404 (x64).
        pub machine_type: Option<u64>,
        /// What comes after the last section.
        pub overlay: Option<PeOverlay>,
        /// The resources.
        pub resource_details: Vec<PeResource>,
        /// How many resources there are, by language.
        pub resource_langs: Map<u64>,
        /// How many resources there are, by type.
        pub resource_types: Map<u64>,
        /// MD5 of the Rich header.
        pub rich_pe_header_hash: Option<String>,
        /// The sections.
        pub sections: Vec<PeSection>,
        /// When it was built, as the file itself says.
        pub timestamp: Option<Timestamp>,
    }

    /// An entry of the debug directory.
    ///
    /// Source: [pe_info](https://docs.virustotal.com/reference/pe_info).
    pub struct PeDebug {
        /// What a debugger needs to find the symbols.
        pub codeview: Option<Raw>,
        /// Where it is in the file.
        pub offset: Option<u64>,
        /// Its size in bytes.
        pub size: Option<u64>,
        /// When it was made, in words or as a number.
        pub timestamp: Option<AnyValue>,
        /// Its type.
        pub kind: Option<u64> = "type",
        /// Its type in a word: `IMAGE_DEBUG_TYPE_CODEVIEW`.
        pub type_str: Option<String>,
    }

    /// A library that is imported from.
    ///
    /// Source: [pe_info](https://docs.virustotal.com/reference/pe_info).
    pub struct PeImport {
        /// The functions.
        pub imported_functions: Vec<String>,
        /// The library.
        pub library_name: Option<String>,
    }

    /// What comes after the last section.
    ///
    /// Source: [pe_info](https://docs.virustotal.com/reference/pe_info).
    pub struct PeOverlay {
        /// How far its bytes are from random ones.
        pub chi2: Option<f64>,
        /// Its entropy, 0 to 8.
        pub entropy: Option<f64>,
        /// Its type.
        pub filetype: Option<String>,
        /// MD5.
        pub md5: Option<String>,
        /// Where it begins in the file.
        pub offset: Option<u64>,
        /// Its size in bytes.
        pub size: Option<u64>,
    }

    /// A resource.
    ///
    /// Source: [pe_info](https://docs.virustotal.com/reference/pe_info).
    pub struct PeResource {
        /// How far its bytes are from random ones.
        pub chi2: Option<f64>,
        /// Its entropy, 0 to 8.
        pub entropy: Option<f64>,
        /// Its type, from its content.
        pub filetype: Option<String>,
        /// Its language: `ENGLISH US`.
        pub lang: Option<String>,
        /// SHA-256.
        pub sha256: Option<String>,
        /// Its type, as the executable has it: `RT_ICON`.
        pub kind: Option<String> = "type",
    }

    /// A section.
    ///
    /// Source: [pe_info](https://docs.virustotal.com/reference/pe_info).
    pub struct PeSection {
        /// How far its bytes are from random ones.
        pub chi2: Option<f64>,
        /// Its entropy, 0 to 8.
        pub entropy: Option<f64>,
        /// Whether it may be read, written, executed: `rwx`.
        pub flags: Option<String>,
        /// MD5.
        pub md5: Option<String>,
        /// Its name: `.text`.
        pub name: Option<String>,
        /// Its size in the file, in bytes.
        pub raw_size: Option<u64>,
        /// Where it is loaded, relative to the beginning.
        pub virtual_address: Option<u64>,
        /// Its size in memory, in bytes.
        pub virtual_size: Option<u64>,
    }
}
