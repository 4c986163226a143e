//! Does what a script says, on the connection itself.

use std::io;

use bytes::Bytes;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::server::TlsStream;

use super::script::{Script, Step};

/// A connection that can end with a reset.
pub(crate) trait Reset {
    /// From now on, closing it is a reset.
    fn resets(&self) -> io::Result<()>;
}

impl Reset for TcpStream {
    fn resets(&self) -> io::Result<()> {
        self.set_zero_linger()
    }
}

impl Reset for TlsStream<TcpStream> {
    fn resets(&self) -> io::Result<()> {
        self.get_ref().0.set_zero_linger()
    }
}

/// Plays a script and closes the connection. An error means that the client has gone away.
pub(crate) async fn play(
    script: Script,
    mut stream: impl AsyncRead + AsyncWrite + Reset + Unpin,
) -> io::Result<()> {
    for step in script {
        match step {
            Step::Write(bytes) => {
                stream.write_all(&bytes).await?;
                stream.flush().await?;
            }
            Step::Fill(block, bytes) => fill(&mut stream, &block, bytes).await?,
            Step::Pause(time) => tokio::time::sleep(time).await,
            Step::Stall => while stream.read(&mut [0; 64]).await? > 0 {},
            Step::Reset => return stream.resets(),
        }
    }
    stream.shutdown().await
}

async fn fill(
    stream: &mut (impl AsyncWrite + Unpin),
    block: &Bytes,
    mut bytes: u64,
) -> io::Result<()> {
    while bytes > 0 && !block.is_empty() {
        let piece = usize::try_from(bytes).map_or(block.len(), |left| left.min(block.len()));
        stream.write_all(&block[..piece]).await?;
        bytes -= piece as u64;
    }
    stream.flush().await
}
