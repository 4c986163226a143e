//! A server on a free loopback port that records requests, counts connections, and answers what it
//! is told to.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

/// A request as it came.
#[derive(Clone, Debug, Default)]
pub(crate) struct Recorded {
    pub(crate) verb: String,
    /// Path and query, as sent.
    pub(crate) target: String,
    /// Names in lower case, in order.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Recorded {
    /// All values of a header.
    pub(crate) fn header(&self, name: &str) -> Vec<&str> {
        self.headers
            .iter()
            .filter(|(present, _)| present == name)
            .map(|(_, value)| value.as_str())
            .collect()
    }

    /// The decoded value of a query parameter, which is there at most once.
    pub(crate) fn parameter(&self, name: &str) -> Option<String> {
        let (_, query) = self.target.split_once('?')?;
        let mut values: Vec<String> = url::form_urlencoded::parse(query.as_bytes())
            .filter(|(present, _)| present == name)
            .map(|(_, value)| value.into_owned())
            .collect();
        assert!(values.len() <= 1, "{}", self.target);
        values.pop()
    }
}

/// Runs until the process ends.
pub(crate) struct Server {
    /// `http://127.0.0.1:port`
    pub(crate) origin: String,
    requests: Arc<Mutex<Vec<Recorded>>>,
    connections: Arc<AtomicUsize>,
}

impl Server {
    /// Answers each request with the bytes that the function gives for it.
    pub(crate) fn new(answer: impl Fn(&Recorded) -> Vec<u8> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = Self {
            origin: format!("http://{}", listener.local_addr().unwrap()),
            requests: Arc::default(),
            connections: Arc::default(),
        };
        let (requests, connections) = (server.requests.clone(), server.connections.clone());
        let answer = Arc::new(answer);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                connections.fetch_add(1, Ordering::SeqCst);
                let (requests, answer) = (requests.clone(), answer.clone());
                thread::spawn(move || serve(stream, &requests, &*answer));
            }
        });
        server
    }

    /// Answers every request with this JSON.
    pub(crate) fn json(body: &'static str) -> Self {
        Self::new(move |_| json(body))
    }

    pub(crate) fn requests(&self) -> Vec<Recorded> {
        self.requests.lock().unwrap().clone()
    }

    /// Paths and queries of the requests, in order.
    pub(crate) fn targets(&self) -> Vec<String> {
        self.requests()
            .into_iter()
            .map(|request| request.target)
            .collect()
    }

    /// The only request.
    #[track_caller]
    pub(crate) fn request(&self) -> Recorded {
        let mut requests = self.requests();
        assert_eq!(requests.len(), 1, "{requests:?}");
        requests.remove(0)
    }

    /// Forgets what was recorded.
    pub(crate) fn forget(&self) {
        self.requests.lock().unwrap().clear();
    }

    pub(crate) fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}

fn serve(
    stream: TcpStream,
    requests: &Mutex<Vec<Recorded>>,
    answer: &dyn Fn(&Recorded) -> Vec<u8>,
) -> Option<()> {
    let mut writer = stream.try_clone().ok()?;
    let mut reader = BufReader::new(stream);
    loop {
        let request = read(&mut reader)?;
        let bytes = answer(&request);
        requests.lock().unwrap().push(request);
        writer.write_all(&bytes).ok()?;
    }
}

fn read(reader: &mut impl BufRead) -> Option<Recorded> {
    let mut request = Recorded::default();
    let start = line(reader)?;
    let mut words = start.split(' ');
    request.verb = words.next()?.to_owned();
    request.target = words.next()?.to_owned();
    loop {
        let header = line(reader)?;
        let Some((name, value)) = header.split_once(':') else {
            break;
        };
        let header = (name.to_ascii_lowercase(), value.trim().to_owned());
        request.headers.push(header);
    }
    if let [length] = request.header("content-length")[..] {
        request.body = vec![0; length.parse().ok()?];
        reader.read_exact(&mut request.body).ok()?;
    }
    Some(request)
}

fn line(reader: &mut impl BufRead) -> Option<String> {
    let mut line = String::new();
    (reader.read_line(&mut line).ok()? > 0).then(|| line.trim_end().to_owned())
}

/// An answer with this status, header lines and body.
pub(crate) fn answer(status: &str, headers: &[&str], body: impl AsRef<[u8]>) -> Vec<u8> {
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

/// `200` with this JSON.
pub(crate) fn json(body: impl AsRef<[u8]>) -> Vec<u8> {
    answer("200 OK", &["content-type: application/json"], body)
}
