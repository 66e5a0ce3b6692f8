//! Whether there is room for what will come.

use std::path::Path;

use rustix::fs::statvfs;

use crate::error::HubError;

/// Refuses at once what would fill the disk much later.
///
/// # Errors
/// [`HubError::NoSpace`] if the disk of this folder, which exists, has less room than so many bytes.
pub(crate) fn ensure(folder: &Path, needed: u64) -> Result<(), HubError> {
    let disk = statvfs(folder).map_err(|error| HubError::io(folder)(error.into()))?;
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    // Some network disks do not know their size, and say that it is 0.
    if disk.f_blocks > 0 && free < needed {
        return Err(HubError::NoSpace { path: folder.into(), needed: Some(needed) });
    }
    Ok(())
}
