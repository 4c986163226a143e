//! What a call answers, printed: a document, items line by line, or bytes.

use std::path::Path;

use vt_client::{EndpointRequest, Pages, Raw, Response};
use vt_table::Answer;

use super::sink::Sink;
use super::{Operation, Stop};
use crate::exit::{Exit, Failure, Tally};
use crate::json;
use crate::session::Session;

/// Sends the request and prints its answer.
pub(super) async fn print(
    _session: &Session,
    operation: &Operation<'_>,
    request: EndpointRequest,
    tally: &mut Tally,
) -> Result<(), Stop> {
    let options = &operation.options;
    let mut sink = Sink::new(options.output.as_deref());
    if options.items() {
        return items(pages(operation, request), &mut sink, tally).await;
    }
    match operation.row.answer {
        Answer::Bytes | Answer::Redirect => {
            if sink.is_terminal() && options.output.as_deref() != Some(Path::new("-")) {
                return Err(Stop::Failed(Failure::new(
                    Exit::Usage,
                    "it answers bytes, which are not for a terminal; use `--output FILE`",
                )));
            }
            bytes(request, sink).await?;
        }
        _ if options.page_size.is_some() || options.cursor.is_some() => {
            let page = pages(operation, request).await?;
            document(&page.response, &mut sink)?;
        }
        Answer::Text => text(&request.await?, &mut sink)?,
        _ => document(&request.await?, &mut sink)?,
    }
    tally.success();
    Ok(())
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

/// Items as they came, one per line. Those that came before a failure are good, and stay.
async fn items(pages: Pages<Raw>, sink: &mut Sink, tally: &mut Tally) -> Result<(), Stop> {
    let mut items = pages.stream();
    while let Some(item) = items.next().await {
        sink.line(&json::line(item?.get()))?;
        tally.success();
    }
    Ok(sink.flush()?)
}

/// A JSON document, laid out for reading. An empty answer prints nothing.
fn document(response: &Response, sink: &mut Sink) -> Result<(), Stop> {
    if response.body().trim_ascii().is_empty() {
        return Ok(sink.flush()?);
    }
    let shown = json::pretty(response.body()).map_err(|error| {
        Failure::new(
            Exit::Failure,
            format!("the answer is not JSON: {error}; `vt api GET /PATH --output FILE` keeps whatever comes"),
        )
    })?;
    Ok(sink.line(&shown)?)
}

/// Text as it is, but for what would steer a terminal.
fn text(response: &Response, sink: &mut Sink) -> Result<(), Stop> {
    if !sink.is_terminal() {
        sink.write(response.body())?;
        return Ok(sink.flush()?);
    }
    let shown = |character: &char| json::is_shown(*character) || matches!(character, '\n' | '\t');
    let text: String = response.text().chars().filter(shown).collect();
    Ok(sink.line(text.trim_end_matches('\n'))?)
}

/// Bytes of any size.
async fn bytes(request: EndpointRequest, mut sink: Sink) -> Result<(), Stop> {
    let mut transfer = request.download().open().await?;
    let outcome = async {
        while let Some(chunk) = transfer.chunk().await? {
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
