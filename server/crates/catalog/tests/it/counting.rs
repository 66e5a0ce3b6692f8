//! The counts agree with the states.

use catalog::{Counts, Holdings, NewMedia, State};

use crate::support::{MODEL, catalog, execute, insert, other_library, picture, set_job};
use crate::trashing::trash;

#[tokio::test]
async fn an_empty_library_counts_nothing() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();

    assert_eq!(catalog.counts(library, MODEL).await.unwrap(), Counts::default());
}

#[tokio::test]
async fn counts_are_those_of_the_states() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    for number in 0..60 {
        let new = picture(library, number);
        insert(&catalog, &new).await;
        match number % 3 {
            0 => assert!(catalog.mark_embedded(new.id, MODEL).await.unwrap()),
            1 => assert!(catalog.mark_embedded(new.id, "another").await.unwrap()),
            _ => {}
        }
        for (kind, choice) in [("embed", number % 4), ("embed_local", number / 4 % 4)] {
            if let Some(state) = [None, Some("queued"), Some("running"), Some("failed")][choice as usize] {
                set_job(&catalog, kind, &new, state, "").await;
            }
        }
    }

    let counts = catalog.counts(library, MODEL).await.unwrap();

    let (all, total) = catalog.page(library, MODEL, 0, 100).await.unwrap();
    let of = |state| all.iter().filter(|media| media.state == state).count() as u64;
    let expected = Counts {
        total,
        ready: of(State::Ready),
        queued: of(State::Queued),
        indexing: of(State::Indexing),
        failed: of(State::Failed),
        refining: 32,
    };
    assert_eq!(counts, expected);
    assert_eq!(counts.ready + counts.queued + counts.indexing + counts.failed, 60);
    assert!([counts.ready, counts.queued, counts.indexing, counts.failed].iter().all(|count| *count > 0), "{counts:?}");
}

#[tokio::test]
async fn what_was_indexed_lately_is_counted_by_minute() {
    let catalog = catalog().await;
    let (ours, theirs) = (catalog.default_library().await.unwrap(), other_library(&catalog).await);
    assert_eq!(catalog.throughput(ours).await.unwrap(), [0; 30]);
    for number in 0..6 {
        insert(&catalog, &picture(ours, number)).await;
    }
    insert(&catalog, &picture(theirs, 0)).await;
    execute(
        &catalog,
        "UPDATE media SET embedded_at = now() - CASE name
             WHEN '0.png' THEN interval '0 minutes'
             WHEN '1.png' THEN interval '10 seconds'
             WHEN '2.png' THEN interval '90 seconds'
             WHEN '3.png' THEN interval '29 minutes 10 seconds'
             WHEN '4.png' THEN interval '30 minutes'
         END",
    )
    .await;

    let mut expected = [0; 30];
    (expected[29], expected[28], expected[0]) = (2, 1, 1);
    assert_eq!(catalog.throughput(ours).await.unwrap(), expected);
    expected = [0; 30];
    expected[29] = 1;
    assert_eq!(catalog.throughput(theirs).await.unwrap(), expected);
}

#[tokio::test]
async fn what_a_library_holds_is_told_apart_from_what_lies_in_its_trash() {
    let catalog = catalog().await;
    let (ours, theirs) = (catalog.default_library().await.unwrap(), other_library(&catalog).await);
    assert_eq!(catalog.holdings(ours).await.unwrap(), Holdings::default());
    let trashed = NewMedia { bytes: 5_000_000_000, ..picture(ours, 0) };
    for new in [&trashed, &picture(ours, 1), &picture(ours, 2), &picture(theirs, 3)] {
        insert(&catalog, new).await;
    }

    trash(&catalog, ours, &[trashed.id], 0).await;

    let expected = Holdings { pictures: 2, bytes: 2000, trashed: 1, trashed_bytes: 5_000_000_000 };
    assert_eq!(catalog.holdings(ours).await.unwrap(), expected);
    assert_eq!(catalog.holdings(theirs).await.unwrap(), Holdings { pictures: 1, bytes: 1000, ..Holdings::default() });
}
