//! The program that owns the cluster dies, or is another user.
//!
//! The test program runs itself again as that owner.

use std::{
    io::{BufRead, BufReader, Read},
    os::unix::{fs::chown, process::CommandExt},
    path::Path,
    process::{Child, Command, Stdio},
};

use local_postgres::{Cluster, Options, PostgresError};
use rustix::process::{Pid, Signal, geteuid, kill_process};

use crate::support::{is_running, place, postmaster, remember, remembers, start};

const DIR: &str = "LOCAL_POSTGRES_TEST_DIR";
const STARTED: &str = "cluster at ";

/// Owns a cluster until its standard input ends; does nothing among the other tests.
#[test]
fn owner() {
    let Some(dir) = std::env::var_os(DIR) else { return };
    let cluster = Cluster::start_blocking(Options::for_testing(dir)).unwrap();
    println!("\n{STARTED}{}", cluster.url("postgres"));
    let _ = std::io::stdin().read_line(&mut String::new());
    cluster.stop_blocking().unwrap();
}

/// Runs `owner` as a process of its own and waits for the address of its cluster.
fn run_owner(program: &Path, dir: &Path, uid: Option<u32>) -> (Child, String) {
    let mut command = Command::new(program);
    command.args(["--exact", "owner::owner", "--nocapture"]).env(DIR, dir).current_dir("/");
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    if let Some(uid) = uid {
        command.uid(uid).gid(uid);
    }
    let mut child = command.spawn().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let mut lines = stdout.by_ref().lines().map(Result::unwrap);
    let url = lines.find_map(|line| line.strip_prefix(STARTED).map(str::to_owned)).unwrap();
    // Kept open: the child has a little more to say.
    child.stdout = Some(stdout.into_inner());
    (child, url)
}

fn kill(mut owner: Child) {
    kill_process(Pid::from_child(&owner), Signal::KILL).unwrap();
    owner.wait().unwrap();
}

#[tokio::test]
async fn killed_owner_does_not_block_the_next_start() {
    let (_parent, dir) = place();
    let (owner, url) = run_owner(&std::env::current_exe().unwrap(), &dir, None);
    remember(&url).await;

    kill(owner);
    let cluster = start(&dir).await;

    assert!(remembers(&cluster.url("postgres")).await);
    cluster.stop().await.unwrap();
}

#[tokio::test]
async fn living_owner_in_another_process_is_respected() {
    let (_parent, dir) = place();
    let (owner, url) = run_owner(&std::env::current_exe().unwrap(), &dir, None);
    remember(&url).await;

    let refused = Cluster::start(Options::for_testing(&dir)).await;

    assert!(matches!(refused, Err(PostgresError::InUse { .. })));
    assert!(remembers(&url).await);
    kill(owner);
}

/// A postgres that was never told of its owner's death is found and ended.
#[tokio::test]
async fn orphan_is_ended_by_the_next_start() {
    let (_parent, dir) = place();
    let (owner, url) = run_owner(&std::env::current_exe().unwrap(), &dir, None);
    remember(&url).await;
    let orphan = postmaster(&dir);

    // Stopped, it cannot act on the signal that its owner's death sends: only a later SIGKILL gets through.
    kill_process(orphan, Signal::STOP).unwrap();
    kill(owner);
    let cluster = start(&dir).await;

    assert!(!is_running(orphan));
    assert!(remembers(&cluster.url("postgres")).await);
    cluster.stop().await.unwrap();
}

/// The way of everybody who is not root: no change of user, plain paths.
#[tokio::test]
async fn ordinary_user_runs_a_cluster_of_its_own() {
    if !geteuid().is_root() {
        return; // Every other test is this one then.
    }
    const UID: u32 = 65534; // nobody: initdb wants a user that has a name.
    let (parent, dir) = place();
    chown(parent.path(), Some(UID), Some(UID)).unwrap();
    // The folder of the test program may be closed to that user.
    let program = parent.path().join("tests");
    std::fs::copy(std::env::current_exe().unwrap(), &program).unwrap();

    let (mut owner, url) = run_owner(&program, &dir, Some(UID));
    remember(&url).await;
    drop(owner.stdin.take());

    assert!(owner.wait().unwrap().success());
    assert!(!dir.join("data/postmaster.pid").exists());
}
