//! What a fault puts on the wire, as a list of steps. No I/O.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::StatusCode;

use super::bomb;
use super::fault::Fault;
use crate::http::reply::Reply;
use crate::http::response::gzip;

/// How long a client has to receive the start of an answer before the connection is reset.
const SETTLE: Duration = Duration::from_millis(20);

/// How many bytes of a large body are repeated.
const BLOCK: usize = 1 << 16;

/// What happens on a connection in place of an answer; after the last step it is closed.
pub(crate) type Script = Vec<Step>;

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Sends these bytes.
    Write(Bytes),
    /// Repeats this block until this many bytes are sent.
    Fill(Bytes, u64),
    Pause(Duration),
    /// Sends nothing until the client goes away.
    Stall,
    /// Ends the connection with a reset.
    Reset,
}

impl Fault {
    /// The answer that replaces the true one, for faults whose answer is good HTTP. `target` is the
    /// request's path and query.
    pub(crate) fn reply(&self, target: &str, second_origin: &str) -> Option<Reply> {
        match self {
            Self::Answer(answer) => Some(answer.reply()),
            Self::RedirectLoop => Some(Reply::redirect(target.to_owned())),
            Self::RedirectAway => Some(Reply::redirect(format!("{second_origin}{target}"))),
            _ => None,
        }
    }

    /// What happens on the connection; `None` if the answer is sent as usual. `reply` is the true
    /// answer, or an empty one if the fault replaces it.
    pub(crate) fn script(&self, reply: &Reply) -> Option<Script> {
        if let Self::Answer(_) | Self::Delay(_) | Self::RedirectLoop | Self::RedirectAway = self {
            return None;
        }
        let body = &reply.body.to_bytes().unwrap_or_default();
        let half = body.len() / 2;
        let announced = |length: usize| Step::Write(head(reply, length as u64, &[]));
        Some(match self {
            Self::Answer(_) | Self::Delay(_) | Self::RedirectLoop | Self::RedirectAway => {
                return None;
            }
            Self::Reset | Self::ResetUpload | Self::Refuse(_) => vec![Step::Reset],
            Self::Close => Vec::new(),
            Self::Stall => vec![Step::Stall],
            Self::ResetBody => vec![
                announced(body.len()),
                Step::Write(body.slice(..half)),
                Step::Pause(SETTLE),
                Step::Reset,
            ],
            Self::StallBody => vec![
                announced(body.len()),
                Step::Write(body.slice(..half)),
                Step::Stall,
            ],
            Self::LengthTooLong => vec![announced(body.len() + 64), Step::Write(body.clone())],
            Self::LengthTooShort => vec![announced(half), Step::Write(body.clone())],
            Self::TruncatedGzip => {
                let zipped = gzip(body);
                let half = zipped.slice(..zipped.len() / 2);
                let head = head(reply, half.len() as u64, &[("content-encoding", "gzip")]);
                vec![Step::Write(head), Step::Write(half)]
            }
            Self::Drip { bytes, pause } => {
                let mut message = BytesMut::from(&*head(reply, body.len() as u64, &[]));
                message.extend_from_slice(body);
                let message = message.freeze();
                let pieces = (0..message.len()).step_by((*bytes).max(1)).map(|start| {
                    message.slice(start..(start + (*bytes).max(1)).min(message.len()))
                });
                pieces
                    .flat_map(|piece| [Step::Write(piece), Step::Pause(*pause)])
                    .collect()
            }
            Self::GzipBomb(bytes) => {
                let bomb = bomb::Bomb::new(*bytes);
                let encoding = [("content-encoding", "gzip")];
                vec![
                    Step::Write(head(&document(), bomb.length(), &encoding)),
                    Step::Write(bomb.start),
                    Step::Fill(bomb.block, bomb.filled),
                    Step::Write(bomb.end),
                ]
            }
            Self::Huge(bytes) => {
                let (start, end) = (bomb::DOCUMENT_START, bomb::DOCUMENT_END);
                let filled = bytes.saturating_sub((start.len() + end.len()) as u64);
                let length = filled + (start.len() + end.len()) as u64;
                vec![
                    Step::Write(head(&document(), length, &[])),
                    Step::Write(Bytes::from_static(start)),
                    Step::Fill(Bytes::from(vec![b'x'; BLOCK]), filled),
                    Step::Write(Bytes::from_static(end)),
                ]
            }
            Self::NotHttp => vec![Step::Write(Bytes::from_static(
                b"220 mock.test ESMTP ready\r\n\r\n",
            ))],
        })
    }
}

fn document() -> Reply {
    Reply::json_text(String::new())
}

/// The head of an answer with this length, whatever its body is.
fn head(reply: &Reply, length: u64, more: &[(&str, &str)]) -> Bytes {
    let reason = StatusCode::canonical_reason(&reply.status).unwrap_or_default();
    let mut head = format!(
        "HTTP/1.1 {} {reason}\r\ncontent-type: {}\r\ncontent-length: {length}\r\n",
        reply.status.as_u16(),
        reply.content_type
    );
    let own = reply
        .headers
        .iter()
        .map(|(name, value)| (&**name, &**value));
    for (name, value) in own.chain(more.iter().copied()) {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    head.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(step: &Step) -> String {
        match step {
            Step::Write(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn lengths_that_lie() {
        let reply = Reply::json_text("{\"data\":1}".to_owned());
        let long = Fault::LengthTooLong.script(&reply).unwrap();
        assert!(text(&long[0]).contains("content-length: 74\r\n"));
        let short = Fault::LengthTooShort.script(&reply).unwrap();
        assert!(text(&short[0]).contains("content-length: 5\r\n"));
        assert_eq!(text(&short[1]), "{\"data\":1}");
    }

    #[test]
    fn a_drip_is_the_whole_message() {
        let reply = Reply::json_text("{\"data\":1}".to_owned());
        let fault = Fault::Drip {
            bytes: 7,
            pause: Duration::from_millis(1),
        };
        let script = fault.script(&reply).unwrap();
        let message: String = script.iter().step_by(2).map(text).collect();
        assert!(message.starts_with("HTTP/1.1 200 OK\r\n"));
        assert!(message.ends_with("\r\n\r\n{\"data\":1}"));
        assert!(script.iter().step_by(2).all(|step| text(step).len() <= 7));
    }
}
