//! What can be typed for the commands that work through items.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Subcommand;

/// The commands that work through items, one after the other.
#[derive(Debug, Subcommand)]
pub(crate) enum ItemCommand {
    /// Reports on files, by hash or by path (the file is hashed and not uploaded)
    File {
        /// MD5, SHA-1, SHA-256, or the path of a file; a file that is named like a hash is written
        /// ./NAME
        #[arg(required = true, value_name = "HASH|PATH", value_hint = clap::ValueHint::AnyPath)]
        files: Vec<OsString>,
    },
    /// Reports on URLs
    Url {
        /// URLs, or identifiers that VirusTotal gave them
        #[arg(required = true, value_name = "URL")]
        urls: Vec<String>,
    },
    /// Reports on domains
    Domain {
        /// Domain names
        #[arg(required = true, value_name = "DOMAIN")]
        domains: Vec<String>,
    },
    /// Reports on IP addresses
    Ip {
        /// IP addresses, version 4 or 6
        #[arg(required = true, value_name = "ADDRESS")]
        addresses: Vec<String>,
    },
    /// Analyses, by the identifier that a scan gave
    Analysis {
        /// Identifiers of analyses
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
    },
    /// Submits files or URLs to VirusTotal, where others can see them
    #[command(subcommand)]
    Scan(Scan),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Scan {
    /// Uploads files; their names are told, their folders are not
    File {
        /// Files to upload
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,

        /// Waits for the analyses and prints them finished
        #[arg(long)]
        wait: bool,

        /// The password of protected ZIP files. Other users of this machine can see it
        #[arg(long, value_name = "PASSWORD")]
        password: Option<String>,
    },
    /// Submits URLs
    Url {
        /// URLs to submit
        #[arg(required = true, value_name = "URL")]
        urls: Vec<String>,

        /// Waits for the analyses and prints them finished
        #[arg(long)]
        wait: bool,
    },
}
