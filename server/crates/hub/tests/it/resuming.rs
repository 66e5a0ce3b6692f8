//! Transfers that break.

use std::{fs, path::PathBuf, time::Duration};

use hub::{Hub, HubError, HubOptions, Retry};
use tempfile::{TempDir, tempdir};
use tokio::sync::watch;

use crate::support::{FakeHub, Fault, everything_of, listener, model, pull, siglip};

const WEIGHTS: &str = "model.safetensors";
const HALF: usize = 3 << 19;

async fn hub_that(fault: Fault) -> (FakeHub, TempDir) {
    let server = FakeHub::start(siglip()).await;
    server.change(WEIGHTS, |file| file.fault = fault);
    (server, tempdir().unwrap())
}

fn part(server: &FakeHub, cache: &TempDir) -> PathBuf {
    let name = format!("{}.part", server.file(WEIGHTS).hash());
    cache.path().join("models--google--siglip-tiny/blobs").join(name)
}

/// The first byte that a request for the rest asked for.
fn begin(range: &Option<String>) -> usize {
    range.as_deref().unwrap().strip_prefix("bytes=").unwrap().strip_suffix('-').unwrap().parse().unwrap()
}

#[tokio::test]
async fn pull_goes_on_where_the_connection_broke() {
    let (server, cache) = hub_that(Fault { ends_at: Some(HALF), times: 1, ..Fault::default() }).await;
    let (heard, listener) = listener();

    let folder = server.client(cache.path()).pull(&model(), listener).await.unwrap();

    let ranges = server.ranges(WEIGHTS);
    assert_eq!((ranges.len(), &ranges[0]), (2, &None));
    assert!((1..=HALF).contains(&begin(&ranges[1])));
    assert_eq!(fs::read(folder.join(WEIGHTS)).unwrap(), server.file(WEIGHTS).content);
    assert!(heard.lock().unwrap().is_sorted_by_key(|progress| progress.done));
}

#[tokio::test]
async fn broken_transfer_is_given_up_and_a_later_pull_asks_only_for_the_rest() {
    let (server, cache) = hub_that(Fault { ends_at: Some(HALF), times: usize::MAX, ..Fault::default() }).await;
    let client = server.client(cache.path());

    let error = pull(&client).await.unwrap_err();
    let kept = fs::metadata(part(&server, &cache)).unwrap().len();
    let asked = server.ranges(WEIGHTS).len();
    server.change(WEIGHTS, |file| file.fault = Fault::default());
    let (heard, listener) = listener();
    let folder = client.pull(&model(), listener).await.unwrap();

    assert!(matches!(&error, HubError::Transfer { file, .. } if file == WEIGHTS), "{error:?}");
    assert!(!everything_of(&error).contains("signature"), "{error:?}");
    assert!(hub::find(cache.path(), &model()).is_some());
    assert_eq!(kept, HALF as u64);
    assert_eq!(server.ranges(WEIGHTS)[asked..], [Some(format!("bytes={kept}-"))]);
    assert_eq!(fs::read(folder.join(WEIGHTS)).unwrap(), server.file(WEIGHTS).content);
    let heard = heard.lock().unwrap();
    assert!(heard.iter().find(|progress| progress.file == WEIGHTS).unwrap().done >= kept);
    assert!(!part(&server, &cache).exists());
}

/// Each attempt that brings something is worth another one, however many there are.
#[tokio::test]
async fn attempts_are_counted_only_when_they_bring_nothing() {
    let (server, cache) = hub_that(Fault::default()).await;
    let options = HubOptions {
        retry: Retry { attempts: 1, pause: Duration::ZERO, ..Retry::default() },
        ..server.options(cache.path())
    };
    server.change(WEIGHTS, |file| file.fault = Fault { ends_at: Some(1 << 20), times: 1, ..Fault::default() });

    pull(&Hub::new(options).unwrap()).await.unwrap();

    assert_eq!(server.ranges(WEIGHTS).len(), 2);
}

#[tokio::test]
async fn dropped_pull_stops_and_the_next_one_goes_on() {
    let (server, cache) = hub_that(Fault { ends_at: Some(5 << 19), times: 1, hangs: true, ..Fault::default() }).await;
    let client = server.client(cache.path());
    let (model, (tell, mut told)) = (model(), watch::channel(0));

    tokio::select! {
        ended = client.pull(&model, move |progress| { tell.send_replace(progress.done); }) => panic!("{ended:?}"),
        reached = told.wait_for(|done| *done > 2 << 20) => { reached.unwrap(); }
    }
    let seen = hub::find(cache.path(), &model);
    let folder = pull(&client).await.unwrap();

    assert_eq!(seen, None);
    let ranges = server.ranges(WEIGHTS);
    assert_eq!(ranges.len(), 2);
    assert!(begin(&ranges[1]) >= 1 << 20, "{ranges:?}");
    assert_eq!(fs::read(folder.join(WEIGHTS)).unwrap(), server.file(WEIGHTS).content);
}

#[tokio::test]
async fn silence_counts_as_a_break() {
    let (server, cache) = hub_that(Fault { ends_at: Some(HALF), times: 1, hangs: true, ..Fault::default() }).await;
    let mut options = server.options(cache.path());
    options.retry.patience = Duration::from_secs(3);

    pull(&Hub::new(options).unwrap()).await.unwrap();

    assert_eq!(server.ranges(WEIGHTS), [None, Some(format!("bytes={HALF}-"))]);
}

#[tokio::test]
async fn server_that_ignores_ranges_does_not_spoil_the_file() {
    let (server, cache) = hub_that(Fault { ends_at: Some(HALF), times: 1, no_ranges: true, ..Fault::default() }).await;
    let (heard, listener) = listener();

    let folder = server.client(cache.path()).pull(&model(), listener).await.unwrap();

    assert_eq!(server.ranges(WEIGHTS).len(), 2);
    assert_eq!(fs::read(folder.join(WEIGHTS)).unwrap(), server.file(WEIGHTS).content);
    assert!(heard.lock().unwrap().is_sorted_by_key(|progress| progress.done));
}

#[tokio::test]
async fn another_part_than_was_asked_for_is_not_taken() {
    let (server, cache) =
        hub_that(Fault { ends_at: Some(HALF), times: 1, wrong_range: true, ..Fault::default() }).await;

    let error = pull(&server.client(cache.path())).await.unwrap_err();

    assert!(matches!(error, HubError::Transfer { .. }), "{error:?}");
    assert!(fs::metadata(part(&server, &cache)).unwrap().len() <= HALF as u64);
}

#[tokio::test]
async fn answer_that_does_not_end_with_the_file_is_not_taken() {
    let (server, cache) = hub_that(Fault { too_long: true, ..Fault::default() }).await;

    let error = pull(&server.client(cache.path())).await.unwrap_err();

    assert!(matches!(error, HubError::Transfer { .. }), "{error:?}");
    assert_eq!(fs::metadata(part(&server, &cache)).unwrap().len(), 0);
}

/// What hf-hub or an older file of the same name has left is no beginning of this one.
#[tokio::test]
async fn part_that_is_longer_than_the_file_is_thrown_away() {
    let (server, cache) = hub_that(Fault::default()).await;
    let part = part(&server, &cache);
    fs::create_dir_all(part.parent().unwrap()).unwrap();
    fs::write(&part, vec![0; (3 << 20) + 8]).unwrap();

    pull(&server.client(cache.path())).await.unwrap();

    assert_eq!(server.ranges(WEIGHTS), [None]);
}

#[tokio::test]
async fn part_that_is_complete_is_verified_and_not_fetched_again() {
    let (server, cache) = hub_that(Fault::default()).await;
    let part = part(&server, &cache);
    fs::create_dir_all(part.parent().unwrap()).unwrap();
    fs::write(&part, server.file(WEIGHTS).content).unwrap();

    pull(&server.client(cache.path())).await.unwrap();

    assert_eq!(server.ranges(WEIGHTS), []);
}
