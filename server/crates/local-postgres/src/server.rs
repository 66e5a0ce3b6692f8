//! One run of postgres, from its start to its end.

use std::{
    fs::File,
    process::{Child, Command, ExitStatus},
    time::{Duration, Instant},
};

use rustix::process::Signal;

use crate::{PostgresError, child, control::Control, log::Log, site::Site};

/// Held against the command line, so that nothing in the folder can open the cluster to the network.
const SETTINGS: [&str; 10] = [
    "listen_addresses=",
    "port=5432",
    // Inside the data folder, where postgres always works: the path of the socket cannot be too long for it.
    "unix_socket_directories=.",
    "unix_socket_permissions=0700",
    "shared_buffers=64MB",
    "max_connections=50",
    "jit=off",
    "logging_collector=off",
    "log_destination=stderr",
    "log_checkpoints=off",
];
/// What tests do without. Commits stay synchronous: the death of a process loses nothing, only that of the machine does.
const HASTE: [&str; 2] = ["fsync=off", "full_page_writes=off"];

const POLL: Duration = Duration::from_millis(5);
/// Long, because postgres may have to work off the log of a crash first, and would begin again if it were stopped.
const PATIENCE: Duration = Duration::from_secs(300);

/// A running postgres.
#[derive(Debug)]
pub(crate) struct Server {
    child: Child,
    log: Log,
}

impl Server {
    /// Starts postgres and waits until it takes connections.
    ///
    /// It has to be called by the thread that goes on to wait for the server: the kernel ends postgres with it.
    pub(crate) fn start(site: &Site, control: &Control) -> Result<Self, PostgresError> {
        let (log, file) = Log::open(site.folder.path())?;
        let mut command = command(site, file)?;
        let child = control.spawn(&mut command, &site.account.describe())?;
        let mut server = Self { child, log };
        let begin = Instant::now();
        let ready = (server.child.id().cast_signed(), "ready".to_owned());
        // pg_ctl looks at the same file.
        while site.data.postmaster().as_ref() != Some(&ready) {
            if let Some(status) = control.try_wait(&mut server.child) {
                return Err(server.died(status));
            }
            if begin.elapsed() > PATIENCE {
                control.signal(Signal::QUIT);
                control.wait(&mut server.child);
                return Err(PostgresError::NotReady { waited: PATIENCE, log: server.log.tail() });
            }
            std::thread::sleep(POLL);
        }
        tracing::info!(duration_ms = begin.elapsed().as_millis(), "postgres is ready");
        Ok(server)
    }

    /// Waits until postgres ends, whatever ends it, and tells how that was.
    pub(crate) fn wait(mut self, control: &Control) -> PostgresError {
        let status = control.wait(&mut self.child);
        self.died(status)
    }

    fn died(&self, status: ExitStatus) -> PostgresError {
        PostgresError::Died { status, log: self.log.tail() }
    }
}

fn command(site: &Site, log: File) -> Result<Command, PostgresError> {
    let second = log.try_clone().map_err(PostgresError::file("open", site.folder.path()))?;
    let mut command = site.account.command(site.binaries.program("postgres"));
    command.arg("-D").arg(site.data.argument(&site.account)).stdout(second).stderr(log);
    for setting in SETTINGS.iter().chain(if site.durable { [].iter() } else { HASTE.iter() }) {
        command.args(["-c", setting]);
    }
    command.arg("-c").arg(format!("cluster_name={}", site.data.cluster_name()));
    // SIGINT is postgres' fast shutdown: should we be killed, the next start finds a cluster in good order.
    child::prepare(&mut command, Signal::INT, site.data.inherit(&site.account));
    Ok(command)
}
