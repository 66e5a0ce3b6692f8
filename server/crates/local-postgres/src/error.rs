//! Everything that can go wrong around a cluster.

use std::{io, path::PathBuf, process::ExitStatus, time::Duration};

/// Why a cluster could not be started, used or stopped.
#[derive(Debug, thiserror::Error)]
pub enum PostgresError {
    /// No PostgreSQL programs were found on this machine.
    #[error(
        "PostgreSQL is not installed (neither on PATH nor in the usual places). Install its server: \
         `apt install postgresql` (Debian, Ubuntu), `dnf install postgresql-server` (Fedora), \
         `brew install postgresql` (macOS)"
    )]
    NotInstalled,

    /// The folder that the caller named does not hold working programs.
    #[error("{} does not hold the PostgreSQL programs `postgres` and `initdb`", bin.display())]
    NoPrograms {
        /// The folder that was named.
        bin: PathBuf,
    },

    /// The cluster was made by a major version of PostgreSQL that is not installed.
    #[error(
        "the cluster in {} was made by PostgreSQL {needed}, but installed is {}. Install that version \
         (`apt install postgresql-{needed}` on Debian and Ubuntu)", data.display(), list(found)
    )]
    WrongVersion {
        /// The folder of the cluster.
        data: PathBuf,
        /// The major version it needs.
        needed: u32,
        /// The major versions that are there.
        found: Vec<u32>,
    },

    /// The folder exists but holds no complete cluster.
    #[error("{} is not a Postgres cluster: its PG_VERSION is missing or unreadable", data.display())]
    NotACluster {
        /// The folder that was expected to be a cluster.
        data: PathBuf,
    },

    /// Another program, or another part of this one, owns the cluster.
    #[error("the Postgres cluster in {} is in use by another program", dir.display())]
    InUse {
        /// The folder of the cluster.
        dir: PathBuf,
    },

    /// A folder belongs to a user that must not own it, so it would not be private.
    #[error("{} belongs to the user with id {owner}, but should belong to {expected}", path.display())]
    ForeignOwner {
        /// The folder.
        path: PathBuf,
        /// The user id that owns it.
        owner: u32,
        /// Who should own it, in words.
        expected: &'static str,
    },

    /// Postgres must not run as root, and there is no other user to run it as.
    #[error("Postgres cannot run as root, and neither a user `postgres` nor `nobody` is in /etc/passwd")]
    NoAccount,

    /// A file or folder could not be read or written.
    #[error("cannot {action} {}", path.display())]
    File {
        /// What was tried, as a verb.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system answered.
        #[source]
        source: io::Error,
    },

    /// A program could not be started.
    #[error("cannot run {} as {account}", program.display())]
    Run {
        /// The program.
        program: PathBuf,
        /// The user it should run as.
        account: String,
        /// What the system answered.
        #[source]
        source: io::Error,
    },

    /// `initdb` did not make a cluster.
    #[error("initdb failed ({status}): {output}")]
    Initdb {
        /// How it ended.
        status: ExitStatus,
        /// What it said.
        output: String,
    },

    /// Postgres ended although nobody asked it to.
    #[error("postgres ended ({status}); the end of its log:\n{log}")]
    Died {
        /// How it ended.
        status: ExitStatus,
        /// The last lines that it wrote.
        log: String,
    },

    /// Postgres did not become ready in time.
    #[error("postgres was not ready after {} s; the end of its log:\n{log}", waited.as_secs())]
    NotReady {
        /// How long it was waited for.
        waited: Duration,
        /// The last lines that it wrote.
        log: String,
    },

    /// Postgres died again and again, and is not started any more.
    #[error("postgres died {times} times in a row and was given up")]
    GaveUp {
        /// How often it died.
        times: u32,
        /// How it died the last time.
        #[source]
        source: Box<PostgresError>,
    },

    /// A postgres process survived every signal.
    #[error("postgres (process {pid}) does not end")]
    StillRunning {
        /// Its process id.
        pid: i32,
    },

    /// The cluster was stopped, or its start was given up by the caller.
    #[error("the Postgres cluster was stopped")]
    Stopped,

    /// The cluster answered a statement with an error, or not at all.
    #[error("cannot create the database {name}")]
    CreateDatabase {
        /// The database.
        name: String,
        /// What the cluster or the connection answered.
        #[source]
        source: tokio_postgres::Error,
    },
}

impl PostgresError {
    /// Wraps the system's answer to an `action` (a verb) on `path`.
    pub(crate) fn file(action: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { action, path, source }
    }
}

fn list(versions: &[u32]) -> String {
    match versions {
        [] => "none".to_owned(),
        _ => versions.iter().map(u32::to_string).collect::<Vec<_>>().join(", "),
    }
}
