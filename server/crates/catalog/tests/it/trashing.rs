//! Into the trash and out of it.

use catalog::{
    Catalog, CatalogError, Counts, Deleted, Inserted, NewMedia, Restored, State, Trashed, hash_in_use, insert_media,
    restore_media, trash_media,
};
use chrono::{DateTime, TimeDelta, Utc};
use diesel_async::AsyncConnection;
use uuid::Uuid;

use crate::support::{MODEL, catalog, describe, insert, lines, picture, set_job};

/// So many seconds after the first deletion of a test.
pub fn after(seconds: i64) -> DateTime<Utc> {
    "2026-11-23T08:00:00.123456Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::seconds(seconds)
}

pub async fn trash(catalog: &Catalog, library: Uuid, ids: &[Uuid], seconds: i64) -> Trashed {
    trash_media(&mut catalog.connection().await.unwrap(), library, ids, after(seconds)).await.unwrap()
}

pub async fn restore(catalog: &Catalog, library: Uuid, ids: &[Uuid]) -> Restored {
    restore_media(&mut catalog.connection().await.unwrap(), library, ids).await.unwrap()
}

pub async fn trash_ids(catalog: &Catalog, library: Uuid) -> Vec<Uuid> {
    let (page, total) = catalog.trash_page(library, 0, 100).await.unwrap();
    assert_eq!(page.len() as u64, total);
    page.into_iter().map(|media| media.id).collect()
}

pub fn deleted(new: &NewMedia) -> Deleted {
    Deleted { id: new.id, blake3: new.blake3, media_type: new.media_type.clone() }
}

#[tokio::test]
async fn nothing_that_asks_for_the_library_sees_its_trash() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let new = picture(library, 1);
    insert(&catalog, &new).await;
    describe(&catalog, library, new.id, &["beach"], "sunset").await;
    catalog.mark_embedded(new.id, MODEL).await.unwrap();

    let trashed = trash(&catalog, library, &[new.id, Uuid::now_v7()], 0).await;

    assert_eq!(trashed, Trashed { moved: vec![new.id], replaced: vec![] });
    assert_eq!(catalog.page(library, MODEL, 0, 10).await.unwrap(), (vec![], 0));
    assert_eq!(catalog.timeline(library).await.unwrap(), []);
    assert_eq!(catalog.timeline_part(library, MODEL, 0, 10).await.unwrap(), []);
    assert_eq!(catalog.media(library, MODEL, new.id).await.unwrap(), None);
    assert_eq!(catalog.media_by_hash(library, MODEL, new.blake3).await.unwrap(), None);
    assert_eq!(catalog.counts(library, MODEL).await.unwrap(), Counts::default());
    assert_eq!(catalog.tags(library, 10).await.unwrap(), []);
    assert_eq!(catalog.texts(library, 10).await.unwrap(), [""; 0]);
    assert_eq!(catalog.sample(library, 10).await.unwrap(), Vec::<Uuid>::new());
    assert_eq!(catalog.with_name(library, "png", 10).await.unwrap(), Vec::<Uuid>::new());
    assert_eq!(catalog.find_words(library, "beach sunset", 10).await.unwrap().matches, []);
    assert_eq!(catalog.total_media().await.unwrap(), 0);

    assert!(!catalog.is_empty().await.unwrap());
    assert_eq!(trash_ids(&catalog, library).await, [new.id]);
    assert!(catalog.media_in_trash(library, MODEL, new.id).await.unwrap().is_some());
    assert!(hash_in_use(&mut catalog.connection().await.unwrap(), &new.blake3).await.unwrap(), "its files stay");
    assert_eq!(trash(&catalog, library, &[new.id], 1).await, Trashed::default(), "it is there already");
}

#[tokio::test]
async fn a_library_without_a_trash_has_nothing_in_it() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let id = insert(&catalog, &picture(library, 1)).await;

    assert_eq!(trash(&catalog, library, &[Uuid::now_v7()], 0).await, Trashed::default());
    assert_eq!(restore(&catalog, library, &[id]).await, Restored::default());
    assert_eq!(catalog.trash_page(library, 0, 10).await.unwrap(), (vec![], 0));
    assert_eq!(catalog.trashed_at(library, after(0)).await.unwrap(), Vec::<Uuid>::new());
    assert_eq!(catalog.media_in_trash(library, MODEL, id).await.unwrap(), None);
    let libraries = "SELECT name AS line FROM library";
    assert_eq!(lines(&mut catalog.connection().await.unwrap(), libraries).await, ["default"]);
}

#[tokio::test]
async fn what_comes_back_is_as_it_was_but_for_its_vectors() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let new = picture(library, 1);
    insert(&catalog, &new).await;
    describe(&catalog, library, new.id, &["beach"], "sunset").await;
    let before = catalog.media(library, MODEL, new.id).await.unwrap();
    catalog.mark_embedded(new.id, MODEL).await.unwrap();
    catalog.mark_local(new.id, MODEL).await.unwrap();

    trash(&catalog, library, &[new.id], 0).await;
    let restored = restore(&catalog, library, &[new.id]).await;

    assert_eq!(restored, Restored { restored: vec![new.id], replaced: vec![] });
    assert_eq!(catalog.media(library, MODEL, new.id).await.unwrap(), before);
    assert_eq!(before.unwrap().state, State::Queued);
    assert_eq!(catalog.throughput(library).await.unwrap(), [0; 30]);
    assert_eq!(catalog.find_words(library, "sunset", 10).await.unwrap().matches.len(), 1);
    assert_eq!(trash_ids(&catalog, library).await, Vec::<Uuid>::new());
    assert!(catalog.mark_embedded(new.id, MODEL).await.unwrap());
}

#[tokio::test]
async fn waiting_jobs_go_with_each_move_and_running_ones_stay() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let (moved, kept) = (picture(library, 1), picture(library, 2));
    for new in [&moved, &kept] {
        insert(&catalog, new).await;
        set_job(&catalog, "embed_local", new, "queued", "").await;
    }
    set_job(&catalog, "embed", &moved, "running", "").await;
    set_job(&catalog, "index_facts", &moved, "failed", "").await;
    let left = async || {
        let jobs = "SELECT concat_ws(' ', name, kind) AS line FROM job JOIN media ON media.id = media_id ORDER BY line";
        lines(&mut catalog.connection().await.unwrap(), jobs).await
    };

    trash(&catalog, library, &[moved.id], 0).await;
    assert_eq!(left().await, ["1.png embed", "2.png embed_local"]);

    set_job(&catalog, "forget_vectors", &moved, "queued", "").await;
    restore(&catalog, library, &[moved.id]).await;
    assert_eq!(left().await, ["1.png embed", "2.png embed_local"]);
}

#[tokio::test]
async fn a_worker_is_told_that_a_picture_in_the_trash_is_gone() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let new = picture(library, 1);
    insert(&catalog, &new).await;
    trash(&catalog, library, &[new.id], 0).await;

    assert!(!catalog.mark_embedded(new.id, MODEL).await.unwrap());
    assert!(!catalog.mark_local(new.id, MODEL).await.unwrap());
    assert_eq!(catalog.enqueue_missing(MODEL, true).await.unwrap(), 0);
    assert_eq!(catalog.enqueue_all(true).await.unwrap(), 0);

    restore(&catalog, library, &[new.id]).await;
    catalog.mark_embedded(new.id, MODEL).await.unwrap();
    catalog.mark_local(new.id, MODEL).await.unwrap();
    assert_eq!(catalog.enqueue_missing(MODEL, true).await.unwrap(), 0);
    catalog.unmark_embedded(new.id).await.unwrap();
    assert_eq!(catalog.enqueue_missing(MODEL, true).await.unwrap(), 2);
}

#[tokio::test]
async fn what_was_deleted_last_is_first_and_what_went_together_is_known() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let mut ids = Vec::new();
    for number in 0..5 {
        ids.push(insert(&catalog, &picture(library, number)).await);
    }
    trash(&catalog, library, &[ids[3]], 0).await;
    trash(&catalog, library, &[ids[4], ids[0], ids[1]], 2).await;
    trash(&catalog, library, &[ids[2]], 1).await;

    assert_eq!(trash_ids(&catalog, library).await, [ids[4], ids[1], ids[0], ids[2], ids[3]]);
    let (page, total) = catalog.trash_page(library, 3, 1).await.unwrap();
    assert_eq!((page[0].id, page.len(), total), (ids[2], 1, 5));
    assert_eq!(catalog.trashed_at(library, after(2)).await.unwrap(), [ids[0], ids[1], ids[4]]);
    assert_eq!(catalog.trashed_at(library, after(3)).await.unwrap(), Vec::<Uuid>::new());
}

#[tokio::test]
async fn what_is_in_the_trash_is_found_there_by_its_bytes() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let (kept, trashed, other) = (picture(library, 1), picture(library, 2), picture(library, 3));
    for new in [&kept, &trashed, &other] {
        insert(&catalog, new).await;
    }
    let sought = [kept.blake3, trashed.blake3];
    assert_eq!(catalog.ids_by_hashes_in_trash(library, &sought).await.unwrap(), Vec::<Uuid>::new());

    trash(&catalog, library, &[trashed.id, other.id], 0).await;

    assert_eq!(catalog.ids_by_hashes(library, &sought).await.unwrap(), [kept.id]);
    assert_eq!(catalog.ids_by_hashes_in_trash(library, &sought).await.unwrap(), [trashed.id]);
}

#[tokio::test]
async fn the_same_bytes_lie_in_the_trash_once() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let (first, second, other) = (picture(library, 1), picture(library, 1), picture(library, 2));
    insert(&catalog, &first).await;
    insert(&catalog, &other).await;
    trash(&catalog, library, &[first.id, other.id], 0).await;
    insert(&catalog, &second).await;
    set_job(&catalog, "forget_vectors", &first, "queued", "").await;

    let trashed = trash(&catalog, library, &[second.id], 1).await;

    assert_eq!(trashed, Trashed { moved: vec![second.id], replaced: vec![deleted(&first)] });
    assert_eq!(trash_ids(&catalog, library).await, [second.id, other.id]);
    let jobs = lines(&mut catalog.connection().await.unwrap(), "SELECT kind AS line FROM job").await;
    assert_eq!(jobs, [""; 0]);
}

#[tokio::test]
async fn what_came_again_is_not_restored_beside_itself() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let (first, second, other) = (picture(library, 1), picture(library, 1), picture(library, 2));
    insert(&catalog, &first).await;
    insert(&catalog, &other).await;
    trash(&catalog, library, &[first.id, other.id], 0).await;
    insert(&catalog, &second).await;

    let restored = restore(&catalog, library, &[first.id, other.id]).await;

    assert_eq!(restored, Restored { restored: vec![other.id], replaced: vec![deleted(&first)] });
    assert_eq!(trash_ids(&catalog, library).await, Vec::<Uuid>::new());
    assert!(catalog.media(library, MODEL, second.id).await.unwrap().is_some());
    assert!(hash_in_use(&mut catalog.connection().await.unwrap(), &first.blake3).await.unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_again_meanwhile_is_a_reason_to_try_again() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let (first, second) = (picture(library, 1), picture(library, 1));
    insert(&catalog, &first).await;
    trash(&catalog, library, &[first.id], 0).await;
    let mut uploading = catalog.connection().await.unwrap();
    // A transaction sees one state of `pg_stat_activity`.
    let mut watching = catalog.connection().await.unwrap();

    let restoring = uploading
        .transaction::<_, CatalogError, _>(async |uploading| {
            assert_eq!(insert_media(uploading, &second).await?, Inserted::New);
            let (catalog, id) = (catalog.clone(), first.id);
            let restoring =
                tokio::spawn(
                    async move { restore_media(&mut catalog.connection().await.unwrap(), library, &[id]).await },
                );
            let waiting = "SELECT count(*)::text AS line FROM pg_stat_activity \
                           WHERE datname = current_database() AND wait_event_type = 'Lock'";
            while lines(&mut watching, waiting).await == ["0"] {
                tokio::task::yield_now().await;
            }
            Ok(restoring)
        })
        .await
        .unwrap();

    let error = restoring.await.unwrap().unwrap_err();
    assert!(matches!(error, CatalogError::Contended) && error.is_unavailable(), "{error:?}");
    assert_eq!(restore(&catalog, library, &[first.id]).await.replaced, [deleted(&first)]);
}
