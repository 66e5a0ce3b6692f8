//! Whether there is room.

use rustix::fs::statvfs;

use super::check::Check;
use super::data_folder::nearest;
use crate::config::DataConfig;

const NAME: &str = "disk space";
const GIB: u64 = 1 << 30;

/// Whether the disk of the data folder has a gigabyte left.
pub fn check(config: &DataConfig) -> Check {
    let place = nearest(&config.folder);
    let free = match statvfs(place) {
        Ok(disk) => disk.f_bavail.saturating_mul(disk.f_frsize),
        Err(error) => {
            let found = format!("the disk of {} cannot be asked: {error}", place.display());
            return Check::failed(NAME, found, "Set DATA_DIR to a folder that can be read.");
        }
    };
    let found = format!("{}.{} GiB free at {}", free / GIB, free % GIB * 10 / GIB, place.display());
    if free < GIB {
        return Check::failed(NAME, found, "Free some space, or set DATA_DIR to a folder on a larger disk.");
    }
    Check::passed(NAME, found)
}
