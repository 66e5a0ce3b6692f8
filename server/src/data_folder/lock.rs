//! The lock on a data folder.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::Path;

use super::error::DataFolderError;

const FILE: &str = "lock";

/// A lock that ends with the process, however that ends; programs that it starts do not inherit it.
#[derive(Debug)]
pub struct Lock(#[expect(dead_code, reason = "the lock lives as long as the open file")] File);

impl Lock {
    /// Locks the folder and writes into the lock file which process has it.
    pub fn take(folder: &Path) -> Result<Self, DataFolderError> {
        let unusable = |source| DataFolderError::NotWritable { path: folder.to_owned(), source };
        let path = folder.join(FILE);
        loop {
            let mut file = open(&path).map_err(unusable)?;
            match file.try_lock() {
                Ok(()) if !is_at(&file, &path) => continue,
                Ok(()) => {
                    file.set_len(0).and_then(|()| writeln!(file, "{}", std::process::id())).map_err(unusable)?;
                    return Ok(Self(file));
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(DataFolderError::InUse { path: folder.to_owned(), process: read_process(&mut file) });
                }
                Err(TryLockError::Error(source)) => return Err(unusable(source)),
            }
        }
    }
}

/// The process that has the folder, where one has it and can be asked for; nothing is changed.
pub fn holder(folder: &Path) -> Option<u32> {
    let mut file = File::open(folder.join(FILE)).ok()?;
    match file.try_lock_shared() {
        Err(TryLockError::WouldBlock) => read_process(&mut file),
        _ => None,
    }
}

fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).write(true).create(true).truncate(false).mode(0o600).open(path)
}

/// Whether the file still is what lies at `path`: somebody may have removed it between opening and locking, and a lock
/// on a file that nobody else can open would keep nobody out.
fn is_at(file: &File, path: &Path) -> bool {
    let place = |there: std::fs::Metadata| (there.dev(), there.ino());
    matches!((file.metadata().map(place), std::fs::metadata(path).map(place)), (Ok(ours), Ok(theirs)) if ours == theirs)
}

fn read_process(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.take(20).read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}
