//! Out of the trash for good, and whose trash it is.

use catalog::{CatalogError, Restored, delete_media, hash_in_use, lock_trash, restore_media};
use diesel_async::AsyncConnection;

use crate::support::{MODEL, catalog, execute, insert, lines, other_library, picture};
use crate::trashing::{after, deleted, restore, trash, trash_ids};

#[tokio::test]
async fn pictures_are_deleted_for_good_from_the_library_and_from_its_trash() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let (kept, trashed) = (picture(library, 1), picture(library, 2));
    insert(&catalog, &kept).await;
    insert(&catalog, &trashed).await;
    trash(&catalog, library, &[trashed.id], 0).await;
    let mut connection = catalog.connection().await.unwrap();

    let mut gone = delete_media(&mut connection, library, &[kept.id, trashed.id]).await.unwrap();

    gone.sort_unstable_by_key(|media| media.id);
    assert_eq!(gone, [deleted(&kept), deleted(&trashed)]);
    assert!(catalog.is_empty().await.unwrap());
    assert!(!hash_in_use(&mut connection, &trashed.blake3).await.unwrap());
}

#[tokio::test]
async fn libraries_do_not_see_each_others_trash() {
    let catalog = catalog().await;
    let (ours, theirs) = (catalog.default_library().await.unwrap(), other_library(&catalog).await);
    let (mine, foreign) = (picture(ours, 1), picture(theirs, 1));
    insert(&catalog, &mine).await;
    insert(&catalog, &foreign).await;
    trash(&catalog, ours, &[mine.id, foreign.id], 0).await;
    trash(&catalog, theirs, &[mine.id, foreign.id], 0).await;

    assert_eq!(trash_ids(&catalog, ours).await, [mine.id]);
    assert_eq!(trash_ids(&catalog, theirs).await, [foreign.id]);
    assert_eq!(catalog.media_in_trash(ours, MODEL, foreign.id).await.unwrap(), None);
    assert_eq!(catalog.trashed_at(ours, after(0)).await.unwrap(), [mine.id]);
    assert_eq!(restore(&catalog, ours, &[foreign.id]).await, Restored::default());
    let mut connection = catalog.connection().await.unwrap();
    assert_eq!(lock_trash(&mut connection, Some(ours), None, 10).await.unwrap(), [(ours, mine.id)]);
    assert_eq!(delete_media(&mut connection, ours, &[foreign.id]).await.unwrap(), []);
    assert_eq!(delete_media(&mut connection, ours, &[mine.id]).await.unwrap(), [deleted(&mine)]);
    assert_eq!(trash_ids(&catalog, theirs).await, [foreign.id]);
}

#[tokio::test]
async fn what_is_due_is_what_lies_there_longest() {
    let catalog = catalog().await;
    let (ours, theirs) = (catalog.default_library().await.unwrap(), other_library(&catalog).await);
    let (mine, foreign, late) = (picture(ours, 1), picture(theirs, 1), picture(ours, 2));
    for new in [&mine, &foreign, &late, &picture(ours, 3)] {
        insert(&catalog, new).await;
    }
    trash(&catalog, ours, &[mine.id], 1).await;
    trash(&catalog, theirs, &[foreign.id], 0).await;
    trash(&catalog, ours, &[late.id], 2).await;
    let due =
        async |before, limit| lock_trash(&mut catalog.connection().await.unwrap(), None, before, limit).await.unwrap();

    assert_eq!(due(Some(after(2)), 10).await, [(theirs, foreign.id), (ours, mine.id)]);
    assert_eq!(due(Some(after(2)), 1).await, [(theirs, foreign.id)]);
    assert_eq!(due(Some(after(0)), 10).await, []);
    assert_eq!(due(None, 10).await.len(), 3);
}

#[tokio::test]
async fn what_somebody_else_is_at_is_left_for_later() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let (busy, idle) = (picture(library, 1), picture(library, 2));
    for new in [&busy, &idle] {
        insert(&catalog, new).await;
    }
    trash(&catalog, library, &[busy.id, idle.id], 0).await;
    let mut sweeping = catalog.connection().await.unwrap();
    let mut restoring = catalog.connection().await.unwrap();

    restoring
        .transaction::<_, CatalogError, _>(async |restoring| {
            restore_media(restoring, library, &[busy.id]).await?;
            assert_eq!(lock_trash(&mut sweeping, None, None, 10).await?, [(library, idle.id)]);
            Ok(())
        })
        .await
        .unwrap();
}

#[tokio::test]
async fn one_trash_is_made_however_many_ask_for_it() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let mut pictures = Vec::new();
    for number in 0..8 {
        pictures.push(insert(&catalog, &picture(library, number)).await);
    }

    let moves = pictures.iter().map(|id| trash(&catalog, library, std::slice::from_ref(id), 0));
    futures::future::join_all(moves).await;

    assert_eq!(trash_ids(&catalog, library).await.len(), 8);
    let trashes = "SELECT name AS line FROM library WHERE trash_of IS NOT NULL";
    let name = format!("{library} trash");
    assert_eq!(lines(&mut catalog.connection().await.unwrap(), trashes).await, [name]);
    execute(&catalog, "DELETE FROM media; DELETE FROM library WHERE trash_of IS NULL").await;
    assert_eq!(lines(&mut catalog.connection().await.unwrap(), trashes).await, [""; 0], "it goes with its library");
}
