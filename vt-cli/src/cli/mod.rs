//! What can be typed: commands, options and vtapi3's own options.

pub(crate) mod completion;
mod known_options;
mod mistakes;

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use clap::error::ErrorKind;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use vt_client::Endpoint;

pub(crate) use mistakes::check;

use crate::endpoints;
use crate::operations::subcommands::with_operations;
use crate::operations::typed::Typed;
use crate::vtapi3::options::{Vtapi3, Vtapi3Action};
use mistakes::{reworded, usage};

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

/// VirusTotal reports and scans. `scan`, -fid, -fsr, -uid and -usr submit files and URLs, `api` sends what its operation says; all else looks up.
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

    /// Says on the standard error what is sent and answered; twice: also when, and how long each request took
    #[arg(short, long, global = true, action = clap::ArgAction::Count, help_heading = "Options")]
    pub(crate) verbose: u8,
}

/// What clap knows options by that are named elsewhere than at their definition: a literal that is misspelt is noticed under debug
/// assertions only.
const URL: &str = "url";
const PROXY: &str = "proxy";

/// How the service is reached.
#[derive(Args, Debug)]
#[command(next_help_heading = "Connection")]
pub(crate) struct ConnectionOptions {
    /// Asks an emulator inside this program: needs no key, and nothing leaves the machine
    #[arg(long, global = true, conflicts_with_all = [URL, PROXY])]
    pub(crate) mock: bool,

    /// Base URL of the API, in place of VirusTotal's
    #[arg(id = URL, long, global = true, value_name = "URL")]
    pub(crate) url: Option<String>,

    /// How long to wait for a connection, for an answer, and for a transfer that stands still
    #[arg(long, global = true, value_name = "SECONDS", allow_negative_numbers = true, value_parser = seconds)]
    pub(crate) timeout: Option<Duration>,

    /// Proxy for all requests (http, https or socks5), in place of those of the environment
    #[arg(id = PROXY, long, global = true, value_name = "URL")]
    pub(crate) proxy: Option<String>,
}

/// How an analysis is waited for.
#[derive(Args, Clone, Copy, Debug)]
#[command(next_help_heading = "Waiting for an analysis")]
pub(crate) struct WaitOptions {
    /// How long to wait at most
    #[arg(long, global = true, value_name = "SECONDS", allow_negative_numbers = true, value_parser = seconds, default_value = "600")]
    pub(crate) wait_timeout: Duration,

    /// The first pause between two looks; pauses grow up to 30 seconds [default: 15; 1 with --mock]
    #[arg(long, global = true, value_name = "SECONDS", allow_negative_numbers = true, value_parser = seconds)]
    pub(crate) interval: Option<Duration>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    #[command(flatten)]
    Items(ItemCommand),

    /// Lists the operations of the API; needs no key
    Endpoints(endpoints::ListOptions),

    /// Calls any operation of the API
    Api(Box<Typed>),

    /// Runs the emulator of VirusTotal and prints its base URL, until it is interrupted; needs no key
    Mock(vt_mock::command::Arguments),
}

/// The commands that work through items, one after the other.
#[derive(Debug, Subcommand)]
pub(crate) enum ItemCommand {
    /// Reports on files, by hash or by path (the file is hashed and not uploaded)
    File {
        /// MD5, SHA-1, SHA-256, or the path of a file; a file that is named like a hash is written ./NAME
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

/// What the arguments ask for, after the rules that clap cannot express.
#[derive(Debug)]
pub(crate) enum Task {
    Items(ItemCommand),
    Vtapi3(Vtapi3Action, OsString),
    List(endpoints::ListOptions),
    Call(Box<Typed>),
    Serve(vt_mock::command::Arguments),
}

impl From<Command> for Task {
    fn from(command: Command) -> Self {
        match command {
            Command::Items(command) => Self::Items(command),
            Command::Endpoints(options) => Self::List(options),
            Command::Api(typed) => Self::Call(typed),
            Command::Mock(arguments) => Self::Serve(arguments),
        }
    }
}

impl Cli {
    /// The command line with the operations of this table in it; `words` are all that was typed.
    pub(crate) fn command_with(endpoints: &[Endpoint], words: &[OsString]) -> clap::Command {
        with_operations(without_waiting(Self::command()), endpoints, words)
    }

    /// Reads what was typed, for this table.
    pub(crate) fn read(endpoints: &[Endpoint], words: &[OsString]) -> Result<Self, clap::Error> {
        let mut command = Self::command_with(endpoints, words);
        let matches = command
            .try_get_matches_from_mut(words)
            .map_err(|error| reworded(&command, words, error))?;
        Self::from_arg_matches(&matches).map_err(|error| error.format(&mut command))
    }

    /// What is to be done.
    pub(crate) fn task(&mut self) -> Result<Task, clap::Error> {
        let option = self.vtapi3.option();
        let resource = self.vtapi3.resource.take();
        match (self.command.take(), option, resource) {
            (Some(command), None, None) => Ok(command.into()),
            (Some(_), Some((name, _)), _) => Err(usage(
                ErrorKind::ArgumentConflict,
                format!(
                    "`{name}` cannot be used with a command; for a resource that is named like a command, write `--` before it"
                ),
            )),
            (Some(_), None, Some(resource)) => Err(usage(
                ErrorKind::ArgumentConflict,
                format!(
                    "`{}` stands before a command; write `vt COMMAND …`",
                    resource.display()
                ),
            )),
            (None, option, Some(resource)) => {
                let action = option.map_or(Vtapi3Action::FileAnalyseReport, |(_, action)| action);
                Ok(Task::Vtapi3(action, resource))
            }
            (None, Some((name, _)), None) => Err(usage(
                ErrorKind::MissingRequiredArgument,
                format!("`{name}` needs a resource: a file, hash, URL, IP address or domain"),
            )),
            (None, None, None) => Err(usage(
                ErrorKind::MissingRequiredArgument,
                "nothing to do: give a command, or a file to look up".to_owned(),
            )),
        }
    }
}

/// The command line, in whose help only commands that wait show how an analysis is waited for. All commands take these options, so
/// that they can stand anywhere.
fn without_waiting(command: clap::Command) -> clap::Command {
    let waiting = WaitOptions::augment_args(clap::Command::new("waiting"));
    let hidden = waiting
        .get_arguments()
        .map(|option| option.clone().hide(true));
    let hidden: Vec<clap::Arg> = hidden.collect();
    command.mut_subcommands(|command| match command.get_name() {
        "scan" => command,
        _ => command.args(hidden.clone()),
    })
}

/// More than nothing and at most a day: "never" is not offered.
fn seconds(text: &str) -> Result<Duration, String> {
    const LONGEST: f64 = 86_400.0;
    let seconds: f64 = text
        .parse()
        .map_err(|_| "give a number of seconds".to_owned())?;
    if seconds > 0.0 && seconds <= LONGEST {
        // At least a nanosecond, so that what is more than nothing stays so.
        Ok(Duration::from_secs_f64(seconds).max(Duration::from_nanos(1)))
    } else {
        Err(format!("give more than 0 and at most {LONGEST} seconds"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vtapi3::tokens;

    fn task(arguments: &str) -> Result<Task, clap::Error> {
        let arguments = arguments.split(' ').map(OsString::from);
        Cli::try_parse_from(tokens::rewrite(arguments))?.task()
    }

    #[test]
    fn the_definitions_are_consistent() {
        without_waiting(Cli::command()).debug_assert();
    }

    #[test]
    fn vtapi3_options_stand_before_or_after_their_resource() {
        use Vtapi3Action::*;
        for (short, expected) in [
            ("-fid", FileId),
            ("-fsr", FileScanReport),
            ("-far", FileAnalyseReport),
            ("-hr", HashReport),
            ("-uid", UrlId),
            ("-usr", UrlScanReport),
            ("-uar", UrlAnalyseReport),
            ("-ipr", IpReport),
            ("-dr", DomainReport),
        ] {
            for line in [
                format!("vt {short} it"),
                format!("vt it {short}"),
                format!("vt -v {short} --timeout 3 -- it"),
            ] {
                match task(&line) {
                    Ok(Task::Vtapi3(action, resource)) => {
                        assert_eq!((action, resource), (expected, "it".into()), "{line}");
                    }
                    other => panic!("{line}: {other:?}"),
                }
            }
        }
    }

    #[test]
    fn no_option_is_the_report_on_a_file() {
        for line in ["vt some.exe", "vt --mock some.exe", "vt -- file"] {
            assert!(
                matches!(
                    task(line),
                    Ok(Task::Vtapi3(Vtapi3Action::FileAnalyseReport, _))
                ),
                "{line}"
            );
        }
    }

    #[test]
    fn global_options_stand_before_and_after_commands() {
        for line in [
            "vt --mock --url-id x",
            "vt --mock file x",
            "vt file x --mock",
            "vt scan --mock url x",
            "vt scan url x --mock",
        ] {
            let mut cli =
                Cli::try_parse_from(tokens::rewrite(line.split(' ').map(OsString::from))).unwrap();
            assert!(cli.connection.mock, "{line}");
            cli.task().unwrap();
        }
    }

    #[test]
    fn what_is_not_understood_is_a_usage_error() {
        for line in [
            "vt -fid -fsr x",
            "vt -hr -far x",
            "vt -fid",
            "vt --mock",
            "vt -dr file x",
            "vt file -hr x",
            "vt file",
            "vt scan",
            "vt scan file",
            "vt x y",
            "vt x file y",
            "vt --nonsense x",
            "vt --api-key x y",
            "vt --timeout 0 x",
            "vt --timeout -1 x",
            "vt --timeout never x",
            "vt --timeout inf x",
            "vt --timeout nan x",
            "vt --timeout 86401 x",
            "vt --mock --url http://127.0.0.1 x",
            "vt --mock --proxy http://127.0.0.1 x",
            "vt file x --wait",
        ] {
            match task(line) {
                Err(error) => assert_eq!(error.exit_code(), 2, "{line}"),
                Ok(task) => panic!("{line}: {task:?}"),
            }
        }
    }

    #[test]
    fn waiting_has_limits_by_default() {
        let cli = Cli::try_parse_from(["vt", "x"]).unwrap();
        assert_eq!(cli.wait.wait_timeout, Duration::from_secs(600));
        assert_eq!(cli.wait.interval, None);
    }
}
