//! The making of a cluster.

use std::{
    fs::{self, DirBuilder, File},
    io::Read,
    os::unix::fs::DirBuilderExt,
    process::Stdio,
};

use rustix::process::Signal;

use crate::{PostgresError, account::Account, binaries::Binaries, child, control::Control, data::Data, folder::Folder};

/// How the folders begin that `initdb` works in.
const UNFINISHED: &str = "data.new";

/// Makes the cluster of `folder`: whole, or not at all.
pub(crate) fn run(
    folder: &Folder,
    account: &Account,
    binaries: &Binaries,
    durable: bool,
    control: &Control,
) -> Result<(), PostgresError> {
    remove_unfinished(folder);
    // With our id, since an initdb whose owner was killed may still write into a folder that could not be removed.
    let path = folder.path().join(format!("{UNFINISHED}.{}", std::process::id()));
    DirBuilder::new().mode(0o700).create(&path).map_err(PostgresError::file("create", &path))?;
    account.take_over(&path)?;
    let data = Data::open(&path)?;

    let mut command = account.command(binaries.program("initdb"));
    command.arg("-D").arg(data.argument(account)).args(["--username=postgres", "--encoding=UTF8"]);
    command.args(["--auth-local=trust", "--auth-host=reject", "--locale=C.UTF-8", "--data-checksums"]);
    if !durable {
        command.arg("--no-sync");
    }
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    child::prepare(&mut command, Signal::KILL, data.inherit(account));
    let mut child = control.spawn(&mut command, &account.describe())?;
    let mut said = Vec::new();
    if let Some(mut stderr) = child.stderr.take() {
        stderr.read_to_end(&mut said).map_err(PostgresError::file("read the output of", binaries.program("initdb")))?;
    }
    let status = control.wait(&mut child);
    if !status.success() {
        let output = String::from_utf8_lossy(&said).trim().to_owned();
        remove_unfinished(folder);
        return Err(PostgresError::Initdb { status, output });
    }

    fs::rename(&path, folder.data()).map_err(PostgresError::file("rename", &path))?;
    let synced = File::open(folder.path()).and_then(|dir| dir.sync_all());
    synced.map_err(PostgresError::file("write", folder.path()))
}

/// Removes what interrupted runs have left; what cannot be removed now is tried again at the next start.
fn remove_unfinished(folder: &Folder) {
    for entry in fs::read_dir(folder.path()).into_iter().flatten().flatten() {
        if entry.file_name().as_encoded_bytes().starts_with(UNFINISHED.as_bytes()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
