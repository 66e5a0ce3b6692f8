//! Everything a postgres needs before it can be started, prepared once.

use std::{fs, io, path::PathBuf};

use crate::{
    Options, PostgresError,
    account::Account,
    binaries::Binaries,
    control::Control,
    data::{self, Data},
    folder::Folder,
    initdb, orphans,
};

/// A locked folder with a complete cluster, the programs that run it and the user that they run as.
#[derive(Debug)]
pub(crate) struct Site {
    pub(crate) data: Data,
    pub(crate) account: Account,
    pub(crate) binaries: Binaries,
    pub(crate) durable: bool,
    // Last: the lock is given back after everything else.
    pub(crate) folder: Folder,
}

impl Site {
    /// Locks the folder, makes the cluster if there is none, and ends what an earlier owner may have left running.
    pub(crate) fn prepare(options: &Options, control: &Control) -> Result<Self, PostgresError> {
        let folder = Folder::open(&options.dir)?;
        let path = folder.data();
        if options.fresh {
            wipe(&folder)?;
        }
        let made_by = data::read_version(&path)?;
        let account = Account::choose(&path)?;
        let binaries = Binaries::find(options.bin.as_deref(), &path, made_by)?;
        if made_by.is_none() {
            initdb::run(&folder, &account, &binaries, options.durable, control)?;
        }
        let data = Data::open(&path)?;
        orphans::end(&data)?;
        Ok(Self { data, account, binaries, durable: options.durable, folder })
    }
}

/// The folder of the programs that a start with these options would use; it neither starts nor creates anything.
///
/// # Errors
/// The same as a start: `NotInstalled`, `NoPrograms`, `WrongVersion`, or `NotACluster` and `File` for an existing cluster.
pub fn find_programs(options: &Options) -> Result<PathBuf, PostgresError> {
    let path = options.dir.join("data");
    let made_by = if options.fresh { None } else { data::read_version(&path)? };
    Binaries::find(options.bin.as_deref(), &path, made_by).map(Binaries::dir)
}

/// Removes the cluster, after ending what may still run in it.
fn wipe(folder: &Folder) -> Result<(), PostgresError> {
    let path = folder.data();
    match Data::open(&path) {
        Ok(data) => orphans::end(&data)?,
        Err(PostgresError::File { source, .. }) if source.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    }
    fs::remove_dir_all(&path).map_err(PostgresError::file("remove", path))
}
