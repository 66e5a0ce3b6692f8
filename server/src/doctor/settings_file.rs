//! Whether secrets in the settings file stay secret.

use std::fs;
use std::os::unix::fs::MetadataExt;

use super::check::Check;
use crate::config::{Config, Origin};

const NAME: &str = "settings file";

/// Whether a settings file with passwords in it is closed to other users; none where no file was read.
pub fn check(config: &Config) -> Option<Check> {
    let path = config.data.settings_file.as_ref()?;
    let from_file = |origin: &Origin| matches!(origin, Origin::File(_));
    let secret = config.effective.iter().find(|shown| shown.setting.secret() && from_file(&shown.origin));
    let is_open = fs::metadata(path).is_ok_and(|metadata| metadata.mode() & 0o077 != 0);
    Some(match secret {
        Some(secret) if is_open => Check::failed(
            NAME,
            format!("{} holds {} and can be read by other users", path.display(), secret.setting.name),
            format!("Run `chmod 600 {}`.", path.display()),
        ),
        _ => Check::passed(NAME, format!("{} was read", path.display())),
    })
}
