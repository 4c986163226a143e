//! A server on a free port of 127.0.0.1 that records requests as they came.

use std::future::Future;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// A request as it came.
#[derive(Clone, Debug)]
pub(super) struct Recorded {
    /// `GET /path HTTP/1.1`
    pub(super) line: String,
    /// `name: value`, sorted, as spelled on the wire.
    pub(super) headers: Vec<String>,
    pub(super) body: Vec<u8>,
}

impl Recorded {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

pub(super) struct Server {
    /// `http://127.0.0.1:port`
    pub(super) url: String,
    /// `127.0.0.1:port`
    pub(super) host: String,
    requests: Arc<Mutex<Vec<Recorded>>>,
    connections: Arc<AtomicUsize>,
    task: JoinHandle<()>,
}

impl Server {
    /// Answers each request with the bytes that the function gives for it.
    pub(super) async fn answering(
        answer: impl Fn(&Recorded) -> Vec<u8> + Send + Sync + 'static,
    ) -> Self {
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (answer, recorded) = (Arc::new(answer), requests.clone());
        let mut server = Self::talking(move |mut stream| {
            let (answer, recorded) = (answer.clone(), recorded.clone());
            async move {
                while let Some(request) = read_request(&mut stream).await {
                    let bytes = answer(&request);
                    recorded.lock().unwrap().push(request);
                    if stream.write_all(&bytes).await.is_err() {
                        return;
                    }
                    if bytes.windows(17).any(|part| part == b"connection: close") {
                        return;
                    }
                }
            }
        })
        .await;
        server.requests = requests;
        server
    }

    /// Lets the function do with each connection what it wants.
    pub(super) async fn talking<F>(talk: impl Fn(TcpStream) -> F + Send + 'static) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        Self::on(listener, talk)
    }

    pub(super) fn on<F>(
        listener: TcpListener,
        talk: impl Fn(TcpStream) -> F + Send + 'static,
    ) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let host = listener.local_addr().unwrap().to_string();
        let connections = Arc::new(AtomicUsize::new(0));
        let counted = connections.clone();
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                counted.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(talk(stream));
            }
        });
        Self {
            url: format!("http://{host}"),
            host,
            requests: Arc::default(),
            connections,
            task,
        }
    }

    pub(super) fn requests(&self) -> Vec<Recorded> {
        self.requests.lock().unwrap().clone()
    }

    /// The only request.
    pub(super) fn request(&self) -> Recorded {
        let mut requests = self.requests();
        assert_eq!(requests.len(), 1, "{requests:?}");
        requests.remove(0)
    }

    pub(super) fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Reads a request; `None` when the connection ended.
pub(super) async fn read_request<S: AsyncRead + Unpin>(stream: &mut S) -> Option<Recorded> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.ok()?);
    }
    let head = String::from_utf8(head).unwrap();
    let mut lines = head.trim_end().split("\r\n").map(str::to_owned);
    let line = lines.next().unwrap();
    let mut headers: Vec<String> = lines.collect();
    headers.sort();
    let mut request = Recorded {
        line,
        headers,
        body: Vec::new(),
    };
    if let Some(length) = request.header("content-length") {
        request.body = vec![0; length.parse().unwrap()];
        stream.read_exact(&mut request.body).await.ok()?;
    }
    Some(request)
}

/// An answer with this status line, header lines and body.
pub(super) fn answer(status: &str, headers: &[&str], body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let mut bytes = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\n", body.len()).into_bytes();
    for header in headers {
        bytes.extend_from_slice(header.as_bytes());
        bytes.extend_from_slice(b"\r\n");
    }
    bytes.extend_from_slice(b"\r\n");
    bytes.extend_from_slice(body);
    bytes
}

/// `200` with `{}`.
pub(super) fn empty_object(_: &Recorded) -> Vec<u8> {
    answer("200 OK", &[], "{}")
}
