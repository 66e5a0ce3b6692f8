//! Postgres processes that outlived their owner or their postmaster.

use std::{
    fs,
    path::Path,
    thread,
    time::{Duration, Instant},
};

use rustix::process::{Pid, kill_process, test_kill_process};

use crate::{PostgresError, control::ENDINGS, data::Data};

const POLL: Duration = Duration::from_millis(20);

/// Ends every postgres process that works in `data`, and clears a stale `postmaster.pid` away if it would be in the way.
///
/// Only the holder of the folder's lock may call this, before it starts a postgres of its own.
pub(crate) fn end(data: &Data) -> Result<(), PostgresError> {
    let mut left = find(data);
    if !left.is_empty() {
        tracing::warn!(postgres.processes = left.len(), "ending what an earlier run of postgres left behind");
    }
    for (signal, patience) in ENDINGS {
        for pid in &left {
            // It may have ended meanwhile. Only a postmaster ends at the first signal, and its children with it; to
            // children without one it means little, and the second ends them.
            let _ = kill_process(*pid, signal);
        }
        let begin = Instant::now();
        while !left.is_empty() && begin.elapsed() < patience {
            thread::sleep(POLL);
            left = find(data);
        }
    }
    match left.first() {
        Some(pid) => Err(PostgresError::StillRunning { pid: pid.as_raw_pid() }),
        None => clear_reused_pid(data),
    }
}

/// The postgres processes that work in `data`, as /proc shows them.
fn find(data: &Data) -> Vec<Pid> {
    let name = data.cluster_name();
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let ids = entries.filter_map(|entry| Pid::from_raw(entry.file_name().to_str()?.parse().ok()?));
    ids.filter(|pid| is_ours(data, &name, &Path::new("/proc").join(pid.as_raw_pid().to_string()))).collect()
}

/// Whether the process that /proc shows at `process` is a postgres of this cluster.
fn is_ours(data: &Data, name: &str, process: &Path) -> bool {
    let is_postgres = fs::read(process.join("comm")).is_ok_and(|comm| contains(&comm, "postgres"));
    // Postgres works inside its data folder. A container may forbid even root to see that of another user's process;
    // the title, which carries the name of the cluster, is open to all.
    is_postgres
        && (data.is_at(&process.join("cwd"))
            || fs::read(process.join("cmdline")).is_ok_and(|title| contains(&title, name)))
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// Removes the notes of an ended postmaster whose process id now belongs to another process.
///
/// Postgres would take that process for a living postmaster and refuse to start; after a container's restart, when the
/// same few ids are given out again, that is nothing rare. In every other case the notes stay: postgres itself checks
/// by them that no process uses its shared memory any more.
fn clear_reused_pid(data: &Data) -> Result<(), PostgresError> {
    let Some(pid) = data.postmaster().and_then(|(pid, _)| Pid::from_raw(pid)) else { return Ok(()) };
    if !Path::new("/proc/self").exists() || test_kill_process(pid).is_err() {
        return Ok(());
    }
    for name in ["postmaster.pid", ".s.PGSQL.5432.lock"] {
        let path = data.path().join(name);
        if fs::exists(&path).unwrap_or(true) {
            fs::remove_file(&path).map_err(PostgresError::file("remove", path))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    #[test]
    fn notes_of_a_reused_process_id_are_removed() {
        let dir = tempfile::tempdir().unwrap();
        let notes = dir.path().join("postmaster.pid");
        fs::write(&notes, format!("{}\n/old\n", std::process::id())).unwrap();

        end(&Data::open(dir.path()).unwrap()).unwrap();

        assert!(!notes.exists());
    }

    #[test]
    fn notes_of_a_dead_postmaster_are_left_to_postgres() {
        let dir = tempfile::tempdir().unwrap();
        let notes = dir.path().join("postmaster.pid");
        fs::write(&notes, "2147483647\n/old\n").unwrap();

        end(&Data::open(dir.path()).unwrap()).unwrap();

        assert!(notes.exists());
    }

    #[test]
    fn other_programs_in_the_folder_are_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let data = Data::open(dir.path()).unwrap();
        let mut visitor = std::process::Command::new("sleep").arg("60").current_dir(dir.path()).spawn().unwrap();

        end(&data).unwrap();

        assert!(visitor.try_wait().unwrap().is_none());
        visitor.kill().unwrap();
        visitor.wait().unwrap();
    }
}
