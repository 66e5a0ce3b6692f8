//! Rows go, and what waits for them.

use catalog::{Deleted, delete_media, hash_in_use};
use uuid::Uuid;

use crate::support::{MODEL, catalog, insert, lines, other_library, picture, set_job};

#[tokio::test]
async fn what_is_deleted_is_gone_and_named() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let (doomed, kept) = (picture(library, 1), picture(library, 2));
    insert(&catalog, &doomed).await;
    insert(&catalog, &kept).await;
    let mut connection = catalog.connection().await.unwrap();

    let deleted = delete_media(&mut connection, library, &[doomed.id, Uuid::now_v7()]).await.unwrap();
    let again = delete_media(&mut connection, library, &[doomed.id]).await.unwrap();

    let named = Deleted { id: doomed.id, blake3: doomed.blake3, media_type: "image/png".to_owned() };
    assert_eq!((deleted, again), (vec![named], vec![]));
    assert_eq!(catalog.media(library, MODEL, doomed.id).await.unwrap(), None);
    assert!(catalog.media(library, MODEL, kept.id).await.unwrap().is_some());
}

#[tokio::test]
async fn waiting_and_failed_jobs_go_with_their_picture_and_running_ones_stay() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let (doomed, busy, kept) = (picture(library, 1), picture(library, 2), picture(library, 3));
    for new in [&doomed, &busy, &kept] {
        insert(&catalog, new).await;
        set_job(&catalog, "embed_local", new, "queued", "").await;
    }
    set_job(&catalog, "embed", &doomed, "failed", "").await;
    set_job(&catalog, "embed", &busy, "running", "").await;

    let mut connection = catalog.connection().await.unwrap();
    delete_media(&mut connection, library, &[doomed.id, busy.id]).await.unwrap();

    let left = lines(&mut connection, "SELECT kind || ' ' || media_id AS line FROM job ORDER BY id").await;
    assert_eq!(left, [format!("embed_local {}", kept.id), format!("embed {}", busy.id)]);
}

#[tokio::test]
async fn bytes_are_in_use_until_the_last_library_lets_go() {
    let catalog = catalog().await;
    let (ours, theirs) = (catalog.default_library().await.unwrap(), other_library(&catalog).await);
    let (mine, foreign) = (picture(ours, 1), picture(theirs, 1));
    let mut connection = catalog.connection().await.unwrap();
    assert!(!hash_in_use(&mut connection, &mine.blake3).await.unwrap());
    insert(&catalog, &mine).await;
    insert(&catalog, &foreign).await;

    delete_media(&mut connection, ours, &[mine.id]).await.unwrap();
    assert!(hash_in_use(&mut connection, &mine.blake3).await.unwrap());

    delete_media(&mut connection, theirs, &[foreign.id]).await.unwrap();
    assert!(!hash_in_use(&mut connection, &mine.blake3).await.unwrap());
}

#[tokio::test]
async fn the_same_bytes_may_come_back_under_another_id() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let first = insert(&catalog, &picture(library, 1)).await;
    delete_media(&mut catalog.connection().await.unwrap(), library, &[first]).await.unwrap();

    let second = insert(&catalog, &picture(library, 1)).await;

    assert_ne!(first, second);
}
