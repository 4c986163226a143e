//! Reading `multipart/form-data` as it comes, in bounded memory.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::task::Poll;

use bytes::Bytes;
use futures_util::{Stream, stream};

use crate::http::blob::{Spool, Spooled};
use crate::http::received::Part;

/// How many parts a form may have.
const MOST_PARTS: usize = 100;

/// How many bytes may lie between the beginnings of two parts' contents and their ends.
const LONGEST_HEAD: usize = 1 << 20;

/// How many bytes of all parts together are kept in memory.
const IN_MEMORY: usize = 1 << 20;

/// Why a form cannot be read.
#[derive(Debug)]
pub(crate) enum FormError {
    /// The body is not what its content type says.
    Malformed(String),
    /// It cannot be kept on this machine.
    NotKept(std::io::Error),
}

/// The text between two parts; `None` if the body is not a form.
pub(crate) fn boundary(content_type: Option<&str>) -> Option<Result<String, FormError>> {
    let content_type = content_type.filter(|text| text.starts_with("multipart/"))?;
    Some(multer::parse_boundary(content_type).map_err(malformed))
}

fn malformed(error: impl fmt::Display) -> FormError {
    FormError::Malformed(error.to_string())
}

/// Reads the parts of a body that comes in pieces.
pub(crate) async fn read<E>(
    boundary: String,
    pieces: impl Stream<Item = Result<Bytes, E>> + Send,
) -> Result<Vec<Part>, FormError>
where
    E: std::error::Error + Send + Sync + 'static,
{
    let unread = Arc::new(AtomicUsize::new(0));
    let mut form = multer::Multipart::new(one_by_one(pieces, unread.clone()), boundary);
    let mut parts = Vec::new();
    let mut room = IN_MEMORY;
    while let Some(mut field) = form.next_field().await.map_err(malformed)? {
        if parts.len() == MOST_PARTS {
            return Err(malformed(format!("it has more than {MOST_PARTS} parts")));
        }
        let mut spool = Spool::new();
        unread.store(0, Relaxed);
        while let Some(chunk) = field.chunk().await.map_err(malformed)? {
            unread.store(0, Relaxed);
            spool.write(&chunk, &mut room).map_err(FormError::NotKept)?;
        }
        let Spooled {
            beginning,
            blob,
            facts,
        } = spool.end();
        parts.push(Part {
            name: field.name().unwrap_or_default().to_owned(),
            file_name: field.file_name().map(str::to_owned),
            content_type: field.content_type().map(ToString::to_string),
            bytes: beginning,
            size: blob.len(),
            content: blob,
            facts,
        });
    }
    Ok(parts)
}

/// Hands out one piece at a time. The reader of forms takes everything that is ready into its
/// memory, so nothing is ready for a moment after each piece. It also searches all that has come
/// for the beginning of a part; `unread` counts those bytes until it finds one.
fn one_by_one<E>(
    pieces: impl Stream<Item = Result<Bytes, E>> + Send,
    unread: Arc<AtomicUsize>,
) -> impl Stream<Item = Result<Bytes, multer::Error>> + Send
where
    E: std::error::Error + Send + Sync + 'static,
{
    let mut pieces = Box::pin(pieces);
    let mut is_due = true;
    stream::poll_fn(move |context| {
        is_due = !is_due;
        if is_due {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        let piece = pieces.as_mut().poll_next(context);
        if piece.is_pending() {
            is_due = true;
        }
        piece.map(|piece| match piece? {
            Ok(piece) => {
                let so_far = unread.fetch_add(piece.len(), Relaxed) + piece.len();
                Some(match so_far > LONGEST_HEAD {
                    true => Err(multer::Error::StreamReadFailed(
                        format!("no part begins or ends within {LONGEST_HEAD} bytes").into(),
                    )),
                    false => Ok(piece),
                })
            }
            Err(error) => Some(Err(multer::Error::StreamReadFailed(error.into()))),
        })
    })
}
