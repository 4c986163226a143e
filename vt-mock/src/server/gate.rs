//! Whether the API's port takes connections.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::watch;

/// What is wanted, and what is so.
#[derive(Clone, Debug)]
pub(crate) struct Doors {
    wanted: Arc<watch::Sender<bool>>,
    open: Arc<watch::Sender<bool>>,
}

impl Default for Doors {
    fn default() -> Self {
        Self {
            wanted: Arc::new(watch::Sender::new(true)),
            open: Arc::new(watch::Sender::new(true)),
        }
    }
}

impl Doors {
    /// Opens or closes, and waits until it is so.
    pub(crate) fn set(&self, open: bool) {
        self.wanted.send_replace(open);
        // The listener is on another thread, which needs a moment and no help.
        while *self.open.borrow() != open && self.open.receiver_count() > 0 {
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Closes, and opens after this time.
    pub(crate) async fn close_for(&self, time: Duration) {
        self.wanted.send_replace(false);
        let _ = self.open.subscribe().wait_for(|open| !open).await;
        let wanted = self.wanted.clone();
        tokio::spawn(async move {
            tokio::time::sleep(time).await;
            wanted.send_replace(true);
        });
    }

    /// The listener's side.
    pub(crate) fn watch(&self) -> Doorman {
        Doorman {
            wanted: self.wanted.subscribe(),
            open: self.open.clone(),
            _alive: self.open.subscribe(),
        }
    }
}

/// The one that opens and closes.
pub(crate) struct Doorman {
    wanted: watch::Receiver<bool>,
    open: Arc<watch::Sender<bool>>,
    /// Whoever waits for the doors to move can see by it that somebody is there to move them.
    _alive: watch::Receiver<bool>,
}

impl Doorman {
    /// One that leaves its doors open.
    pub(crate) fn idle() -> Self {
        Doors::default().watch()
    }

    /// Returns when the doors are to be closed.
    pub(crate) async fn until_closing(&mut self) {
        if self.wanted.wait_for(|open| !open).await.is_err() {
            // Nobody can ask for it any more.
            std::future::pending::<()>().await;
        }
    }

    /// Lets no connection in until the doors are to be open again. The port stays ours: a socket that is bound but
    /// does not listen refuses.
    pub(crate) async fn closed(&mut self, listener: TcpListener) -> io::Result<TcpListener> {
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
