//! What the tests share.

use std::path::{Path, PathBuf};

use local_postgres::{Cluster, Health, Options};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;
use tokio_postgres::{Client, NoTls};

/// A folder for a cluster that does not exist yet, below one that is removed in the end.
pub fn place() -> (TempDir, PathBuf) {
    let parent = tempfile::tempdir().unwrap();
    let dir = parent.path().join("cluster");
    (parent, dir)
}

/// Starts a cluster for tests.
pub async fn start(dir: &Path) -> Cluster {
    Cluster::start(Options::for_testing(dir)).await.unwrap()
}

/// Connects to a database.
pub async fn connect(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

/// Writes one row that [`remembers`] looks for.
pub async fn remember(url: &str) {
    let client = connect(url).await;
    client.batch_execute("CREATE TABLE memory (word TEXT); INSERT INTO memory VALUES ('kept')").await.unwrap();
}

/// Whether the row of [`remember`] is there.
pub async fn remembers(url: &str) -> bool {
    let client = connect(url).await;
    client.query_opt("SELECT word FROM memory WHERE word = 'kept'", &[]).await.unwrap().is_some()
}

/// The process id of the postmaster of the cluster in `dir`.
pub fn postmaster(dir: &Path) -> Pid {
    let text = std::fs::read_to_string(dir.join("data/postmaster.pid")).unwrap();
    Pid::from_raw(text.lines().next().unwrap().trim().parse().unwrap()).unwrap()
}

/// Whether a process runs; one that is dead and only waits for its parent, whoever that has become, does not.
pub fn is_running(pid: Pid) -> bool {
    std::fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_pid())).is_ok_and(|stat| !stat.contains(") Z "))
}

/// Kills the postmaster without giving it a chance, and waits until the supervisor has noticed and mended it.
pub async fn kill_and_wait(cluster: &Cluster, dir: &Path) {
    let mut health = cluster.health();
    health.mark_unchanged();

    kill_process(postmaster(dir), Signal::KILL).unwrap();

    health.wait_for(|health| matches!(health, Health::Restarting)).await.unwrap();
    health.wait_for(|health| matches!(health, Health::Running)).await.unwrap();
}
