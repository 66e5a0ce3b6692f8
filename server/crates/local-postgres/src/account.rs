//! The user that postgres runs as.

use std::{
    ffi::OsStr,
    fs, io,
    os::unix::{fs::MetadataExt, process::CommandExt},
    path::Path,
    process::{Command, Stdio},
};

use rustix::process::geteuid;

use crate::PostgresError;

/// What postgres gets to see of our environment: secrets of the server are not its business, and PGPORT or PGDATA of
/// the caller must not reach it.
const ENVIRONMENT: [&str; 4] = ["PATH", "LD_LIBRARY_PATH", "LOCPATH", "TZ"];

/// The user that postgres runs as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Account {
    /// The user that runs this program.
    Caller,
    /// An unprivileged one, because this program runs as root and postgres refuses to.
    Other {
        /// User id.
        uid: u32,
        /// Primary group id.
        gid: u32,
    },
}

impl Account {
    /// Chooses who runs the cluster in `data`: its owner if it exists, else whoever is fit on this machine.
    pub(crate) fn choose(data: &Path) -> Result<Self, PostgresError> {
        let owner = match fs::metadata(data) {
            Ok(metadata) => Some((metadata.uid(), metadata.gid())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(PostgresError::file("read", data)(error)),
        };
        let foreign = |owner, expected| PostgresError::ForeignOwner { path: data.to_owned(), owner, expected };
        match (geteuid().is_root(), owner) {
            (true, Some((0, _))) => Err(foreign(0, "an unprivileged user, since Postgres cannot run as root")),
            (true, Some((uid, gid))) => Ok(Self::Other { uid, gid }),
            (true, None) => {
                let passwd = fs::read("/etc/passwd").map_err(PostgresError::file("read", "/etc/passwd"))?;
                unprivileged(&String::from_utf8_lossy(&passwd)).ok_or(PostgresError::NoAccount)
            }
            (false, Some((uid, _))) if uid != geteuid().as_raw() => {
                Err(foreign(uid, "the user that runs this program"))
            }
            (false, _) => Ok(Self::Caller),
        }
    }

    /// A command that runs `program` as this user, away from our environment, directory and terminal.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env_clear().envs(ENVIRONMENT.iter().filter_map(|key| Some((key, std::env::var_os(key)?))));
        // Our directory may be closed to that user, and PostgreSQL up to 15 changes back to where it started from.
        command.current_dir("/").stdin(Stdio::null());
        // Ctrl+C is meant for the program: it stops postgres itself, after it has finished its own work.
        command.process_group(0);
        if let Self::Other { uid, gid } = self {
            command.uid(*uid).gid(*gid);
        }
        command
    }

    /// Gives `path`, just created by us, to this user.
    pub(crate) fn take_over(&self, path: &Path) -> Result<(), PostgresError> {
        match self {
            Self::Caller => Ok(()),
            Self::Other { uid, gid } => std::os::unix::fs::chown(path, Some(*uid), Some(*gid))
                .map_err(PostgresError::file("change the owner of", path)),
        }
    }

    /// The user in words, for messages.
    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Caller => "the calling user".to_owned(),
            Self::Other { uid, .. } => format!("the user with id {uid}"),
        }
    }
}

/// Finds `postgres`, else `nobody`, in the text of a passwd file.
fn unprivileged(passwd: &str) -> Option<Account> {
    let find = |name: &str| {
        passwd.lines().find_map(|line| {
            let mut fields = line.split(':');
            if fields.next() != Some(name) {
                return None;
            }
            let uid = fields.nth(1)?.parse().ok().filter(|uid| *uid != 0)?;
            Some(Account::Other { uid, gid: fields.next()?.parse().ok()? })
        })
    };
    find("postgres").or_else(|| find("nobody"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOBODY: &str = "root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65533:nobody:/nonexistent:/bin/false\n";

    #[test]
    fn postgres_is_preferred_to_nobody() {
        let both = format!("{NOBODY}postgres:x:101:104:,,,:/var/lib/postgresql:/bin/bash\n");

        assert_eq!(unprivileged(&both), Some(Account::Other { uid: 101, gid: 104 }));
        assert_eq!(unprivileged(NOBODY), Some(Account::Other { uid: 65534, gid: 65533 }));
    }

    #[test]
    fn damaged_lines_and_root_are_no_account() {
        assert_eq!(unprivileged("postgres:x:0:0::/:\n\npostgres\nnobody:x:many:1:::\nnobody:x:7\n"), None);
    }
}
