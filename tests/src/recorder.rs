//! A server that writes down every byte of a request and answers what it was told to, be it
//! nonsense.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// A request as it came over the wire.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    /// `GET`
    pub verb: String,
    /// Path and query, as sent.
    pub target: String,
    /// Names in lower case and values, in order.
    pub headers: Vec<(String, String)>,
    /// The body, without the framing of chunks.
    pub body: Vec<u8>,
}

impl Recorded {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }
}

/// The server. It ends with the process.
#[derive(Clone, Debug)]
pub struct Recorder {
    address: String,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    requests: Vec<Recorded>,
    /// The last one is given again and again.
    replies: VecDeque<Reply>,
}

/// What the server does when a request has come.
#[derive(Clone, Debug)]
pub enum Reply {
    /// Sends these bytes and waits for the next request.
    Bytes(Vec<u8>),
    /// Sends these bytes and closes the connection.
    Last(Vec<u8>),
    /// Sends nothing, for so long that nobody waits for it.
    Silence,
}

impl Reply {
    /// A complete answer. `headers` are lines without their ends; the body's length is added.
    pub fn new(status: &str, headers: &[&str], body: impl AsRef<[u8]>) -> Self {
        let body = body.as_ref();
        let headers: String = headers
            .iter()
            .map(|header| format!("{header}\r\n"))
            .collect();
        let head = format!(
            "HTTP/1.1 {status}\r\n{headers}content-length: {}\r\n\r\n",
            body.len()
        );
        Self::Bytes([head.as_bytes(), body].concat())
    }
}

impl Recorder {
    /// Starts it on a free port of the loopback interface.
    ///
    /// # Errors
    ///
    /// When no port can be had.
    pub fn start() -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let recorder = Self {
            address: format!("http://{}", listener.local_addr()?),
            state: Arc::default(),
        };
        let state = Arc::clone(&recorder.state);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let state = Arc::clone(&state);
                thread::spawn(move || serve(stream, &state));
            }
        });
        Ok(recorder)
    }

    /// `http://127.0.0.1:41234`
    pub fn origin(&self) -> &str {
        &self.address
    }

    /// From now on answers 200 with this JSON.
    pub fn answer(&self, body: &str) {
        self.reply(Reply::new(
            "200 OK",
            &["content-type: application/json"],
            body,
        ));
    }

    /// From now on replies so.
    pub fn reply(&self, reply: Reply) {
        self.replies([reply]);
    }

    /// Gives these replies one after the other, and the last one from then on.
    pub fn replies(&self, replies: impl IntoIterator<Item = Reply>) {
        self.lock().replies = replies.into_iter().collect();
    }

    /// Takes what has been recorded since the last call.
    pub fn take(&self) -> Vec<Recorded> {
        std::mem::take(&mut self.lock().requests)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn serve(stream: TcpStream, state: &Mutex<State>) -> Option<()> {
    let mut writer = stream.try_clone().ok()?;
    let mut reader = BufReader::new(stream);
    loop {
        let request = read(&mut reader)?;
        let reply = {
            let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
            state.requests.push(request);
            match state.replies.len() {
                0 | 1 => state.replies.front().cloned()?,
                _ => state.replies.pop_front()?,
            }
        };
        match reply {
            Reply::Bytes(bytes) => writer.write_all(&bytes).ok()?,
            Reply::Last(bytes) => {
                writer.write_all(&bytes).ok()?;
                writer.shutdown(Shutdown::Both).ok()?;
            }
            Reply::Silence => {
                // Ends when the client has gone away.
                line(&mut reader)?;
            }
        }
    }
}

fn read(reader: &mut impl BufRead) -> Option<Recorded> {
    let start = line(reader)?;
    let mut words = start.split(' ');
    let mut request = Recorded {
        verb: words.next()?.to_owned(),
        target: words.next()?.to_owned(),
        ..Recorded::default()
    };
    loop {
        let header = line(reader)?;
        if header.is_empty() {
            break;
        }
        let (name, value) = header.split_once(':')?;
        request
            .headers
            .push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    if let Some(length) = request.header("content-length") {
        request.body = vec![0; length.parse().ok()?];
        reader.read_exact(&mut request.body).ok()?;
    } else if request.header("transfer-encoding").is_some() {
        loop {
            let size = usize::from_str_radix(&line(reader)?, 16).ok()?;
            let mut chunk = vec![0; size];
            reader.read_exact(&mut chunk).ok()?;
            line(reader)?;
            if size == 0 {
                break;
            }
            request.body.extend(chunk);
        }
    }
    Some(request)
}

fn line(reader: &mut impl BufRead) -> Option<String> {
    let mut line = String::new();
    if reader.read_line(&mut line).ok()? == 0 {
        return None;
    }
    Some(line.trim_end_matches(['\r', '\n']).to_owned())
}
