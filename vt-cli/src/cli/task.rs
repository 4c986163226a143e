//! What a command line asks for.

use std::ffi::OsString;

use clap::error::ErrorKind;

use super::arguments::{Cli, Command};
use super::mistakes::usage;
use crate::endpoints::ListOptions;
use crate::jobs::item_command::ItemCommand;
use crate::operations::typed::Typed;
use crate::vtapi3::options::Vtapi3Action;

/// What a command line asks for, after the rules that clap cannot express.
#[derive(Debug)]
pub(crate) enum Task {
    Items(ItemCommand),
    Vtapi3(Vtapi3Action, OsString),
    List(ListOptions),
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
    /// The task.
    pub(crate) fn task(&mut self) -> Result<Task, clap::Error> {
        let option = self.vtapi3.option();
        let resource = self.vtapi3.resource.take();
        match (self.command.take(), option, resource) {
            (Some(command), None, None) => Ok(command.into()),
            (Some(_), Some((name, _)), _) => Err(usage(
                ErrorKind::ArgumentConflict,
                format!(
                    "`{name}` cannot be used with a command; put `--` before a resource that is \
                     named like a command"
                ),
            )),
            (Some(_), None, Some(resource)) => Err(usage(
                ErrorKind::ArgumentConflict,
                format!(
                    "`{}` comes before a command; write `vt COMMAND …`",
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use clap::Parser;

    use super::*;
    use crate::vtapi3::tokens;

    fn task(arguments: &str) -> Result<Task, clap::Error> {
        let arguments = arguments.split(' ').map(OsString::from);
        Cli::try_parse_from(tokens::rewrite(arguments))?.task()
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
    fn without_an_option_the_resource_is_a_file() {
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
    fn invalid_command_lines_are_usage_errors() {
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
