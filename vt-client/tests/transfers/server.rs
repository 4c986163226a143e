//! A server on a free loopback port that records requests as they came, and answers what it is told
//! to.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
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
    /// The value of a header that is there at most once.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.iter().filter(|(present, _)| present == name);
        let value = values.next().map(|(_, value)| value.as_str());
        assert!(values.next().is_none(), "{name} is there twice");
        value
    }

    /// `POST /files`
    pub(crate) fn line(&self) -> String {
        format!("{} {}", self.verb, self.target)
    }

    /// The body between its boundaries, which are made up anew for each request.
    pub(crate) fn text(&self) -> String {
        let content_type = self.header("content-type").unwrap();
        let boundary = content_type
            .strip_prefix("multipart/form-data; boundary=")
            .unwrap();
        String::from_utf8_lossy(&self.body).replace(boundary, "B")
    }
}

/// What a request is answered with.
pub(crate) enum Reply {
    Bytes(Vec<u8>),
    /// The connection ends after these.
    Cut(Vec<u8>),
}

impl From<Vec<u8>> for Reply {
    fn from(bytes: Vec<u8>) -> Self {
        Reply::Bytes(bytes)
    }
}

/// Runs until the process ends.
pub(crate) struct Server {
    /// `http://127.0.0.1:port`
    pub(crate) origin: String,
    requests: Arc<Mutex<Vec<Recorded>>>,
}

impl Server {
    pub(crate) fn new<R: Into<Reply>>(
        answer: impl Fn(&Recorded) -> R + Send + Sync + 'static,
    ) -> Self {
        let requests: Arc<Mutex<Vec<Recorded>>> = Arc::default();
        let recorded = requests.clone();
        let answer = Arc::new(answer);
        let origin = talking(move |stream| {
            serve(stream, &recorded, &|request| answer(request).into());
        });
        Self { origin, requests }
    }

    pub(crate) fn requests(&self) -> Vec<Recorded> {
        self.requests.lock().unwrap().clone()
    }

    /// `GET /a`, in order.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.requests().iter().map(Recorded::line).collect()
    }

    /// The only request.
    #[track_caller]
    pub(crate) fn request(&self) -> Recorded {
        let mut requests = self.requests();
        assert_eq!(requests.len(), 1, "{:?}", self.lines());
        requests.remove(0)
    }
}

/// Lets the function do with each connection what it wants, and tells the origin.
pub(crate) fn talking(talk: impl Fn(TcpStream) + Send + Sync + 'static) -> String {
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
        let request = read(&mut reader)?;
        let reply = answer(&request);
        requests.lock().unwrap().push(request);
        match reply {
            Reply::Bytes(bytes) => writer.write_all(&bytes).ok()?,
            Reply::Cut(bytes) => {
                let _ = writer.write_all(&bytes);
                return writer.shutdown(std::net::Shutdown::Both).ok();
            }
        }
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
    if let Some(length) = request.header("content-length") {
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
    let mut bytes = head(status, headers, body.len());
    bytes.extend_from_slice(body);
    bytes
}

/// The head of an answer whose body has this length.
pub(crate) fn head(status: &str, headers: &[&str], length: usize) -> Vec<u8> {
    let mut text = format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\n");
    for header in headers {
        text.push_str(header);
        text.push_str("\r\n");
    }
    text.push_str("\r\n");
    text.into_bytes()
}

/// `200` with this JSON.
pub(crate) fn json(body: impl AsRef<[u8]>) -> Vec<u8> {
    answer("200 OK", &["content-type: application/json"], body)
}

/// An error of the API.
pub(crate) fn error(status: &str, headers: &[&str], code: &str) -> Vec<u8> {
    answer(
        status,
        headers,
        format!(r#"{{"error": {{"code": "{code}", "message": "m"}}}}"#),
    )
}

/// Reads and discards so many bytes.
pub(crate) fn skip(stream: &mut impl Read, mut count: usize) -> Option<()> {
    let mut sink = [0; 65536];
    while count > 0 {
        let wanted = count.min(sink.len());
        let came = stream
            .read(&mut sink[..wanted])
            .ok()
            .filter(|came| *came > 0)?;
        count -= came;
    }
    Some(())
}
