//! The arguments of the commands that work through items.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Subcommand;

/// The commands that work through items, one after another.
#[derive(Debug, Subcommand)]
pub(crate) enum ItemCommand {
    /// Report on files, by hash or by path (a file is hashed, not uploaded)
    File {
        /// MD5, SHA-1, SHA-256, or the path of a file; write ./NAME for a file that is named like a
        /// hash
        #[arg(required = true, value_name = "HASH|PATH", value_hint = clap::ValueHint::AnyPath)]
        files: Vec<OsString>,
    },
    /// Report on URLs
    Url {
        /// URLs, or identifiers that VirusTotal gave them
        #[arg(required = true, value_name = "URL")]
        urls: Vec<String>,
    },
    /// Report on domains
    Domain {
        /// Domain names
        #[arg(required = true, value_name = "DOMAIN")]
        domains: Vec<String>,
    },
    /// Report on IP addresses
    Ip {
        /// IP addresses, version 4 or 6
        #[arg(required = true, value_name = "ADDRESS")]
        addresses: Vec<String>,
    },
    /// Show analyses, by the identifiers that scans returned
    Analysis {
        /// Identifiers of analyses
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
    },
    /// Submit files or URLs to VirusTotal, where others can see them
    #[command(subcommand)]
    Scan(Scan),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Scan {
    /// Upload files; their names are sent, their folders are not
    File {
        /// Files to upload
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,

        /// Wait for the analyses and print them when they are completed
        #[arg(long)]
        wait: bool,

        /// Password of protected ZIP files; other users of this machine can see it
        #[arg(long, value_name = "PASSWORD")]
        password: Option<String>,
    },
    /// Submit URLs
    Url {
        /// URLs to submit
        #[arg(required = true, value_name = "URL")]
        urls: Vec<String>,

        /// Wait for the analyses and print them when they are completed
        #[arg(long)]
        wait: bool,
    },
}
