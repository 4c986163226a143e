//! Calls of every method of the client, for tests of what all of them must do.

use std::collections::BTreeMap;
use std::fmt::Debug;

use tokio::runtime::Runtime;
use vt_client::{Client, Error, Page, TransferError, blocking};

use crate::expectation::Expectation;
use crate::operations::Operations;
use crate::parameters::Parameters;

/// The list of cases, each one call for both clients.
macro_rules! cases {
    ($($line:expr, $index:expr, $method:expr => |$vt:ident| $call:expr;)*) => {
        /// The cases of this list.
        #[allow(deprecated)]
        pub(super) fn cases() -> Vec<$crate::cases::Case> {
            vec![$($crate::cases::Case {
                line: $line,
                index: $index,
                method: $method,
                run: |runtime, $vt| $crate::cases::Run::of($call, runtime),
                run_blocking: |$vt| $crate::cases::Run::of_blocking($call),
            }),*]
        }
    };
}

mod bodies;

mod generated {
    include!(concat!(env!("OUT_DIR"), "/cases.rs"));
}

mod keyed {
    use super::KEY;

    include!(concat!(env!("OUT_DIR"), "/keyed.rs"));
}

/// The API key of the tests, which must be seen in one header and nowhere else. It has the form of
/// the service's keys, and so that of a SHA-256.
pub const KEY: &str = "ca9a12fade0c0ffee0ddba11deadbeef5ca1ab1e0b5e55edfacade15a11ce5e1";

/// One call of one method, for both clients.
#[derive(Clone, Copy)]
pub struct Case {
    /// The line of the expectation.
    pub line: usize,
    /// Distinguishes the cases of a line.
    pub index: usize,
    /// `files.comments`
    pub method: &'static str,
    /// Calls it with the async client.
    pub run: fn(&Runtime, &Client) -> Run,
    /// Calls it with the blocking client.
    pub run_blocking: fn(&blocking::Client) -> Run,
}

/// How a call went.
#[derive(Debug)]
pub struct Run {
    /// What `Debug` shows of the request before it is sent.
    pub request: String,
    /// What `Debug` shows of the answer.
    pub result: Result<String, Error>,
}

// Generic over the kind of request alone and not over the call: there are many calls of each kind,
// and each is compiled.
impl Run {
    fn of<R, T>(request: R, runtime: &Runtime) -> Self
    where
        R: IntoFuture<Output = Result<T, Error>> + Debug,
        T: Debug,
    {
        Self {
            request: shown(&request),
            result: runtime
                .block_on(request.into_future())
                .map(|answer| shown(&answer)),
        }
    }

    fn of_blocking<R: Blocking<Answer: Debug> + Debug>(request: R) -> Self {
        Self {
            request: shown(&request),
            result: request.send().map(|answer| shown(&answer)),
        }
    }
}

fn shown(value: &impl Debug) -> String {
    format!("{value:?} {value:#?}")
}

/// A request of the blocking client.
trait Blocking {
    type Answer;

    fn send(self) -> Result<Self::Answer, Error>;
}

impl<T: Send + 'static> Blocking for blocking::Request<T> {
    type Answer = T;

    fn send(self) -> Result<T, Error> {
        self.send()
    }
}

impl<T: Send + Unpin + 'static> Blocking for blocking::Pages<T> {
    type Answer = Page<T>;

    fn send(self) -> Result<Page<T>, Error> {
        self.send()
    }
}

impl Blocking for blocking::Download {
    type Answer = Vec<u8>;

    fn send(self) -> Result<Vec<u8>, Error> {
        self.send().map(Vec::from)
    }
}

/// What the reference expects, in the order of the file.
pub fn expectations() -> Vec<Expectation> {
    let text = include_str!("../../wire/expectations.tsv");
    Expectation::parse_all(text).unwrap_or_else(|error| panic!("{error}"))
}

/// Which method sends what.
pub fn operations() -> Operations {
    let text = include_str!("../../wire/operations.tsv");
    Operations::parse(text).unwrap_or_else(|error| panic!("{error}"))
}

/// What is said of the parameters of operations.
pub fn parameters() -> BTreeMap<String, Parameters> {
    let text = include_str!("../../wire/parameters.tsv");
    Parameters::parse_all(text).unwrap_or_else(|error| panic!("{error}"))
}

/// A call for each expectation and each method that should send it.
pub fn all() -> Vec<Case> {
    generated::cases()
        .into_iter()
        .chain(bodies::cases(&expectations()))
        .collect()
}

/// One call for each method.
pub fn one_per_method() -> Vec<Case> {
    let mut cases = all();
    let mut seen = std::collections::BTreeSet::new();
    cases.retain(|case| seen.insert(case.method));
    cases
}

/// One call for each method without a body, with [`KEY`] for all arguments and options.
pub fn with_the_key_as_arguments() -> Vec<Case> {
    keyed::cases()
}

/// What `Debug` shows of every handle.
pub fn handles(vt: &Client, blocking: &blocking::Client) -> Vec<String> {
    include!(concat!(env!("OUT_DIR"), "/handles.rs"))
}

/// A small answer of the documented kind.
pub fn answer(expectation: &Expectation) -> String {
    let (kind, detail) = expectation
        .answer
        .split_once(':')
        .unwrap_or((&expectation.answer, ""));
    let item = format!(
        r#"{{"type":"{}","id":"x","attributes":{{}}}}"#,
        if detail.is_empty() { "file" } else { detail }
    );
    match kind {
        "object" => format!(r#"{{"data":{item}}}"#),
        "object?" => r#"{"data":null}"#.to_owned(),
        "collection" | "either" | "descriptors" => descriptors(expectation, &item),
        "data" => match detail {
            "string" => r#"{"data":"https://example.test/x"}"#.to_owned(),
            "bool" => r#"{"data":true}"#.to_owned(),
            "list" => r#"{"data":[]}"#.to_owned(),
            _ => r#"{"data":{}}"#.to_owned(),
        },
        // Attack surface management and threat monitoring have envelopes of their own.
        "json" => r#"{"success":true,"result":{"hits":[],"more":false},"alerts":[],"monitors":[],"docs":[],"iocs":[]}"#.to_owned(),
        _ => "{}".to_owned(),
    }
}

/// The outcome of a call that got the [`answer`] of its case. What is made up there is no file that
/// has the hash in a path, so a download that is refused for its digest was read; nothing else may
/// go wrong.
///
/// # Errors
///
/// All other errors of the call.
pub fn read<T>(outcome: Result<T, Error>) -> Result<(), Error> {
    match outcome {
        Err(Error::Transfer(error)) if matches!(*error, TransferError::Digest { .. }) => Ok(()),
        outcome => outcome.map(drop),
    }
}

/// Descriptors of a to-one relationship are one object, of a to-many one a list.
fn descriptors(expectation: &Expectation, item: &str) -> String {
    let to_one = ["subscription_preferences"];
    let is_to_one = expectation
        .argument("relationship")
        .is_some_and(|name| to_one.contains(&name));
    if is_to_one || expectation.answer == "descriptors" && expectation.pagination == "none" {
        format!(r#"{{"data":{item}}}"#)
    } else {
        format!(r#"{{"data":[{item}]}}"#)
    }
}
