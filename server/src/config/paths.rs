//! Paths in settings.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use super::origin::Origin;
use super::sources::Sources;

/// `text` as an absolute path, or none where it cannot be one.
///
/// A leading `~/` is the home folder: shells do not replace it behind `--data=` or in files. Relative paths of a
/// settings file start from the file's folder, others from the working folder.
pub(super) fn absolute(sources: &Sources, origin: &Origin, text: &OsStr) -> Option<PathBuf> {
    if text.is_empty() || text.as_bytes().contains(&0) {
        return None;
    }
    let base = match (origin, &sources.file) {
        (Origin::File(_), Some(file)) => file.folder(),
        _ => &sources.current_dir,
    };
    let path = Path::new(text);
    match (path.strip_prefix("~"), sources.folder_variable("HOME")) {
        (Ok(rest), Some(home)) => Some(home.join(rest)),
        _ => Some(base.join(path).components().collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn absolute_of(text: &str) -> Option<PathBuf> {
        absolute(&Sources::for_testing(), &Origin::Default, OsStr::new(text))
    }

    #[test]
    fn relative_paths_start_from_the_working_folder() {
        assert_eq!(absolute_of("./data"), Some("/home/me/here/data".into()));
        assert_eq!(absolute_of("/data"), Some("/data".into()));
    }

    #[test]
    fn a_tilde_is_the_home_folder() {
        assert_eq!(absolute_of("~/pictures"), Some("/home/me/pictures".into()));
        assert_eq!(absolute_of("~other/pictures"), Some("/home/me/here/~other/pictures".into()));
    }

    #[test]
    fn what_can_be_no_path_is_none() {
        assert_eq!(absolute_of(""), None);
        assert_eq!(absolute_of("a\0b"), None);
    }
}
