//! What a call answers, printed: a document, items line by line, or bytes.

use std::io::Write;

use vt_client::printable::escape_lines;
use vt_client::{EndpointRequest, Error, Pages, Raw, Response};
use vt_table::Answer;

use super::meter::Meter;
use super::sink::Sink;
use super::{Operation, Stop};
use crate::exit::{Exit, Failure, Tally};
use crate::json;
use crate::output::complain;
use crate::session::Session;

/// Sends the request and prints its answer.
pub(super) async fn print(
    session: &Session,
    operation: &Operation<'_>,
    request: EndpointRequest,
    tally: &mut Tally,
) -> Result<(), Stop> {
    let options = &operation.options;
    let mut sink = Sink::new(options.output.as_deref());
    let is_bytes = matches!(operation.row.answer, Answer::Bytes | Answer::Redirect);
    if is_bytes && sink.is_terminal() && options.output.is_none() {
        return Err(Stop::Failed(Failure::new(
            Exit::Usage,
            "it answers bytes, which are not for a terminal; use `--output FILE`",
        )));
    }
    let meter = |unit| {
        let is_shown = !sink.is_terminal();
        Meter::start(&session.output, &operation.name, unit, is_shown)
    };
    if options.items() {
        let meter = meter("items");
        return items(
            pages(operation, request),
            &mut sink,
            meter,
            operation,
            tally,
        )
        .await;
    }
    if is_bytes {
        let meter = meter("bytes");
        bytes(request, sink, meter).await?;
    } else {
        let response = {
            let _progress = session.output.progress(&operation.name);
            respond(operation, request).await?
        };
        match operation.row.answer {
            Answer::Text => text(&response, &mut sink)?,
            _ => document(&response, &mut sink)?,
        }
    }
    tally.success();
    Ok(())
}

/// One answer: of a collection, one page.
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

/// Items as they came, one per line. Those that came before a failure are good, and stay; an item that the service gave as an error
/// is reported, and the others follow.
async fn items(
    pages: Pages<Raw>,
    sink: &mut Sink,
    mut meter: Meter,
    operation: &Operation<'_>,
    tally: &mut Tally,
) -> Result<(), Stop> {
    let mut items = pages.stream();
    while let Some(item) = items.next().await {
        meter.add(1);
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
    Ok(sink.flush()?)
}

/// A JSON document, laid out for reading. An empty answer prints nothing.
fn document(response: &Response, sink: &mut Sink) -> Result<(), Stop> {
    if response.body().trim_ascii().is_empty() {
        return Ok(sink.flush()?);
    }
    let document = json::check(response.body()).map_err(|error| {
        Failure::new(
            Exit::Failure,
            format!("the answer is not JSON: {error}; `vt api GET /PATH --output FILE` keeps whatever comes"),
        )
    })?;
    Ok(sink.line(|output| json::pretty(document, output))?)
}

/// Text as it is, but for what would steer a terminal.
fn text(response: &Response, sink: &mut Sink) -> Result<(), Stop> {
    if !sink.is_terminal() {
        sink.write(response.body())?;
        return Ok(sink.flush()?);
    }
    let text = response.text();
    let text = escape_lines(text.trim_end_matches('\n'));
    Ok(sink.line(|output| output.write_all(text.as_bytes()))?)
}

/// Bytes of any size.
async fn bytes(request: EndpointRequest, mut sink: Sink, mut meter: Meter) -> Result<(), Stop> {
    let mut transfer = request.download().open().await?;
    let outcome = async {
        while let Some(chunk) = transfer.chunk().await? {
            meter.add(chunk.len());
            sink.write(&chunk)?;
        }
        Ok(sink.flush()?)
    }
    .await;
    if outcome.is_err() {
        sink.discard();
    }
    outcome
}
