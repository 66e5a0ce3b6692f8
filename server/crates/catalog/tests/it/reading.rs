//! Pages, and one library never seeing another.

use std::sync::mpsc;

use catalog::{Catalog, ConnectOptions, delete_media};
use diesel::{QueryableByName, connection::InstrumentationEvent, sql_types::Text};
use diesel_async::{AsyncConnection, RunQueryDsl};
use uuid::Uuid;

use crate::support::{MODEL, catalog, execute, insert, other_library, picture, set_job};

async fn page_ids(catalog: &Catalog, library: Uuid, offset: u64, limit: u64) -> Vec<Uuid> {
    let (page, _) = catalog.page(library, MODEL, offset, limit).await.unwrap();
    page.into_iter().map(|media| media.id).collect()
}

#[tokio::test]
async fn pages_are_newest_first_without_gaps_or_repetitions() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let mut ids = Vec::new();
    for number in 0..25 {
        // In fives with the same time: the id decides.
        let mut new = picture(library, number);
        new.uploaded_at = picture(library, number / 5).uploaded_at;
        ids.push((new.uploaded_at, insert(&catalog, &new).await));
    }
    ids.sort_unstable();
    let newest_first: Vec<Uuid> = ids.into_iter().rev().map(|(_, id)| id).collect();

    let mut paged = Vec::new();
    for offset in (0..30).step_by(7) {
        paged.extend(page_ids(&catalog, library, offset, 7).await);
    }

    assert_eq!(paged, newest_first);
    assert_eq!(catalog.page(library, MODEL, 3, 2).await.unwrap().1, 25);
}

#[tokio::test]
async fn pages_past_the_end_and_absurd_ones_are_empty() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    insert(&catalog, &picture(library, 1)).await;

    assert_eq!(catalog.page(library, MODEL, 1, 10).await.unwrap(), (vec![], 1));
    assert_eq!(catalog.page(library, MODEL, u64::MAX, 10).await.unwrap(), (vec![], 1));
    assert_eq!(catalog.page(library, MODEL, 0, 0).await.unwrap(), (vec![], 1));
    assert_eq!(catalog.page(library, MODEL, 0, u64::MAX).await.unwrap().0.len(), 1);
}

#[tokio::test]
async fn a_library_sees_nothing_of_another() {
    let catalog = catalog().await;
    let (ours, theirs) = (catalog.default_library().await.unwrap(), other_library(&catalog).await);
    let foreign = picture(theirs, 1);
    insert(&catalog, &foreign).await;
    set_job(&catalog, "embed", &foreign, "failed", "why").await;

    assert_eq!(catalog.page(ours, MODEL, 0, 10).await.unwrap(), (vec![], 0));
    assert_eq!(catalog.media(ours, MODEL, foreign.id).await.unwrap(), None);
    assert_eq!(catalog.media_by_hash(ours, MODEL, foreign.blake3).await.unwrap(), None);
    assert_eq!(catalog.media_many(ours, MODEL, &[foreign.id]).await.unwrap(), []);
    assert_eq!(catalog.failures(ours, MODEL, 10).await.unwrap(), []);
    assert_eq!(catalog.counts(ours, MODEL).await.unwrap().total, 0);
    let deleted = delete_media(&mut catalog.connection().await.unwrap(), ours, &[foreign.id]).await.unwrap();
    assert_eq!(deleted, []);
    assert!(catalog.media(theirs, MODEL, foreign.id).await.unwrap().is_some());
    assert_eq!(catalog.total_media().await.unwrap(), 1);
}

#[tokio::test]
async fn many_are_found_by_id_and_the_missing_left_out() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    let first = insert(&catalog, &picture(library, 1)).await;
    let second = insert(&catalog, &picture(library, 2)).await;

    let found = catalog.media_many(library, MODEL, &[second, Uuid::now_v7(), first, first]).await.unwrap();

    let mut ids: Vec<Uuid> = found.into_iter().map(|media| media.id).collect();
    ids.sort_unstable();
    assert_eq!(ids, [first, second]);
    assert_eq!(catalog.media_many(library, MODEL, &[]).await.unwrap(), []);
}

#[tokio::test]
async fn many_are_found_by_their_bytes() {
    let catalog = catalog().await;
    let (ours, theirs) = (catalog.default_library().await.unwrap(), other_library(&catalog).await);
    let [first, second, third] = [1, 2, 3].map(|number| picture(ours, number));
    for new in [&first, &second, &third, &picture(theirs, 1), &picture(theirs, 4)] {
        insert(&catalog, new).await;
    }
    let foreign = picture(theirs, 4).blake3;

    let mut found =
        catalog.ids_by_hashes(ours, &[third.blake3, foreign, first.blake3, first.blake3, [9; 32]]).await.unwrap();

    found.sort_unstable();
    assert_eq!(found, [first.id, third.id]);
    assert_eq!(catalog.ids_by_hashes(ours, &[]).await.unwrap(), Vec::<Uuid>::new());
}

#[tokio::test]
async fn failures_are_newest_first_with_their_reasons() {
    let catalog = catalog().await;
    let library = catalog.default_library().await.unwrap();
    for number in 0..4 {
        let new = picture(library, number);
        insert(&catalog, &new).await;
        set_job(&catalog, "embed", &new, if number == 2 { "queued" } else { "failed" }, &number.to_string()).await;
    }

    let failures = catalog.failures(library, MODEL, 2).await.unwrap();

    let reasons: Vec<Option<&str>> = failures.iter().map(|media| media.failure.as_deref()).collect();
    assert_eq!(reasons, [Some("3"), Some("1")]);
}

#[tokio::test]
async fn a_sample_is_of_indexed_pictures_and_always_the_same() {
    let catalog = catalog().await;
    let (library, other) = (catalog.default_library().await.unwrap(), other_library(&catalog).await);
    let mut indexed = Vec::new();
    for number in 0..20 {
        let id = insert(&catalog, &picture(library, number)).await;
        insert(&catalog, &picture(other, number)).await;
        if number % 2 == 0 {
            catalog.mark_embedded(id, MODEL).await.unwrap();
            indexed.push(id);
        }
    }

    let mut all = catalog.sample(library, 100).await.unwrap();
    let some = catalog.sample(library, 4).await.unwrap();

    assert_eq!(all[..4], some);
    all.sort_unstable();
    indexed.sort_unstable();
    assert_eq!(all, indexed);
}

#[tokio::test]
async fn a_page_of_ten_thousand_comes_from_the_index() {
    let url = local_postgres::testing::fresh_database().await;
    let options = ConnectOptions { pool_size: 1, ..ConnectOptions::default() };
    let catalog = catalog::connect(&url, options).await.unwrap();
    let library = catalog.default_library().await.unwrap();
    execute(
        &catalog,
        &format!(
            "INSERT INTO media (id, library_id, blake3, name, media_type, bytes, width, height, uploaded_at)
             SELECT gen_random_uuid(), '{library}', sha256(n::text::bytea), n || '.png', 'image/png', 1, 1, 1,
                    now() - n * interval '1 second'
             FROM generate_series(1, 10000) AS n;
             ANALYZE media"
        ),
    )
    .await;
    let (page, total) = catalog.page(library, MODEL, 9_950, 50).await.unwrap();
    assert_eq!((page.len(), total, page[49].name.as_str()), (50, 10_000, "10000.png"));

    let plan = plan_of(&catalog, library, 50, 100).await;
    assert!(plan.contains("Index Scan using media_newest"), "{plan}");
    assert!(!plan.contains("Seq Scan on media"), "{plan}");
}

/// How Postgres runs the statement that `page` sends, over the only connection of the pool.
async fn plan_of(catalog: &Catalog, library: Uuid, limit: u64, offset: u64) -> String {
    let (sender, statements) = mpsc::channel();
    let record = move |event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            sender.send(query.to_string()).unwrap();
        }
    };
    catalog.connection().await.unwrap().set_instrumentation(record);
    catalog.page(library, MODEL, offset, limit).await.unwrap();

    let sent: Vec<String> = statements.try_iter().collect();
    let page = sent.iter().find(|statement| statement.contains("OFFSET")).unwrap();
    let (page, _binds) = page.split_once(" -- binds").unwrap();
    execute(catalog, &format!("PREPARE page AS {page}")).await;
    let plan: Vec<Plan> = diesel::sql_query(format!("EXPLAIN EXECUTE page('{library}', {limit}, {offset})"))
        .load(&mut catalog.connection().await.unwrap())
        .await
        .unwrap();
    plan.into_iter().map(|row| row.line + "\n").collect()
}

#[derive(QueryableByName)]
struct Plan {
    #[diesel(sql_type = Text, column_name = "QUERY PLAN")]
    line: String,
}
