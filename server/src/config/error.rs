//! What can be wrong with the settings.

use std::io;
use std::path::PathBuf;

use super::origin::Origin;

/// Why the program does not start with these settings.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A value is not one of the allowed ones; secret values are not repeated.
    #[error("{setting} ({origin}) is {value}; allowed is {allowed}")]
    BadValue {
        /// The setting.
        setting: &'static str,
        /// Where the value came from.
        origin: Origin,
        /// The value in quotes, or what may be said of it.
        value: String,
        /// What it may be.
        allowed: &'static str,
    },
    /// The settings file sets something that does not exist.
    #[error("{} sets {key:?}, which is no setting{}", path.display(), hint(*nearest))]
    UnknownSetting {
        /// The file.
        path: PathBuf,
        /// The key as it stands there.
        key: String,
        /// The setting that was probably meant.
        nearest: Option<&'static str>,
    },
    /// The settings file names another settings file.
    #[error("{} sets \"config\": a settings file cannot name another (use --config or CONFIG)", path.display())]
    NestedFile {
        /// The file.
        path: PathBuf,
    },
    /// The settings file is not TOML. The source line is not repeated: it may hold a password.
    #[error("{} is not valid TOML (line {line}): {problem}", path.display())]
    NotToml {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// What the parser says.
        problem: String,
    },
    /// The settings file cannot be read.
    #[error("the settings file {} ({origin}) cannot be read", path.display())]
    UnreadableFile {
        /// The file.
        path: PathBuf,
        /// What named it.
        origin: Origin,
        /// What the system says.
        #[source]
        source: io::Error,
    },
    /// Nothing says where the data shall be.
    #[error("DATA_DIR is not set and no home folder is known; set DATA_DIR or use --data")]
    NoDataFolder,
    /// A GPU was asked for and the program cannot use one.
    #[error(
        "DEVICE ({origin}) is \"cuda\", but this program was built without GPU support; \
             set DEVICE to auto or cpu, or build with `--features cuda`"
    )]
    BuiltWithoutGpu {
        /// What asked for it.
        origin: Origin,
    },
}

fn hint(nearest: Option<&'static str>) -> String {
    nearest.map(|name| format!("; did you mean {:?}?", name.to_ascii_lowercase())).unwrap_or_default()
}
