//! One throw-away cluster for all tests of a process.

use std::{
    path::PathBuf,
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};

use rustix::process::geteuid;

use crate::{Cluster, Options, PostgresError};

static CLUSTER: OnceLock<Cluster> = OnceLock::new();
static DATABASES: AtomicU32 = AtomicU32::new(1);

/// The cluster of this process: empty at first, not durable, and ended by the kernel together with the process.
///
/// Its folder is one of a few in the temporary directory, each emptied by the next process that takes it, so that test
/// runs leave nothing growing behind. The first call blocks for about a second.
///
/// # Panics
/// When no cluster can be started; a test can do nothing better.
pub fn cluster() -> &'static Cluster {
    CLUSTER.get_or_init(|| match start() {
        Ok(cluster) => cluster,
        Err(error) => panic!("no Postgres for tests: {error}"),
    })
}

/// Creates an empty database of its own name in [`cluster`] and returns its address.
///
/// # Panics
/// When the cluster cannot be started or does not answer.
pub async fn fresh_database() -> String {
    let name = format!("test_{}", DATABASES.fetch_add(1, Ordering::Relaxed));
    let cluster = cluster();
    match cluster.create_database(&name).await {
        Ok(()) => cluster.url(&name),
        Err(error) => panic!("no database for a test: {error}"),
    }
}

/// Takes the first folder that no other process uses.
fn start() -> Result<Cluster, PostgresError> {
    let parent: PathBuf = std::env::temp_dir().join(format!("local-postgres-tests-{}", geteuid().as_raw()));
    let mut slot = 0_u32;
    loop {
        let options = Options { fresh: true, ..Options::for_testing(parent.join(slot.to_string())) };
        match Cluster::start_blocking(options) {
            Err(PostgresError::InUse { .. }) => slot += 1,
            outcome => return outcome,
        }
    }
}
