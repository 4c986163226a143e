//! The options of vtapi3's command line.

use std::ffi::OsString;

use clap::{ArgGroup, Args};

/// The name by which clap knows the options together.
const GROUP: &str = "vtapi3";

/// vtapi3's command line: at most one option, and the resource it is about.
#[derive(Args, Debug)]
#[command(
    next_help_heading = "vtapi3's options (none: -far)",
    group = ArgGroup::new(GROUP).multiple(false)
)]
pub(crate) struct Vtapi3 {
    /// -fid: upload a file and print the identifier of its analysis
    #[arg(long, group = GROUP)]
    file_id: bool,

    /// -fsr: upload a file, wait, and print its analysis
    #[arg(long, group = GROUP)]
    file_scan_report: bool,

    /// -far: hash a file and print the report on it
    #[arg(long, group = GROUP)]
    file_analyse_report: bool,

    /// -hr: print the report on the file with this hash
    #[arg(long, group = GROUP)]
    hash_report: bool,

    /// -uid: submit a URL and print the identifier of its analysis
    #[arg(long, group = GROUP)]
    url_id: bool,

    /// -usr: submit a URL, wait, and print its analysis
    #[arg(long, group = GROUP)]
    url_scan_report: bool,

    /// -uar: print the report on a URL
    #[arg(long, group = GROUP)]
    url_analyse_report: bool,

    /// -ipr: print the report on an IP address
    #[arg(long, group = GROUP)]
    ip_report: bool,

    /// -dr: print the report on a domain
    #[arg(long, group = GROUP)]
    domain_report: bool,

    /// File, hash, URL, IP address or domain
    #[arg(value_name = "RESOURCE", value_hint = clap::ValueHint::AnyPath)]
    pub(crate) resource: Option<OsString>,
}

/// What vtapi3's options ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Vtapi3Action {
    FileId,
    FileScanReport,
    FileAnalyseReport,
    HashReport,
    UrlId,
    UrlScanReport,
    UrlAnalyseReport,
    IpReport,
    DomainReport,
}

impl Vtapi3 {
    /// The option that was given: its name and its meaning.
    pub(crate) fn option(&self) -> Option<(&'static str, Vtapi3Action)> {
        use Vtapi3Action::*;
        [
            (self.file_id, "--file-id", FileId),
            (self.file_scan_report, "--file-scan-report", FileScanReport),
            (
                self.file_analyse_report,
                "--file-analyse-report",
                FileAnalyseReport,
            ),
            (self.hash_report, "--hash-report", HashReport),
            (self.url_id, "--url-id", UrlId),
            (self.url_scan_report, "--url-scan-report", UrlScanReport),
            (
                self.url_analyse_report,
                "--url-analyse-report",
                UrlAnalyseReport,
            ),
            (self.ip_report, "--ip-report", IpReport),
            (self.domain_report, "--domain-report", DomainReport),
        ]
        .into_iter()
        .find_map(|(given, name, action)| given.then_some((name, action)))
    }
}
