//! The commands, and the options of all commands.

use clap::{Parser, Subcommand};

use crate::endpoints::ListOptions;
use crate::jobs::item_command::ItemCommand;
use crate::operations::typed::Typed;
use crate::session::connection::ConnectionOptions;
use crate::session::waiting::WaitOptions;
use crate::vtapi3::options::Vtapi3;

const ABOUT: &str = "\
VirusTotal reports and scans.

`scan`, -fid, -fsr, -uid and -usr submit files and URLs, and `api` sends what its
operation sends; everything else only looks things up.";

const AFTER_HELP: &str = "\
The API key is read from the environment variable VT_API_KEY and from nowhere else.

Results go to standard output as JSON, one document after another; everything else
goes to standard error.

A single `-` in place of the items reads them from standard input, one per line;
blank lines and lines that begin with # are skipped. Lists are UTF-8 or UTF-16; a line
that cannot be read counts as a failed item. A list ends early if its remaining items
would fail for the same reason: a wrong key, an exceeded quota, no connection.

Exit status:
  0  everything succeeded
  1  any other failure: a file that cannot be read, an answer that makes no sense
     or is not VirusTotal's, an error of the service or of this program
  2  usage: an option, argument or identifier that is not valid
  3  VirusTotal does not know the item
  4  the API key is missing, wrong, or not allowed to do this
  5  the quota is exceeded, or there were too many requests
  6  network: no connection, or a time limit was exceeded
  7  some items succeeded and some failed
If all items fail for different reasons, the status is the first of 4, 5, 6, 2, 1, 3
that occurred.";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "vt",
    version,
    about = ABOUT,
    override_usage = "vt [OPTIONS] <COMMAND> ...\n       vt [OPTIONS] [VTAPI3 OPTION] <RESOURCE>",
    after_help = AFTER_HELP,
    arg_required_else_help = true,
    color = clap::ColorChoice::Never,
    disable_help_subcommand = true
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,

    #[command(flatten)]
    pub(crate) vtapi3: Vtapi3,

    #[command(flatten)]
    pub(crate) wait: WaitOptions,

    #[command(flatten)]
    pub(crate) connection: ConnectionOptions,

    /// Log requests and answers to standard error; twice: with times
    #[arg(short, long, global = true, action = clap::ArgAction::Count, help_heading = "Options")]
    pub(crate) verbose: u8,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    #[command(flatten)]
    Items(ItemCommand),

    /// List the operations of the API; needs no key
    Endpoints(ListOptions),

    /// Call any operation of the API
    Api(Box<Typed>),

    /// Run the emulator of VirusTotal and print its base URL; needs no key
    Mock(vt_mock::command::Arguments),
}
