//! Requests as they came.

use std::io::{BufRead, Read};

/// A request as it came over the wire.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    /// `GET`
    pub verb: String,
    /// Path and query, as sent.
    pub target: String,
    /// `HTTP/1.1`
    pub version: String,
    /// Names in lower case and values, in order.
    pub headers: Vec<(String, String)>,
    /// The body, without the framing of chunks.
    pub body: Vec<u8>,
}

impl Recorded {
    /// `POST /files`
    pub fn line(&self) -> String {
        format!("{} {}", self.verb, self.target)
    }

    /// All values of a header.
    pub fn values(&self, name: &str) -> Vec<&str> {
        let headers = self.headers.iter().filter(|(present, _)| present == name);
        headers.map(|(_, value)| value.as_str()).collect()
    }

    /// The value of a header that is there at most once.
    ///
    /// # Panics
    ///
    /// When it is there twice.
    #[track_caller]
    pub fn header(&self, name: &str) -> Option<&str> {
        let values = self.values(name);
        assert!(values.len() <= 1, "{name} is there twice: {values:?}");
        values.first().copied()
    }

    /// The decoded value of a query parameter that is there at most once.
    ///
    /// # Panics
    ///
    /// When it is there twice.
    #[track_caller]
    pub fn parameter(&self, name: &str) -> Option<String> {
        let (_, query) = self.target.split_once('?')?;
        let pairs = form_urlencoded::parse(query.as_bytes()).filter(|(present, _)| present == name);
        let mut values: Vec<String> = pairs.map(|(_, value)| value.into_owned()).collect();
        assert!(values.len() <= 1, "{}", self.target);
        values.pop()
    }

    /// A multipart body, with `B` for the boundary, which is made up anew for each request.
    ///
    /// # Panics
    ///
    /// When the body is of another type.
    #[track_caller]
    pub fn text(&self) -> String {
        let content_type = self.header("content-type").unwrap();
        let boundary = content_type
            .strip_prefix("multipart/form-data; boundary=")
            .unwrap();
        String::from_utf8_lossy(&self.body).replace(boundary, "B")
    }

    /// Reads a request; nothing when the connection ended.
    pub(crate) fn read(reader: &mut impl BufRead) -> Option<Self> {
        let start = line(reader)?;
        let mut words = start.split(' ').map(str::to_owned);
        let mut request = Self {
            verb: words.next()?,
            target: words.next()?,
            version: words.next()?,
            ..Self::default()
        };
        loop {
            let header = line(reader)?;
            if header.is_empty() {
                break;
            }
            let (name, value) = header.split_once(':')?;
            let header = (name.to_ascii_lowercase(), value.trim().to_owned());
            request.headers.push(header);
        }
        request.body = match request.values("content-length")[..] {
            [length, ..] => exactly(reader, length.parse().ok()?)?,
            [] if request.values("transfer-encoding").is_empty() => Vec::new(),
            [] => chunks(reader)?,
        };
        Some(request)
    }
}

fn chunks(reader: &mut impl BufRead) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let size = usize::from_str_radix(&line(reader)?, 16).ok()?;
        let chunk = exactly(reader, size)?;
        line(reader)?;
        if size == 0 {
            return Some(body);
        }
        body.extend(chunk);
    }
}

fn exactly(reader: &mut impl Read, size: usize) -> Option<Vec<u8>> {
    let mut bytes = vec![0; size];
    reader.read_exact(&mut bytes).ok()?;
    Some(bytes)
}

fn line(reader: &mut impl BufRead) -> Option<String> {
    let mut line = String::new();
    let came = reader.read_line(&mut line).ok()?;
    (came > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned())
}
