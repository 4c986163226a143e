//! Printing the answer to a call: a document, items line by line, or bytes.

use std::io::Write;

use vt_client::printable::escape_lines;
use vt_client::{EndpointRequest, Error, Pages, Raw, Response};
use vt_table::{Answer, Endpoint, Verb};

use super::abort::Abort;
use super::bytes;
use super::operation::Operation;
use crate::format::json;
use crate::outcome::exit::Exit;
use crate::outcome::failure::Failure;
use crate::outcome::tally::Tally;
use crate::output::progress::{Progress, ProgressLine, Unit};
use crate::output::sink::{Sink, Target};
use crate::output::stderr::complain;
use crate::session::interrupt;

/// Sends the request and prints its answer.
pub(super) async fn print(
    operation: &Operation<'_>,
    request: EndpointRequest,
    tally: &mut Tally,
) -> Result<(), Abort> {
    let options = &operation.options;
    let target = Target::of(options.output.as_deref())?;
    let is_bytes = operation.row.answer.is_bytes();
    if is_bytes && target.is_terminal() && options.output.is_none() {
        return Err(Abort::Failed(Failure::usage(
            "it returns bytes, which do not belong on a terminal; use `--output FILE`",
        )));
    }
    // On a terminal, the results themselves show the progress.
    let progress = |unit| match target.is_terminal() {
        true => Progress::hidden(),
        false => Progress::start(&operation.name, unit),
    };
    if options.items() {
        let progress = progress(Unit::Items);
        let sink = Sink::as_it_comes(target.clone());
        let pages = pages(operation, request);
        return items(pages, sink, &progress.line(), operation, tally).await;
    }
    if is_bytes {
        let progress = progress(Unit::Bytes);
        bytes::save(request.download(), target, progress.line()).await?;
    } else {
        let work = one(operation, request, &target);
        interrupt::before_the_end_of(work).await??;
    }
    tally.success();
    Ok(())
}

/// Prints one answer as a whole.
async fn one(
    operation: &Operation<'_>,
    request: EndpointRequest,
    target: &Target,
) -> Result<(), Abort> {
    let mut sink = Sink::whole(target.clone())?;
    let response = {
        let _progress = Progress::start(&operation.name, Unit::Nothing);
        respond(operation, request).await?
    };
    match operation.row.answer {
        Answer::Text => text(&response, &mut sink, target.is_terminal())?,
        _ => document(&response, &operation.row, &mut sink)?,
    }
    Ok(sink.finish()?)
}

/// One answer; one page if it is a collection.
async fn respond(operation: &Operation<'_>, request: EndpointRequest) -> Result<Response, Error> {
    let options = &operation.options;
    if options.page_size.is_some() || options.cursor.is_some() {
        Ok(pages(operation, request).await?.response)
    } else {
        request.await
    }
}

fn pages(operation: &Operation<'_>, request: EndpointRequest) -> Pages<Raw> {
    let options = &operation.options;
    let mut pages = request.pages();
    if let Some(limit) = options.limit {
        pages = pages.limit(limit);
    }
    if let Some(size) = options.page_size {
        pages = pages.page_size(size);
    }
    if let Some(cursor) = &options.cursor {
        pages = pages.cursor(cursor);
    }
    pages
}

/// Prints items as they came, one per line. Those that precede a failure are valid and stay. An
/// item that the service returned as an error is reported, and the others follow.
async fn items(
    pages: Pages<Raw>,
    mut sink: Sink,
    line: &ProgressLine,
    operation: &Operation<'_>,
    tally: &mut Tally,
) -> Result<(), Abort> {
    let mut items = pages.stream();
    while let Some(item) = items.next().await {
        line.add_one();
        match item {
            Ok(item) => {
                sink.line(|output| json::line(item.get(), output))?;
                tally.success();
            }
            Err(error @ Error::Item(_)) => {
                let failure = Failure::from(error);
                complain(&format!("`{}`: {}", operation.name, failure.message));
                tally.failure(failure.exit);
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(sink.finish()?)
}

/// Prints a JSON document, laid out for reading. An empty answer prints nothing if nothing has to
/// be read.
fn document(response: &Response, row: &Endpoint, sink: &mut Sink) -> Result<(), Abort> {
    let may_be_empty = row.answer == Answer::Nothing || row.verb != Verb::Get;
    if may_be_empty && response.body().trim_ascii().is_empty() {
        return Ok(());
    }
    let document = json::check(response.body()).map_err(|error| {
        let problem = match response.unlike_json() {
            Some(found) => format!("expected JSON, found {found}"),
            None => format!("the answer is not JSON: {error}"),
        };
        Failure::new(
            Exit::Failure,
            format!("{problem}; `vt api GET /PATH --output FILE` saves any answer"),
        )
    })?;
    Ok(sink.line(|output| json::pretty(document, output))?)
}

/// Prints text as it is, without anything that would control a terminal.
fn text(response: &Response, sink: &mut Sink, is_terminal: bool) -> Result<(), Abort> {
    if !is_terminal {
        return Ok(sink.write(response.body())?);
    }
    let text = response.text();
    let text = escape_lines(text.trim_end_matches('\n'));
    Ok(sink.line(|output| output.write_all(text.as_bytes()))?)
}
