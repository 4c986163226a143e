//! One connection: reads requests, answers them, and lets a fault take the connection over.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use http::header::CONNECTION;
use http::{HeaderValue, Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt};

use crate::base::lock::lock;
use crate::faults::fault::Fault;
use crate::faults::play::{Reset, play};
use crate::faults::script::Script;
use crate::http::blob::Blob;
use crate::http::body_error::BodyError;
use crate::http::incoming::{self, Extent};
use crate::http::received::Origin;
use crate::http::reply::Reply;
use crate::http::response::response;
use crate::server::shared::Shared;
use crate::service::admin;

/// Why a request gets no answer.
#[derive(Debug)]
struct TakenOver;

impl fmt::Display for TakenOver {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a fault has taken the connection over")
    }
}

impl std::error::Error for TakenOver {}

/// What a fault that takes the connection over does with it.
type Plan = Arc<Mutex<Option<Script>>>;

type Answering = Pin<Box<dyn Future<Output = Result<Response<Blob>, TakenOver>> + Send>>;

/// Serves one connection until either side closes it.
pub(crate) async fn serve<S>(shared: Arc<Shared>, origin: Origin, stream: S)
where
    S: AsyncRead + AsyncWrite + Reset + Send + Unpin + 'static,
{
    let plan = Plan::default();
    let planned = plan.clone();
    let answer = service_fn(move |request| -> Answering {
        Box::pin(handle(shared.clone(), origin, planned.clone(), request))
    });
    let mut connection = http1::Builder::new()
        .header_read_timeout(None)
        .serve_connection(TokioIo::new(stream), answer);
    let ended = poll_fn(|context| connection.poll_without_shutdown(context)).await;
    let mut stream = connection.into_parts().io.into_inner();
    let script = lock(&plan).take();
    // An error means that the client has gone away.
    let _ = match script {
        Some(script) => play(script, stream).await,
        None if ended.is_ok() => stream.shutdown().await,
        None => Ok(()),
    };
}

async fn handle(
    shared: Arc<Shared>,
    origin: Origin,
    plan: Plan,
    request: Request<Incoming>,
) -> Result<Response<Blob>, TakenOver> {
    let service = &shared.service;
    let (head, body) = request.into_parts();
    if origin == Origin::Api && admin::is_admin(head.uri.path()) {
        let reply = admin::answer(service, &head, body).await;
        return Ok(response(&head.headers, reply));
    }
    let target = head
        .uri
        .path_and_query()
        .map_or("/", |target| target.as_str());
    let fault = service.faults.strike(origin, head.method.as_str(), target);
    let extent = match fault {
        Some(Fault::ResetUpload) => Extent::Beginning,
        _ => Extent::Whole,
    };
    let mut arrived = incoming::read(origin, &head, body, extent, service.passes_on(origin)).await;
    arrived.received.fault = fault.as_ref().map(ToString::to_string);
    let too_long = matches!(arrived.error, Some(BodyError::Unreadable));
    let reply = match &fault {
        Some(fault) if fault.replaces() => {
            service.log_unanswered(arrived.received, head.uri.path());
            fault
                .reply(target, &service.origins.second)
                .unwrap_or_else(Reply::empty)
        }
        _ => service.reply(&head, arrived).await,
    };
    shared.latency.wait().await;
    match &fault {
        Some(Fault::Delay(time)) => tokio::time::sleep(*time).await,
        Some(Fault::Refuse(time)) => shared.gate.close_for(*time).await,
        _ => {}
    }
    if let Some(script) = fault.and_then(|fault| fault.script(&reply)) {
        *lock(&plan) = Some(script);
        return Err(TakenOver);
    }
    let mut message = response(&head.headers, reply);
    if too_long {
        let close = HeaderValue::from_static("close");
        message.headers_mut().insert(CONNECTION, close);
    }
    Ok(message)
}
