//! The library in the order in which it was taken.

use catalog::{Beside, Catalog, Month, NewMedia, trash_media};
use uuid::Uuid;

use crate::support::{MODEL, catalog, insert, other_library, picture, set_job};

fn month(first: &str, pictures: u64) -> Month {
    Month { first: first.parse().unwrap(), pictures }
}

/// Inserts the `number`th picture, which came in November 2026, as taken at some time.
async fn insert_taken(catalog: &Catalog, library: Uuid, number: u32, taken_at: Option<&str>) -> Uuid {
    let taken_at = taken_at.map(|taken| taken.parse().unwrap());
    insert(catalog, &NewMedia { taken_at, ..picture(library, number) }).await
}

async fn part(catalog: &Catalog, library: Uuid, offset: u64, limit: u64) -> Vec<Uuid> {
    let part = catalog.timeline_part(library, MODEL, offset, limit).await.unwrap();
    part.into_iter().map(|media| media.id).collect()
}

#[tokio::test]
async fn pictures_are_of_the_month_they_were_taken_in_or_else_came() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    for (number, taken_at) in [
        None,
        Some("2024-05-31T23:59:59.999999"),
        Some("2024-06-01T00:00:00"),
        Some("2024-06-30T23:59:59"),
        Some("2026-11-30T23:00:00"),
        Some("1969-07-20T20:17:40"),
        None,
    ]
    .into_iter()
    .enumerate()
    {
        insert_taken(&catalog, library, number as u32, taken_at).await;
    }

    let months = catalog.timeline(library).await.unwrap();

    let expected = [("2026-11-01", 3), ("2024-06-01", 2), ("2024-05-01", 1), ("1969-07-01", 1)];
    assert_eq!(months, expected.map(|(first, pictures)| month(first, pictures)));
}

#[tokio::test]
async fn parts_follow_each_other_without_gaps_or_repetitions() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let came = insert_taken(&catalog, library, 9, None).await;
    let taken_after = insert_taken(&catalog, library, 1, Some("2026-11-21T08:00:10")).await;
    let taken_before = insert_taken(&catalog, library, 8, Some("2026-11-21T08:00:08")).await;
    let old = insert_taken(&catalog, library, 7, Some("2001-01-01T00:00:00")).await;
    let as_old = insert_taken(&catalog, library, 6, Some("2001-01-01T00:00:00")).await;
    // Of the same time, the id decides.
    let expected = [taken_after, came, taken_before, as_old.max(old), as_old.min(old)];

    assert_eq!(part(&catalog, library, 0, 10).await, expected);
    for offset in 0..5 {
        assert_eq!(part(&catalog, library, offset as u64, 2).await, expected[offset..(offset + 2).min(5)]);
    }
    assert_eq!(part(&catalog, library, 5, 10).await, Vec::<Uuid>::new());
    assert_eq!(part(&catalog, library, u64::MAX, 10).await, Vec::<Uuid>::new());
    assert_eq!(part(&catalog, library, 0, u64::MAX).await.len(), 5);
}

#[tokio::test]
async fn pictures_have_their_state() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    for number in 0..3 {
        let new = picture(library, number);
        insert(&catalog, &new).await;
        if number < 2 {
            catalog.mark_embedded(new.id, MODEL).await.unwrap();
        }
        if number > 0 {
            set_job(&catalog, "embed", &new, "failed", "broken").await;
        }
    }

    let (page, _) = catalog.page(library, MODEL, 0, 10).await.unwrap();

    assert_eq!(catalog.timeline_part(library, MODEL, 0, 10).await.unwrap(), page);
}

#[tokio::test]
async fn other_libraries_and_the_trash_are_left_out() {
    let catalog = catalog().await;
    let (ours, theirs) = (catalog.default_library().await.unwrap(), other_library(&catalog).await);
    let kept = insert_taken(&catalog, ours, 1, Some("2024-05-01T12:00:00")).await;
    let trashed = insert_taken(&catalog, ours, 2, Some("2024-05-01T12:00:00")).await;
    insert_taken(&catalog, theirs, 1, Some("2025-05-01T12:00:00")).await;
    let mut connection = catalog.connection().await.unwrap();
    trash_media(&mut connection, ours, &[trashed], "2026-11-23T08:00:00Z".parse().unwrap()).await.unwrap();

    assert_eq!(catalog.timeline(ours).await.unwrap(), [month("2024-05-01", 1)]);
    assert_eq!(part(&catalog, ours, 0, 10).await, [kept]);
}

#[tokio::test]
async fn a_picture_has_others_beside_it() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let middle = insert_taken(&catalog, library, 1, Some("2024-05-31T10:00:00")).await;
    let oldest = insert_taken(&catalog, library, 2, Some("2001-01-01T00:00:00")).await;
    let newest = insert_taken(&catalog, library, 3, None).await;
    let other = other_library(&catalog).await;
    insert_taken(&catalog, other, 4, Some("2010-01-01T00:00:00")).await;

    let beside = async |library, id| catalog.beside(library, id).await.unwrap();

    assert_eq!(beside(library, newest).await, Beside { newer: None, older: Some(middle) });
    assert_eq!(beside(library, middle).await, Beside { newer: Some(newest), older: Some(oldest) });
    assert_eq!(beside(library, oldest).await, Beside { newer: Some(middle), older: None });
    assert_eq!(beside(other, middle).await, Beside::default());
}
