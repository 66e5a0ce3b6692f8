//! The counts agree with the states.

use catalog::{Counts, State};

use crate::support::{MODEL, catalog, execute, insert, picture, set_job};

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
    execute(&catalog, "UPDATE media SET embedded_at = now() - interval '2 minutes' WHERE name = '0.png'").await;

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
        last_minute: 39,
    };
    assert_eq!(counts, expected);
    assert_eq!(counts.ready + counts.queued + counts.indexing + counts.failed, 60);
    assert!([counts.ready, counts.queued, counts.indexing, counts.failed].iter().all(|count| *count > 0), "{counts:?}");
}
