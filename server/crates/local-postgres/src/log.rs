//! The file that postgres writes its messages to.

use std::{
    fs::{self, File, OpenOptions},
    io::{Read, Seek, SeekFrom},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use crate::PostgresError;

/// A log that is larger than this at a start becomes `postgres.log.old`, bytes.
const LARGE: u64 = 4 * 1024 * 1024;
/// How much of the end of a log goes into an error, bytes and lines.
const TAIL: (u64, usize) = (4096, 12);

/// The log of one run of postgres.
#[derive(Debug)]
pub(crate) struct Log {
    path: PathBuf,
    begin: u64,
}

impl Log {
    /// Opens the log in `dir` for one more run; returns also the file to write to.
    pub(crate) fn open(dir: &Path) -> Result<(Self, File), PostgresError> {
        let path = dir.join("postgres.log");
        if fs::metadata(&path).is_ok_and(|metadata| metadata.len() > LARGE) {
            fs::rename(&path, dir.join("postgres.log.old")).map_err(PostgresError::file("move", &path))?;
        }
        let opened = OpenOptions::new().append(true).create(true).mode(0o600).open(&path);
        let file = opened.map_err(PostgresError::file("open", &path))?;
        let begin = file.metadata().map_err(PostgresError::file("read", &path))?.len();
        Ok((Self { path, begin }, file))
    }

    /// The last lines of this run.
    pub(crate) fn tail(&self) -> String {
        let read = || {
            let mut file = File::open(&self.path)?;
            let end = file.metadata()?.len();
            file.seek(SeekFrom::Start(self.begin.max(end.saturating_sub(TAIL.0))))?;
            let mut bytes = Vec::new();
            file.take(TAIL.0).read_to_end(&mut bytes)?;
            Ok::<_, std::io::Error>(bytes)
        };
        let text = String::from_utf8_lossy(&read().unwrap_or_default()).into_owned();
        let lines: Vec<_> = text.lines().collect();
        lines[lines.len().saturating_sub(TAIL.1)..].join("\n")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use std::io::Write;

    use super::*;

    #[test]
    fn tail_shows_the_end_of_this_run_only() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("postgres.log"), "an older run\n").unwrap();
        let (log, mut file) = Log::open(dir.path()).unwrap();

        for line in 0..1000 {
            writeln!(file, "line {line}").unwrap();
        }

        let tail = log.tail();
        assert!(tail.starts_with("line 988\n") && tail.ends_with("line 999"), "{tail}");
    }

    #[test]
    fn large_log_is_put_aside() {
        let dir = tempfile::tempdir().unwrap();
        File::create(dir.path().join("postgres.log")).unwrap().set_len(LARGE + 1).unwrap();

        let (log, _file) = Log::open(dir.path()).unwrap();

        assert_eq!(log.begin, 0);
        assert!(dir.path().join("postgres.log.old").exists());
    }
}
