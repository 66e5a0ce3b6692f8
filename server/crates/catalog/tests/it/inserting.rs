//! New rows and duplicates.

use catalog::{Catalog, CatalogError, Inserted, NewMedia, insert_media, lock_hash};
use diesel_async::AsyncConnection;
use futures::future::join_all;
use uuid::Uuid;

use crate::support::{MODEL, catalog, insert, other_library, picture};

async fn try_insert(catalog: &Catalog, new: &NewMedia) -> Inserted {
    let mut connection = catalog.connection().await.unwrap();
    connection.transaction::<_, CatalogError, _>(async |connection| insert_media(connection, new).await).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn of_twenty_inserts_of_the_same_bytes_one_is_new() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();

    let attempts = (0..20).map(|_| {
        let (catalog, new) = (catalog.clone(), picture(library, 1));
        tokio::spawn(async move { (new.id, try_insert(&catalog, &new).await) })
    });
    let outcomes: Vec<(Uuid, Inserted)> = join_all(attempts).await.into_iter().map(Result::unwrap).collect();

    let new: Vec<Uuid> =
        outcomes.iter().filter(|(_, inserted)| *inserted == Inserted::New).map(|(id, _)| *id).collect();
    assert_eq!(new.len(), 1);
    for (id, inserted) in outcomes {
        assert!(id == new[0] || inserted == Inserted::Duplicate(new[0]));
    }
    assert_eq!(catalog.total_media().await.unwrap(), 1);
}

#[tokio::test]
async fn every_fact_comes_back_as_it_went_in() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let new = NewMedia {
        bytes: u64::from(u32::MAX) * 10,
        place: "Altstadt, Bern".to_owned(),
        taken_at: Some("1999-12-31T23:59:59.123456".parse().unwrap()),
        ..picture(library, 7)
    };
    insert(&catalog, &new).await;

    let media = catalog.media(library, MODEL, new.id).await.unwrap().unwrap();

    assert_eq!(
        (media.id, media.library_id, media.blake3, media.name, media.media_type),
        (new.id, library, new.blake3, new.name, new.media_type)
    );
    assert_eq!((media.bytes, media.width, media.height), (new.bytes, new.width, new.height));
    assert_eq!((media.taken_at, media.uploaded_at, media.colours), (new.taken_at, new.uploaded_at, new.colours));
    assert_eq!(media.place, new.place);
}

#[tokio::test]
async fn names_are_only_ever_text() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let long = "x".repeat(100_000);
    let names = [
        "😀🏖️ 👨‍👩‍👧.png",
        "صورة.jpg",
        "\u{202E}gnp.exe",
        "two\r\nlines.png",
        "../../etc/passwd",
        "'; DROP TABLE media; --",
        "cafe\u{301}.jpg",
        "café.jpg",
        "\u{1}\u{7f}\u{feff}\u{ffff}\u{10ffff}",
        "",
        &long,
    ];

    for (number, name) in (1..).zip(names) {
        let new = NewMedia { name: name.to_owned(), ..picture(library, number) };
        insert(&catalog, &new).await;
        assert_eq!(catalog.media(library, MODEL, new.id).await.unwrap().unwrap().name, name);
    }
}

#[tokio::test]
async fn nul_in_a_name_is_replaced() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let new = NewMedia { name: "a\0b\0.png".to_owned(), ..picture(library, 1) };

    insert(&catalog, &new).await;

    let media = catalog.media(library, MODEL, new.id).await.unwrap().unwrap();
    assert_eq!(media.name, "a\u{FFFD}b\u{FFFD}.png");
}

#[tokio::test]
async fn libraries_share_bytes_but_not_rows() {
    let catalog = catalog().await;
    let (ours, theirs) = (catalog.default_library().await.unwrap(), other_library(&catalog).await);
    let (mine, foreign) = (picture(ours, 1), picture(theirs, 1));

    insert(&catalog, &mine).await;
    insert(&catalog, &foreign).await;

    assert_eq!(mine.blake3, foreign.blake3);
    let found = catalog.media_by_hash(theirs, MODEL, mine.blake3).await.unwrap().unwrap();
    assert_eq!(found.id, foreign.id);
}

#[tokio::test]
async fn an_unknown_library_is_an_error() {
    let catalog = catalog().await;
    let mut connection = catalog.connection().await.unwrap();

    let error = insert_media(&mut connection, &picture(Uuid::now_v7(), 1)).await.unwrap_err();

    assert!(matches!(error, CatalogError::Query(_)) && !error.is_unavailable());
}

#[tokio::test]
async fn a_locked_hash_keeps_the_next_one_waiting() {
    let catalog = catalog().await;
    let mut first = catalog.connection().await.unwrap();
    let mut second = catalog.connection().await.unwrap();
    diesel_async::SimpleAsyncConnection::batch_execute(&mut second, "SET lock_timeout = '50ms'").await.unwrap();

    first
        .transaction::<_, CatalogError, _>(async |first| {
            lock_hash(first, &[7; 32]).await?;
            lock_hash(&mut second, &[8; 32]).await?;
            assert!(lock_hash(&mut second, &[7; 32]).await.is_err());
            Ok(())
        })
        .await
        .unwrap();

    lock_hash(&mut second, &[7; 32]).await.unwrap();
}
