//! What a killed process leaves behind.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use vectors::{EdgeOptions, Space, VectorError, open_edge_with};

use crate::home::{Home, eager};
use crate::pictures::{LIBRARY, all, clustered, cosine, found, global, id, point, search};

const ROOT: &str = "VECTORS_CRASH_ROOT";
const BATCH: usize = 50;
const DIM: usize = 128;

/// Not a claim but the process that is killed: it writes until then, and optimises all the while.
#[tokio::test]
#[ignore = "started by the test that kills it"]
async fn victim() {
    let Some(root) = env::var_os(ROOT) else { return };
    // As `Home::open` waits.
    let store = loop {
        match open_edge_with(Path::new(&root), &space(), eager()).await {
            Err(VectorError::InUse { .. }) => tokio::task::yield_now().await,
            other => break other.unwrap(),
        }
    };
    let optimizer = store.clone();
    tokio::spawn(async move { while optimizer.optimize().await.is_ok() {} });
    let mut batch = store.count(LIBRARY, &all()).await.unwrap() as usize / BATCH;
    loop {
        let vectors = clustered(BATCH, DIM, 3, batch as u64);
        let numbered = vectors.into_iter().enumerate();
        let points = numbered.map(|(at, vector)| point(batch * BATCH + at, LIBRARY, vector)).collect();
        store.upsert(points).await.unwrap();
        // Past the test harness, at once.
        let mut out = std::io::stdout();
        batch += 1;
        writeln!(out, "written {}", batch * BATCH).unwrap();
        out.flush().unwrap();
    }
}

#[tokio::test]
async fn a_killed_process_loses_no_write_that_returned() {
    let home = Home::folder();

    for lines in [1, 15, 40, 80] {
        let promised = kill_after(lines, home.root());

        let store = home.open(DIM).await;
        let count = store.count(LIBRARY, &all()).await.unwrap() as usize;
        assert!(count >= promised, "{count} of {promised}");
        // What came last is whole and found.
        let last = clustered(BATCH, DIM, 3, (promised / BATCH - 1) as u64).pop().unwrap();
        assert!(cosine(&global(&*store, LIBRARY, id(promised - 1)).await.unwrap(), &last) > 0.999_999);
        assert_eq!(found(&*store, &search(&last, 1)).await, [id(promised - 1)]);
        store.close().await.unwrap();
    }
}

#[tokio::test]
async fn what_was_flushed_outlives_a_store_that_was_never_closed() {
    let home = Home::folder();
    let copy = Home::folder();
    let never = Duration::from_secs(86_400);
    let options = EdgeOptions { flush_after: never, flush_within: never, ..eager() };
    let store = open_edge_with(home.root(), &space(), options).await.unwrap();
    let vectors = clustered(BATCH, DIM, 3, 1);
    store.upsert(crate::pictures::points(LIBRARY, &vectors)).await.unwrap();
    store.flush().await.unwrap();

    // As good as a power cut now: nothing that a close would still write is in the copy.
    copy_folder(home.root(), copy.root());
    std::mem::forget(store);

    assert_eq!(copy.open(DIM).await.count(LIBRARY, &all()).await.unwrap(), BATCH as u64);
}

fn space() -> Space {
    Space { model: "test/model".into(), dim: DIM }
}

/// Starts a victim, kills it after so many lines, and answers how many points it said were written.
fn kill_after(lines: usize, root: &Path) -> usize {
    let mut victim = Command::new(env::current_exe().unwrap())
        .args(["crash::victim", "--exact", "--ignored", "--nocapture", "--test-threads=1"])
        .env(ROOT, root)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let promised = read_promises(&mut victim, lines);
    victim.kill().unwrap();
    victim.wait().unwrap();
    promised
}

fn read_promises(victim: &mut Child, lines: usize) -> usize {
    let lines_of = BufReader::new(victim.stdout.take().unwrap()).lines().map_while(Result::ok);
    let promises = lines_of.filter_map(|line| line.split_once("written ")?.1.parse().ok());
    promises.take(lines).last().expect("the victim writes until it is killed")
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
