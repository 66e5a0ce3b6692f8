//! `media-search serve`

use std::io::Write;
use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Context;
use axum::Router;
use tokio::net::{TcpListener, TcpSocket};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::boot::{Running, boot};
use crate::config::Config;
use crate::data_folder::DataFolder;
use crate::http::{self, Gate, HttpState};
use crate::session::Announcement;
use crate::shutdown;

/// How long requests that run may take to end after the server was told to stop.
const DRAIN: Duration = Duration::from_secs(4);

/// Serves until the process is told to stop.
///
/// # Errors
/// Where the data folder is taken, the address is taken, or a part does not start.
pub async fn run(config: &Config) -> anyhow::Result<()> {
    for remark in &config.remarks {
        tracing::warn!("{remark}");
    }
    let folder = DataFolder::open(&config.data)?;
    let stopping = shutdown::on_signal()?;
    let server = Server::start(config, folder, stopping.clone()).await?;
    // Whoever started it may have stopped reading; it serves all the same.
    let _ = writeln!(std::io::stdout(), "Media Search is ready at {}", server.url);
    let failed = tokio::select! {
        () = stopping.cancelled() => Ok(()),
        error = server.running.failed() => Err(error),
    };
    let stopped = server.stop().await;
    failed.and(stopped)
}

/// A server that answers.
pub struct Server {
    /// Where.
    pub url: String,
    /// The system behind it.
    pub running: Running,
    listening: JoinHandle<std::io::Result<()>>,
    stopping: CancellationToken,
    announcement: Announcement,
}

impl Server {
    /// Listens at once, and answers with the real pages as soon as the system behind is ready.
    ///
    /// # Errors
    /// Where the address is taken or a part does not start.
    pub async fn start(config: &Config, folder: DataFolder, stopping: CancellationToken) -> anyhow::Result<Self> {
        let address = config.bind.address;
        let listener = bind(address).with_context(|| format!("the address {address} is not free (BIND)"))?;
        let address = listener.local_addr()?;
        let gate = Gate::default();
        let listening = tokio::spawn(listen(listener, gate.clone().into_router(), stopping.clone()));

        let announced = folder.path().to_owned();
        let running = boot(config, folder).await?;
        let state = HttpState::new(running.services.clone(), running.viewer.clone(), stopping.clone());
        gate.open(http::router(state, config.bind.host_names(address)));
        let url = format!("http://{address}");
        let announcement = Announcement::make(&announced, &url)?;
        Ok(Self { url, running, listening, stopping, announcement })
    }

    /// Takes no more requests, lets those that run end, and takes the system down.
    ///
    /// # Errors
    /// Where a part does not end cleanly.
    pub async fn stop(self) -> anyhow::Result<()> {
        self.stopping.cancel();
        drop(self.announcement);
        if tokio::time::timeout(DRAIN, self.listening).await.is_err() {
            tracing::warn!("some requests did not end in time and were cut off");
        }
        self.running.stop().await
    }
}

/// Connections that the system keeps until they are taken, as far as it allows so many: a page asks for fifty pictures at once,
/// and what is turned away comes back only after a second.
const BACKLOG: u32 = 4096;

fn bind(address: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    // So that a restart need not wait for connections that are ending.
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

async fn listen(listener: TcpListener, router: Router, stopping: CancellationToken) -> std::io::Result<()> {
    axum::serve(listener, router).with_graceful_shutdown(stopping.cancelled_owned()).await
}
