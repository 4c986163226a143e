//! The server.

use std::io::{self, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::{Recorded, Reply};

/// Records requests and answers them. It runs until the process ends.
#[derive(Clone, Debug)]
pub struct Server {
    /// `http://127.0.0.1:port`
    pub origin: String,
    requests: Arc<Mutex<Vec<Recorded>>>,
    connections: Arc<AtomicUsize>,
}

impl Server {
    /// Answers each request with what the function gives for it.
    pub fn new<R: Into<Reply>>(answer: impl Fn(&Recorded) -> R + Send + Sync + 'static) -> Self {
        let (requests, connections) = (Arc::default(), Arc::<AtomicUsize>::default());
        let (recorded, counted) = (Arc::clone(&requests), Arc::clone(&connections));
        let origin = talking(move |stream| {
            counted.fetch_add(1, Ordering::SeqCst);
            serve(stream, &recorded, &|request| answer(request).into());
        });
        Self {
            origin,
            requests,
            connections,
        }
    }

    /// Answers every request with this JSON.
    pub fn json(body: &'static str) -> Self {
        Self::new(move |_| crate::json(body))
    }

    /// The requests that came, in order.
    pub fn requests(&self) -> Vec<Recorded> {
        lock(&self.requests).clone()
    }

    /// The only request.
    ///
    /// # Panics
    ///
    /// When it is not the only one.
    #[track_caller]
    pub fn request(&self) -> Recorded {
        let mut requests = self.requests();
        assert_eq!(requests.len(), 1, "{:?}", self.lines());
        requests.remove(0)
    }

    /// `GET /a?b=c`, in order.
    pub fn lines(&self) -> Vec<String> {
        self.requests().iter().map(Recorded::line).collect()
    }

    /// Paths and queries of the requests, in order.
    pub fn targets(&self) -> Vec<String> {
        let requests = self.requests().into_iter();
        requests.map(|request| request.target).collect()
    }

    /// Takes what has been recorded since the last call.
    pub fn take(&self) -> Vec<Recorded> {
        std::mem::take(&mut lock(&self.requests))
    }

    /// Forgets what was recorded.
    pub fn forget(&self) {
        lock(&self.requests).clear();
    }

    /// How many connections were made.
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}

/// Lets the function do with each connection what it wants, and tells the origin.
///
/// # Panics
///
/// When no port can be had.
pub fn talking(talk: impl Fn(TcpStream) + Send + Sync + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let talk = Arc::new(talk);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let talk = talk.clone();
            thread::spawn(move || talk(stream));
        }
    });
    origin
}

fn serve(
    stream: TcpStream,
    requests: &Mutex<Vec<Recorded>>,
    answer: &dyn Fn(&Recorded) -> Reply,
) -> Option<()> {
    let mut writer = stream.try_clone().ok()?;
    let mut reader = BufReader::new(stream);
    loop {
        let request = Recorded::read(&mut reader)?;
        let reply = answer(&request);
        lock(requests).push(request);
        match reply {
            Reply::Bytes(bytes) => writer.write_all(&bytes).ok()?,
            Reply::Last(bytes) => {
                let _ = writer.write_all(&bytes);
                return writer.shutdown(Shutdown::Both).ok();
            }
            Reply::Silence => return io::copy(&mut reader, &mut io::sink()).ok().map(drop),
        }
    }
}

/// A test that failed elsewhere does not matter here.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Reads and discards so many bytes.
pub fn skip(stream: &mut impl Read, count: usize) -> Option<()> {
    let count = u64::try_from(count).ok()?;
    let came = io::copy(&mut stream.take(count), &mut io::sink()).ok()?;
    (came == count).then_some(())
}
