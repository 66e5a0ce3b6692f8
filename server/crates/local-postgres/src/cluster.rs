//! The handle of a running cluster.

use std::{
    path::Path,
    sync::{Arc, mpsc},
    thread,
};

use tokio::sync::{oneshot, watch};

use crate::{Health, Options, PostgresError, control::Control, database, socket::Socket, supervisor};

/// A running cluster: supervised while this value lives, stopped with it.
///
/// It is bound to no async runtime: a thread of its own looks after postgres. Dropping it stops the cluster too and
/// blocks for that time; [`Cluster::stop`] is the better way where there is one.
#[derive(Debug)]
pub struct Cluster {
    running: Running,
    socket: Socket,
}

impl Cluster {
    /// Starts the cluster in `options.dir`, which makes it first if there is none, and waits until it takes connections.
    ///
    /// # Errors
    /// `InUse` if somebody owns the cluster already, `NotInstalled` or `WrongVersion` if the programs are missing, and
    /// everything that can go wrong with files, users and postgres itself; the text says what to do.
    pub async fn start(options: Options) -> Result<Self, PostgresError> {
        let (sender, receiver) = oneshot::channel();
        // Whoever drops this future does not want the cluster any more, so nobody listens.
        let running = Running::launch(options, move |started| drop(sender.send(started)))?;
        let socket = receiver.await.map_err(|_| PostgresError::Stopped)??;
        Ok(Self { running, socket })
    }

    /// Does the same as [`Cluster::start`] outside of async code.
    ///
    /// # Errors
    /// The same as there.
    pub fn start_blocking(options: Options) -> Result<Self, PostgresError> {
        let (sender, receiver) = mpsc::channel();
        let running = Running::launch(options, move |started| drop(sender.send(started)))?;
        let socket = receiver.recv().map_err(|_| PostgresError::Stopped)??;
        Ok(Self { running, socket })
    }

    /// The address of a database, as tokio-postgres and diesel-async take it; the database may not exist yet.
    pub fn url(&self, database: &str) -> String {
        self.socket.url(database)
    }

    /// The folder that holds the socket, for `psql -U postgres -h`.
    pub fn socket_folder(&self) -> &Path {
        self.socket.folder()
    }

    /// Creates a database, in UTF-8, unless it is there already.
    ///
    /// # Errors
    /// `CreateDatabase` with what postgres or the connection says.
    pub async fn create_database(&self, name: &str) -> Result<(), PostgresError> {
        let created = database::create(&self.url("postgres"), name).await;
        created.map_err(|source| PostgresError::CreateDatabase { name: name.to_owned(), source })
    }

    /// The state of the cluster and its changes.
    pub fn health(&self) -> watch::Receiver<Health> {
        self.running.health.clone()
    }

    /// Waits until postgres is given up and tells why; for ever, if that never happens.
    pub async fn failed(&self) -> Arc<PostgresError> {
        let mut health = self.health();
        loop {
            if let Health::Failed(error) = &*health.borrow_and_update() {
                return Arc::clone(error);
            }
            if health.changed().await.is_err() {
                std::future::pending::<()>().await;
            }
        }
    }

    /// Stops the cluster in good order, within ten seconds.
    ///
    /// # Errors
    /// `StillRunning` if postgres survives even SIGKILL.
    pub async fn stop(self) -> Result<(), PostgresError> {
        let control = Arc::clone(&self.running.control);
        let stopped = tokio::task::spawn_blocking(move || control.stop()).await;
        stopped.unwrap_or(Err(PostgresError::Stopped))
    }

    /// Does the same as [`Cluster::stop`] outside of async code.
    ///
    /// # Errors
    /// The same as there.
    pub fn stop_blocking(self) -> Result<(), PostgresError> {
        self.running.control.stop()
    }
}

/// The supervising thread, stopped on drop: also when a start is given up half-way.
#[derive(Debug)]
struct Running {
    control: Arc<Control>,
    health: watch::Receiver<Health>,
}

impl Running {
    fn launch(
        options: Options,
        started: impl FnOnce(Result<Socket, PostgresError>) + Send + 'static,
    ) -> Result<Self, PostgresError> {
        let control = Arc::new(Control::default());
        let (sender, health) = watch::channel(Health::Running);
        let ending = Ending(Arc::clone(&control));
        let supervise = move || supervisor::run(&options, &ending.0, &sender, started);
        let thread = thread::Builder::new().name("local-postgres".to_owned()).spawn(supervise);
        thread.map_err(PostgresError::file("start a thread for", "postgres"))?;
        Ok(Self { control, health })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Err(error) = self.control.stop() {
            tracing::error!(%error, "postgres could not be stopped");
        }
    }
}

/// Tells that the thread is done, even if it panicked.
struct Ending(Arc<Control>);

impl Drop for Ending {
    fn drop(&mut self) {
        self.0.end();
    }
}
