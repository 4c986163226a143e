//! Listeners: from a port to connections.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpStream;

use super::connection;
use super::gate::ConnectionGate;
use super::shared::Shared;
use super::tls::Tls;
use crate::base::start_error::StartError;
use crate::http::received::Origin;

/// Binds before the thread starts, so that the port is known and errors reach the caller.
pub(super) fn listen(port: u16) -> Result<(TcpListener, SocketAddr), StartError> {
    let failed = |source| StartError::Listen { port, source };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(failed)?;
    listener.set_nonblocking(true).map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    Ok((listener, address))
}

pub(super) async fn accept(
    shared: Arc<Shared>,
    origin: Origin,
    listener: TcpListener,
    mut gate: ConnectionGate,
    tls: Option<Tls>,
) {
    let Ok(mut listener) = tokio::net::TcpListener::from_std(listener) else {
        return;
    };
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = gate.until_closing() => {
                match gate.closed(listener).await {
                    Ok(reopened) => listener = reopened,
                    // Another program has the port.
                    Err(_) => return,
                }
                continue;
            }
        };
        match accepted {
            Ok((stream, _)) => {
                tokio::spawn(serve(shared.clone(), origin, stream, tls.clone()));
            }
            // There are no file descriptors left, or the connection is gone: others may still come.
            Err(_) => tokio::time::sleep(Duration::from_millis(1)).await,
        }
    }
}

async fn serve(shared: Arc<Shared>, origin: Origin, stream: TcpStream, tls: Option<Tls>) {
    // Answers are small, and clients wait for them. After an error they are only slower.
    let _ = stream.set_nodelay(true);
    match tls {
        None => connection::serve(shared, origin, stream).await,
        Some(tls) => {
            // A client that does not trust the certificate closes the connection.
            if let Ok(stream) = tls.acceptor.accept(stream).await {
                connection::serve(shared, origin, stream).await;
            }
        }
    }
}
