//! Whether the data folder can be used.

use std::path::Path;

use rustix::fs::{Access, access};

use super::check::Check;
use crate::config::DataConfig;
use crate::data_folder::holder;

const NAME: &str = "data folder";

/// Whether the folder can be written, or made.
pub fn check(config: &DataConfig) -> Check {
    let folder = config.folder.as_path();
    if let Some(process) = holder(folder) {
        return Check::passed(NAME, format!("{} is in use by a Media Search (process {process})", folder.display()));
    }
    let existing = nearest(folder);
    if !existing.is_dir() {
        let found = format!("{} is not a folder", existing.display());
        return Check::failed(NAME, found, "Move it away, or set DATA_DIR to another folder.");
    }
    match access(existing, Access::READ_OK | Access::WRITE_OK | Access::EXEC_OK) {
        Err(error) => Check::failed(
            NAME,
            format!("{} cannot be written: {error}", existing.display()),
            "Give the user that runs the program write permission, or set DATA_DIR to another folder.",
        ),
        Ok(()) if existing == folder => Check::passed(NAME, format!("{} is writable", folder.display())),
        Ok(()) => Check::passed(NAME, format!("{} will be made at the first start", folder.display())),
    }
}

/// The path itself, or what exists of it.
pub fn nearest(path: &Path) -> &Path {
    path.ancestors().find(|above| above.symlink_metadata().is_ok()).unwrap_or(Path::new("/"))
}
