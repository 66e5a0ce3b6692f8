//! Up, down and up again.

use catalog::{BULK_EMBED_PRIORITY, CatalogError, ConnectOptions, DEFAULT_LIBRARY, Field, INDEX_FACTS, MIGRATIONS};
use diesel_async::{AsyncConnection, AsyncMigrationHarness, AsyncPgConnection, SimpleAsyncConnection};
use diesel_migrations::MigrationHarness;

use crate::support::{self, execute, insert, lines, picture, set_job};

/// Every column, index, constraint, function and trigger of our own; extensions stay where they are.
const EVERYTHING: &str = "
    SELECT format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) AS line
    FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
    UNION ALL SELECT tgname FROM pg_trigger WHERE NOT tgisinternal
    ORDER BY line";

#[tokio::test(flavor = "multi_thread")]
async fn up_down_and_up_again_is_up() {
    let url = local_postgres::testing::fresh_database().await;
    let mut harness = AsyncMigrationHarness::new(AsyncPgConnection::establish(&url).await.unwrap());

    harness.run_pending_migrations(MIGRATIONS).unwrap();
    let mut connection = harness.into_inner();
    let first = lines(&mut connection, EVERYTHING).await;

    let mut harness = AsyncMigrationHarness::new(connection);
    harness.revert_all_migrations(MIGRATIONS).unwrap();
    let mut connection = harness.into_inner();
    let emptied = lines(&mut connection, EVERYTHING).await;

    let mut harness = AsyncMigrationHarness::new(connection);
    harness.run_pending_migrations(MIGRATIONS).unwrap();
    let second = lines(&mut harness.into_inner(), EVERYTHING).await;

    assert!(first.len() > 40, "{first:#?}");
    assert_eq!(first, second);
    assert!(emptied.iter().all(|line| line.contains("__diesel_schema_migrations")), "{emptied:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_from_before_there_were_words_are_found_and_indexed_anew() {
    let url = local_postgres::testing::fresh_database().await;
    let mut harness = AsyncMigrationHarness::new(AsyncPgConnection::establish(&url).await.unwrap());
    for _ in 0..2 {
        harness.run_next_migration(MIGRATIONS).unwrap();
    }
    let mut connection = harness.into_inner();
    connection
        .batch_execute(&format!(
            "INSERT INTO media (id, library_id, blake3, name, media_type, bytes, width, height)
             SELECT gen_random_uuid(), '{DEFAULT_LIBRARY}', sha256(name::bytea), name, 'image/png', 1, 1, 1
             FROM unnest(ARRAY['Lighthouses.png', 'IMG_2024_invoice-0423.png']) AS name"
        ))
        .await
        .unwrap();

    let catalog = support::connect(&url).await;

    for (query, keywords) in [("invoices", 1), ("lighthouse 1999", 1), ("lighthose", 0)] {
        let found = catalog.find_words(DEFAULT_LIBRARY, query, 10).await.unwrap();
        assert_eq!((found.matches.len(), found.matches[0].keywords), (1, keywords), "{query}: {found:?}");
        assert_eq!(found.matches[0].found[0].1, Field::Name);
    }
    assert_eq!(catalog.with_phrase(DEFAULT_LIBRARY, "invoice 0423", 10).await.unwrap().len(), 1);
    assert_eq!(catalog.with_name(DEFAULT_LIBRARY, "house", 10).await.unwrap().len(), 1);
    let jobs = "SELECT concat_ws(' ', kind, state, priority, job.library_id = media.library_id) AS line \
                FROM job JOIN media ON media.id = job.media_id";
    let job = format!("{INDEX_FACTS} queued {BULK_EMBED_PRIORITY} t");
    assert_eq!(lines(&mut connection, jobs).await, [job.clone(), job]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_in_the_trash_goes_back_when_there_is_none_any_more() {
    let url = local_postgres::testing::fresh_database().await;
    let catalog = support::connect(&url).await;
    let (back, again, anew) = (picture(DEFAULT_LIBRARY, 1), picture(DEFAULT_LIBRARY, 2), picture(DEFAULT_LIBRARY, 2));
    for new in [&back, &again] {
        insert(&catalog, new).await;
        set_job(&catalog, "forget_vectors", new, "failed", "").await;
    }
    execute(
        &catalog,
        &format!(
            "INSERT INTO library (id, name, trash_of) VALUES (gen_random_uuid(), 'trash', '{DEFAULT_LIBRARY}');
             UPDATE media SET deleted_at = now(), library_id = (SELECT id FROM library WHERE name = 'trash')"
        ),
    )
    .await;
    insert(&catalog, &anew).await;

    let mut harness = AsyncMigrationHarness::new(AsyncPgConnection::establish(&url).await.unwrap());
    while harness.revert_last_migration(MIGRATIONS).unwrap().to_string() != "20261122000005" {}

    let mut connection = harness.into_inner();
    let left = "SELECT library.name || ' ' || media.id AS line \
                FROM library LEFT JOIN media ON media.library_id = library.id ORDER BY media.id";
    assert_eq!(lines(&mut connection, left).await, [format!("default {}", back.id), format!("default {}", anew.id)]);
    let jobs = "SELECT concat_ws(' ', kind, media_id, payload ->> 'blake3') AS line FROM job";
    assert_eq!(lines(&mut connection, jobs).await, [format!("forget {} 02{}", again.id, "0".repeat(62))]);
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_left_alone() {
    let url = local_postgres::testing::fresh_database().await;
    let catalog = support::connect(&url).await;
    execute(&catalog, "INSERT INTO __diesel_schema_migrations (version) VALUES ('29991231000000')").await;

    let error = catalog::connect(&url, ConnectOptions::default()).await.unwrap_err();

    assert!(matches!(error, CatalogError::Newer { version } if version == "29991231000000"));
}
