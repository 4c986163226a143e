//! Whether the API's port takes connections.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::watch;

/// Opens and closes the gate of a listener, from anywhere.
#[derive(Clone, Debug)]
pub(super) struct GateControl {
    wanted: Arc<watch::Sender<bool>>,
    open: Arc<watch::Sender<bool>>,
}

impl Default for GateControl {
    fn default() -> Self {
        Self {
            wanted: Arc::new(watch::Sender::new(true)),
            open: Arc::new(watch::Sender::new(true)),
        }
    }
}

impl GateControl {
    /// Opens or closes the gate, and waits until it is so.
    pub(super) fn set(&self, open: bool) {
        self.wanted.send_replace(open);
        // The listener is on another thread, which needs a moment and no help.
        while *self.open.borrow() != open && self.open.receiver_count() > 0 {
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Closes the gate, and opens it after this time.
    pub(super) async fn close_for(&self, time: Duration) {
        self.wanted.send_replace(false);
        let _ = self.open.subscribe().wait_for(|open| !open).await;
        let wanted = self.wanted.clone();
        tokio::spawn(async move {
            tokio::time::sleep(time).await;
            wanted.send_replace(true);
        });
    }

    /// The gate itself, for the listener.
    pub(super) fn gate(&self) -> ConnectionGate {
        ConnectionGate {
            wanted: self.wanted.subscribe(),
            open: self.open.clone(),
            _listening: self.open.subscribe(),
        }
    }
}

/// Lets connections in or not, as its control says.
pub(super) struct ConnectionGate {
    wanted: watch::Receiver<bool>,
    open: Arc<watch::Sender<bool>>,
    /// [`GateControl::set`] waits only while a listener is there to move the gate.
    _listening: watch::Receiver<bool>,
}

impl ConnectionGate {
    /// A gate that stays open.
    pub(super) fn always_open() -> Self {
        GateControl::default().gate()
    }

    /// Returns when the gate is to be closed.
    pub(super) async fn until_closing(&mut self) {
        if self.wanted.wait_for(|open| !open).await.is_err() {
            // The control is gone, so the gate stays open.
            std::future::pending::<()>().await;
        }
    }

    /// Lets no connection in until the gate is to be open again. The port stays ours: a socket
    /// that is bound but does not listen refuses.
    pub(super) async fn closed(&mut self, listener: TcpListener) -> io::Result<TcpListener> {
        let address = listener.local_addr()?;
        drop(listener);
        let socket = bind(address)?;
        self.open.send_replace(false);
        let _ = self.wanted.wait_for(|open| *open).await;
        let listener = socket.listen(1_024)?;
        self.open.send_replace(true);
        Ok(listener)
    }
}

fn bind(address: SocketAddr) -> io::Result<TcpSocket> {
    let socket = TcpSocket::new_v4()?;
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    Ok(socket)
}
