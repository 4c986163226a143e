//! A service that redirects to a storage on another origin, and packages as the reference describes
//! them.

use std::collections::{HashMap, VecDeque};
use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use vt_client::feed::{FeedItem, FeedLine, FeedRequest};
use vt_client::{Client, ClientBuilder, Error, FeedMinute};

/// The key of every test, which the storage must never see.
const KEY: &str = "CANARY5f3a1c0de9b84a77";

/// What a package's path answers to one request.
#[derive(Clone)]
pub(crate) enum Answer {
    /// A redirect to the storage, which has these bytes.
    Body(Vec<u8>),
    /// A redirect to the storage, which closes the connection after so many of these bytes.
    Cut(Vec<u8>, usize),
    /// A redirect to the storage, which sends these bytes of a longer body and nothing more.
    Stalled(Vec<u8>),
    /// An error of the service; without a code, a proxy's.
    Error(u16, &'static str),
}

/// Answers of a path: one after the other, the last for ever.
type Script = VecDeque<Answer>;

#[derive(Default)]
struct State {
    scripts: HashMap<String, Script>,
    bodies: Vec<Answer>,
    asked: Vec<(String, Duration)>,
    fetched: usize,
    open: usize,
}

/// Both servers; they run on the runtime that they were made on.
#[derive(Clone)]
pub(crate) struct World {
    state: Arc<Mutex<State>>,
    service: String,
    started: tokio::time::Instant,
}

impl World {
    pub(crate) async fn new() -> Self {
        let (service, storage) = (listener().await, listener().await);
        let world = Self {
            state: Arc::default(),
            service: origin(&service),
            started: tokio::time::Instant::now(),
        };
        let storage_origin = origin(&storage);
        let this = world.clone();
        serve(service, move |target, key, time| {
            assert_eq!(key.as_deref(), Some(KEY), "the service wants the key");
            this.answer(target, time, &storage_origin)
        });
        let this = world.clone();
        serve(storage, move |target, key, _| {
            assert_eq!(key, None, "the storage must not see the key");
            this.content(target)
        });
        world
    }

    /// It is 2026-11-26 10:00 UTC when a world begins.
    pub(crate) fn now(&self) -> impl Fn() -> SystemTime + Send + Sync + 'static {
        let begin = FeedMinute::try_from("202611261000").unwrap().to_unix();
        let begin = SystemTime::UNIX_EPOCH + Duration::from_secs(begin.unsigned_abs());
        let started = self.started;
        move || begin + started.elapsed()
    }

    /// A feed with this world's clock.
    pub(crate) fn feed<S: vt_client::feed::FeedSource>(&self, kind: S) -> FeedRequest<S::Object> {
        self.client().feed(kind).clock(self.now())
    }

    pub(crate) fn client(&self) -> Client {
        self.builder().build().unwrap()
    }

    pub(crate) fn builder(&self) -> ClientBuilder {
        let base_url = format!("{}/api/v3", self.service);
        Client::builder().api_key(KEY).base_url(base_url)
    }

    /// What a path below `/feeds/` answers next, after what it was told before.
    pub(crate) fn then(&self, path: &str, answer: Answer) -> &Self {
        let mut state = self.state.lock().unwrap();
        let path = format!("/api/v3/feeds/{path}");
        state.scripts.entry(path).or_default().push_back(answer);
        self
    }

    /// A minute of the feed of files.
    pub(crate) fn minute(&self, minute: &str, text: impl AsRef<[u8]>) -> &Self {
        self.then(&format!("files/{minute}"), Answer::Body(packed(text)))
    }

    /// Paths below `/feeds/` that were asked for, in order.
    pub(crate) fn asked(&self) -> Vec<String> {
        let state = self.state.lock().unwrap();
        state.asked.iter().map(|(path, _)| path.clone()).collect()
    }

    /// When they were asked for, in seconds since the world began.
    pub(crate) fn times(&self) -> Vec<u64> {
        let state = self.state.lock().unwrap();
        state.asked.iter().map(|(_, time)| time.as_secs()).collect()
    }

    /// Bodies that the storage began to send.
    pub(crate) fn fetched(&self) -> usize {
        self.state.lock().unwrap().fetched
    }

    /// Bodies that the storage is sending.
    pub(crate) fn open(&self) -> usize {
        self.state.lock().unwrap().open
    }

    fn answer(&self, target: &str, time: tokio::time::Instant, storage: &str) -> Reply {
        let mut state = self.state.lock().unwrap();
        let path = target.strip_prefix("/api/v3/feeds/").unwrap_or(target);
        state.asked.push((path.to_owned(), time - self.started));
        let script = state.scripts.get_mut(target);
        let answer = script.and_then(|script| match script.len() {
            0 | 1 => script.front().cloned(),
            _ => script.pop_front(),
        });
        match answer.unwrap_or(Answer::Error(404, "NotFoundError")) {
            Answer::Error(status, "") => Reply::whole(&format!("{status} No"), "", b""),
            Answer::Error(status, code) => {
                let body = format!(r#"{{"error": {{"code": "{code}", "message": "told so"}}}}"#);
                Reply::whole(&format!("{status} No"), "", body.as_bytes())
            }
            body => {
                state.bodies.push(body);
                let number = state.bodies.len() - 1;
                let location = format!("location: {storage}/{number}?signature=x\r\n");
                Reply::whole("302 Found", &location, b"")
            }
        }
    }

    fn content(&self, target: &str) -> Reply {
        let mut state = self.state.lock().unwrap();
        let number = target.trim_start_matches('/').split('?').next().unwrap();
        let number: usize = number.parse().unwrap();
        state.fetched += 1;
        state.open += 1;
        let mut reply = match state.bodies[number].clone() {
            Answer::Body(bytes) => Reply::whole("200 OK", "", &bytes),
            Answer::Cut(bytes, at) => {
                let mut reply = Reply::whole("200 OK", "", &bytes);
                reply.bytes.truncate(reply.bytes.len() - bytes.len() + at);
                reply.then = Then::Close;
                reply
            }
            Answer::Stalled(bytes) => {
                let head = "HTTP/1.1 200 OK\r\ncontent-length: 1000000000\r\n\r\n";
                let bytes = [head.as_bytes(), &bytes].concat();
                Reply {
                    bytes,
                    then: Then::Stall,
                    guard: None,
                }
            }
            Answer::Error(..) => unreachable!(),
        };
        reply.guard = Some(Guard(Arc::clone(&self.state)));
        reply
    }
}

/// Counts a body as open until it was sent or the client went away.
struct Guard(Arc<Mutex<State>>);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.lock().unwrap().open -= 1;
    }
}

struct Reply {
    bytes: Vec<u8>,
    then: Then,
    guard: Option<Guard>,
}

#[derive(PartialEq)]
enum Then {
    Continue,
    Close,
    Stall,
}

impl Reply {
    fn whole(status: &str, headers: &str, body: &[u8]) -> Self {
        let head = format!(
            "HTTP/1.1 {status}\r\ncontent-length: {}\r\n{headers}\r\n",
            body.len()
        );
        Self {
            bytes: [head.as_bytes(), body].concat(),
            then: Then::Continue,
            guard: None,
        }
    }
}

async fn listener() -> TcpListener {
    TcpListener::bind("127.0.0.1:0").await.unwrap()
}

fn origin(listener: &TcpListener) -> String {
    format!("http://{}", listener.local_addr().unwrap())
}

fn serve<F>(listener: TcpListener, answer: F)
where
    F: Fn(&str, Option<String>, tokio::time::Instant) -> Reply + Send + Sync + 'static,
{
    let answer = Arc::new(answer);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let answer = Arc::clone(&answer);
            tokio::spawn(async move { connection(stream, &*answer).await });
        }
    });
}

async fn connection(
    mut stream: TcpStream,
    answer: &(dyn Fn(&str, Option<String>, tokio::time::Instant) -> Reply + Send + Sync),
) -> Option<()> {
    let (read, mut write) = stream.split();
    let mut lines = BufReader::new(read).lines();
    loop {
        let start = lines.next_line().await.ok()??;
        let target = start.split(' ').nth(1)?.to_owned();
        let mut key = None;
        loop {
            let line = lines.next_line().await.ok()??;
            if line.is_empty() {
                break;
            }
            if let Some((name, value)) = line.split_once(": ")
                && name.eq_ignore_ascii_case("x-apikey")
            {
                key = Some(value.to_owned());
            }
        }
        let reply = answer(&target, key, tokio::time::Instant::now());
        write.write_all(&reply.bytes).await.ok()?;
        match reply.then {
            Then::Continue => {}
            Then::Close => return None,
            // Ends when the client closes the connection.
            Then::Stall => while lines.next_line().await.ok()?.is_some() {},
        }
    }
}

/// bzip2 in blocks of 100,000 bytes, so that a small package has several.
pub(crate) fn packed(text: impl AsRef<[u8]>) -> Vec<u8> {
    let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
    encoder.write_all(text.as_ref()).unwrap();
    encoder.finish().unwrap()
}

/// A tar.bz2 of files.
pub(crate) fn archived(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, text) in files {
        let mut header = tar::Header::new_ustar();
        header.set_size(text.len() as u64);
        header.set_mode(0o644);
        builder.append_data(&mut header, name, &text[..]).unwrap();
    }
    packed(builder.into_inner().unwrap())
}

/// A line of a feed of files.
pub(crate) fn line(id: &str) -> String {
    format!(r#"{{"type": "file", "id": "{id}", "attributes": {{"size": 68}}}}"#) + "\n"
}

/// Lines whose ids tell minute and number, of so many random digits that they compress badly.
pub(crate) fn lines(minute: &str, number: usize, digits: usize) -> String {
    let mut state = number as u64 + 99;
    let mut text = String::new();
    for index in 0..number {
        let mut noise = String::new();
        while noise.len() < digits {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            noise.push_str(&format!("{:010}", state >> 31));
        }
        text.push_str(&line(&format!("{minute}/{index}/{noise}")));
    }
    text
}

/// All items until the end; an error fails the test.
pub(crate) async fn all<T: FeedLine>(request: FeedRequest<T>) -> Vec<FeedItem<T>> {
    let mut feed = request.stream();
    let mut items = Vec::new();
    while let Some(item) = feed.next().await {
        items.push(item.unwrap());
    }
    items
}

/// Items and errors until the end.
pub(crate) async fn outcomes<T: FeedLine>(
    request: FeedRequest<T>,
) -> Vec<Result<FeedItem<T>, Error>> {
    let mut feed = request.stream();
    let mut items = Vec::new();
    while let Some(item) = feed.next().await {
        items.push(item);
    }
    items
}

/// Identifiers of items.
pub(crate) fn ids(items: &[FeedItem<vt_client::Object<vt_client::objects::File>>]) -> Vec<String> {
    items
        .iter()
        .map(|item| item.object.id().to_owned())
        .collect()
}
