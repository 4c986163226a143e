//! What can be typed: commands and the options of all commands.

use clap::{Parser, Subcommand};

use crate::endpoints::ListOptions;
use crate::jobs::arguments::ItemCommand;
use crate::operations::typed::Typed;
use crate::session::options::{ConnectionOptions, WaitOptions};
use crate::vtapi3::options::Vtapi3;

const AFTER_HELP: &str = "\
The API key is read from the environment variable VT_API_KEY and from nowhere else. Results go to the standard output as JSON, \
one document after the other; everything else goes to the standard error. A single `-` in place of the items reads them from the \
standard input, one per line; blank lines and lines that begin with # are passed over. Lists are UTF-8 or UTF-16; a line that cannot be read is an item that \
failed. A list ends where the items that follow would fail for the same reason: a wrong key, an exceeded quota, no connection.

Exit status:
  0  everything succeeded
  1  another failure: a file that cannot be read, an answer that cannot be understood or is not VirusTotal's, an error of the service or of this program
  2  usage: an option, argument or identifier that is not valid
  3  VirusTotal does not know the item
  4  the API key is missing, wrong or not allowed to do this
  5  the quota is exceeded, or there were too many requests
  6  network: no connection, or a time limit was exceeded
  7  some items succeeded and some failed
Where several items fail for different reasons, the first of 4, 5, 6, 2, 1, 3 that occurred is given.";

/// VirusTotal reports and scans. `scan`, -fid, -fsr, -uid and -usr submit files and URLs, `api`
/// sends what its operation says; all else looks up.
#[derive(Debug, Parser)]
#[command(
    name = "vt",
    version,
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

    /// Says on the standard error what is sent and answered; twice: also when, and how long each
    /// request took
    #[arg(short, long, global = true, action = clap::ArgAction::Count, help_heading = "Options")]
    pub(crate) verbose: u8,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    #[command(flatten)]
    Items(ItemCommand),

    /// Lists the operations of the API; needs no key
    Endpoints(ListOptions),

    /// Calls any operation of the API
    Api(Box<Typed>),

    /// Runs the emulator of VirusTotal and prints its base URL, until it is interrupted; needs no
    /// key
    Mock(vt_mock::command::Arguments),
}
